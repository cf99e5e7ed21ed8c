"""What was sent in a day, to whom a daily line goes, and who has asked for a digest."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, func, or_, select, update

from storage import Session
from storage.reminders import (
    CAMPAIGNS,
    FORMS,
    MEMBERSHIPS,
    OUTBOX,
    PEOPLE,
    PLACES,
    reachable,
)
from storage.tables import CampaignState, Role

DAILY, DIGEST = "daily", "digest"
KINDS = ("reminder", "nudge", "summary", "moved", "moved_below", "opened")
OVERSEEING = (Role.ADMIN, Role.VIEWER, Role.COORDINATOR)


class Owned(NamedTuple):
    """An open campaign, with the clock of whose it is."""

    id: int
    title: str
    organisation_id: int
    opens_at: datetime
    on_time_at: datetime
    locks_at: datetime
    zone: str


class Reader(NamedTuple):
    person_id: int
    zone: str


def owned(session: Session, now: datetime) -> list[Owned]:
    found = (
        select(
            *(CAMPAIGNS.c[name] for name in Owned._fields[:-1]),
            PLACES.c.local_zone,
        )
        .join(PLACES, PLACES.c.id == CAMPAIGNS.c.organisation_id)
        .where(CAMPAIGNS.c.state == CampaignState.OPEN, CAMPAIGNS.c.opens_at <= now)
        .order_by(CAMPAIGNS.c.id)
    )
    return [Owned._make(row) for row in session.execute(found)]


def outcomes(session: Session, campaign_id: int, begin: datetime, end: datetime) -> dict[str, int]:
    """How many messages of a campaign ended how in this time."""
    found = (
        select(OUTBOX.c.outcome, func.count())
        .outerjoin(FORMS, FORMS.c.id == OUTBOX.c.form_id)
        .where(_of(campaign_id), OUTBOX.c.ended_at >= begin, OUTBOX.c.ended_at < end)
        .group_by(OUTBOX.c.outcome)
    )
    return {str(row[0]): row[1] for row in session.execute(found)}


def held(session: Session, campaign_id: int, now: datetime) -> int:
    """How many wait for a minute at which they may go out."""
    found = (
        select(func.count())
        .select_from(OUTBOX)
        .outerjoin(FORMS, FORMS.c.id == OUTBOX.c.form_id)
        .where(_of(campaign_id), OUTBOX.c.ended_at.is_(None), OUTBOX.c.due_at > now)
    )
    return session.execute(found).scalar_one()


def is_told(session: Session, campaign_id: int, day: str) -> bool:
    """Whether the line of this day has been written."""
    found = select(OUTBOX.c.id).where(
        OUTBOX.c.kind == DAILY,
        OUTBOX.c.campaign_id == campaign_id,
        OUTBOX.c.once.endswith(f":{day}"),
    )
    return session.execute(found.limit(1)).first() is not None


def admins(session: Session, organisation_id: int) -> list[int]:
    """Whom the line is for."""
    found = (
        select(PEOPLE.c.id)
        .join(MEMBERSHIPS, MEMBERSHIPS.c.person_id == PEOPLE.c.id)
        .where(
            MEMBERSHIPS.c.organisation_id == organisation_id,
            MEMBERSHIPS.c.role == Role.ADMIN,
            *reachable(),
        )
    )
    return list(session.execute(found.distinct().order_by(PEOPLE.c.id)).scalars())


def readers(session: Session) -> list[Reader]:
    """Who has asked for the digest, each with one clock."""
    found = _overseeing().where(PEOPLE.c.digest.is_(True), *reachable()).order_by(PEOPLE.c.id)
    return [Reader._make(row) for row in session.execute(found)]


def reader_of(session: Session, notice_id: int) -> tuple[Reader, datetime] | None:
    """To whom a notice goes, if they still oversee something, and when it was queued."""
    about = select(OUTBOX.c.to_id, OUTBOX.c.queued_at).where(OUTBOX.c.id == notice_id)
    person, queued_at = session.execute(about).one()
    row = session.execute(_overseeing().where(PEOPLE.c.id == person)).first()
    return row and (Reader._make(row), queued_at)


def _overseeing() -> Select[tuple[int, str]]:
    """Those who answer for others, each with one clock."""
    return (
        select(PEOPLE.c.id, func.min(func.coalesce(PEOPLE.c.zone, PLACES.c.local_zone)))
        .join(MEMBERSHIPS, MEMBERSHIPS.c.person_id == PEOPLE.c.id)
        .join(PLACES, PLACES.c.id == MEMBERSHIPS.c.organisation_id)
        .where(MEMBERSHIPS.c.role.in_(OVERSEEING))
        .group_by(PEOPLE.c.id)
    )


def wants_digest(session: Session, person_id: int) -> bool:
    found = select(PEOPLE.c.digest).where(PEOPLE.c.id == person_id)
    return bool(session.execute(found).scalar_one_or_none())


def set_digest(session: Session, person_id: int, *, wanted: bool) -> None:
    changed = update(PEOPLE).where(PEOPLE.c.id == person_id).values(digest=wanted)
    session.connection().execute(changed)
    session.expire_all()


def _of(campaign_id: int) -> ColumnElement[bool]:
    theirs = or_(FORMS.c.campaign_id == campaign_id, OUTBOX.c.campaign_id == campaign_id)
    return theirs & OUTBOX.c.kind.in_(KINDS)
