"""Nudges about chosen forms, and forms that nobody is reminded of for a while."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, exists, or_, select, tuple_, update

from storage import Session
from storage.planning import NUDGE
from storage.reminders import (
    CAMPAIGNS,
    FILLING,
    FORMS,
    MEMBERSHIPS,
    OUTBOX,
    PEOPLE,
    PLACES,
    URGENCY,
    Said,
    about_forms,
    helping,
    holding,
    put_in,
    reachable,
)

__all__ = [
    "FILLING",
    "Helper",
    "Nudge",
    "already",
    "campaign",
    "helpers",
    "hush",
    "path_of",
    "places_of",
    "queue",
]


class Nudge(NamedTuple):
    """About these forms, once a day, by somebody."""

    forms: Sequence[int]
    by: str
    day: str
    helpers: Sequence[tuple[int, int]]
    """Forms, each with an executor who is told too."""


class Helper(NamedTuple):
    """An executor of some sections of a form."""

    form_id: int
    person_id: int
    parts: Sequence[str]
    fingerprint: str
    edition: int


class Asked(NamedTuple):
    title: str
    on_time_at: datetime
    locks_at: datetime


class Place(NamedTuple):
    zone: str
    campaign_id: int
    ladder: Any


def campaign(session: Session, campaign_id: int) -> Asked | None:
    found = select(CAMPAIGNS.c.title, CAMPAIGNS.c.on_time_at, CAMPAIGNS.c.locks_at)
    row = session.execute(found.where(CAMPAIGNS.c.id == campaign_id)).first()
    return row and Asked._make(row)


def places_of(session: Session, forms: Sequence[int]) -> list[Place]:
    """By which clocks these forms live, and of which campaigns they are; the least form first."""
    found = (
        select(PLACES.c.local_zone, FORMS.c.campaign_id, CAMPAIGNS.c.ladder)
        .select_from(FORMS)
        .join(PLACES, PLACES.c.id == FORMS.c.organisation_id)
        .join(CAMPAIGNS, CAMPAIGNS.c.id == FORMS.c.campaign_id)
        .where(FORMS.c.id.in_(forms))
        .order_by(FORMS.c.id)
    )
    seen = {(row.local_zone, row.campaign_id): Place._make(row) for row in session.execute(found)}
    return list(seen.values())


def path_of(session: Session, form_id: int) -> str | None:
    found = select(PLACES.c.path).join(FORMS, FORMS.c.organisation_id == PLACES.c.id)
    return session.execute(found.where(FORMS.c.id == form_id)).scalar_one_or_none()


def already(session: Session, forms: Sequence[int], day: str) -> set[int]:
    """About which of them somebody was nudged on this day."""
    found = select(OUTBOX.c.form_id).where(
        OUTBOX.c.form_id.in_(forms), OUTBOX.c.kind == NUDGE, OUTBOX.c.once.endswith(f":{day}")
    )
    return set(session.execute(found.distinct()).scalars())


def queue(session: Session, nudge: Nudge, now: datetime) -> int:
    """How many people hear of it; who was nudged about the form today does not hear again.

    Each is put off at sending, to the next minute at which it may go out where they live.
    """
    said = Said(NUDGE, nudge.day, {"by": nudge.by}, URGENCY, now, now)
    whole = and_(MEMBERSHIPS.c.role.in_(FILLING), holding())
    part = and_(helping(), tuple_(FORMS.c.id, PEOPLE.c.id).in_(nudge.helpers))
    asked = FORMS.c.id.in_(nudge.forms), or_(whole, part)
    return put_in(session, about_forms(said).where(*asked, *reachable()))


def helpers(session: Session, forms: Sequence[int]) -> list[Helper]:
    """Those who can be reached, and are not in charge of the whole as well."""
    other = MEMBERSHIPS.alias("other")
    whole = exists().where(
        other.c.person_id == PEOPLE.c.id,
        other.c.organisation_id == FORMS.c.organisation_id,
        other.c.role.in_(FILLING),
        other.c.ended_at.is_(None),
    )
    wanted = (FORMS.c.id, PEOPLE.c.id, MEMBERSHIPS.c.parts)
    found = (
        select(*wanted, CAMPAIGNS.c.fingerprint, CAMPAIGNS.c.edition)
        .select_from(FORMS)
        .join(CAMPAIGNS, CAMPAIGNS.c.id == FORMS.c.campaign_id)
        .join(MEMBERSHIPS, MEMBERSHIPS.c.organisation_id == FORMS.c.organisation_id)
        .join(PEOPLE, PEOPLE.c.id == MEMBERSHIPS.c.person_id)
        .where(FORMS.c.id.in_(forms), helping(), ~whole, *reachable())
        .order_by(FORMS.c.id, PEOPLE.c.id)
    )
    return [Helper._make(row) for row in session.execute(found)]


def hush(session: Session, form_id: int, until: datetime | None) -> None:
    changed = update(FORMS).where(FORMS.c.id == form_id).values(hushed_until=until)
    session.connection().execute(changed)
    session.expire_all()
