"""How long things are kept: what is fixed by reason, and what an administrator may choose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import texts
from domain.access import EVERYWHERE, may_manage, to_manage
from domain.acting import Actor
from domain.errors import NotPossible
from domain.journal import note
from storage import Session, organisations
from storage.facts import fact, note_fact

RESULTS = "results_kept_days"
USUALLY, MOST = 7, 90
"""Days that a finished file waits to be taken away."""
KEPT = timedelta(days=USUALLY)


@dataclass(frozen=True, slots=True)
class Kept:
    results: int
    may_manage: bool


def results_kept(session: Session) -> timedelta:
    return timedelta(days=_days(session))


def retention(session: Session, by: Actor, now: datetime) -> Kept:
    root = organisations.root(session)
    return Kept(_days(session), root is not None and may_manage(by, root.path))


def keep_results(session: Session, by: Actor, now: datetime, days: int) -> None:
    """Of the whole house, so only for who administers all of it."""
    root = organisations.root(session)
    to_manage(by, root.path if root else EVERYWHERE)
    if not 1 <= days <= MOST:
        raise NotPossible(texts.KEPT_DAYS.format(most=MOST), "days")
    if days != _days(session):
        note_fact(session, RESULTS, str(days))
        note(
            session, by, now, "results_kept", organisation_id=root.id if root else None, days=days
        )


def _days(session: Session) -> int:
    known = fact(session, RESULTS)
    return int(known) if known else USUALLY
