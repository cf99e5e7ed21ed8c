"""Reminders and news to those in charge of forms: planned by the database, however many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, String, cast, exists, func, literal, select

from storage import Session
from storage.statements import rows_of, spelled
from storage.tables import (
    Campaign,
    CampaignState,
    Consent,
    Form,
    FormState,
    Membership,
    Notice,
    Organisation,
    Person,
    Role,
)

KIND, OPENED = "reminder", "opened"
URGENCY, DECISION = 1, 0


class Due(NamedTuple):
    """Forms of one campaign that share an on-time moment and a zone."""

    campaign_id: int
    on_time_at: datetime
    zone: str


class Plan(NamedTuple):
    """What to send about such forms."""

    due: Due
    begun_by: datetime
    """Only to those who were in it by this moment, when the day of the rung ended."""
    mark: str
    """The end of the key: the rung and the date that it was counted from."""
    content: Mapping[str, Any]


class Opening(NamedTuple):
    """A campaign has opened; its people in one zone hear of it at this moment."""

    campaign_id: int
    zone: str
    due_at: datetime


class News(NamedTuple):
    """What has been decided about one form, for all who are in charge of it."""

    form_id: int
    kind: str
    content: Mapping[str, Any]


class Tidings(NamedTuple):
    """What all who have begun a form of a campaign must hear, once for each `mark`."""

    campaign_id: int
    kind: str
    mark: str
    content: Mapping[str, Any]


class Reminder(NamedTuple):
    """A planned reminder, and how things stand now."""

    content: dict[str, Any]
    state: FormState
    campaign_state: CampaignState
    on_time_at: datetime
    zone: str
    reaches: bool
    """The person is still in charge, agrees and can be reached."""


_FORMS, _CAMPAIGNS, _PLACES = rows_of(Form), rows_of(Campaign), rows_of(Organisation)
_PEOPLE, _MEMBERSHIPS = rows_of(Person), rows_of(Membership)
_CONSENTS, _OUTBOX = rows_of(Consent), rows_of(Notice)
_on_time = func.coalesce(_FORMS.c.on_time_at, _CAMPAIGNS.c.on_time_at)
_FILLING = (Role.COORDINATOR, Role.HEAD)


def due(session: Session, now: datetime, until: datetime) -> list[Due]:
    """All such groups of unsubmitted forms with the on-time moment between the two."""
    found = (
        _unsubmitted(_CAMPAIGNS.c.id, _on_time, _PLACES.c.local_zone)
        .where(_CAMPAIGNS.c.opens_at <= now, _on_time > now, _on_time < until)
        .distinct()
        .order_by(_CAMPAIGNS.c.id, _on_time, _PLACES.c.local_zone)
    )
    return [Due(*row) for row in session.execute(found)]


def queue(session: Session, plan: Plan, now: datetime, at_most: int) -> int:
    """Put into the outbox what is not there yet; return how many were new."""
    key = _key(plan.mark)
    rows = (
        _unsubmitted(
            _PEOPLE.c.id,
            literal(KIND),
            _FORMS.c.id,
            literal(dict(plan.content), _OUTBOX.c.content.type),
            key,
            literal(URGENCY),
            literal(now, _OUTBOX.c.due_at.type),
            literal(0),
        )
        .join(_MEMBERSHIPS, _MEMBERSHIPS.c.organisation_id == _FORMS.c.organisation_id)
        .join(_PEOPLE, _PEOPLE.c.id == _MEMBERSHIPS.c.person_id)
        .where(
            _CAMPAIGNS.c.id == plan.due.campaign_id,
            _on_time == literal(plan.due.on_time_at, _CAMPAIGNS.c.on_time_at.type),
            _PLACES.c.local_zone == plan.due.zone,
            _CAMPAIGNS.c.opens_at < plan.begun_by,
            _MEMBERSHIPS.c.granted_at < plan.begun_by,
            *_in_charge(),
            ~exists().where(_OUTBOX.c.once == key),
        )
        .order_by(_FORMS.c.id)
        .limit(at_most)
    )
    return _queue(session, rows)


def zones(session: Session, campaign_id: int) -> list[str]:
    """In which zones the campaign has forms."""
    found = _unsubmitted(_PLACES.c.local_zone).where(_CAMPAIGNS.c.id == campaign_id).distinct()
    return list(session.execute(found.order_by(_PLACES.c.local_zone)).scalars())


def announce(session: Session, opening: Opening) -> int:
    """Tell everybody in charge of a form, once; return how many people."""
    form, person = cast(_FORMS.c.id, String), cast(_PEOPLE.c.id, String)
    rows = (
        _unsubmitted(
            _PEOPLE.c.id,
            literal(OPENED),
            _FORMS.c.id,
            literal({}, _OUTBOX.c.content.type),
            literal(f"{OPENED}:") + form + literal(":") + person,
            literal(URGENCY),
            literal(opening.due_at, _OUTBOX.c.due_at.type),
            literal(0),
        )
        .join(_MEMBERSHIPS, _MEMBERSHIPS.c.organisation_id == _FORMS.c.organisation_id)
        .join(_PEOPLE, _PEOPLE.c.id == _MEMBERSHIPS.c.person_id)
        .where(
            _CAMPAIGNS.c.id == opening.campaign_id,
            _PLACES.c.local_zone == opening.zone,
            *_in_charge(),
        )
        .order_by(_FORMS.c.id)
    )
    return _queue(session, rows)


def tell(session: Session, news: News, now: datetime) -> int:
    """Put news of a decision into the outbox, ahead of reminders; return for how many people."""
    form, person = cast(_FORMS.c.id, String), cast(_PEOPLE.c.id, String)
    key = literal(f"{news.kind}:{now.isoformat()}:") + form + literal(":") + person
    rows = (
        select(
            _PEOPLE.c.id,
            literal(news.kind),
            _FORMS.c.id,
            literal(dict(news.content), _OUTBOX.c.content.type),
            key,
            literal(DECISION),
            literal(now, _OUTBOX.c.due_at.type),
            literal(0),
        )
        .select_from(_FORMS)
        .join(_MEMBERSHIPS, _MEMBERSHIPS.c.organisation_id == _FORMS.c.organisation_id)
        .join(_PEOPLE, _PEOPLE.c.id == _MEMBERSHIPS.c.person_id)
        .where(_FORMS.c.id == news.form_id, *_in_charge())
    )
    return _queue(session, rows)


def tell_begun(session: Session, tidings: Tidings, now: datetime) -> int:
    """Everybody in charge of a form that has been begun and not submitted; how many people."""
    form, person = cast(_FORMS.c.id, String), cast(_PEOPLE.c.id, String)
    key = literal(f"{tidings.kind}:{tidings.mark}:") + form + literal(":") + person
    rows = (
        _unsubmitted(
            _PEOPLE.c.id,
            literal(tidings.kind),
            _FORMS.c.id,
            literal(dict(tidings.content), _OUTBOX.c.content.type),
            key,
            literal(DECISION),
            literal(now, _OUTBOX.c.due_at.type),
            literal(0),
        )
        .join(_MEMBERSHIPS, _MEMBERSHIPS.c.organisation_id == _FORMS.c.organisation_id)
        .join(_PEOPLE, _PEOPLE.c.id == _MEMBERSHIPS.c.person_id)
        .where(
            _CAMPAIGNS.c.id == tidings.campaign_id,
            _FORMS.c.started_at.is_not(None),
            *_in_charge(),
        )
        .order_by(_FORMS.c.id)
    )
    return _queue(session, rows)


def is_reminder(session: Session, notice_id: int) -> bool:
    found = select(_OUTBOX.c.id).where(_OUTBOX.c.id == notice_id, _OUTBOX.c.kind == KIND)
    return session.execute(found).first() is not None


def planned(session: Session, notice_id: int) -> Reminder | None:
    """A reminder that has not ended, with how things stand now."""
    reaches = exists().where(
        _PEOPLE.c.id == _OUTBOX.c.to_id,
        _MEMBERSHIPS.c.person_id == _PEOPLE.c.id,
        _MEMBERSHIPS.c.organisation_id == _FORMS.c.organisation_id,
        *_in_charge(),
    )
    found = (
        select(
            _OUTBOX.c.content,
            _FORMS.c.state,
            _CAMPAIGNS.c.state,
            _on_time,
            _PLACES.c.local_zone,
            reaches,
        )
        .join(_FORMS, _FORMS.c.id == _OUTBOX.c.form_id)
        .join(_CAMPAIGNS, _CAMPAIGNS.c.id == _FORMS.c.campaign_id)
        .join(_PLACES, _PLACES.c.id == _FORMS.c.organisation_id)
        .where(_OUTBOX.c.id == notice_id, _OUTBOX.c.kind == KIND, _OUTBOX.c.ended_at.is_(None))
    )
    row = session.execute(found).first()
    return None if row is None else Reminder(*row)


def _queue(session: Session, rows: Select[Any]) -> int:
    """Insert the notices, each once; return how many were new."""
    into = ["to_id", "kind", "form_id", "content", "once", "urgency", "due_at", "attempts"]
    insert = spelled(Notice, session.connection().dialect.name).from_select(into, rows)
    counted = insert.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    return session.connection().execute(counted).rowcount


def _unsubmitted(*columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*columns)
        .select_from(_FORMS)
        .join(_CAMPAIGNS, _CAMPAIGNS.c.id == _FORMS.c.campaign_id)
        .join(_PLACES, _PLACES.c.id == _FORMS.c.organisation_id)
        .where(
            _CAMPAIGNS.c.state == CampaignState.OPEN,
            _FORMS.c.state == FormState.FILLING,
            _PLACES.c.closed_at.is_(None),
        )
    )


def _in_charge() -> Sequence[ColumnElement[bool]]:
    """Fills in exactly this organisation's forms, has agreed, and can be reached."""
    return (
        _MEMBERSHIPS.c.ended_at.is_(None),
        _MEMBERSHIPS.c.role.in_(_FILLING),
        _PEOPLE.c.telegram_id.is_not(None),
        _PEOPLE.c.left_at.is_(None),
        _PEOPLE.c.unreachable_at.is_(None),
        exists().where(_CONSENTS.c.person_id == _PEOPLE.c.id, _CONSENTS.c.withdrawn_at.is_(None)),
    )


def _key(mark: str) -> ColumnElement[str]:
    """`reminder:{form}:{person}:{rung}:{date}`."""
    form, person = cast(_FORMS.c.id, String), cast(_PEOPLE.c.id, String)
    return literal("reminder:") + form + literal(":") + person + literal(f":{mark}")
