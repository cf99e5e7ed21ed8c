"""Every kind of answer, by taps and by words; what it earns; what is refused."""

from __future__ import annotations

import pytest

from domain import answering
from domain.errors import NotFound
from domain.filling.refusals import CannotChange, WrongAnswer
from survey_defs.scoring import State
from tests.domain.filling.conftest import Region, Sheet


def test_a_choice_is_recorded_with_its_points(sheet: Sheet) -> None:
    recorded = sheet.give(answering.choose_option, "site", 0, revision=0)

    step = sheet.step("site")
    assert (step.value, step.points, step.maximum, step.state) == (
        "yes",
        20_000,
        20_000,
        State.ANSWERED,
    )
    assert (recorded.revision, step.revision, recorded.changed) == (1, 1, True)
    assert step.at == sheet.region.clock.now


def test_the_question_that_hangs_on_it_is_asked_from_then_on(sheet: Sheet) -> None:
    assert sheet.step("visits").state is State.NOT_ASKED
    with pytest.raises(CannotChange):
        sheet.give(answering.type_answer, "visits", "12")

    recorded = sheet.give(answering.choose_option, "site", 0)
    assert recorded.next == sheet.spot("visits").place
    sheet.give(answering.type_answer, "visits", "12")
    assert sheet.step("visits").value == "12"

    recorded = sheet.give(answering.choose_option, "site", 1)
    assert recorded.next == sheet.spot("covered").place
    assert sheet.step("visits").state is State.NOT_ASKED


def test_ticks_are_absolute_so_a_double_tap_changes_nothing(sheet: Sheet) -> None:
    sheet.give(answering.tick_item, "goal", 0, True)
    again = sheet.give(answering.tick_item, "goal", 0, True)
    assert (again.changed, again.revision) == (False, 1)
    sheet.give(answering.tick_item, "goal", 1, True)
    step = sheet.step("goal")
    assert (step.value, step.points) == ({"ticks": ["goal", "why"]}, 10_000)
    sheet.give(answering.tick_item, "goal", 1, False)
    step = sheet.step("goal")
    assert (step.value, step.points) == ({"ticks": ["goal"]}, 0)


def test_everything_and_nothing(sheet: Sheet) -> None:
    sheet.give(answering.tick_all_items, "goal")
    assert sheet.step("goal").value == {"ticks": ["goal", "why", "also"]}
    sheet.give(answering.tick_nothing, "goal")
    step = sheet.step("goal")
    assert (step.value, step.state) == ({"ticks": []}, State.ANSWERED)


def test_a_goal_that_reads_like_a_direction_is_pointed_out_softly(sheet: Sheet) -> None:
    recorded = sheet.give(answering.type_item_text, "goal", 0, "Развитие добровольчества")
    assert recorded.hint.startswith("Похоже на направление")
    assert sheet.step("goal").value == {
        "ticks": ["goal"],
        "texts": {"goal": "Развитие добровольчества"},
    }


def test_words_are_answers_too(sheet: Sheet) -> None:
    sheet.give(answering.type_answer, "site", "нет")
    sheet.give(answering.type_answer, "goal", "1 2")
    sheet.give(answering.type_answer, "covered", "45 из 50")
    sheet.give(answering.type_answer, "about", "Всё хорошо")
    assert sheet.step("site").value == "no"
    assert sheet.step("goal").value == {"ticks": ["goal", "why"]}
    assert sheet.step("covered").value == {"numerator": "45", "denominator": "50"}
    assert sheet.step("covered").points == 50_000
    assert sheet.step("about").value == "Всё хорошо"


def test_what_is_no_answer_is_refused_in_words(sheet: Sheet) -> None:
    with pytest.raises(WrongAnswer, match="Напишите процент"):
        sheet.give(answering.type_answer, "covered", "много")
    with pytest.raises(WrongAnswer, match="нет вариантов"):
        sheet.give(answering.choose_option, "covered", 0)
    with pytest.raises(WrongAnswer, match="нет отметок"):
        sheet.give(answering.tick_all_items, "covered")
    with pytest.raises(WrongAnswer, match="Такого варианта"):
        sheet.give(answering.choose_option, "site", 7)
    with pytest.raises(NotFound, match="Такого вопроса"):
        sheet.region.do("Анна", answering.clear_answer, answering.Spot(sheet.form, 99, 0))
    assert sheet.step("covered").revision == 0


def test_a_flag_voids_and_an_exemption_earns_the_best(sheet: Sheet) -> None:
    sheet.give(answering.type_answer, "covered", "97")
    sheet.give(answering.toggle_flag, "covered", "void", True)
    sheet.give(answering.toggle_flag, "covered", "void", True)
    step = sheet.step("covered")
    assert (step.value, step.points) == ({"value": "97", "void": True}, 0)
    sheet.give(answering.toggle_flag, "covered", "void", False)
    assert sheet.step("covered").points == 100_000

    sheet.give(answering.toggle_flag, "complaints", "exempt", True)
    assert sheet.step("complaints").points == 50_000


def test_without_a_last_period_the_head_types_its_value(sheet: Sheet) -> None:
    sheet.give(answering.type_answer, "complaints", "3")
    assert sheet.step("complaints").state is State.WAITING
    sheet.give(answering.type_previous, "complaints", "5")
    step = sheet.step("complaints")
    assert (step.previous, step.previous_by_hand, step.points) == (5, True, 50_000)


def test_a_comment_is_kept_beside_the_answer(sheet: Sheet) -> None:
    sheet.give(answering.comment, "goal", "  См. приложение 2 ")
    step = sheet.step("goal")
    assert (step.comment, step.state, step.revision) == (
        "См. приложение 2",
        State.UNANSWERED,
        1,
    )
    sheet.give(answering.comment, "goal", "")
    assert sheet.step("goal").comment is None
    with pytest.raises(WrongAnswer, match="Слишком длинный"):
        sheet.give(answering.comment, "goal", "а" * 1001)
    sheet.give(answering.choose_option, "site", 0)
    with pytest.raises(WrongAnswer, match="комментарий не нужен"):
        sheet.give(answering.comment, "visits", "много")


def test_not_applicable_needs_a_reason_and_leaves_the_maximum(sheet: Sheet) -> None:
    with pytest.raises(WrongAnswer, match="причину"):
        sheet.give(answering.mark_not_applicable, "goal", "  ")
    with pytest.raises(WrongAnswer, match="касается всех"):
        sheet.give(answering.mark_not_applicable, "site", "Сайта нет")
    sheet.give(answering.mark_not_applicable, "goal", "Нет детей")
    step = sheet.step("goal")
    assert (step.not_applicable, step.value, step.maximum, step.state) == (
        "Нет детей",
        None,
        0,
        State.NOT_APPLICABLE,
    )
    sheet.give(answering.tick_item, "goal", 0, True)
    step = sheet.step("goal")
    assert (step.not_applicable, step.maximum) == (None, 10_000)


def test_an_answer_can_be_taken_away(sheet: Sheet) -> None:
    sheet.give(answering.choose_option, "site", 0)
    sheet.give(answering.clear_answer, "site")
    step = sheet.step("site")
    assert (step.value, step.state, step.points) == (None, State.UNANSWERED, 0)
    assert sheet.give(answering.clear_answer, "site").changed is False


def test_nothing_under_a_section_touches_only_what_is_unanswered(sheet: Sheet) -> None:
    sheet.give(answering.tick_item, "goal", 0, True)
    given = sheet.region.do("Анна", answering.nothing_under, sheet.form, 1)
    assert given.count == 1
    assert sheet.step("goal").value == {"ticks": ["goal"]}
    assert sheet.step("measures").value == {"ticks": []}
    assert sheet.step("site").state is State.UNANSWERED

    with pytest.raises(WrongAnswer, match="не осталось"):
        sheet.region.do("Анна", answering.nothing_under, sheet.form, 1)
    undone = sheet.region.do("Борис", answering.undo_nothing, sheet.form, given.batch)
    assert undone.count == 1
    assert sheet.step("measures").state is State.UNANSWERED


def test_undoing_leaves_what_was_answered_since(sheet: Sheet) -> None:
    given = sheet.region.do("Анна", answering.nothing_under, sheet.form, 0)
    assert given.count == 2
    sheet.give(answering.tick_item, "measures", 0, True)
    undone = sheet.region.do("Анна", answering.undo_nothing, sheet.form, given.batch)
    assert undone.count == 1
    assert sheet.step("measures").value == {"ticks": ["decisions"]}
    with pytest.raises(WrongAnswer, match="Отменять нечего"):
        sheet.region.do("Анна", answering.undo_nothing, sheet.form, given.batch)


def test_every_change_is_in_the_history(sheet: Sheet, region: Region) -> None:
    from storage import answers

    sheet.give(answering.choose_option, "site", 0)
    sheet.give(answering.choose_option, "site", 1, who="Борис")
    past = region.database.look_now(answers.since, sheet.form, "site", 1)
    assert [(line.revision, line.value, line.by_id) for line in past] == [
        (1, "yes", region.people["Анна"]),
        (2, "no", region.people["Борис"]),
    ]
