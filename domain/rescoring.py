"""Scoring again what is kept, with the one scoring function: nothing should change."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain import access
from domain.acting import Actor
from domain.adjusting import keep_adjustments_of
from domain.errors import NotFound
from domain.pinned import survey_of
from domain.surroundings import surroundings_in
from storage import Session, campaigns, scores
from storage.scores import Kept
from storage.tables import Campaign
from survey_defs.answers import Given
from survey_defs.model import Question, Survey
from survey_defs.scoring import Surroundings, score


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
        return Rescored(sum(rescore_forms(session, each) for each in every))
    found = campaigns.owned(session, campaign_id)
    if found is None:
        raise NotFound
    access.to_manage(by, found.owner.path)
    return Rescored(rescore_forms(session, found.campaign))


def rescore_forms(
    session: Session,
    campaign: Campaign,
    path: str = access.EVERYWHERE,
    questions: Collection[str] | None = None,
) -> int:
    """The campaign's forms in this subtree: these questions, or all; how many changed."""
    session.flush()
    survey = survey_of(session, campaign.fingerprint)
    wanted = [each for each in survey.questions if questions is None or each.code in questions]
    changed = 0
    for forms in scores.forms_of(session, campaign.id, path):
        kept = scores.kept(session, [form.id for form in forms], questions)
        places = [form.organisation_id for form in forms]
        around = surroundings_in(session, campaign, places, questions)
        wrong: list[dict[str, Any]] = []
        for form in forms:
            wrong += _wrong(survey, wanted, kept[form.id], around[form.organisation_id])
        scores.correct(session, wrong)
        keep_adjustments_of(session, survey, [form.id for form in forms])
        changed += len(wrong)
    return changed


def _wrong(
    survey: Survey, questions: list[Question], kept: Mapping[str, Kept], around: Surroundings
) -> list[dict[str, Any]]:
    """What must be written where the points kept are not those that the answers earn."""
    answers = {
        code: Given(row.value, row.not_applicable is not None)
        for code, row in kept.items()
        if row.value is not None or row.not_applicable is not None
    }
    wrong = []
    for question in questions:
        row, right = kept[question.code], score(survey, question, answers, around)
        if (row.points, row.maximum, row.state) != (right.points, right.maximum, right.state):
            wrong.append(
                {
                    "of_form": row.form_id,
                    "one": question.code,
                    "new_state": right.state.value,
                    "new_points": right.points,
                    "new_max": right.maximum,
                }
            )
    return wrong
