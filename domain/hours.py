"""When the bot may write to a person: by which clock, and whether every working morning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.acting import Actor
from domain.digesting import may_have_digest, wants_digest
from domain.errors import NotFound, Stranger
from domain.journal import note
from domain.zone_texts import ZONES
from storage import Session, keeping, organisations

__all__ = ["Hours", "hours", "set_clock"]


@dataclass(frozen=True, slots=True)
class Hours:
    """A person's own clock, if they have chosen one, and those of their organisations."""

    own: str | None
    at_work: tuple[str, ...]
    may_have_digest: bool
    digest: bool


def hours(session: Session, by: Actor, now: datetime) -> Hours:
    person = by.id and keeping.person(session, by.id)
    if not person:
        raise Stranger
    places = (organisations.get(session, grant.organisation_id) for grant in by.grants)
    at_work = dict.fromkeys(place.local_zone for place in places if place is not None)
    return Hours(
        own=person.zone,
        at_work=tuple(at_work),
        may_have_digest=may_have_digest(by),
        digest=wants_digest(session, by, now),
    )


def set_clock(session: Session, by: Actor, now: datetime, number: int) -> str | None:
    """Live by the clock of this number in the list; of nought: by that of the organisation."""
    if by.id is None:
        raise Stranger
    if not 0 <= number <= len(ZONES):
        raise NotFound
    zone = ZONES[number - 1][0] if number else None
    keeping.set_zone(session, by.id, zone)
    note(session, by, now, "clock_set")
    return zone
