"""The calendar of the region: days unlike the country's, and how much one may be told a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from domain import access
from domain import reminding_texts as texts
from domain.acting import Actor
from domain.errors import NotPossible
from domain.journal import note
from domain.still import A_DAY
from storage import Session, calendars, organisations
from storage.calendars import Entered
from storage.facts import note_fact

NOTE_LENGTH = 200
MOST_A_DAY = 10
PAST, FUTURE = timedelta(days=366), timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class DaysPage:
    days: tuple[Entered, ...]
    a_day: int
    may_manage: bool


def days_page(session: Session, by: Actor, now: datetime) -> DaysPage:
    return DaysPage(
        tuple(calendars.entered(session)),
        calendars.at_most_a_day(session, A_DAY),
        may_manage=_manages_all(session, by),
    )


def enter_day(
    session: Session, by: Actor, now: datetime, day: date, comment: str, *, works: bool
) -> None:
    """It holds for everybody in the region, whatever the country's calendar says."""
    root = _to_manage_all(session, by)
    if not now.date() - PAST <= day <= now.date() + FUTURE:
        raise NotPossible(texts.DAY_TOO_FAR, "day")
    said = " ".join(comment.split())[:NOTE_LENGTH]
    calendars.enter(session, Entered(day, works, said, by.name, now), by.id)
    note(session, by, now, "day_entered", organisation_id=root, day=day.isoformat(), works=works)


def take_back_day(session: Session, by: Actor, now: datetime, day: date) -> None:
    """It is again what the country's calendar says."""
    root = _to_manage_all(session, by)
    if calendars.take_back(session, day):
        note(session, by, now, "day_taken_back", organisation_id=root, day=day.isoformat())


def limit_a_day(session: Session, by: Actor, now: datetime, count: int) -> None:
    """How many reminders one person may get in a day."""
    root = _to_manage_all(session, by)
    if not 1 <= count <= MOST_A_DAY:
        raise NotPossible(texts.A_DAY, "a_day")
    note_fact(session, calendars.A_DAY, str(count))
    note(session, by, now, "reminders_a_day", organisation_id=root, count=count)


def _manages_all(session: Session, by: Actor) -> bool:
    root = organisations.root(session)
    return root is not None and access.may_manage(by, root.path)


def _to_manage_all(session: Session, by: Actor) -> int | None:
    """The organisation under which the journal has it: whoever oversees all sees it."""
    root = organisations.root(session)
    access.to_manage(by, root.path if root else access.EVERYWHERE)
    return root.id if root else None
