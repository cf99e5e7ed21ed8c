"""Values from outside a form: given for a territory, or left from the last period."""

from __future__ import annotations

from collections.abc import Collection
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
_FARTHEST_FIRST = (
    select(_GIVEN.c.question, _GIVEN.c.value)
    .join(_ABOVE, _ABOVE.c.id == _GIVEN.c.organisation_id)
    .join(_HERE, _HERE.c.path.like(_ABOVE.c.path + "%"))
    .where(_GIVEN.c.campaign_id == bindparam("campaign"), _HERE.c.id == bindparam("here"))
    .order_by(func.length(_ABOVE.c.path))
)
_THIS, _ITS_SURVEY = _CAMPAIGNS.alias("this"), _PINNED.alias("its_survey")
_LAST_FORM = (
    select(_FORMS.c.id, _CAMPAIGNS.c.fingerprint)
    .join(_CAMPAIGNS, _CAMPAIGNS.c.id == _FORMS.c.campaign_id)
    .join(_PINNED, _PINNED.c.fingerprint == _CAMPAIGNS.c.fingerprint)
    .join(_THIS, _THIS.c.id == bindparam("campaign"))
    .join(_ITS_SURVEY, _ITS_SURVEY.c.fingerprint == _THIS.c.fingerprint)
    .where(
        _FORMS.c.organisation_id == bindparam("here"),
        _PINNED.c.code == _ITS_SURVEY.c.code,
        _CAMPAIGNS.c.id != _THIS.c.id,
        _CAMPAIGNS.c.state == CampaignState.CLOSED,
        _CAMPAIGNS.c.locks_at <= _THIS.c.opens_at,
        # closing an old campaign late must not change the results of a finished one
        or_(_THIS.c.closed_at.is_(None), _CAMPAIGNS.c.closed_at <= _THIS.c.closed_at),
    )
    .order_by(_CAMPAIGNS.c.locks_at.desc(), _CAMPAIGNS.c.id.desc())
    .limit(1)
)
_VALUES = select(_ANSWERS.c.question, _ANSWERS.c.value).where(
    _ANSWERS.c.form_id == bindparam("form"),
    _ANSWERS.c.question.in_(bindparam("questions", expanding=True)),
    _ANSWERS.c.not_applicable.is_(None),
    _ANSWERS.c.state.in_(("answered", "waiting")),
)


def given(session: Session, campaign_id: int, organisation_id: int) -> dict[str, str]:
    """By question, from the nearest organisation, itself or above, that has one."""
    asked = {"campaign": campaign_id, "here": organisation_id}
    rows = session.connection().execute(_FARTHEST_FIRST, asked)
    return dict(rows.tuples().all())  # the nearest comes last and stays


def given_in(session: Session, campaign_id: int, paths: Collection[str]) -> list[GivenHere]:
    """What has been entered for organisations of these subtrees."""
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
        .where(GivenValue.campaign_id == campaign_id, within(Organisation.path, paths))
        .order_by(Organisation.path, GivenValue.question)
    )
    return [GivenHere(*row) for row in session.execute(found)]


def give(session: Session, row: dict[str, Any]) -> None:
    """Enter a value or change it; `row` has the columns of the table."""
    put(session, GivenValue, row)
    session.expire_all()


def take_back(session: Session, campaign_id: int, organisation_id: int, question: str) -> None:
    there = (campaign_id, organisation_id, question)
    found = session.get(GivenValue, there)
    if found is not None:
        session.delete(found)
        session.flush()


def last_form(session: Session, campaign_id: int, organisation_id: int) -> LastForm | None:
    """From the campaign locked last before this one opened."""
    asked = {"here": organisation_id, "campaign": campaign_id}
    row = session.connection().execute(_LAST_FORM, asked).first()
    return row and LastForm._make(row)


def answered(session: Session, form_id: int, questions: Collection[str]) -> dict[str, Any]:
    """The values of these questions that count as answered."""
    asked = {"form": form_id, "questions": [*questions]}
    return dict(session.connection().execute(_VALUES, asked).tuples().all())
