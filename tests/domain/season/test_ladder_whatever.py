"""What each hears against plain reckoning, whatever happens to ladder, days, people and clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from domain import (
    answering,
    campaigning,
    days,
    handing_on,
    hours,
    ladders,
    nudging,
    standing_in,
)
from domain.answering import Spot
from domain.ladder import Rung, Since, To
from domain.reminding import queue_due_reminders
from domain.zone_texts import ZONES
from storage import organisations, people
from storage.tables import Form, FormState, Role
from tests.domain.season import reckoning
from tests.domain.season.conftest import ON_TIME, Season
from tests.domain.season.reckoning import DAY, HOME, SHIPPED, Reckoning
from tests.domain.season.simulated import Post
from tests.domain.season.surveys import compared
from tests.fuzzing import examples

CAST = {"Анна": Role.HEAD, "Борис": Role.COORDINATOR, "Денис": Role.DEPUTY}
NAMES = (*CAST, "Иван")
SITE = compared().place("site")
EXTRA = {
    "10": ("on_time", 10, {"head"}),
    "8": ("on_time", 8, {"deputy"}),
    "5": ("on_time", 5, {"fills", "deputy"}),
    "2": ("on_time", 2, {"head"}),
    "lock7": ("lock", 7, {"head", "deputy"}),
    "lock2": ("lock", 2, {"fills"}),
}
KNOWN = {**EXTRA, **SHIPPED}
ACTS = (
    *["nothing"] * 6, "days", "move", "lock", "extend", "submit", "recall", "recall", "hush",
    "speak", "works", "rests", "as_usual", "leave_out", "take_in", "rung", "rung", "restore",
    "away", "away", "hand", "hand", "to_all", "zone", "part", "gap",
    "join",
)  # fmt: skip
TICKS = ("all", "all", "all", "queue", "none")
Step = tuple[str, int, int, int, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(ACTS),
        st.integers(0, 11),
        st.integers(1, 12),
        st.sampled_from((7, 3, 5, 8, 11, 24, 31)),
        st.sampled_from(TICKS),
    ),
    min_size=30,
    max_size=60,
)

FOURTEENTH = [("nothing", 0, 1, 40, "queue")]
"""The morning of the first rung: queued, and not sent yet."""
A_DAY_LATER = ("nothing", 0, 1, 24, "all")
HELD_FOR_THE_HEAD = [("rung", 0, 1, 0, "none"), ("nothing", 0, 1, 184, "none")]
"""The day after a rung for heads alone, which nobody has been told of yet."""


class School:
    """One school with its four people, and the reckoning beside it."""

    def __init__(self, season: Season) -> None:
        self.season, self.post = season, Post()
        self.ids = {name: season.person(name, role, "школа") for name, role in CAST.items()}
        self.ids["Иван"] = season.person("Иван", Role.EXECUTOR, "лицей")
        place = organisations.by_code(season.session, "школа")
        assert place is not None
        self.place, now = place.id, season.clock.now
        part = ["compared/mechanism"]
        people.grant(season.session, self.ids["Иван"], place.id, Role.EXECUTOR, now, part)
        self.campaign = season.campaign()
        self.form = season.form(self.campaign, "школа")
        roles = [reckoning.Role(name, role.value, now) for name, role in CAST.items()]
        roles.append(reckoning.Role("Иван", "executor", now))
        self.slow = Reckoning(now, roles, now)
        self.days: list[datetime] = []

    def act(self, step: Step) -> None:
        what, who, much, pass_by, ticks = step
        self.season.clock.passes(hours=pass_by)
        perform: Callable[[int, int], None] = getattr(self, f"_{what}")
        perform(who, much)
        self.season.session.flush()
        self.slow.now = self.season.clock.now
        standing_in.end_what_is_over(self.season.session, self.slow.now)
        self.slow.come_back()
        if ticks != "none":
            queue_due_reminders(self.season.session, self.slow.now)
            self.slow.queue()
        if ticks == "all":
            self.post.delivers(self.season.session, self.slow.now)
            self.slow.deliver()
        assert self.heard() == sorted(self.slow.sent), step

    def heard(self) -> list[tuple[str, str, datetime]]:
        names = {number: name for name, number in self.ids.items()}
        mine = [each for each in self.post.sent if each.kind == "reminder"]
        return sorted((names[each.to_id], each.mark, each.at) for each in mine)

    @property
    def is_open(self) -> bool:
        return not self.slow.submitted and self.season.clock.now < self.slow.dates()[1]

    # The clock and the dates.

    def _nothing(self, who: int, much: int) -> None:
        pass

    def _days(self, who: int, much: int) -> None:
        self.season.clock.passes(hours=much * 14)

    def _move(self, who: int, much: int) -> None:
        self._change(self.slow.on_time + timedelta(hours=12 * (who - 5)), self.slow.locks)

    def _lock(self, who: int, much: int) -> None:
        self._change(self.slow.on_time, self.slow.locks + timedelta(hours=12 * (who - 5)))

    def _change(self, on_time: datetime, locks: datetime) -> None:
        if self.slow.opens + DAY < on_time <= locks and locks > self.season.clock.now + DAY:
            dates = {"on_time_at": on_time, "locks_at": locks}
            self.season.run(campaigning.change_dates, self.campaign, **dates)
            self.slow.on_time, self.slow.locks = on_time, locks

    def _extend(self, who: int, much: int) -> None:
        on_time, locks = (each + much * timedelta(hours=9) for each in self.slow.dates())
        if locks > self.season.clock.now:
            more = {"on_time_at": on_time, "locks_at": locks, "reason": "да"}
            self.season.run(campaigning.extend_form, self.form, **more)
            self.slow.extended = on_time, locks

    # The form.

    def _submit(self, who: int, much: int) -> None:
        self.season.session.get_one(Form, self.form).state = FormState.SUBMITTED
        self.slow.submitted = True

    def _recall(self, who: int, much: int) -> None:
        self.season.session.get_one(Form, self.form).state = FormState.FILLING
        self.slow.submitted = False

    def _part(self, who: int, much: int) -> None:
        if self.is_open and not self.slow.part_done:
            self.season.answer("Иван", self.form, SITE, "нет")
            self.slow.part_done = self.slow.begun = True

    def _gap(self, who: int, much: int) -> None:
        if self.is_open and self.slow.part_done:
            revision = self.season._revision(self.form, SITE)
            spot = Spot(self.form, SITE, revision)
            self.season.do("Иван", answering.clear_answer, spot)
            self.slow.part_done = False

    def _hush(self, who: int, much: int) -> None:
        self.season.do("Борис", nudging.hush, self.form, much)
        self.slow.hushed = self.season.clock.now + much * DAY

    def _speak(self, who: int, much: int) -> None:
        self.season.do("Борис", nudging.hush, self.form, 0)
        self.slow.hushed = None

    # The calendar and the ladder.

    def _works(self, who: int, much: int) -> None:
        self._enter(who, works=True)

    def _rests(self, who: int, much: int) -> None:
        self._enter(who, works=False)

    def _enter(self, who: int, *, works: bool) -> None:
        day = (self.season.clock.now + who * DAY).date()
        self.season.run(days.enter_day, day, "так решили", works=works)
        self.slow.works[day] = works

    def _as_usual(self, who: int, much: int) -> None:
        for day in list(self.slow.works)[:much]:
            self.season.run(days.take_back_day, day)
            del self.slow.works[day]

    def _leave_out(self, who: int, much: int) -> None:
        first = (self.season.clock.now + who * DAY).date()
        if not self.slow.left_out:
            self.season.run(ladders.leave_out, self.campaign, first, first + much * DAY)
            self.slow.left_out.append((first, first + much * DAY))

    def _take_in(self, who: int, much: int) -> None:
        for first, _ in self.slow.left_out:
            self.season.run(ladders.take_in, self.campaign, first)
        self.slow.left_out.clear()

    def _rung(self, who: int, much: int) -> None:
        code = list(KNOWN)[who % len(KNOWN)]
        if code in self.slow.rungs:
            self.season.run(ladders.remove_rung, self.campaign, code)
            del self.slow.rungs[code]
        elif code in EXTRA:
            since, before, whom = EXTRA[code]
            rung = Rung(Since(since), before, tuple(To(each) for each in sorted(whom)))
            self.season.run(ladders.add_rung, self.campaign, rung)
            self.slow.rungs[code] = EXTRA[code]

    def _restore(self, who: int, much: int) -> None:
        self.season.run(ladders.restore_ladder, self.campaign)
        self.slow.rungs = dict(SHIPPED)

    # The people.

    def _away(self, who: int, much: int) -> None:
        absent, deputy = list(CAST)[who % 3], list(CAST)[(who + much) % 3]
        stands = {each.person for each in self.slow.roles if each.absent}
        if absent == deputy or {absent, deputy} & {*self.slow.away} or absent in stands:
            return
        back = self.season.do(
            absent, standing_in.go_away_for, self.place, self.ids[deputy], much
        ).day
        self.slow.away[absent] = datetime.combine(back, time(0), HOME)
        now = self.season.clock.now
        self.slow.roles.append(reckoning.Role(deputy, CAST[absent].value, now, absent))

    def _join(self, who: int, much: int) -> None:
        name = f"Ж{len(self.ids)}"
        self.ids[name] = self.season.person(name, Role.COORDINATOR, "школа")
        now = self.season.clock.now
        self.slow.roles.append(reckoning.Role(name, "coordinator", now))

    def _hand(self, who: int, much: int) -> None:
        taker = list(CAST)[who % 3]
        if self.is_open and self.slow.holder != taker:
            self.season.run(handing_on.hand_over, self.form, self.ids[taker])
            self.slow.holder = taker

    def _to_all(self, who: int, much: int) -> None:
        if self.is_open and self.slow.holder is not None:
            self.season.run(handing_on.hand_over, self.form, None)
            self.slow.holder = None

    def _zone(self, who: int, much: int) -> None:
        name = NAMES[who % 4]
        self.season.do(name, hours.set_clock, much - 1)
        self.slow.zones.pop(name, None)
        if much > 1:
            self.slow.zones[name] = ZoneInfo(ZONES[much - 2][0])


@settings(
    max_examples=examples(15),  # of each database: what differs between them is not drawn
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
@example(steps=[("hand", 1, 1, 0, "none"), *[("nothing", 0, 1, 8, "all")] * 90])
@example(steps=[("away", 0, 1, 99, "none"), *[("rung", 0, 1, 12, "all")] * 60])
@example(steps=[*FOURTEENTH, ("hush", 0, 3, 1, "all"), *[A_DAY_LATER] * 6])
@example(steps=[*FOURTEENTH, ("nothing", 0, 1, 168, "all")])
@example(steps=[*FOURTEENTH, ("part", 0, 1, 168, "all"), ("gap", 0, 1, 24, "all"), A_DAY_LATER])
@example(steps=[*FOURTEENTH, ("hand", 0, 1, 1, "all"), A_DAY_LATER])
@example(steps=[("rests", 2, 1, 0, "none"), ("nothing", 0, 1, 40, "all"), *[A_DAY_LATER] * 2])
@example(steps=[("hand", 0, 1, 0, "none"), ("away", 0, 11, 40, "all"), *[A_DAY_LATER] * 9])
@example(steps=[*HELD_FOR_THE_HEAD, ("away", 0, 7, 0, "none"), *[A_DAY_LATER] * 2])
@example(steps=[*HELD_FOR_THE_HEAD, ("away", 0, 7, 0, "all"), *[A_DAY_LATER] * 2])
@example(steps=[*HELD_FOR_THE_HEAD, A_DAY_LATER, ("away", 0, 7, 0, "all"), A_DAY_LATER])
@example(steps=[("nothing", 0, 1, 208, "all"), *[("move", 1, 1, 1, "all")] * 3, A_DAY_LATER])
def test_each_hears_of_each_rung_as_reckoned(season: Season, steps: list[Step]) -> None:
    begun, inside = season.clock.now, season.session.begin_nested()
    season.clock.now = ON_TIME - 16 * DAY
    try:
        school = School(season)
        for step in steps:
            school.act(step)
    finally:
        inside.rollback()
        season.session.expire_all()
        season.clock.now = begun
        season.telegram_ids.clear()
