"""A campaign against its table of moves, whatever people and the clock do in whatever order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from domain import campaign_moves, campaigning, filling, launching
from domain.acting import the_program
from domain.campaign_moves import Phase
from domain.errors import Refusal
from storage.tables import Form, JournalEntry, Role
from tests.domain.season.conftest import LOCKS, OPERATOR, Season, days
from tests.fuzzing import examples

ACTS = (
    "launch", "go_on", "hold", "resume", "take_back", "close", "reopen", "restore", "answer",
    "extend", "reopen_form", "day", "to_lock", "later_lock",
)  # fmt: skip
FORM = 1
"""Rows of a portion: one form at a time."""
OF_TABLE = {each.name: each for each in campaign_moves.MOVES}
AT_WORK = ("launch", "go_on", "go_on", "go_on", "go_on")


@dataclass
class Model:
    """What should be, by plain reckoning."""

    now: datetime
    locks: datetime = LOCKS
    phase: Phase = Phase.PLANNED
    given: int = 0
    ever_open: bool = False
    begun: bool = False
    annas: datetime | None = None
    """Until when Anna has been given more time, whatever the others have."""
    noted: Counter[str] = field(default_factory=Counter)

    def moved(self, name: str) -> None:
        move = OF_TABLE[name]
        self.phase = move.ends
        self.noted[move.noted] += 1

    def may_answer(self) -> bool:
        if self.phase is Phase.OPEN:
            return True
        return self.phase is Phase.LOCKED and self.annas is not None and self.now < self.annas

    def tick(self) -> None:
        """Only the clock locks, and only a later date unlocks."""
        if self.phase in {Phase.OPEN, Phase.LOCKED}:
            self.phase = Phase.OPEN if self.now < self.locks else Phase.LOCKED


def may(model: Model, act: str) -> bool:
    """Whether the table and the answers given allow it."""
    past = model.now >= model.locks
    return {
        "launch": model.phase is Phase.PLANNED and not past,
        "hold": model.phase is Phase.LAUNCHING,
        "resume": model.phase is Phase.HELD,
        "take_back": model.phase in OF_TABLE["take_back"].begins and not model.begun,
        "close": model.phase in OF_TABLE["close"].begins,
        "reopen": model.phase is Phase.CLOSED and model.ever_open,
        "restore": model.phase is Phase.CLOSED and not model.ever_open,
        "answer": model.may_answer(),
        "extend": model.phase in {Phase.OPEN, Phase.LOCKED},
        "reopen_form": model.phase in {Phase.OPEN, Phase.LOCKED} and not model.may_answer(),
        "later_lock": model.phase is not Phase.CLOSED,
    }.get(act, True)


def do(season: Season, model: Model, campaign: int, act: str) -> None:
    """The act itself, and what it should bring about."""
    run, later = season.run, model.now + days(4)
    if act == "launch":
        launching._begin(season.session, the_program(), model.now, campaign, OPERATOR)
        model.moved("launch")
    elif act == "go_on":
        went = launching.go_on(season.session, model.now, campaign, FORM)
        give(model, went)
    elif act in {"hold", "resume"}:
        run(getattr(campaigning, f"{act}_launch"), campaign)
        model.moved(act)
    elif act in {"take_back", "restore"}:
        run(getattr(campaigning, {"restore": "restore_campaign"}.get(act, act)), campaign, "так")
        model.moved(act)
        model.ever_open = False
    elif act == "close":
        run(campaigning.close_campaign, campaign)
        if model.phase in {Phase.OPEN, Phase.LOCKED}:
            model.locks = min(model.locks, model.now)
        model.moved("close")
    elif act == "reopen":
        run(campaigning.reopen_campaign, campaign, later, "так")
        model.moved("reopen")
        model.locks = later
        model.annas = model.annas and max(model.annas, later)
    else:
        do_with_form(season, model, campaign, act)


def give(model: Model, went: int) -> None:
    if model.phase is not Phase.LAUNCHING:
        return
    if model.given < 2:
        model.given += 1
        assert went == 1
    else:
        model.moved("open")
        model.ever_open = True


def do_with_form(season: Season, model: Model, campaign: int, act: str) -> None:
    later = max(model.now, model.locks, model.annas or model.locks) + days(2)
    if act == "answer":
        season.answer("Анна", season.form(campaign, "школа"), 0, "да")
        model.begun = True
    elif act == "extend":
        form = season.form(campaign, "школа")
        season.run(campaigning.extend_form, form, locks_at=later, reason="так")
        model.annas = later
    elif act == "reopen_form":
        season.run(campaigning.reopen_form, season.form(campaign, "школа"), 2, "так")
        model.annas = max(model.annas or model.now, model.now + days(2))
    elif act == "later_lock":
        locks = max(model.now, model.locks) + days(1)
        season.run(campaigning.change_dates, campaign, locks_at=locks)
        model.locks = locks
        model.annas = model.annas and max(model.annas, locks)
    else:
        passes = timedelta(days=1) if act == "day" else max(days(0), model.locks - model.now)
        season.clock.now += passes
        model.now = season.clock.now


@settings(
    max_examples=examples(40),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(st.sampled_from(ACTS), min_size=4, max_size=40))
@example(acts=[*AT_WORK, "to_lock", "reopen_form", "answer", "take_back", "close", "reopen"])
@example(acts=[*AT_WORK, "close", "reopen", "take_back", *AT_WORK, "answer", "to_lock"])
@example(acts=["launch", "go_on", "hold", "close", "restore", *AT_WORK])
def test_a_campaign_is_always_where_the_table_says(season: Season, acts: list[str]) -> None:
    begun = season.clock.now
    inside = season.session.begin_nested()
    try:
        season.person("Анна", Role.HEAD, "школа")
        campaign, model = season.plan(owner="город"), Model(begun)
        for act in acts:
            model.tick()
            happens(season, model, campaign, act)
            model.tick()
            agrees(season, model, campaign)
    finally:
        inside.rollback()
        season.session.expire_all()
        season.clock.now = begun
        season.telegram_ids.clear()


def happens(season: Season, model: Model, campaign: int, act: str) -> None:
    """Refused exactly when it should be, and then nothing has changed."""
    if act in {"answer", "extend", "reopen_form"} and not model.given:
        return
    allowed, before = may(model, act), str(model)
    with season.session.begin_nested() as step:
        try:
            do(season, model, campaign, act)
            season.session.flush()
        except Refusal:
            step.rollback()
            season.session.expire_all()
            assert not allowed, f"{act} was refused in {before}"
        else:
            assert allowed, f"{act} was not refused in {before}"


def agrees(season: Season, model: Model, campaign: int) -> None:
    season.session.expire_all()
    line = season.run(campaigning.campaign_line, campaign)
    assert (line.phase, line.locks_at) == (model.phase, model.locks)
    assert campaign_moves.phase_of(line_of(season, campaign), season.clock.now) is model.phase
    forms = season.session.scalar(
        select(func.count()).select_from(Form).where(Form.campaign_id == campaign)
    )
    assert forms == model.given
    if model.given:
        card = season.do("Анна", filling.form_card, season.form(campaign, "школа"))
        assert card.line.may_change == model.may_answer()
    noted = season.session.scalars(
        select(JournalEntry.what).where(JournalEntry.campaign_id == campaign)
    )
    names = {each.noted for each in campaign_moves.MOVES} - {"dates_changed"}
    assert Counter(what for what in noted if what in names) == model.noted


def line_of(season: Season, campaign: int) -> Any:
    from storage.tables import Campaign

    return season.session.get_one(Campaign, campaign)
