"""Notices waiting to be sent. The queue is this table; nothing is kept in memory."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select, update

from storage import Session
from storage.statements import add_new, rows_of
from storage.tables import Notice, Person

LEASE = timedelta(minutes=2)
"""If its sender dies, a notice becomes due again by itself after this long."""

SENT, NEEDLESS, UNREACHABLE, FAILED, PERHAPS, JOINED = (
    "sent",
    "needless",
    "unreachable",
    "failed",
    "perhaps",
    "joined",
)


class Waiting(NamedTuple):
    """A notice in somebody's hands."""

    id: int
    kind: str
    to_id: int
    telegram_id: int | None
    form_id: int | None
    content: Any
    urgency: int
    attempts: int
    unreachable_at: datetime | None

    @property
    def at_most_once(self) -> bool:
        """A reminder is better forgotten than repeated; a decision must be heard."""
        return self.urgency > 0


class Ending(NamedTuple):
    id: int
    outcome: str


class Joined(NamedTuple):
    """A notice whose form is told about in the message of another."""

    id: int
    form_id: int


_OUTBOX, _PEOPLE = rows_of(Notice), rows_of(Person)
_ALIVE = _OUTBOX.c.ended_at.is_(None)
_DUE = (
    select(_OUTBOX.c.id)
    .where(_ALIVE, _OUTBOX.c.due_at <= bindparam("at"))
    .order_by(_OUTBOX.c.urgency, _OUTBOX.c.due_at, _OUTBOX.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
)
_ANY_DUE = select(_OUTBOX.c.id).where(_ALIVE, _OUTBOX.c.due_at <= bindparam("at")).limit(1)
_CLAIM = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id.in_(_DUE.scalar_subquery()))
    .values(leased_until=bindparam("until"), due_at=bindparam("until"))
    .returning(_OUTBOX.c.id, _OUTBOX.c.urgency)
)
_WAITING = (
    select(
        *(_OUTBOX.c[name] for name in ("id", "kind", "to_id")),
        _PEOPLE.c.telegram_id,
        *(_OUTBOX.c[name] for name in ("form_id", "content", "urgency", "attempts")),
        _PEOPLE.c.unreachable_at,
    )
    .join(_PEOPLE, _PEOPLE.c.id == _OUTBOX.c.to_id)
    .where(_OUTBOX.c.id == bindparam("this"), _ALIVE)
)
_BEGIN = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("this"), _ALIVE, _OUTBOX.c.attempts == bindparam("seen"))
    .values(attempts=_OUTBOX.c.attempts + 1)
)
_END = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("this"), _ALIVE)
    .values(ended_at=bindparam("at"), outcome=bindparam("how"), leased_until=None)
)
_PUT_OFF = (
    update(_OUTBOX)
    .where(_OUTBOX.c.id == bindparam("this"), _ALIVE)
    .values(due_at=bindparam("when"), leased_until=None, attempts=bindparam("tries"))
)


def add_once(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Queue notices: `to_id, kind, form_id, content, once, urgency, due_at`; the key is `once`."""
    add_new(session, Notice, rows)


def any_due(session: Session, now: datetime) -> bool:
    """Whether there is anything to claim; asked often, and without waiting for writers."""
    return session.connection().execute(_ANY_DUE, {"at": now}).first() is not None


def claim(session: Session, now: datetime, most: int) -> list[int]:
    """Take due notices in hand, decisions before reminders; nobody else gets them meanwhile."""
    claimed = session.connection().execute(_CLAIM, {"at": now, "until": now + LEASE, "most": most})
    return [row.id for row in sorted(claimed, key=lambda row: (row.urgency, row.id))]


def waiting(session: Session, notice_id: int) -> Waiting | None:
    row = session.connection().execute(_WAITING, {"this": notice_id}).first()
    return row and Waiting._make(row)


def begin(session: Session, notice: Waiting, now: datetime) -> bool:
    """Note that it is being sent, right before it is; or end it, if it must not be.

    A reminder that was being sent when the process died has perhaps arrived.
    """
    outcome = foregone(notice)
    if outcome is not None:
        end(session, [Ending(notice.id, outcome)], now)
        return False
    mine = {"this": notice.id, "seen": notice.attempts}
    return session.connection().execute(_BEGIN, mine).rowcount == 1


def end(session: Session, endings: Sequence[Ending], now: datetime) -> None:
    rows = [{"this": one.id, "how": one.outcome, "at": now} for one in endings]
    session.connection().execute(_END, rows)


def join(session: Session, notice: Waiting, others: Sequence[Joined], now: datetime) -> None:
    """One message for several forms: the others end, this one names them too."""
    end(session, [Ending(each.id, JOINED) for each in others], now)
    known = [*notice.content.get("also", ()), *(each.form_id for each in others)]
    also = [form for form in dict.fromkeys(known) if form != notice.form_id]
    changed = update(_OUTBOX).where(_OUTBOX.c.id == notice.id)
    session.connection().execute(changed.values(content={**notice.content, "also": also}))


def put_off(session: Session, notice: Waiting, until: datetime) -> None:
    """It has surely not arrived, so a reminder may be tried again too."""
    tries = 0 if notice.at_most_once else notice.attempts + 1
    session.connection().execute(_PUT_OFF, {"this": notice.id, "when": until, "tries": tries})


def alone(session: Session, name: str) -> bool:
    """Whether nobody else does this now; until the transaction ends nobody else will.

    SQLite has one writer, and the transaction of the question is its.
    """
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        return True
    key = func.hashtextextended(name, 0)
    return bool(connection.execute(select(func.pg_try_advisory_xact_lock(key))).scalar())


def foregone(notice: Waiting) -> str | None:
    """The outcome that it has without being sent."""
    if notice.telegram_id is None or notice.unreachable_at is not None:
        return UNREACHABLE
    return PERHAPS if notice.at_most_once and notice.attempts else None
