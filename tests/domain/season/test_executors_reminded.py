"""Executors hear of what is theirs, until it is done; the whole is the coordinator's."""

from __future__ import annotations

from datetime import datetime

import pytest

from domain import answering, campaigning, handing_on, locking, nudging
from domain.answering import Spot
from storage import organisations, people
from storage.tables import Role
from tests.domain.season.conftest import OPERATOR, Season
from tests.domain.season.simulated import Post, at
from tests.overseen import PLACE, SURVEY

FIRST, SECOND, OTHERS = "small/B1", "small/B2", "smaller/B1"


def local(day: str, hour: int = 9) -> datetime:
    return at(f"2026-{day}T{hour:02}:00", "Asia/Yekaterinburg")


class School:
    """Anna heads it; Ivan and Pavel have a section each, Egor none, Zoya one of another survey."""

    def __init__(self, season: Season) -> None:
        self.season, self.post = season, Post()
        season.clock.now = local("09-01", 8)
        self.people = {"Анна": season.person("Анна", Role.HEAD, "школа")}
        for name, *parts in (("Иван", FIRST), ("Павел", SECOND), ("Егор",), ("Зоя", OTHERS)):
            self.people[name] = season.person(name, Role.EXECUTOR, "лицей")
            place = organisations.by_code(season.session, "школа")
            assert place is not None
            number, now = self.people[name], season.clock.now
            people.grant(season.session, number, place.id, Role.EXECUTOR, now, list(parts))
        season.clock.now = local("09-01")
        self.campaign = season.campaign(survey=SURVEY, on_time_at=local("09-30", 18))
        self.form = season.form(self.campaign, "школа")

    def answer(self, name: str, question: str, text: str) -> None:
        self.season.do(name, answering.type_answer, Spot(self.form, PLACE[question], None), text)

    def hear(self, day: str, hour: int = 9) -> list[tuple[str, str]]:
        names = {number: name for name, number in self.people.items()}
        self.season.clock.now = local(day, hour)
        known = len(self.post.sent)
        locking.tell_locked(self.season.session, self.season.clock.now)
        self.post.ticks(self.season.session, self.season.clock.now)
        return sorted((each.kind, names[each.to_id]) for each in self.post.sent[known:])


@pytest.fixture
def school(season: Season) -> School:
    made = School(season)
    assert made.hear("09-01") == [("opened", "Анна"), ("opened", "Иван"), ("opened", "Павел")]
    return made


def test_executors_are_reminded_until_their_sections_are_done(school: School) -> None:
    school.answer("Иван", "B1.C1", "записана")
    school.answer("Иван", "B1.C2", "есть")
    assert school.hear("09-23") == [("reminder", "Анна"), ("reminder", "Павел")]


def test_an_executor_whose_section_has_a_gap_again_hears_of_it(school: School) -> None:
    school.answer("Иван", "B1.C1", "записана")
    school.answer("Иван", "B1.C2", "есть")
    assert ("reminder", "Иван") not in school.hear("09-23")
    school.season.do("Анна", answering.clear_answer, Spot(school.form, PLACE["B1.C2"], 1))
    assert ("reminder", "Иван") in school.hear("09-28")


def test_a_form_that_was_handed_to_somebody_is_still_the_executors_too(school: School) -> None:
    school.people["Борис"] = school.season.person("Борис", Role.COORDINATOR, "школа")
    school.season.run(handing_on.hand_over, school.form, school.people["Анна"])
    heard = [who for kind, who in school.hear("09-23") if kind == "reminder"]
    assert heard == ["Анна", "Иван", "Павел"]


def test_executors_hear_of_moved_dates_and_of_an_extension(school: School) -> None:
    school.season.clock.now = local("09-07")
    school.season.run(campaigning.change_dates, school.campaign, on_time_at=local("10-05", 18))
    moved = [("moved", "Анна"), ("moved", "Иван"), ("moved", "Павел")]
    assert school.hear("09-07", 10) == moved
    more = {"on_time_at": local("10-08", 18), "reason": "карантин"}
    school.season.run(campaigning.extend_form, school.form, **more)
    told = [("extended", "Анна"), ("extended", "Иван"), ("extended", "Павел")]
    assert school.hear("09-07", 11) == told


def test_a_nudge_reaches_executors_whose_sections_are_not_done(school: School) -> None:
    season, forms = school.season, (school.form,)
    assert season.run(nudging.preview, forms).people == 3
    season.clock.now = local("09-05", 12)  # a Saturday
    school.answer("Иван", "B1.C1", "записана")
    school.answer("Иван", "B1.C2", "есть")
    view = season.run(nudging.preview, forms)
    assert ([each.people for each in view.forms], view.people, view.alone) == ([2], 2, ())
    assert season.run(nudging.nudge, forms).people == 2
    assert season.run(nudging.nudge, forms).people == 0
    assert school.hear("09-07") == [("nudge", "Анна"), ("nudge", "Павел")]


def test_an_executor_who_is_done_before_the_morning_is_not_nudged(school: School) -> None:
    school.season.clock.now = local("09-05", 12)
    assert school.season.run(nudging.nudge, (school.form,)).people == 3
    school.answer("Павел", "B2.C1", "записана")
    school.answer("Павел", "B2.N", "3")
    school.answer("Павел", "B2.C3", "есть")
    assert school.hear("09-07") == [("nudge", "Анна"), ("nudge", "Иван")]


def test_executors_hear_before_the_lock_and_after_it_of_what_is_not_done(school: School) -> None:
    school.answer("Иван", "B1.C1", "записана")
    school.answer("Иван", "B1.C2", "есть")
    assert school.hear("10-10", 12) == [("reminder", "Анна"), ("reminder", "Павел")]
    assert school.hear("10-12") == [("locked", "Анна"), ("locked", "Павел")]
    assert school.hear("10-13") == []


def test_a_form_that_goes_on_before_the_morning_was_not_locked(school: School) -> None:
    school.season.clock.now = local("10-10", 20)
    assert locking.tell_locked(school.season.session, school.season.clock.now) == 3
    school.season.run(campaigning.reopen_form, school.form, 3, "болела")
    assert "locked" not in dict(school.hear("10-12"))


def test_the_dry_run_of_a_launch_counts_executors_of_what_is_asked(school: School) -> None:
    planned = school.season.plan(survey=SURVEY, title="Зима", on_time_at=local("09-30", 18))
    plan = school.season.run(campaigning.launch_plan, planned)
    assert (plan.messages, plan.unreached) == (3, 2)
    executors = [each for each in school.people if each not in ("Анна", "Егор", "Зоя")]
    school.season.run(campaigning.open_campaign, planned, OPERATOR)
    assert school.hear("09-01", 10) == [("opened", name) for name in ("Анна", *executors)]


def test_where_only_an_executor_is_reached_nobody_can_submit(season: Season) -> None:
    season.clock.now = local("09-01", 8)
    reached = season.person("Иван", Role.HEAD, "лицей")
    place = organisations.by_code(season.session, "школа")
    assert place is not None
    people.grant(season.session, reached, place.id, Role.EXECUTOR, season.clock.now, [FIRST])
    plan = season.run(campaigning.launch_plan, season.plan(survey=SURVEY))
    assert (plan.messages, plan.unreached) == (2, 2)
    assert [(each.code, each.known) for each in plan.missed] == [
        ("школа", False),
        ("гимназия", False),
    ]
