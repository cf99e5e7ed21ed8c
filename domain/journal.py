"""The journal: each thing that changes how a season runs is noted with who, when and where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from domain.access import seen_paths
from domain.acting import Actor
from storage import Session, journal
from storage.journal import EVERYTHING, Noted, Sought

__all__ = ["EVERYTHING", "PLACES", "Noted", "Sought", "note", "read_journal", "write"]

PLACES = ("organisation_id", "campaign_id", "form_id")


def note(session: Session, by: Actor, now: datetime, what: str, **details: Any) -> None:
    """Add a line; `organisation_id`, `campaign_id` and `form_id` go to columns of their own.

    Never personal data and never the text of an answer: the journal outlives both.
    """
    write(session, by.id, now, what, **details)


def write(session: Session, by_id: int | None, now: datetime, what: str, **details: Any) -> None:
    """The same for somebody who has just become a person."""
    entry = {
        "at": now,
        "by_id": by_id,
        "what": what,
        **{place: details.pop(place, None) for place in PLACES},
        "details": {name: _plain(value) for name, value in details.items()},
    }
    journal.write(session, entry)


def read_journal(
    session: Session, by: Actor, now: datetime, limit: int = 100, sought: Sought = EVERYTHING
) -> Sequence[Noted]:
    """The newest lines about what the actor oversees."""
    return journal.read(session, seen_paths(by), limit, sought)


def history(session: Session, by: Actor, now: datetime, campaign_id: int) -> Sequence[Noted]:
    """What was done to a campaign itself, not to its forms; the newest first."""
    return journal.of_campaign(session, seen_paths(by), campaign_id)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
