"""Forms, with all that decides whether and how they may be filled in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Row, Select, bindparam, func, select, update

from storage import Session
from storage.statements import rows_of
from storage.tables import (
    Answer,
    Campaign,
    CampaignState,
    Form,
    FormState,
    Membership,
    Organisation,
    Person,
    Role,
)
from storage.tables.base import stamp


class FormRow(NamedTuple):
    """The names are those of the table."""

    id: int
    campaign_id: int
    organisation_id: int
    edition: int
    state: FormState
    started_at: datetime | None
    active_at: datetime | None
    submitted_at: datetime | None
    on_time_at: datetime | None
    locks_at: datetime | None
    extension_reason: str | None
    reopened_until: datetime | None
    hushed_until: datetime | None
    holder_id: int | None


class CampaignRow(NamedTuple):
    """The names are those of the table."""

    id: int
    organisation_id: int
    fingerprint: str
    edition: int
    title: str
    state: CampaignState
    opens_at: datetime
    on_time_at: datetime
    locks_at: datetime
    closed_at: datetime | None
    closing_text: str


class OpenForm(NamedTuple):
    """A form with its campaign and its organisation, in one look."""

    form: FormRow
    campaign: CampaignRow
    path: str
    """Of the organisation."""
    organisation: str
    """Its short name."""
    zone: str
    """The IANA name of the one in force there."""

    @property
    def id(self) -> int:
        return self.form.id


_FORMS, _CAMPAIGNS = rows_of(Form), rows_of(Campaign)
_ORGANISATIONS, _ANSWERS = rows_of(Organisation), rows_of(Answer)
_MEMBERSHIPS, _PEOPLE = rows_of(Membership), rows_of(Person)
_FORM_WIDTH = len(FormRow._fields)
_CAMPAIGN_END = _FORM_WIDTH + len(CampaignRow._fields)


def _opened() -> Select[Any]:
    return (
        select(
            *(_FORMS.c[name] for name in FormRow._fields),
            *(_CAMPAIGNS.c[name] for name in CampaignRow._fields),
            _ORGANISATIONS.c.path,
            _ORGANISATIONS.c.short_name,
            _ORGANISATIONS.c.local_zone,
        )
        .join_from(_FORMS, _CAMPAIGNS, _FORMS.c.campaign_id == _CAMPAIGNS.c.id)
        .join(_ORGANISATIONS, _FORMS.c.organisation_id == _ORGANISATIONS.c.id)
    )


_ONE = _opened().where(_FORMS.c.id == bindparam("form"))
_TO_CHANGE = _ONE.with_for_update(of=_FORMS)
_OF_ORGANISATIONS = (
    _opened()
    .where(_FORMS.c.organisation_id.in_(bindparam("organisations", expanding=True)))
    .order_by(_CAMPAIGNS.c.opens_at.desc(), _FORMS.c.id)
)
_STATES = (
    select(_ANSWERS.c.form_id, _ANSWERS.c.state, func.count())
    .where(_ANSWERS.c.form_id.in_(bindparam("forms", expanding=True)))
    .group_by(_ANSWERS.c.form_id, _ANSWERS.c.state)
)
_TOUCH = (
    update(_FORMS)
    .where(_FORMS.c.id == bindparam("form"))
    .values(
        active_at=bindparam("now"),
        stamp=bindparam("stamp"),
        started_at=func.coalesce(
            _FORMS.c.started_at, bindparam("now", type_=_FORMS.c.active_at.type)
        ),
    )
)
_NEWS = update(_FORMS).where(_FORMS.c.id == bindparam("form"))

_ADMINS = (
    select(_PEOPLE.c.name, _ORGANISATIONS.c.id)
    .join_from(_MEMBERSHIPS, _PEOPLE, _MEMBERSHIPS.c.person_id == _PEOPLE.c.id)
    .join(_ORGANISATIONS, _MEMBERSHIPS.c.organisation_id == _ORGANISATIONS.c.id)
    .where(
        _MEMBERSHIPS.c.organisation_id.in_(bindparam("above", expanding=True)),
        _MEMBERSHIPS.c.role == Role.ADMIN,
        _MEMBERSHIPS.c.ended_at.is_(None),
        _PEOPLE.c.left_at.is_(None),
    )
    .order_by(func.length(_ORGANISATIONS.c.path).desc(), _PEOPLE.c.id)
)
NAMED_AT_MOST = 3


def find_open(session: Session, form_id: int, *, to_change: bool = False) -> OpenForm | None:
    """The form; `to_change` keeps others from changing it until this transaction ends.

    Whoever has waited while its campaign was moved to another survey may have the old campaign
    beside the new form: a second look has both.
    """
    statement = _TO_CHANGE if to_change else _ONE
    connection = session.connection()
    row = connection.execute(statement, {"form": form_id}).first()
    found = None if row is None else _made(row)
    if found is None or found.form.edition == found.campaign.edition:
        return found
    return _made(connection.execute(statement, {"form": form_id}).one())


def of_organisations(session: Session, organisation_ids: Collection[int]) -> list[OpenForm]:
    """All forms of these organisations, the newest campaign first."""
    rows = session.connection().execute(_OF_ORGANISATIONS, {"organisations": [*organisation_ids]})
    return [_made(row) for row in rows]


def count_states(session: Session, form_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """For each form, how many of its answers are in which state."""
    counted: dict[int, dict[str, int]] = {form_id: {} for form_id in form_ids}
    for form_id, state, count in session.connection().execute(_STATES, {"forms": [*form_ids]}):
        counted[form_id][state] = count
    return counted


def admins_above(session: Session, path: str) -> list[str]:
    """Names of the admins of the nearest organisation that has any."""
    found = session.connection().execute(_ADMINS, {"above": _ids(path)}).all()
    return [name for name, where in found if where == found[0][1]][:NAMED_AT_MOST]


def _ids(path: str) -> list[int]:
    return [int(part) for part in path.split("/") if part]


def touch(session: Session, form_id: int, now: datetime) -> None:
    """Somebody has changed something in the form."""
    session.connection().execute(_TOUCH, {"form": form_id, "now": now, "stamp": stamp()})


def submit(session: Session, form_id: int, now: datetime, by_id: int | None) -> None:
    session.connection().execute(
        _NEWS.values(
            state=FormState.SUBMITTED, submitted_at=now, submitted_by_id=by_id, active_at=now
        ),
        {"form": form_id},
    )


def recall(session: Session, form_id: int, now: datetime) -> None:
    session.connection().execute(
        _NEWS.values(
            state=FormState.FILLING, submitted_at=None, submitted_by_id=None, active_at=now
        ),
        {"form": form_id},
    )


def _made(row: Row[Any]) -> OpenForm:
    return OpenForm(
        FormRow._make(row[:_FORM_WIDTH]),
        CampaignRow._make(row[_FORM_WIDTH:_CAMPAIGN_END]),
        *row[_CAMPAIGN_END:],
    )
