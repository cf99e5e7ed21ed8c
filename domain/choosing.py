"""One organisation chosen among those that somebody administers: all of few, or found by words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.access import managed_paths
from domain.acting import Actor
from storage import Session, choosing, organisations
from storage.choosing import Choice

__all__ = ["FEW", "SHOWN", "Choice", "Choices", "choices"]
FEW = 50
"""So many are looked through; more are searched."""
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from."""

    rows: tuple[Choice, ...]
    """Parents before children where all are shown; else those found, the topmost first."""
    all: bool
    """Nothing is left out, and nothing was searched for."""
    more: bool = False
    """More were found than are shown."""


def choices(session: Session, by: Actor, now: datetime, code: str, search: str) -> Choices:
    """All open ones, while they are few; else the one with this code, and those found."""
    paths = managed_paths(by)
    few = choosing.found(session, paths, "", FEW + 1)
    if len(few) <= FEW:
        return Choices(_in_order(few), all=True)
    found = few if not search.strip() else choosing.found(session, paths, search, SHOWN + 1)
    shown, more = list(found[:SHOWN]), len(found) > SHOWN
    if code:
        others = (each for each in shown if each.code != code)
        shown = [*choosing.by_code(session, paths, code), *others]
    return Choices(tuple(shown), all=False, more=more)


def _in_order(few: list[Choice]) -> tuple[Choice, ...]:
    by_id = {each.id: each for each in few}
    standing = (organisations.Standing(each.id, each.path, each.sort) for each in few)
    return tuple(by_id[each] for each in organisations.in_order(standing))
