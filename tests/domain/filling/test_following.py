"""What follows from an answer: questions that hide and come back, computed values, the day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from domain import answering, campaigning, filling
from domain.acting import the_program
from domain.answering import Spot
from domain.filling.refusals import CannotChange
from domain.rescoring import rescore
from domain.submitting import submit
from storage import answers
from survey_defs.model import Section, Survey
from tests.domain.filling.conftest import LOCKS, ON_TIME, OPENS, Region

PUPILS, TEACHERS, LOAD, HEAVY, WHY, GREETING, LATE, MORE, KIND, SAME = range(10)
YES_NO = [{"code": "yes", "label": "Да"}, {"code": "no", "label": "Нет"}]


def made(version: int = 1) -> Survey:
    questions = [
        {"code": "pupils", "kind": "number"},
        {"code": "teachers", "kind": "number"},
        {
            "code": "load",
            "kind": "computed",
            "formula": "pupils / teachers",
            "rungs": [{"from": 20, "points": 1}, {"from": 10, "points": 2}],
        },
        {"code": "heavy", "kind": "choice", "options": YES_NO, "ask_if": "load > 20"},
        {"code": "why", "kind": "text", "ask_if": "heavy = 'yes'"},
        {"code": "greeting", "kind": "computed", "formula": "coalesce(heavy, 'нет ответа')"},
        {"code": "late", "kind": "number", "ask_if": "today() >= date('2026-09-16')"},
        {"code": "more", "kind": "text", "ask_if": "pupils > previous(pupils)"},
        {"code": "kind", "kind": "choice", "options": YES_NO},
        {"code": "same", "kind": "computed", "formula": "previous(kind) = kind"},
    ]
    titled = [{"title": each["code"], **each} for each in questions]
    section = Section(code="s", title="Раздел", questions=titled)
    return Survey(
        code="following",
        version=version,
        title="Проба",
        official=False,
        maximum=2,
        sections=[section],
    )


@pytest.fixture
def form(region: Region) -> int:
    return region.form(region.campaign(made()))


def kept(region: Region, form: int) -> dict[str, tuple[object, str, int]]:
    rows = region.database.look_now(answers.read_all, form)
    return {code: (row.value, row.state, row.revision) for code, row in rows.items()}


def corrected(region: Region, campaign: int | None = None) -> int:
    """What a fresh scoring of everything, or of one campaign, would change."""
    return region.sql(lambda s: rescore(s, the_program(), region.clock.now, campaign).count)


def give(region: Region, form: int, place: int, text: str):
    return region.do("Анна", answering.type_answer, Spot(form, place, None), text)


def test_a_form_begins_with_what_is_computed_of_nothing(region: Region, form: int) -> None:
    begun = kept(region, form)
    assert begun["greeting"] == ("нет ответа", "answered", 0)
    assert begun["load"] == (None, "waiting", 0)
    assert [begun[code][1] for code in ("heavy", "why", "late", "more")] == ["not_asked"] * 4
    assert corrected(region) == 0


def test_computed_values_and_their_points_are_written_with_the_answer(
    region: Region, form: int
) -> None:
    give(region, form, PUPILS, "100")
    assert kept(region, form)["load"][:2] == (None, "waiting")
    give(region, form, TEACHERS, "3")
    rows = region.database.look_now(answers.read_all, form)
    assert (rows["load"].value, rows["load"].points, rows["load"].maximum) == (
        "100/3",
        10_000,
        20_000,
    )
    assert (rows["load"].revision, rows["heavy"].state) == (0, "unanswered")
    give(region, form, TEACHERS, "0")
    assert kept(region, form)["load"] == (None, "waiting", 0)
    assert corrected(region) == 0


def test_an_earlier_answer_hides_later_ones_and_undone_brings_them_back_unchanged(
    region: Region, form: int
) -> None:
    for place, text in ((PUPILS, "100"), (TEACHERS, "3"), (HEAVY, "Да"), (WHY, "Мало людей")):
        give(region, form, place, text)
    before = kept(region, form)
    assert (before["why"], before["greeting"][0]) == (("Мало людей", "answered", 1), "yes")

    give(region, form, PUPILS, "30")
    hidden = kept(region, form)
    assert hidden["heavy"] == ("yes", "not_asked", 1)
    assert hidden["why"] == ("Мало людей", "not_asked", 1)
    assert hidden["greeting"] == ("нет ответа", "answered", 0)
    assert region.see("Анна", filling.question_step, form, LOAD).next == GREETING
    with pytest.raises(CannotChange):
        give(region, form, WHY, "Иначе")

    give(region, form, PUPILS, "100")
    after = kept(region, form)
    assert after.pop("pupils") == ("100", "answered", 3)
    assert after == {code: row for code, row in before.items() if code != "pupils"}
    assert corrected(region) == 0


def test_the_next_question_is_the_next_that_is_asked(region: Region, form: int) -> None:
    give(region, form, PUPILS, "100")
    assert give(region, form, TEACHERS, "3").next == LOAD
    assert give(region, form, HEAVY, "Да").next == WHY
    assert give(region, form, HEAVY, "Нет").next == GREETING


def test_the_day_is_that_of_the_organisation(region: Region, form: int) -> None:
    """Yekaterinburg is five hours ahead of Greenwich."""
    region.clock.now = datetime(2026, 9, 15, 18, 59, tzinfo=UTC)
    give(region, form, KIND, "Да")
    assert kept(region, form)["late"][1] == "not_asked"
    region.clock.now = datetime(2026, 9, 15, 19, 0, tzinfo=UTC)
    give(region, form, KIND, "Нет")
    assert kept(region, form)["late"][1] == "unanswered"
    assert give(region, form, LATE, "5").changed


def test_a_shut_form_keeps_the_day_on_which_it_was_shut(region: Region) -> None:
    dates = {"on_time_at": datetime(2026, 9, 12, tzinfo=UTC)}
    shut = datetime(2026, 9, 14, tzinfo=UTC)
    form = region.form(region.campaign(made(), locks_at=shut, **dates))
    give(region, form, KIND, "Да")
    region.clock.now = datetime(2026, 12, 1, tzinfo=UTC)
    assert corrected(region) == 0
    assert kept(region, form)["late"][1] == "not_asked"


def test_a_submitted_form_keeps_the_day_on_which_it_was_submitted(
    region: Region, form: int
) -> None:
    give(region, form, KIND, "Да")
    region.do("Анна", submit, form)
    region.clock.now = ON_TIME
    before = kept(region, form)
    corrected(region)
    assert kept(region, form) == before
    assert before["late"][1] == "not_asked"


def test_the_last_period_decides_about_numbers_and_choices(region: Region) -> None:
    first = region.campaign(made())
    old = region.form(first)
    give(region, old, PUPILS, "90")
    give(region, old, KIND, "Нет")
    assert kept(region, old)["same"][:2] == (None, "waiting")
    region.clock.now = LOCKS

    def close(session) -> None:
        campaigning.close_campaign(session, the_program(), region.clock.now, first)

    region.sql(close)
    year = {
        name: moment.replace(year=2027)
        for name, moment in (("opens_at", OPENS), ("on_time_at", ON_TIME), ("locks_at", LOCKS))
    }
    region.clock.now = year["opens_at"]
    campaign = region.campaign(made(2), title="Через год", **year)
    new = region.form(campaign)
    give(region, new, PUPILS, "90")
    assert kept(region, new)["more"][1] == "not_asked"
    give(region, new, PUPILS, "91")
    assert kept(region, new)["more"][1] == "unanswered"
    give(region, new, KIND, "Да")
    assert kept(region, new)["same"][:2] == (False, "answered")
    give(region, new, KIND, "Нет")
    assert kept(region, new)["same"][:2] == (True, "answered")
    assert corrected(region, campaign) == 0
