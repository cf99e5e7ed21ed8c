"""What the screens are drawn from: home, tree, gaps, score so far."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from domain import answering, filling
from domain.errors import NotFound
from domain.filling.views import GapLine, ScoreLine, SectionName
from storage.tables import FormState, Role
from survey_defs.loading import find
from tests.domain.filling.conftest import LOCKS, ON_TIME, Region, Sheet
from tests.domain.filling.surveys import PLACE


def test_home_tells_of_each_form_and_where_to_go_on(sheet: Sheet) -> None:
    sheet.give(answering.choose_option, "site", 0)
    home = sheet.region.see("Анна", filling.home)
    assert (home.name, home.finished, home.upcoming, home.manages) == ("Анна", (), (), False)
    (line,) = home.forms
    assert (line.campaign, line.survey_title, line.organisation, line.role) == (
        "Осень",
        "Всё понемногу",
        "Школа № 1",
        Role.HEAD,
    )
    assert (line.state, line.done, line.total, line.points, line.maximum) == (
        FormState.FILLING,
        1,
        8,
        20_000,
        250_000,
    )
    assert (line.on_time_at, line.locks_at, line.zone) == (
        ON_TIME,
        LOCKS,
        ZoneInfo("Asia/Yekaterinburg"),
    )
    assert (line.may_change, line.late, line.go_on) == (True, False, PLACE["covered"])
    assert sheet.region.see("Вера", filling.home).forms == ()
    assert sheet.region.see("Вера", filling.home).manages is True


def test_somebody_of_two_schools_sees_the_forms_of_both(sheet: Sheet) -> None:
    sheet.region.join("Анна", "other", Role.COORDINATOR)
    home = sheet.region.see("Анна", filling.home)
    assert [(line.organisation, line.role) for line in home.forms] == [
        ("Школа № 1", Role.HEAD),
        ("Школа № 2", Role.COORDINATOR),
    ]


def test_after_the_on_time_date_a_form_is_late(sheet: Sheet) -> None:
    sheet.region.clock.now = ON_TIME
    assert sheet.region.see("Анна", filling.home).forms[0].late is False
    sheet.region.clock.now = ON_TIME + timedelta(minutes=1)
    assert sheet.region.see("Анна", filling.home).forms[0].late is True


def test_one_goes_on_where_one_answered_and_not_where_nothing_was_given_in_one_go(
    sheet: Sheet,
) -> None:
    region = sheet.region
    sheet.give(answering.tick_all_items, "goal")
    region.clock.passes(minutes=1)
    given = region.do("Анна", answering.nothing_under, sheet.form, 1)
    assert region.see("Анна", filling.home).forms[0].go_on == PLACE["site"]
    region.do("Анна", answering.undo_nothing, sheet.form, given.batch)
    assert region.see("Анна", filling.home).forms[0].go_on == PLACE["measures"]


def test_a_question_of_a_numbered_section_is_called_by_its_number(region: Region) -> None:
    form = region.form(region.campaign(find("municipal_mechanisms")))
    lines = region.see("Анна", filling.gaps, form).lines
    assert (lines[0].label, lines[0].mechanism) == ("1.1.1 · Цели", 2)
    assert (lines[33].label, lines[33].where) == ("1.1 · Эффективность мер", "Качество подготовки")
    last = region.see("Анна", filling.question_step, form, 33)
    assert (last.line, last.sections[-1].label) == (9, "Качество подготовки")
    position = last.sections[-1].number + 2
    assert region.see("Анна", filling.contents, form, position).line == 1


def test_a_step_says_where_it_is_and_what_lies_beside_it(sheet: Sheet) -> None:
    step = sheet.step("measures")
    assert step.sections == (
        SectionName(1, "Первый механизм", "mechanism"),
        SectionName(2, "Позиция", "position"),
    )
    assert (step.number, step.total, step.done) == (2, 7, 0)
    assert (step.back, step.next, step.gap) == (PLACE["goal"], PLACE["site"], PLACE["site"])
    last = sheet.step("about")
    assert (last.number, last.next, last.gap) == (7, None, PLACE["goal"])
    assert sheet.step("covered").back == PLACE["site"]
    sheet.give(answering.choose_option, "site", 0)
    assert sheet.step("covered").back == PLACE["visits"]


def test_the_tree_counts_each_branch(sheet: Sheet) -> None:
    sheet.give(answering.tick_item, "goal", 0, True)
    root = sheet.region.see("Анна", filling.contents, sheet.form)
    assert (root.title, root.parent, root.done, root.total) == ("Всё понемногу", None, 1, 7)
    assert [(b.section, b.label, b.done, b.total) for b in root.sections] == [
        (1, "Первый механизм", 1, 3),
        (3, "Второй механизм", 0, 4),
    ]
    assert (root.questions, root.unanswered, root.gap) == ((), 1, PLACE["measures"])
    first = sheet.region.see("Анна", filling.contents, sheet.form, 1)
    assert (first.title, first.parent, first.level) == ("Первый механизм", 0, "mechanism")
    assert [(b.section, b.label) for b in first.sections] == [(2, "Позиция")]
    assert [line.label for line in first.questions] == ["Есть ли страница"]
    position = sheet.region.see("Анна", filling.contents, sheet.form, 2)
    assert [(q.place, q.state, q.short_answer) for q in position.questions] == [
        (0, "answered", "отмечено 1 из 3: Цель"),
        (1, "unanswered", ""),
    ]
    with pytest.raises(NotFound, match="Такого раздела"):
        sheet.region.see("Анна", filling.contents, sheet.form, 4)


def test_the_tree_offers_to_undo_the_last_nothing(sheet: Sheet) -> None:
    given = sheet.region.do("Анна", answering.nothing_under, sheet.form, 1)
    contents = filling.contents
    assert sheet.region.see("Анна", contents, sheet.form, 1).batch == given.batch
    assert sheet.region.see("Анна", contents, sheet.form, 3).batch is None
    sheet.region.do("Анна", answering.undo_nothing, sheet.form, given.batch)
    assert sheet.region.see("Анна", contents, sheet.form, 1).batch is None


def test_gaps_are_required_questions_without_an_answer(sheet: Sheet) -> None:
    sheet.give(answering.tick_item, "goal", 0, True)
    found = sheet.region.see("Анна", filling.gaps, sheet.form)
    assert found.lines[:2] == (
        GapLine(PLACE["measures"], "Меры", "Позиция", 1),
        GapLine(PLACE["site"], "Есть ли страница", "Первый механизм", 1),
    )
    assert found.total == 5


def test_the_score_so_far_is_earned_lost_and_open(sheet: Sheet) -> None:
    sheet.give(answering.tick_all_items, "goal")
    sheet.give(answering.choose_option, "site", 1)
    sheet.give(answering.type_answer, "covered", "85")
    sheet.give(answering.type_answer, "results", "60")
    summary = sheet.region.see("Анна", filling.summary, sheet.form)
    assert summary.mechanisms == (
        ScoreLine(1, "Первый механизм", 10_000, 20_000, 20_000, 50_000, 2, 3),
        ScoreLine(3, "Второй механизм", 50_000, 50_000, 100_000, 200_000, 2, 4),
    )
    assert (summary.earned, summary.lost, summary.open, summary.maximum) == (
        60_000,
        70_000,
        120_000,
        250_000,
    )
    assert summary.threshold == 130_000


def test_the_value_of_the_municipality_and_of_the_last_period(sheet: Sheet) -> None:
    from domain.easing import GivenFor, enter_given_value
    from storage.organisations import by_code

    region = sheet.region
    sheet.give(answering.type_answer, "results", "60")
    town = region.sql(lambda s: by_code(s, "town").id)
    region.do("Вера", enter_given_value, GivenFor(1, town, "results"), "55,5")
    step = sheet.step("results")
    assert (step.given, step.points, step.state) == (step.given, 50_000, "answered")
    assert str(step.given) == "111/2"


def test_the_municipal_questionnaire_has_eight_mechanisms(region: Region) -> None:
    campaign = region.campaign(find("municipal_mechanisms"))
    form = region.form(campaign)
    summary = region.see("Анна", filling.summary, form)
    assert (len(summary.mechanisms), summary.maximum) == (8, 4_230_000)
    root = region.see("Анна", filling.contents, form)
    assert (root.total, root.unanswered) == (367, 367)
    mechanism = summary.mechanisms[0].section
    total = summary.mechanisms[0].total
    assert region.do("Анна", answering.nothing_under, form, mechanism).count == total
    assert region.see("Анна", filling.contents, form).done == total
