"""Updates received and not yet done. The queue is this table; memory only hurries it along."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, select, update

from storage import Session
from storage.statements import add_new, rows_of
from storage.tables import Received

TRIES = 3
_INBOX = rows_of(Received)


class Letter(NamedTuple):
    """One update as it came, with whom it came from."""

    update_id: int
    telegram_id: int
    raw: str


class Left(NamedTuple):
    """What the last run has not done, and how many tries of it have been counted."""

    letter: Letter
    attempts: int


class AlreadyDone(Exception):
    """The update has been worked before; to work it again would double it."""


_THIS = (_INBOX.c.update_id == bindparam("this"), _INBOX.c.done_at.is_(None))
_FINISH = update(_INBOX).where(*_THIS).values(done_at=bindparam("now"), raw=None)
_SET_ASIDE = (
    update(_INBOX).where(*_THIS).values(done_at=bindparam("now"), problem=bindparam("why"))
)
_COUNT = (
    update(_INBOX)
    .where(*_THIS)
    .values(attempts=_INBOX.c.attempts + 1)
    .returning(_INBOX.c.attempts)
)
_UNDONE = (
    select(_INBOX.c.update_id, _INBOX.c.telegram_id, _INBOX.c.raw, _INBOX.c.attempts)
    .where(_INBOX.c.done_at.is_(None))
    .order_by(_INBOX.c.update_id)
)


def keep(session: Session, letters: Sequence[Letter], now: datetime) -> None:
    """Telegram repeats what it has not heard acknowledged, so a known update is no news."""
    add_new(session, Received, [_row(letter, now) for letter in letters])


def finish(session: Session, update_id: int, now: datetime) -> None:
    """Belongs in the transaction of the work itself, so that both happen or neither does."""
    if session.connection().execute(_FINISH, {"this": update_id, "now": now}).rowcount != 1:
        raise AlreadyDone(update_id)


def drop(session: Session, update_id: int, now: datetime) -> None:
    """Finish it, if it is not, without doing what it asks for."""
    session.connection().execute(_FINISH, {"this": update_id, "now": now})


def set_aside(session: Session, update_id: int, why: str, now: datetime) -> None:
    """Quarantine: it will not be tried again, does not hold up the rest, and keeps its body."""
    session.connection().execute(_SET_ASIDE, {"this": update_id, "why": why, "now": now})


def count_try(session: Session, update_id: int, why: str, now: datetime) -> bool:
    """Count a try before it begins; set the update aside instead if it has had its tries.

    Counted beforehand, so that an update that kills the process does not come back for ever.
    """
    attempts = session.connection().execute(_COUNT, {"this": update_id}).scalar()
    if attempts is None:
        raise AlreadyDone(update_id)
    if attempts > TRIES:
        set_aside(session, update_id, why, now)
    return bool(attempts <= TRIES)


def undone(session: Session) -> list[Left]:
    """What the last run left behind, oldest first."""
    rows = session.connection().execute(_UNDONE)
    return [
        Left(Letter(row.update_id, row.telegram_id, row.raw or ""), row.attempts) for row in rows
    ]


def forget_done(session: Session, before: datetime) -> int:
    """The ids of updates done long ago: Telegram will not repeat them. Quarantine stays."""
    old = delete(_INBOX).where(_INBOX.c.done_at < before, _INBOX.c.problem.is_(None))
    return session.connection().execute(old).rowcount


def _row(letter: Letter, now: datetime) -> dict[str, object]:
    return letter._asdict() | {"received_at": now}
