"""Nudges about chosen forms, and forms that nobody is reminded of for a while."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select, update

from storage import Session
from storage.planning import NUDGE
from storage.reminders import (
    CAMPAIGNS,
    FILLING,
    FORMS,
    OUTBOX,
    PLACES,
    URGENCY,
    Said,
    about_forms,
    holding,
    in_charge,
    put_in,
)

__all__ = ["FILLING", "Nudge", "already", "campaign", "hush", "path_of", "places_of", "queue"]


class Nudge(NamedTuple):
    """About these forms, once a day, by somebody."""

    forms: Sequence[int]
    by: str
    day: str


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
    asked = FORMS.c.id.in_(nudge.forms)
    return put_in(session, about_forms(said).where(asked, holding(), *in_charge()))


def hush(session: Session, form_id: int, until: datetime | None) -> None:
    changed = update(FORMS).where(FORMS.c.id == form_id).values(hushed_until=until)
    session.connection().execute(changed)
    session.expire_all()
