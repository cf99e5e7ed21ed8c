"""How forms begin: every question unanswered, with what it could bring."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from domain import access
from domain.adjusting import keep_adjustments, keep_adjustments_of
from domain.pinned import survey_of
from domain.rescoring import rescore_forms
from domain.surroundings import ALONE
from storage import Session, blanks, scores
from storage.blanks import Blank
from storage.tables import Campaign
from survey_defs.evaluating import walk
from survey_defs.model import Survey
from survey_defs.navigation import is_counted
from survey_defs.plans import plan_of
from survey_defs.scoring import scores_of
from survey_defs.tallying import is_plain


def begin_forms(
    session: Session,
    campaign: Campaign,
    now: datetime,
    path: str = access.EVERYWHERE,
    form_id: int | None = None,
    after: int = 0,
) -> None:
    """Give their questions to the forms of a campaign that have none: one, or all after one."""
    survey = survey_of(session, campaign.fingerprint)
    blanks.make_answers(session, campaign.id, blanks_of(survey), after)
    if _looks_around(survey):
        rescore_forms(session, campaign, now, path, after=after)
    elif form_id is not None:
        keep_adjustments(session, survey, form_id)
    elif not is_plain(survey):
        for forms in scores.forms_of(session, campaign.id, after=after):
            keep_adjustments_of(session, survey, [form.id for form in forms])


def blanks_of(survey: Survey, codes: Collection[str] | None = None) -> list[Blank]:
    """By the one scoring function: of all questions, or of these."""
    scored = scores_of(survey, {}, ALONE)
    return [
        Blank(
            each.code,
            scored[each.code].state.value,
            scored[each.code].maximum,
            int(is_counted(each)),
        )
        for each in survey.questions
        if codes is None or each.code in codes
    ]


def _looks_around(survey: Survey) -> bool:
    """Whether a form says something untouched: by a formula, the day or the last period."""
    plan = plan_of(survey)
    if plan.asks_today or plan.asks_previous:
        return True
    untouched = walk(survey, {})
    return any(untouched.value_of(code) is not None for code in plan.computed)
