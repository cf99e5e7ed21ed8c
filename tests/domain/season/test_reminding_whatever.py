"""Reminders against a slow reckoning, whatever happens between the ticks."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain import campaigning
from domain.reminding import RUNGS, queue_due_reminders
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
        self.opens, self.on_time = season.clock.now, ON_TIME
        self.open = {season.form(opened, code): True for code in ("школа", "лицей")}
        self.joined: dict[tuple[int, int], datetime] = {}
        self.sent: set[str] = set()

    def tick(self, now: datetime) -> None:
        wall, end = now.astimezone(YEKATERINBURG), self.on_time.astimezone(YEKATERINBURG)
        if not 9 <= wall.hour < 18 or now >= self.on_time:
            return
        passed = [rung for rung in RUNGS if end.date() - timedelta(days=rung) <= wall.date()]
        if not passed:
            return
        rung = passed[-1]
        day = end.date() - timedelta(days=rung)
        for (form, person), joined in self.joined.items():
            in_time = max(joined, self.opens).astimezone(YEKATERINBURG).date() <= day
            if self.open[form] and in_time:
                self.sent.add(f"reminder:{form}:{person}:{rung}:{end.date()}")


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
    schools = ("школа", "лицей")
    first = season.person("Анна", Role.HEAD, schools[0])
    slow.joined[season.form(opened, schools[0]), first] = season.clock.now
    for number, (what, much) in enumerate(steps):
        if what in {"hours", "downtime"}:
            season.clock.passes(hours=much)
        elif what == "move":
            moved = max(slow.on_time + timedelta(hours=much), season.clock.now + days(1))
            if moved <= LOCKS:
                season.run(campaigning.change_dates, opened, on_time_at=moved)
                slow.on_time = moved
        elif what in {"submit", "recall"}:
            form = season.form(opened, schools[much])
            slow.open[form] = what == "recall"
            state = FormState.FILLING if slow.open[form] else FormState.SUBMITTED
            season.session.get_one(Form, form).state = state
        elif what == "join":
            person = season.person(f"{number}", Role.COORDINATOR, schools[much])
            slow.joined[season.form(opened, schools[much]), person] = season.clock.now
        tick(season)
        slow.tick(season.clock.now)
        assert sorted(season.reminders()) == sorted(slow.sent)
        if season.clock.now > LOCKS - days(1):
            break
    nested.rollback()
    season.clock.now = begun
