"""Values from outside a form: given for a territory, or left from the last period."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, or_, select

from storage import Session
from storage.organisations import within
from storage.statements import put, rows_of
from storage.tables import (
    Answer,
    Campaign,
    CampaignState,
    Form,
    GivenValue,
    Organisation,
    PinnedSurvey,
)

MARK = "§"
"""Begins the codes of values that belong to no question, such as the fund to pay from."""


class LastForm(NamedTuple):
    """The organisation's form in its last closed campaign of the same questionnaire."""

    form_id: int
    fingerprint: str


class GivenHere(NamedTuple):
    """A value entered for an organisation and all below it."""

    organisation_id: int
    organisation: str
    organisation_code: str
    question: str
    value: str
    entered_at: datetime


_GIVEN, _ANSWERS, _FORMS = rows_of(GivenValue), rows_of(Answer), rows_of(Form)
_CAMPAIGNS, _PINNED = rows_of(Campaign), rows_of(PinnedSurvey)
_ABOVE, _HERE = rows_of(Organisation).alias("above"), rows_of(Organisation).alias("here")
_WANTED = _HERE.c.id.in_(bindparam("here", expanding=True))
_FARTHEST_FIRST = (
    select(_HERE.c.id, _GIVEN.c.question, _GIVEN.c.value)
    .select_from(_GIVEN)
    .join(_ABOVE, _ABOVE.c.id == _GIVEN.c.organisation_id)
    .join(_HERE, _HERE.c.path.like(_ABOVE.c.path + "%"))
    .where(_GIVEN.c.campaign_id == bindparam("campaign"), _WANTED)
    .order_by(func.length(_ABOVE.c.path))
)
_THIS, _ITS_SURVEY = _CAMPAIGNS.alias("this"), _PINNED.alias("its_survey")
_OLDEST_FIRST = (
    select(_FORMS.c.organisation_id, _FORMS.c.id, _CAMPAIGNS.c.fingerprint)
    .join(_CAMPAIGNS, _CAMPAIGNS.c.id == _FORMS.c.campaign_id)
    .join(_PINNED, _PINNED.c.fingerprint == _CAMPAIGNS.c.fingerprint)
    .join(_THIS, _THIS.c.id == bindparam("campaign"))
    .join(_ITS_SURVEY, _ITS_SURVEY.c.fingerprint == _THIS.c.fingerprint)
    .where(
        _FORMS.c.organisation_id.in_(bindparam("here", expanding=True)),
        _PINNED.c.code == _ITS_SURVEY.c.code,
        _CAMPAIGNS.c.id != _THIS.c.id,
        _CAMPAIGNS.c.state == CampaignState.CLOSED,
        _CAMPAIGNS.c.locks_at <= _THIS.c.opens_at,
        # closing an old campaign late must not change the results of a finished one
        or_(_THIS.c.closed_at.is_(None), _CAMPAIGNS.c.closed_at <= _THIS.c.closed_at),
    )
    .order_by(_CAMPAIGNS.c.locks_at, _CAMPAIGNS.c.id)
)
_VALUES = select(_ANSWERS.c.form_id, _ANSWERS.c.question, _ANSWERS.c.value).where(
    _ANSWERS.c.form_id.in_(bindparam("forms", expanding=True)),
    _ANSWERS.c.question.in_(bindparam("questions", expanding=True)),
    _ANSWERS.c.not_applicable.is_(None),
    _ANSWERS.c.state.in_(("answered", "waiting")),
)


def given(
    session: Session, campaign_id: int, organisation_ids: Sequence[int]
) -> dict[int, dict[str, str]]:
    """By organisation and question, from the nearest, itself or above, that has a value."""
    asked = {"campaign": campaign_id, "here": organisation_ids}
    nearest: dict[int, dict[str, str]] = {here: {} for here in organisation_ids}
    for here, question, value in session.connection().execute(_FARTHEST_FIRST, asked):
        nearest[here][question] = value  # what comes later is nearer
    return nearest


def given_in(session: Session, campaign_id: int, paths: Collection[str]) -> list[GivenHere]:
    """What has been entered for questions and organisations of these subtrees."""
    found = (
        select(
            Organisation.id,
            Organisation.short_name,
            Organisation.code,
            GivenValue.question,
            GivenValue.value,
            GivenValue.entered_at,
        )
        .join(Organisation, Organisation.id == GivenValue.organisation_id)
        .where(
            GivenValue.campaign_id == campaign_id,
            within(Organisation.path, paths),
            ~GivenValue.question.startswith(MARK, autoescape=True),
        )
        .order_by(Organisation.path, GivenValue.question)
    )
    return [GivenHere(*row) for row in session.execute(found)]


def give(session: Session, row: dict[str, Any]) -> None:
    """Enter a value or change it; `row` has the columns of the table."""
    put(session, GivenValue, row)
    session.expire_all()


def take_back(session: Session, campaign_id: int, organisation_id: int, question: str) -> bool:
    """False when there was none."""
    there = (campaign_id, organisation_id, question)
    found = session.get(GivenValue, there)
    if found is None:
        return False
    session.delete(found)
    session.flush()
    return True


def last_forms(
    session: Session, campaign_id: int, organisation_ids: Sequence[int]
) -> dict[int, LastForm]:
    """By organisation, from the campaign locked last before this one opened."""
    asked = {"here": organisation_ids, "campaign": campaign_id}
    rows = session.connection().execute(_OLDEST_FIRST, asked)
    return {row[0]: LastForm(row[1], row[2]) for row in rows}  # what comes later is newer


def answered(
    session: Session, form_ids: Sequence[int], questions: Sequence[str]
) -> dict[int, dict[str, Any]]:
    """By form, the values of these questions that count as answered."""
    found: dict[int, dict[str, Any]] = {form_id: {} for form_id in form_ids}
    asked = {"forms": form_ids, "questions": questions}
    for form_id, question, value in session.connection().execute(_VALUES, asked):
        found[form_id][question] = value
    return found
