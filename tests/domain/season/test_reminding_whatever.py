"""Reminders against a slow reckoning, whatever happens between the ticks."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain import campaigning
from domain.reminding import queue_due_reminders
from storage.tables import Form, FormState, Role
from tests.domain.season.conftest import LOCKS, ON_TIME, Season, days
from tests.fuzzing import examples

YEKATERINBURG = ZoneInfo("Asia/Yekaterinburg")


def tick(season: Season, at_most: int = 5000) -> int:
    return queue_due_reminders(season.session, season.clock.now, at_most)


Step = tuple[str, int]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("hours"), st.integers(1, 30)),
        st.tuples(st.just("downtime"), st.integers(24, 24 * 6)),
        st.tuples(st.just("move"), st.integers(-72, 120)),
        st.tuples(st.just("lock"), st.integers(-72, 120)),
        st.tuples(st.just("extend"), st.integers(1, 100)),
        st.tuples(st.just("submit"), st.integers(0, 1)),
        st.tuples(st.just("recall"), st.integers(0, 1)),
        st.tuples(st.just("join"), st.integers(0, 1)),
        st.tuples(st.just("again"), st.just(0)),
    ),
    min_size=5,
    max_size=40,
)


class Slow:
    """The same by plain reckoning, one person and one day at a time."""

    def __init__(self, season: Season, opened: int) -> None:
        self.opens, self.on_time, self.locks = season.clock.now, ON_TIME, LOCKS
        self.extended: dict[int, tuple[datetime, datetime]] = {}
        self.open = {season.form(opened, code): True for code in SCHOOLS}
        self.joined: dict[tuple[int, int], datetime] = {}
        self.sent: set[str] = set()

    def tick(self, now: datetime) -> None:
        for (form, person), joined in self.joined.items():
            nearest = self.nearest(form, now)
            if nearest is None:
                continue
            day, mark = nearest
            in_time = max(joined, self.opens).astimezone(YEKATERINBURG).date() <= day
            if self.open[form] and in_time and self.may_speak(mark, form, now):
                self.sent.add(f"reminder:{form}:{person}:{mark}")

    def nearest(self, form: int, now: datetime) -> tuple[date, str] | None:
        today, end, lock = (
            each.astimezone(YEKATERINBURG).date() for each in (now, *self.dates(form))
        )
        days = [(end - timedelta(rung), 0, f"{rung}:{end}") for rung in (14, 7, 3, 1, 0)]
        days += [
            (lock - timedelta(rung), 1, f"lock{rung}:{lock}")
            for rung in (3, 1, 0)
            if lock - timedelta(rung) > end
        ]
        come = [each for each in days if each[0] <= today]
        if not come or now >= self.dates(form)[1]:
            return None
        day, _, mark = max(come)
        return day, mark

    def may_speak(self, mark: str, form: int, now: datetime) -> bool:
        wall, lock = (each.astimezone(YEKATERINBURG) for each in (now, self.dates(form)[1]))
        weekend = wall.isoweekday() > 5 or wall.date() == date(2026, 11, 4)
        if 9 <= wall.hour < 18 and not weekend:
            return True
        last = wall.date() == lock.date() and mark.partition(":")[0] in {"0", "lock0"}
        first = 9 if lock.time() > time(10) else 7
        return last and mark.endswith(str(lock.date())) and first <= wall.hour < 22

    def dates(self, form: int) -> tuple[datetime, datetime]:
        more = self.extended.get(form)
        if more is None:
            return self.on_time, self.locks
        return max(more[0], self.on_time), max(more[1], self.locks)


SCHOOLS = ("школа", "лицей")


def happens(season: Season, slow: Slow, opened: int, step: Step, number: int) -> None:
    what, much = step
    if what in {"hours", "downtime"}:
        season.clock.passes(hours=much)
    elif what in {"move", "lock"}:
        moves(season, slow, opened, step)
    elif what == "extend":
        form = season.form(opened, SCHOOLS[much % 2])
        on_time, locks = (each + timedelta(hours=much) for each in slow.dates(form))
        more = {"on_time_at": on_time, "locks_at": locks, "reason": "да"}
        season.run(campaigning.extend_form, form, **more)
        slow.extended[form] = on_time, locks
    elif what in {"submit", "recall"}:
        form = season.form(opened, SCHOOLS[much])
        slow.open[form] = what == "recall"
        state = FormState.FILLING if slow.open[form] else FormState.SUBMITTED
        season.session.get_one(Form, form).state = state
    elif what == "join":
        person = season.person(f"{number}", Role.COORDINATOR, SCHOOLS[much])
        slow.joined[season.form(opened, SCHOOLS[much]), person] = season.clock.now


def moves(season: Season, slow: Slow, opened: int, step: Step) -> None:
    """One date of all; dates that would cross are left alone."""
    what, much = step
    soonest = season.clock.now + days(1)
    on_time, locks = slow.on_time, slow.locks
    if what == "move":
        on_time = max(on_time + timedelta(hours=much), soonest)
    else:
        locks = max(locks + timedelta(hours=much), soonest)
    if on_time <= locks:
        season.run(campaigning.change_dates, opened, on_time_at=on_time, locks_at=locks)
        slow.on_time, slow.locks = on_time, locks


@settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_irregular_ticks_neither_double_nor_miss(season: Season, steps: list[Step]) -> None:
    begun = season.clock.now
    nested = season.session.begin_nested()
    opened = season.campaign()
    slow = Slow(season, opened)
    first = season.person("Анна", Role.HEAD, SCHOOLS[0])
    slow.joined[season.form(opened, SCHOOLS[0]), first] = season.clock.now
    for number, step in enumerate(steps):
        happens(season, slow, opened, step, number)
        tick(season)
        slow.tick(season.clock.now)
        assert sorted(season.reminders()) == sorted(slow.sent)
        if season.clock.now > slow.locks + days(2):
            break
    nested.rollback()
    season.clock.now = begun
