"""Which territories, or other parts of what the actor oversees, a page can be narrowed to."""

from __future__ import annotations

from datetime import datetime

from domain.access import seen_paths
from domain.acting import Actor
from storage import Session, naming
from storage.naming import Part

__all__ = ["Part", "parts_seen"]


def parts_seen(session: Session, by: Actor, now: datetime) -> tuple[Part, ...]:
    """What lies right below the organisations that the actor oversees."""
    return tuple(naming.just_below(session, seen_paths(by)))
