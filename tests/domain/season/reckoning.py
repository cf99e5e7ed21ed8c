"""Who of one school hears of which rung when, reckoned plainly, one person at a time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tests.domain.season.conftest import LOCKS, ON_TIME

HOME = ZoneInfo("Asia/Yekaterinburg")
DAY = timedelta(days=1)
A_DAY = 2
CALLED = {"head": "head", "deputy": "deputy", "coordinator": "", "executor": ""}
SHIPPED = {
    "14": ("on_time", 14, {"fills"}),
    "7": ("on_time", 7, {"fills"}),
    "3": ("on_time", 3, {"fills"}),
    "1": ("on_time", 1, {"fills"}),
    "0": ("on_time", 0, {"fills"}),
    "lock3": ("lock", 3, {"fills", "head"}),
    "lock1": ("lock", 1, {"fills", "head"}),
    "lock0": ("lock", 0, {"fills", "head"}),
}


class Role(NamedTuple):
    person: str
    role: str
    granted: datetime
    absent: str | None = None
    """For whom the person stands in."""


class Nearest(NamedTuple):
    day: date
    of_lock: bool
    mark: str
    names: frozenset[str]
    rung: tuple[int, date]


class Waits(NamedTuple):
    due: datetime
    number: int


@dataclass
class Reckoning:
    now: datetime
    roles: list[Role]
    opens: datetime
    on_time: datetime = ON_TIME
    locks: datetime = LOCKS
    extended: tuple[datetime, datetime] | None = None
    rungs: dict[str, tuple[str, int, set[str]]] = field(default_factory=lambda: dict(SHIPPED))
    works: dict[date, bool] = field(default_factory=dict)
    left_out: list[tuple[date, date]] = field(default_factory=list)
    zones: dict[str, ZoneInfo] = field(default_factory=dict)
    away: dict[str, datetime] = field(default_factory=dict)
    holder: str | None = None
    hushed: datetime | None = None
    submitted: bool = False
    begun: bool = False
    part_done: bool = False
    waits: dict[tuple[str, str], Waits] = field(default_factory=dict)
    known: set[tuple[str, str]] = field(default_factory=set)
    """A rung that has been queued for a person is never queued again, whatever became of it."""
    sent: list[tuple[str, str, datetime]] = field(default_factory=list)

    # What is.

    def dates(self) -> tuple[datetime, datetime]:
        more = self.extended or (self.on_time, self.locks)
        return max(more[0], self.on_time), max(more[1], self.locks)

    def active(self) -> list[Role]:
        return [each for each in self.roles if each.absent or each.person not in self.away]

    def in_hands(self, role: Role) -> bool:
        return role.role == "executor" or self.holder in (None, role.person, role.absent)

    def names(self, person: str) -> set[str]:
        """By which a rung calls this person, all roles together."""
        own = [each for each in self.active() if each.person == person]
        found = {CALLED[each.role] for each in own} - {""}
        if any(self.in_hands(e) and not (e.role == "executor" and self.part_done) for e in own):
            found.add("fills")
        return found

    def zone(self, person: str) -> ZoneInfo:
        return self.zones.get(person, HOME)

    def nearest(self, names: set[str]) -> Nearest | None:
        today, end, lock = (e.astimezone(HOME).date() for e in (self.now, *self.dates()))
        come = []
        for code, (since, before, whom) in self.rungs.items():
            counted = end if since == "on_time" else lock
            day = counted - before * DAY
            if day <= today and whom & names and (since == "on_time" or day > end):
                mark = f"{code}:{counted}"
                come.append(
                    Nearest(day, since == "lock", mark, frozenset(whom), (before, counted))
                )
        return max(come, key=lambda each: each[:2], default=None)

    # When one may speak.

    def worked(self, day: date) -> bool:
        if any(first <= day <= last for first, last in self.left_out):
            return False
        usual = day.isoweekday() < 6 and day != date(2026, 11, 4)
        return self.works.get(day, usual)

    def in_hours(self, person: str) -> bool:
        wall = self.now.astimezone(self.zone(person))
        return 9 <= wall.hour < 18 and self.worked(wall.date())

    def is_urgent(self, rung: Nearest, person: str) -> bool:
        wall, lock = (e.astimezone(self.zone(person)) for e in (self.now, self.dates()[1]))
        first = 9 if lock.time() > time(10) else 7
        last = rung.rung == (0, lock.date()) and wall.date() == lock.date()
        return last and first <= wall.hour < 22 and self.now < self.dates()[1]

    def next_hour(self, person: str, after: datetime) -> datetime:
        wall = after.astimezone(self.zone(person))
        if 9 <= wall.hour < 18 and self.worked(wall.date()):
            return after
        day = wall.date() if wall.hour < 9 else wall.date() + DAY
        while not self.worked(day):
            day += DAY
        return datetime.combine(day, time(9), self.zone(person))

    def next_morning(self, person: str) -> datetime:
        tomorrow = self.now.astimezone(self.zone(person)).date() + DAY
        midnight = datetime.combine(tomorrow, time(0), self.zone(person))
        return self.next_hour(person, midnight)

    def told_today(self, person: str) -> int:
        midnight = datetime.combine(
            self.now.astimezone(self.zone(person)).date(), time(0), self.zone(person)
        )
        return sum(1 for who, _, at in self.sent if who == person and at >= midnight)

    # What is done.

    def queue(self) -> None:
        for role in self.active():
            called = {CALLED[role.role]} | ({"fills"} if self.in_hands(role) else set())
            rung = self.nearest(called)
            if rung is None or self.submitted or self.now >= self.dates()[1]:
                continue
            ended = datetime.combine(rung.day + DAY, time(0), HOME)
            speaks = self.is_urgent(rung, role.person) or (
                self.in_hours(role.person) and (self.hushed is None or self.hushed <= self.now)
            )
            late = self.opens >= ended or not self.was_there(role, ended, rung.mark)
            key = role.person, rung.mark
            if key in self.known or late or not speaks or self.is_needless(rung):
                continue
            self.known.add(key)
            self.waits[key] = Waits(self.now, len(self.known))

    def was_there(self, role: Role, ended: datetime, mark: str) -> bool:
        """Or whoever is stood in for was, and has not heard of it."""
        absent = [e for e in self.roles if (e.person, e.role) == (role.absent, role.role)]
        heard = any((who, said) == (role.absent, mark) for who, said, _ in self.sent)
        return role.granted < ended or (
            not heard and any(e.granted < ended for e in absent if e.absent is None)
        )

    def is_needless(self, rung: Nearest) -> bool:
        return self.begun and rung.mark.startswith("14:")

    def deliver(self) -> None:
        for key, wait in sorted(self.waits.items(), key=lambda each: each[1]):
            if wait.due <= self.now:
                del self.waits[key]
                again = self.tell(*key)
                if again is not None and again < self.dates()[1]:
                    self.waits[key] = Waits(again, wait.number)

    def tell(self, person: str, mark: str) -> datetime | None:
        """When to ask again, if not now."""
        rung = self.nearest(self.names(person))
        shut = self.submitted or self.now >= self.dates()[1]
        if shut or rung is None or rung.mark != mark or self.is_needless(rung):
            return None
        if not self.is_urgent(rung, person):
            if self.hushed is not None and self.now < self.hushed:
                return self.next_hour(person, self.hushed)
            if not self.in_hours(person):
                return self.next_hour(person, self.now)
            if self.told_today(person) >= A_DAY:
                return self.next_morning(person)
        self.sent.append((person, mark, self.now))
        return None

    def come_back(self) -> None:
        """Whose day has come is there again."""
        for person in [who for who, until in self.away.items() if until <= self.now]:
            del self.away[person]
            self.roles = [each for each in self.roles if each.absent != person]
