"""How forms begin: every question unanswered, with what it could bring."""

from __future__ import annotations

from domain.adjusting import keep_adjustments, keep_adjustments_of
from domain.surroundings import ALONE
from storage import Session, blanks, scores
from storage.blanks import Blank
from survey_defs.model import Survey
from survey_defs.navigation import is_counted
from survey_defs.scoring import scores_of
from survey_defs.tallying import is_plain


def begin_forms(
    session: Session, survey: Survey, campaign_id: int, form_id: int | None = None
) -> None:
    """Give their questions to the forms of a campaign that have none: only this one, or any."""
    blanks.make_answers(session, campaign_id, blanks_of(survey))
    if form_id is not None:
        keep_adjustments(session, survey, form_id)
    elif not is_plain(survey):
        for forms in scores.forms_of(session, campaign_id):
            keep_adjustments_of(session, survey, [form.id for form in forms])


def blanks_of(survey: Survey) -> list[Blank]:
    """By the one scoring function."""
    scored = scores_of(survey, {}, ALONE)
    return [
        Blank(
            each.code, scored[each.code].state.value, scored[each.code].maximum, is_counted(each)
        )
        for each in survey.questions
    ]
