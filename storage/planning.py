"""Reminders of one's own forms: which are due, planned by the database, looked at again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select

from storage import Session
from storage.reminders import (
    CAMPAIGNS,
    FILLING,
    FORMS,
    LOCKED,
    MEMBERSHIPS,
    MOVED,
    OUTBOX,
    PEOPLE,
    PLACES,
    URGENCY,
    Said,
    about_forms,
    helping,
    holding,
    in_charge,
    key,
    locks,
    minding,
    on_time,
    put_in,
    unsubmitted,
)
from storage.tables import CampaignState, FormState, Role

REMINDER, NUDGE = "reminder", "nudge"
PERSONAL = (REMINDER, NUDGE)
CHECKED = (*PERSONAL, MOVED, LOCKED)


class Group(NamedTuple):
    """Forms of one campaign that share their dates and a zone."""

    campaign_id: int
    on_time_at: datetime
    locks_at: datetime
    zone: str


class Plan(NamedTuple):
    """What to send about such forms, to those who live by one clock."""

    group: Group
    zone: str | None
    """Of the people; none: of whatever clock."""
    roles: Sequence[Role]
    in_hands: bool
    """Those of them in whose hands the form is, or all the others."""
    unbegun: bool
    """Only about forms that nobody has begun."""
    urgent: bool
    """Also about forms that wait for somebody else."""
    begun_by: datetime
    """Only to those who were in it by this moment, when the day of the rung ended, and to those
    who stand in for such a one, unless that one has heard."""
    mark: str
    """The end of the key: the rung and the date that it was counted from."""
    content: Mapping[str, Any]


class Planned(NamedTuple):
    """A notice about one form that has not ended, and how things stand now."""

    id: int
    kind: str
    to_id: int
    form_id: int
    content: dict[str, Any]
    state: FormState
    started_at: datetime | None
    hushed_until: datetime | None
    campaign_state: CampaignState
    on_time_at: datetime
    locks_at: datetime
    zone: str
    own_zone: str | None
    ladder: Any
    fills: bool
    """The person is still in charge, agrees and can be reached."""
    heads: bool
    """Likewise, as the head."""
    deputises: bool
    """Likewise, as a deputy."""
    helps: bool
    """Likewise, in some sections of it."""


_zone = func.coalesce(PEOPLE.c.zone, PLACES.c.local_zone)
_arrived = OUTBOX.c.outcome.in_(("sent", "perhaps"))
_ABSENT = MEMBERSHIPS.alias("absent")


def ladders(session: Session) -> dict[int, Any]:
    """What each open campaign keeps of its ladder."""
    found = select(CAMPAIGNS.c.id, CAMPAIGNS.c.ladder).where(
        CAMPAIGNS.c.state == CampaignState.OPEN
    )
    return {row.id: row.ladder for row in session.execute(found.order_by(CAMPAIGNS.c.id))}


def own_zones(session: Session) -> list[str]:
    """Zones that people have set for themselves."""
    found = select(PEOPLE.c.zone).where(PEOPLE.c.zone.is_not(None)).distinct()
    return list(session.execute(found.order_by(PEOPLE.c.zone)).scalars())


def groups(session: Session, now: datetime, until: datetime) -> list[Group]:
    """All such groups of unsubmitted forms that can still be changed and whose time is near."""
    wanted = (CAMPAIGNS.c.id, on_time, locks, PLACES.c.local_zone)
    found = (
        unsubmitted(*wanted)
        .where(CAMPAIGNS.c.opens_at <= now, locks > now, on_time < until)
        .distinct()
        .order_by(*wanted)
    )
    return [Group(*row) for row in session.execute(found)]


def queue(session: Session, plan: Plan, now: datetime, at_most: int) -> int:
    """Put into the outbox what is not there yet; return how many were new."""
    said = Said(REMINDER, plan.mark, plan.content, URGENCY, now, now)
    rows = (
        about_forms(said)
        .where(*_wanted(plan, said), ~exists().where(OUTBOX.c.once == key(said)))
        .limit(at_most)
    )
    return put_in(session, rows)


def unsaid(session: Session, plan: Plan, now: datetime, by: datetime) -> int:
    """How many reminders of the plan did not go out by then, and do not wait for their hour."""
    said = Said(REMINDER, plan.mark, plan.content, URGENCY, now, now)
    gone = exists().where(OUTBOX.c.once == key(said), dealt_with(now, by))
    found = about_forms(said).where(*_wanted(plan, said), ~gone).order_by(None).subquery()
    return session.execute(select(func.count()).select_from(found)).scalar_one()


def dealt_with(now: datetime, by: datetime) -> ColumnElement[bool]:
    """Of a notice: it had ended by then, or is held for an hour to come."""
    held = OUTBOX.c.ended_at.is_(None) & (OUTBOX.c.due_at > now) & OUTBOX.c.leased_until.is_(None)
    return or_(OUTBOX.c.ended_at < by, held)


def _wanted(plan: Plan, said: Said) -> list[ColumnElement[bool]]:
    group, now = plan.group, said.queued_at
    wanted = [
        CAMPAIGNS.c.id == group.campaign_id,
        on_time == group.on_time_at,
        locks == group.locks_at,
        PLACES.c.local_zone == group.zone,
        CAMPAIGNS.c.opens_at < plan.begun_by,
        or_(MEMBERSHIPS.c.granted_at < plan.begun_by, _stands_in_for_unsaid(plan, said)),
        *in_charge(plan.roles),
        minding() if plan.in_hands else not_(holding()),
    ]
    if plan.zone is not None:
        wanted.append(_zone == plan.zone)
    if plan.unbegun:
        wanted.append(FORMS.c.started_at.is_(None))
    if not plan.urgent:
        wanted.append(or_(FORMS.c.hushed_until.is_(None), FORMS.c.hushed_until <= now))
    return wanted


def _stands_in_for_unsaid(plan: Plan, said: Said) -> ColumnElement[bool]:
    """What was held until somebody was gone is for whoever came in their place."""
    heard = exists().where(OUTBOX.c.once == key(said, MEMBERSHIPS.c.for_id), _arrived)
    was_there = exists().where(
        _ABSENT.c.person_id == MEMBERSHIPS.c.for_id,
        _ABSENT.c.organisation_id == MEMBERSHIPS.c.organisation_id,
        _ABSENT.c.role == MEMBERSHIPS.c.role,
        _ABSENT.c.for_id.is_(None),
        _ABSENT.c.granted_at < plan.begun_by,
    )
    return and_(MEMBERSHIPS.c.for_id.is_not(None), was_there, ~heard)


def dates(session: Session, campaign_id: int) -> dict[str, datetime]:
    """When the campaign wants its forms, and when it locks."""
    found = select(CAMPAIGNS.c.on_time_at, CAMPAIGNS.c.locks_at)
    row = session.execute(found.where(CAMPAIGNS.c.id == campaign_id)).one()
    return {"on_time_at": row.on_time_at, "locks_at": row.locks_at}


def kind_of(session: Session, notice_id: int) -> str | None:
    found = select(OUTBOX.c.kind).where(OUTBOX.c.id == notice_id)
    return session.execute(found).scalar_one_or_none()


def any_unsubmitted(session: Session, forms: Sequence[int], now: datetime) -> bool:
    """Whether any of these can still be filled in."""
    if not forms:
        return False
    found = unsubmitted(FORMS.c.id).where(FORMS.c.id.in_(forms), locks > now).limit(1)
    return session.execute(found).first() is not None


def planned(session: Session, *notices: int) -> list[Planned]:
    """Those of these notices that are about a form and must be looked at again."""
    return _planned(session, OUTBOX.c.id.in_(notices), OUTBOX.c.kind.in_(CHECKED))


def others_for(session: Session, one: Planned, now: datetime) -> list[Planned]:
    """Other reminders that wait for the same person, and that nobody has begun to send."""
    return _planned(
        session,
        OUTBOX.c.to_id == one.to_id,
        OUTBOX.c.kind.in_(PERSONAL),
        OUTBOX.c.id != one.id,
        OUTBOX.c.attempts == 0,
        or_(OUTBOX.c.due_at <= now, OUTBOX.c.leased_until.is_not(None)),
    )


def told_since(session: Session, person_id: int, since: datetime) -> int:
    """How many messages that count against the daily measure have gone to this person."""
    found = select(func.count()).where(
        OUTBOX.c.to_id == person_id,
        OUTBOX.c.ended_at >= since,
        _arrived,
        OUTBOX.c.kind.in_((*PERSONAL, "summary")),
    )
    return session.execute(found).scalar_one()


def being_told(session: Session, person_id: int, but: int) -> int:
    """How many such messages are on their way this moment."""
    found = select(func.count()).where(
        OUTBOX.c.to_id == person_id,
        OUTBOX.c.ended_at.is_(None),
        OUTBOX.c.attempts > 0,
        OUTBOX.c.id != but,
        OUTBOX.c.kind.in_((*PERSONAL, "summary")),
    )
    return session.execute(found).scalar_one()


def hold(session: Session, person_id: int) -> None:
    """One decision at a time about what this person is told."""
    found = select(PEOPLE.c.id).where(PEOPLE.c.id == person_id).with_for_update()
    session.execute(found).first()


def _planned(session: Session, *wanted: ColumnElement[bool]) -> list[Planned]:
    def still(roles: Sequence[Role], *more: ColumnElement[bool]) -> ColumnElement[bool]:
        return exists().where(
            *more,
            PEOPLE.c.id == OUTBOX.c.to_id,
            MEMBERSHIPS.c.person_id == PEOPLE.c.id,
            MEMBERSHIPS.c.organisation_id == FORMS.c.organisation_id,
            *in_charge(roles),
        )

    own = select(PEOPLE.c.zone).where(PEOPLE.c.id == OUTBOX.c.to_id).scalar_subquery()
    found = (
        select(
            *(OUTBOX.c[name] for name in ("id", "kind", "to_id", "form_id", "content")),
            *(FORMS.c[name] for name in ("state", "started_at", "hushed_until")),
            *(CAMPAIGNS.c.state, on_time, locks, PLACES.c.local_zone, own, CAMPAIGNS.c.ladder),
            *(still(FILLING, holding()), still((Role.HEAD,)), still((Role.DEPUTY,))),
            still((Role.EXECUTOR,), helping()),
        )
        .join(FORMS, FORMS.c.id == OUTBOX.c.form_id)
        .join(CAMPAIGNS, CAMPAIGNS.c.id == FORMS.c.campaign_id)
        .join(PLACES, PLACES.c.id == FORMS.c.organisation_id)
        .where(OUTBOX.c.ended_at.is_(None), *wanted)
        .order_by(OUTBOX.c.id)
    )
    return [Planned._make(row) for row in session.execute(found)]
