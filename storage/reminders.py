"""News to those in charge of forms: queued by the database, however many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
)

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
    PinnedSurvey,
    Role,
)

OPENED, MOVED, LOCKED = "opened", "moved", "locked"
URGENCY, DECISION = 1, 0


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


class Said(NamedTuple):
    """A kind of notice about forms, each of which is told once for each `mark`."""

    kind: str
    mark: str
    content: Mapping[str, Any]
    urgency: int
    due_at: datetime
    queued_at: datetime


FORMS, CAMPAIGNS, PLACES = rows_of(Form), rows_of(Campaign), rows_of(Organisation)
PEOPLE, MEMBERSHIPS, OUTBOX = rows_of(Person), rows_of(Membership), rows_of(Notice)
_CONSENTS, _SURVEYS = rows_of(Consent), rows_of(PinnedSurvey)
FILLING = (Role.COORDINATOR, Role.HEAD, Role.DEPUTY)
INTO = (
    "to_id",
    "kind",
    "form_id",
    "content",
    "once",
    "urgency",
    "due_at",
    "queued_at",
    "attempts",
)
on_time = func.coalesce(FORMS.c.on_time_at, CAMPAIGNS.c.on_time_at)
_locks = func.coalesce(FORMS.c.locks_at, CAMPAIGNS.c.locks_at)
locks: ColumnElement[datetime] = case(
    (FORMS.c.reopened_until > _locks, FORMS.c.reopened_until), else_=_locks
)
"""Until when the form can be changed: a reopening outlasts the lock."""


def zones(session: Session, campaign_id: int) -> list[str]:
    """In which zones the campaign has forms."""
    found = unsubmitted(PLACES.c.local_zone).where(CAMPAIGNS.c.id == campaign_id).distinct()
    return list(session.execute(found.order_by(PLACES.c.local_zone)).scalars())


def announce(session: Session, opening: Opening, now: datetime) -> int:
    """Tell everybody in charge of a form, once; return how many people."""
    said = Said(OPENED, "", {}, URGENCY, opening.due_at, now)
    rows = about_forms(said).where(
        CAMPAIGNS.c.id == opening.campaign_id, PLACES.c.local_zone == opening.zone, *concerned()
    )
    return put_in(session, rows)


def announce_move(
    session: Session, moved: Opening, content: Mapping[str, Any], now: datetime
) -> int:
    """The dates of a campaign have moved: tell those whose forms follow them."""
    said = Said(MOVED, now.isoformat(), content, URGENCY, moved.due_at, now)
    rows = about_forms(said).where(
        CAMPAIGNS.c.id == moved.campaign_id,
        PLACES.c.local_zone == moved.zone,
        on_time == CAMPAIGNS.c.on_time_at,
        minding(),
        *concerned(),
    )
    return put_in(session, rows)


def tell(session: Session, news: News, now: datetime) -> int:
    """Put news of a decision into the outbox, ahead of reminders; return for how many people."""
    said = Said(news.kind, now.isoformat(), news.content, DECISION, now, now)
    rows = (
        select(*columns(said))
        .select_from(FORMS)
        .join(CAMPAIGNS, CAMPAIGNS.c.id == FORMS.c.campaign_id)
        .join(MEMBERSHIPS, MEMBERSHIPS.c.organisation_id == FORMS.c.organisation_id)
        .join(PEOPLE, PEOPLE.c.id == MEMBERSHIPS.c.person_id)
        .where(FORMS.c.id == news.form_id, *concerned())
    )
    return put_in(session, rows)


def tell_begun(session: Session, tidings: Tidings, now: datetime) -> int:
    """Everybody in charge of a form that has been begun and not submitted; how many people."""
    said = Said(tidings.kind, tidings.mark, tidings.content, DECISION, now, now)
    rows = about_forms(said).where(
        CAMPAIGNS.c.id == tidings.campaign_id, FORMS.c.started_at.is_not(None), *in_charge()
    )
    return put_in(session, rows)


def about_forms(said: Said) -> Select[Any]:
    """A notice for each unsubmitted form and each of its people."""
    return (
        unsubmitted(*columns(said))
        .join(MEMBERSHIPS, MEMBERSHIPS.c.organisation_id == FORMS.c.organisation_id)
        .join(PEOPLE, PEOPLE.c.id == MEMBERSHIPS.c.person_id)
        .order_by(FORMS.c.id)
    )


def columns(said: Said) -> tuple[ColumnElement[Any], ...]:
    """What `put_in` takes, from a query of forms and people."""
    moment = OUTBOX.c.due_at.type
    return (
        PEOPLE.c.id,
        literal(said.kind),
        FORMS.c.id,
        literal(dict(said.content), OUTBOX.c.content.type),
        key(said),
        literal(said.urgency),
        literal(said.due_at, moment),
        literal(said.queued_at, moment),
        literal(0),
    )


def key(said: Said, whom: ColumnElement[int] = PEOPLE.c.id) -> ColumnElement[str]:
    """`{kind}:{form}:{person}:{mark}`."""
    form, person = cast(FORMS.c.id, String), cast(whom, String)
    return literal(f"{said.kind}:") + form + literal(":") + person + literal(f":{said.mark}")


def put_in(session: Session, rows: Select[Any], into: Sequence[str] = INTO) -> int:
    """Insert the notices, each once; return how many were new."""
    insert = spelled(Notice, session.connection().dialect.name).from_select(list(into), rows)
    counted = insert.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    return session.connection().execute(counted).rowcount


def unsubmitted(*wanted: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*wanted)
        .select_from(FORMS)
        .join(CAMPAIGNS, CAMPAIGNS.c.id == FORMS.c.campaign_id)
        .join(PLACES, PLACES.c.id == FORMS.c.organisation_id)
        .where(
            CAMPAIGNS.c.state == CampaignState.OPEN,
            FORMS.c.state == FormState.FILLING,
            PLACES.c.closed_at.is_(None),
        )
    )


def in_charge(roles: Sequence[Role] = FILLING) -> tuple[ColumnElement[bool], ...]:
    """Fills in exactly this organisation's forms, has agreed, and can be reached."""
    return (MEMBERSHIPS.c.role.in_(roles), *reachable())


def concerned() -> tuple[ColumnElement[bool], ...]:
    """In charge, or filling in a section of what the campaign asks; likewise."""
    return (or_(MEMBERSHIPS.c.role.in_(FILLING), helping()), *reachable())


def helping() -> ColumnElement[bool]:
    """An executor who was given a section of what the campaign asks."""
    code = select(_SURVEYS.c.code).where(_SURVEYS.c.fingerprint == CAMPAIGNS.c.fingerprint)
    begins = literal('"') + code.correlate(CAMPAIGNS).scalar_subquery() + literal("/")
    parts = cast(MEMBERSHIPS.c.parts, String)
    return and_(MEMBERSHIPS.c.role == Role.EXECUTOR, func.replace(parts, begins, "") != parts)


def minding() -> ColumnElement[bool]:
    """The form is in these hands, or a section of it is."""
    return or_(and_(MEMBERSHIPS.c.role.in_(FILLING), holding()), helping())


def holding() -> ColumnElement[bool]:
    """Nobody in particular was handed the form, or this person, or whom they stand in for, was."""
    holder = FORMS.c.holder_id
    own = and_(MEMBERSHIPS.c.for_id.is_not(None), holder == MEMBERSHIPS.c.for_id)
    return or_(holder.is_(None), holder == PEOPLE.c.id, own)


def reachable() -> tuple[ColumnElement[bool], ...]:
    """The role has not ended, the person is there, has agreed, and a message can come."""
    return (
        MEMBERSHIPS.c.ended_at.is_(None),
        MEMBERSHIPS.c.away_until.is_(None),
        PEOPLE.c.telegram_id.is_not(None),
        PEOPLE.c.left_at.is_(None),
        PEOPLE.c.unreachable_at.is_(None),
        exists().where(_CONSENTS.c.person_id == PEOPLE.c.id, _CONSENTS.c.withdrawn_at.is_(None)),
    )
