"""Where everybody is in the chat, and what their phone shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, cast

import sqlalchemy as sa
from sqlalchemy import bindparam, case, delete, select, update

from storage import Session
from storage.statements import rows_of, spelled
from storage.tables import Arrival, Conversation, Person

_ROWS = rows_of(Conversation)
_PEOPLE, _ARRIVALS = rows_of(Person), rows_of(Arrival)


class Move(NamedTuple):
    """One turn of a conversation. None: as it was, but for `awaiting`."""

    telegram_id: int
    place: str | None
    awaiting: str | None
    form_id: int | None
    below: bool
    """The person has sent something: the next screen goes below it."""
    remark: str | None
    changed_at: datetime
    keeps_awaiting: bool = False


class Seat(NamedTuple):
    """Where a person is."""

    place: str
    awaiting: str | None
    form_id: int | None
    seen: int | None


class Standing(NamedTuple):
    """The same with what the drawing must know."""

    place: str
    awaiting: str | None
    message_id: int | None
    below: int
    remark: str | None
    turn: int
    shown: int


class Shown(NamedTuple):
    """This turn stands on the phone now, in this message."""

    telegram_id: int
    turn: int
    message_id: int | None
    seen: int | None
    remark: str | None = None
    """What of the remark stands on it."""


NOWHERE = Seat("", None, None, None)

_SEAT = select(_ROWS.c.place, _ROWS.c.awaiting, _ROWS.c.form_id, _ROWS.c.seen).where(
    _ROWS.c.telegram_id == bindparam("whose")
)
_STANDING = select(*(_ROWS.c[name] for name in Standing._fields)).where(
    _ROWS.c.telegram_id == bindparam("whose")
)
_UNDRAWN = select(_ROWS.c.telegram_id).where(_ROWS.c.shown < _ROWS.c.turn)
_SAID = bindparam("said", type_=sa.String)
_SHOWN = (
    update(_ROWS)
    .where(_ROWS.c.telegram_id == bindparam("whose"))
    .values(
        shown=bindparam("drawn"),
        message_id=bindparam("message"),
        # a drawing that came late tells nothing of the screen in front
        seen=case((_ROWS.c.turn == bindparam("drawn"), bindparam("revision")), else_=_ROWS.c.seen),
        remark=case(
            (_ROWS.c.remark == _SAID, None),
            (
                sa.func.substr(_ROWS.c.remark, 1, sa.func.length(_SAID) + 1) == _SAID + "\n",
                sa.func.substr(_ROWS.c.remark, sa.func.length(_SAID) + 2),
            ),
            else_=_ROWS.c.remark,
        ),
    )
)


def move(session: Session, to: Move) -> None:
    """Belongs in the transaction of the change that moved the person."""
    connection = session.connection()
    row = to._asdict()
    stays, keeps = to.place is None, row.pop("keeps_awaiting")
    row["place"], row["below"] = to.place or "", int(to.below)
    connection.execute(_moved(connection.dialect.name, stays, keeps), row)


def seat(session: Session, telegram_id: int) -> Seat:
    row = session.connection().execute(_SEAT, {"whose": telegram_id}).first()
    return cast("Seat", row) if row else NOWHERE


def standing(session: Session, telegram_id: int) -> Standing | None:
    row = session.connection().execute(_STANDING, {"whose": telegram_id}).first()
    return cast("Standing | None", row)


def undrawn(session: Session) -> list[int]:
    """Whose phone does not show the last turn."""
    return list(session.connection().execute(_UNDRAWN).scalars())


def shown(session: Session, drawings: Sequence[Shown]) -> None:
    """Note what stands on the phones; what was said meanwhile stays to be said."""
    rows = [
        {
            "whose": one.telegram_id,
            "drawn": one.turn,
            "message": one.message_id,
            "revision": one.seen,
            "said": one.remark,
        }
        for one in drawings
    ]
    session.connection().execute(_SHOWN, rows)


def forget_strangers(session: Session, before: datetime) -> int:
    """Of people who are nobody here and do not stand at the door, nothing stays."""
    known = select(_PEOPLE.c.telegram_id).where(_PEOPLE.c.telegram_id.is_not(None))
    coming = select(_ARRIVALS.c.telegram_id)
    gone = delete(_ROWS).where(
        _ROWS.c.changed_at < before,
        _ROWS.c.telegram_id.not_in(known),
        _ROWS.c.telegram_id.not_in(coming),
    )
    return session.connection().execute(gone).rowcount


@cache
def _moved(dialect: str, stays: bool, keeps: bool) -> sa.Insert:  # noqa: FBT001 -- a cache key
    statement = spelled(Conversation, dialect).values(turn=1)
    fresh: dict[str, Any] = {
        "turn": _ROWS.c.turn + 1,
        "changed_at": statement.excluded.changed_at,
        "below": case((statement.excluded.below > 0, _ROWS.c.turn + 1), else_=_ROWS.c.below),
        "remark": _added(statement.excluded.remark),
    }
    if not stays:
        same = _ROWS.c.place == statement.excluded.place
        fresh |= {
            "place": statement.excluded.place,
            "seen": case((same, _ROWS.c.seen), else_=None),  # of another answer
        }
    if not keeps:
        fresh |= {"awaiting": statement.excluded.awaiting}
    fresh["form_id"] = sa.func.coalesce(statement.excluded.form_id, _ROWS.c.form_id)
    return statement.on_conflict_do_update(index_elements=["telegram_id"], set_=fresh)


def _added(remark: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """What has not been drawn yet is not lost: remarks add up, a line each."""
    earlier = case((_ROWS.c.shown < _ROWS.c.turn, _ROWS.c.remark), else_=None)
    both = earlier.concat("\n").concat(remark)
    return sa.func.coalesce(both, remark, earlier)
