"""Days that are worked or not unlike the country's calendar says, and how much one may be told."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import delete, select

from storage import Session
from storage.facts import fact
from storage.statements import put, rows_of
from storage.tables import CalendarDay, Person

A_DAY = "reminders_a_day"


class Entered(NamedTuple):
    """A day as an admin has entered it."""

    day: date
    works: bool
    note: str
    by: str | None
    at: datetime


_DAYS, _PEOPLE = rows_of(CalendarDay), rows_of(Person)


def overrides(session: Session) -> dict[date, bool]:
    """Which days differ, and whether they are worked."""
    found = session.execute(select(_DAYS.c.day, _DAYS.c.works))
    return {row.day: row.works for row in found}


def entered(session: Session) -> list[Entered]:
    """The same for people to read, in order."""
    found = (
        select(_DAYS.c.day, _DAYS.c.works, _DAYS.c.note, _PEOPLE.c.name, _DAYS.c.entered_at)
        .outerjoin(_PEOPLE, _PEOPLE.c.id == _DAYS.c.entered_by_id)
        .order_by(_DAYS.c.day)
    )
    return [Entered(*row) for row in session.execute(found)]


def enter(session: Session, day: Entered, by_id: int | None) -> None:
    put(
        session,
        CalendarDay,
        {
            "day": day.day,
            "works": day.works,
            "note": day.note,
            "entered_by_id": by_id,
            "entered_at": day.at,
        },
    )


def take_back(session: Session, day: date) -> bool:
    """Whether there was anything to take back."""
    gone = session.connection().execute(delete(_DAYS).where(_DAYS.c.day == day))
    return bool(gone.rowcount)


def at_most_a_day(session: Session, otherwise: int) -> int:
    """How many reminders one person may get in a day."""
    return int(fact(session, A_DAY) or otherwise)
