"""Scoring again what is kept, with the one scoring function: nothing should change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain import access
from domain.acting import Actor
from domain.adjusting import keep_adjustments_of
from domain.errors import NotFound
from domain.pinned import survey_of
from domain.surroundings import surroundings_in, today_at
from storage import Session, campaigns, forms, scores
from storage.scores import Corrected, Kept
from storage.tables import Campaign
from survey_defs.answers import Given
from survey_defs.evaluating import walk_to
from survey_defs.model import Computed, Question, Survey
from survey_defs.plans import plan_of
from survey_defs.scoring import score_in
from survey_defs.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Rescored:
    """How many questions had other points, another maximum or another state."""

    count: int


def rescore(
    session: Session, by: Actor, now: datetime, campaign_id: int | None = None
) -> Rescored:
    """Rebuild the points of one campaign, or of all."""
    if campaign_id is None:
        access.to_manage(by, access.EVERYWHERE)
        every = scores.campaigns_with_forms(session)
        return Rescored(sum(rescore_forms(session, each, now) for each in every))
    found = campaigns.owned(session, campaign_id)
    if found is None:
        raise NotFound
    access.to_manage(by, found.owner.path)
    return Rescored(rescore_forms(session, found.campaign, now))


def rescore_forms(
    session: Session,
    campaign: Campaign,
    now: datetime,
    path: str = access.EVERYWHERE,
    questions: Collection[str] | None = None,
    after: int = 0,
) -> int:
    """The campaign's forms in this subtree: these questions, or all; how many changed.

    Forms up to `after` are left alone.
    """
    session.flush()
    survey = survey_of(session, campaign.fingerprint)
    wanted = [each for each in survey.questions if questions is None or each.code in questions]
    changed = 0
    for page in scores.forms_of(session, campaign.id, path, after):
        kept = scores.kept(session, [form.id for form in page], questions)
        places = [form.organisation_id for form in page]
        around = surroundings_in(session, campaign, places, questions)
        wrong: list[Corrected] = []
        for form in page:
            here = _today(session, survey, form.id, around[form.organisation_id], now)
            wrong += _wrong(survey, wanted, kept[form.id], here)
        scores.correct(session, wrong)
        keep_adjustments_of(session, survey, [form.id for form in page])
        changed += len(wrong)
    return changed


def _today(
    session: Session, survey: Survey, form_id: int, around: Surroundings, now: datetime
) -> Surroundings:
    """With the day, where the survey asks for it."""
    if not plan_of(survey).asks_today:
        return around
    form = forms.find_open(session, form_id)
    return around if form is None else replace(around, today=today_at(form, now))


def _wrong(
    survey: Survey, questions: list[Question], kept: Mapping[str, Kept], around: Surroundings
) -> list[Corrected]:
    """What must be written where what is kept is not what follows from the answers."""
    answers = {
        code: Given(row.value, row.not_applicable is not None)
        for code, row in kept.items()
        if row.value is not None or row.not_applicable is not None
    }
    walked = walk_to(survey, [question.code for question in questions], answers, around)
    wrong = []
    for question in questions:
        row, right = kept[question.code], score_in(walked, question, answers, around)
        value = row.value
        if isinstance(question, Computed):
            value = walked.computed_at_rest(question.code)
        there = (row.value, row.points, row.maximum, row.state)
        if there != (value, right.points, right.maximum, right.state):
            now_right = (value, right.state.value, right.points, right.maximum)
            wrong.append(Corrected(row.form_id, question.code, *now_right))
    return wrong
