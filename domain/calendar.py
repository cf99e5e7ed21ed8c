"""When people may be written to: working hours of working days, by the clock on their own wall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays import HolidayBase, country_holidays

FIRST_HOUR, LAST_HOUR = time(9), time(18)
EARLIEST, LATEST = time(7), time(22)
"""For what cannot wait for another day."""
SOON = time(10)
"""Who must be through before this hours is told before nine."""
A_DAY = timedelta(days=1)
LONGEST = 400
"""Days without one that is worked: somebody has entered nonsense, and then any day will do."""
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The country's days, those entered by an admin, and those that a campaign leaves out."""

    entered: Mapping[date, bool] = field(default_factory=dict)
    left_out: Sequence[Span] = ()
    """Such as school holidays: from and to, both included."""

    def leaving_out(self, spans: Sequence[Span]) -> Calendar:
        return Calendar(self.entered, tuple(spans)) if spans else self

    def works(self, day: date) -> bool:
        """With holidays that were moved and Saturdays that are worked."""
        if any(first <= day <= last for first, last in self.left_out):
            return False
        known = self.entered.get(day)
        return _country().is_working_day(day) if known is None else known

    def allows(self, now: datetime, zone: ZoneInfo) -> bool:
        wall = now.astimezone(zone)
        return FIRST_HOUR <= wall.time() < LAST_HOUR and self.works(wall.date())

    def next_allowed(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The next minute at which a reminder may go out there; this one, if it may."""
        if self.allows(now, zone):
            return now
        wall = now.astimezone(zone)
        day = wall.date() if wall.time() < FIRST_HOUR else wall.date() + A_DAY
        return datetime.combine(self.first_worked(day), FIRST_HOUR, zone).astimezone(now.tzinfo)

    def first_worked(self, day: date) -> date:
        """This day, if it is worked, or the first one after it that is."""
        tries = 0
        while not self.works(day) and tries < LONGEST:
            day, tries = day + A_DAY, tries + 1
        return day

    def next_morning(self, now: datetime, zone: ZoneInfo) -> datetime:
        """The first allowed minute of another day."""
        midnight = datetime.combine(now.astimezone(zone).date() + A_DAY, time(0), zone)
        return self.next_allowed(midnight.astimezone(now.tzinfo), zone)


def next_waking(now: datetime, zone: ZoneInfo) -> datetime:
    """Whatever the day: this minute, or at night nine in the morning."""
    wall = now.astimezone(zone)
    if FIRST_HOUR <= wall.time() < LATEST:
        return now
    day = wall.date() if wall.time() < FIRST_HOUR else wall.date() + A_DAY
    return datetime.combine(day, FIRST_HOUR, zone).astimezone(now.tzinfo)


def allows_urgent(now: datetime, until: datetime, zone: ZoneInfo) -> bool:
    """Whatever the day, at a waking hour, and before it is too late: "locks today"."""
    wall, end = now.astimezone(zone), until.astimezone(zone)
    if now >= until or wall.date() != end.date():
        return False
    first = FIRST_HOUR if end.time() > SOON else EARLIEST
    return first <= wall.time() < LATEST


def day_begins(now: datetime, zone: ZoneInfo) -> datetime:
    """Midnight there."""
    midnight = datetime.combine(now.astimezone(zone).date(), time(0), zone)
    return midnight.astimezone(now.tzinfo)


@cache
def _country() -> HolidayBase:
    return country_holidays("RU")
