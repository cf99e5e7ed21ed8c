"""Filling tables in: rows, cells, pasted lines, conditions in a row, undo, two at once."""

from __future__ import annotations

import pytest

from domain import answering
from domain.errors import NotFound
from domain.filling import cell_step, row_step
from domain.filling.refusals import CannotChange, Changed, WrongAnswer
from survey_defs.scoring import State
from tests.domain.filling.conftest import Region
from tests.domain.filling.rich import (
    BEGINS,
    ENDS,
    LEVELS,
    LINE,
    NAME,
    PEOPLE,
    PLACES,
    SHARE,
    STATE,
    WHY,
    Rich,
)

FORUM = {
    "name": "Форум",
    "begins": "2026-05-12",
    "ends": "2026-05-13",
    "state": "plan",
    "people": "50",
}


@pytest.fixture
def rich(region: Region) -> Rich:
    return Rich(region)


@pytest.fixture
def begun(rich: Rich) -> Rich:
    """Pupils are counted and one event is there."""
    rich.give(answering.type_answer, "pupils", "200")
    rich.give(answering.type_answer, "events", LINE)
    return rich


def test_a_row_is_filled_cell_after_cell(rich: Rich) -> None:
    assert rich.step("events").table.next == 1
    recorded = rich.give(answering.add_row, "events", 1, revision=0)
    assert (recorded.row, recorded.cell, recorded.revision) == (1, NAME, 1)
    recorded = rich.give(answering.type_cell, "events", 1, NAME, " Форум ")
    assert recorded.cell == BEGINS
    rich.give(answering.type_cell, "events", 1, BEGINS, "12.05.2026")
    recorded = rich.give(answering.type_cell, "events", 1, ENDS, "13 мая 2026")
    assert recorded.cell == STATE
    assert rich.step("events").state is State.UNANSWERED
    recorded = rich.give(answering.choose_cell, "events", 1, STATE, 0)
    assert recorded.cell == LEVELS
    step = rich.step("events")
    assert (step.state, step.points) == (State.ANSWERED, 10_000)
    recorded = rich.give(answering.tick_cell, "events", 1, LEVELS, 1, True)
    assert recorded.cell == PEOPLE
    recorded = rich.give(answering.type_cell, "events", 1, PEOPLE, "50")
    assert (recorded.row, recorded.cell) == (1, None)
    assert rich.cells() == {1: {**FORUM, "levels": ["area"]}}


def test_every_press_twice_is_as_once(rich: Rich) -> None:
    for operation, *args in (
        (answering.add_row, 1),
        (answering.type_cell, 1, NAME, "Форум"),
        (answering.choose_cell, 1, STATE, 1),
        (answering.tick_cell, 1, LEVELS, 0, True),
        (answering.untick_cell, 1, LEVELS),
        (answering.clear_cell, 1, STATE),
        (answering.remove_row, 1),
        (answering.restore_row, 1),
        (answering.remove_row, 1),
        (answering.no_rows,),
    ):
        first = rich.give(operation, "events", *args)
        again = rich.give(operation, "events", *args)
        assert (first.changed, again.changed, again.revision) == (True, False, first.revision)
        assert (again.row, again.cell) == (first.row, first.cell)
    assert rich.step("events").value == {"next": 2, "rows": [], "none": True}


def test_numbers_of_rows_do_not_come_back_whatever_is_taken_away(begun: Rich) -> None:
    begun.give(answering.clear_answer, "events")
    assert begun.step("events").value == {"next": 2, "rows": []}
    begun.give(answering.mark_not_applicable, "events", "нет мероприятий")
    assert begun.step("events").state is State.NOT_APPLICABLE
    stale = begun.give(answering.add_row, "events", 1)
    assert (stale.changed, stale.row) == (False, None)
    begun.give(answering.add_row, "events", 2)
    step = begun.step("events")
    assert (step.value, step.not_applicable) == (
        {"next": 3, "rows": [{"id": 2, "cells": {}}]},
        None,
    )


def test_a_removed_row_comes_back_as_it_was_where_it_was(begun: Rich) -> None:
    begun.give(answering.type_answer, "events", "Слёт; 1.06.2026")
    begun.give(answering.remove_row, "events", 1)
    begun.give(answering.type_cell, "events", 2, PEOPLE, "10")
    recorded = begun.give(answering.restore_row, "events", 1)
    assert (recorded.row, recorded.changed) == (1, True)
    assert begun.cells() == {
        1: FORUM,
        2: {"name": "Слёт", "begins": "2026-06-01", "people": "10"},
    }
    with pytest.raises(WrongAnswer, match="Этой строки больше нет"):
        begun.give(answering.restore_row, "events", 7)


def test_a_condition_looks_at_its_own_row(begun: Rich) -> None:
    with pytest.raises(WrongAnswer, match="заполнять не нужно"):
        begun.give(answering.type_cell, "events", 1, WHY, "дождь")
    recorded = begun.give(answering.choose_cell, "events", 1, STATE, 1)
    assert recorded.cell == WHY
    assert begun.step("events").state is State.UNANSWERED
    assert begun.step("events").table.rows[0].missing == 1
    recorded = begun.give(answering.type_cell, "events", 1, WHY, "дождь")
    assert begun.step("events").state is State.ANSWERED
    begun.give(answering.choose_cell, "events", 1, STATE, 0)
    assert begun.cells()[1]["why"] == "дождь"
    assert [cell.label for cell in begun.see(row_step, PLACES["events"], 1).cells] == [
        "Название",
        "Начало",
        "Конец",
        "Состояние",
        "Уровни",
        "Участников",
        "Доля, %",
    ]


def test_a_cell_that_breaks_its_constraint_is_refused_and_others_wait(begun: Rich) -> None:
    with pytest.raises(WrongAnswer) as refusal:
        begun.give(answering.type_cell, "events", 1, ENDS, "1.05.2026")
    assert str(refusal.value) == "Конец раньше начала."
    assert begun.cells() == {1: FORUM}
    recorded = begun.give(answering.type_cell, "events", 1, BEGINS, "20.05.2026")
    assert recorded.hint == "Конец раньше начала."
    assert begun.see(row_step, PLACES["events"], 1).remarks == ("Конец раньше начала.",)
    assert begun.see(cell_step, PLACES["events"], 1, ENDS).remarks == ("Конец раньше начала.",)
    begun.give(answering.type_cell, "events", 1, ENDS, "21.05.2026")
    assert begun.step("events").remarks == ()


def test_lines_are_judged_by_their_rules_too_and_come_all_or_none(begun: Rich) -> None:
    with pytest.raises(WrongAnswer) as refusal:
        begun.give(
            answering.paste_rows,
            "events",
            "Слёт; 1.06.2026; 2.06.2026; план;;; 20\nСбор; 3.06.2026; 1.06.2026; план;;; 900",
        )
    assert str(refusal.value) == (
        "Ничего не добавлено: исправьте и пришлите всё ещё раз.\n"
        "Строка 2. «Конец»: Конец раньше начала. «Участников»: Участников больше, чем учеников.\n"
        "Порядок граф: Название; Начало; Конец; Состояние; Почему; Уровни; Участников."
    )
    recorded = begun.give(
        answering.paste_rows, "events", "Слёт\t1.06.2026\nСбор\t3.06.2026\t4.06.2026\tплан"
    )
    assert (recorded.added, recorded.row) == (2, None)
    assert [*begun.cells()] == [1, 2, 3]
    with pytest.raises(WrongAnswer, match="не больше 3 событий"):
        begun.give(answering.type_answer, "events", "Ещё одно")
    with pytest.raises(WrongAnswer, match="не больше 3 событий"):
        begun.give(answering.add_row, "events", 4)


def test_no_rows_is_an_answer_where_there_may_be_none(begun: Rich) -> None:
    with pytest.raises(WrongAnswer, match="уже есть строки"):
        begun.give(answering.no_rows, "events")
    begun.give(answering.remove_row, "events", 1)
    assert begun.step("events").state is State.UNANSWERED
    begun.give(answering.type_answer, "events", "нет")
    step = begun.step("events")
    assert (step.state, step.table.none, step.points) == (State.ANSWERED, True, 0)
    with pytest.raises(WrongAnswer, match="Нужно не меньше 2 строк"):
        begun.give(answering.no_rows, "teams")


def test_a_rule_of_the_whole_table_is_told_and_never_in_the_way(rich: Rich) -> None:
    recorded = rich.give(answering.type_answer, "teams", "Альфа\nБета\nГамма")
    assert (recorded.added, recorded.hint) == (3, "Трёх команд не бывает.")
    recorded = rich.give(answering.add_row, "teams", 4)
    assert recorded.hint == ""
    assert rich.step("teams").remarks == ()


def test_what_the_screens_of_a_table_show(begun: Rich) -> None:
    begun.give(answering.add_row, "events", 2)
    table = begun.step("events").table
    assert [(row.id, row.number, row.words, row.missing) for row in table.rows] == [
        (1, 1, "Форум, 12.05.2026…", 0),
        (2, 2, "не заполнено", 4),
    ]
    assert (table.next, table.may_add, table.none) == (3, True, False)

    row = begun.see(row_step, PLACES["events"], 1)
    assert (row.number, row.words, row.missing, row.back, row.next) == (
        1,
        "Форум, 12.05.2026…",
        0,
        None,
        2,
    )
    assert [(c.column, c.words, c.empty, c.required, c.computed) for c in row.cells] == [
        (NAME, "Форум", False, True, False),
        (BEGINS, "12.05.2026", False, True, False),
        (ENDS, "13.05.2026", False, True, False),
        (STATE, "План", False, True, False),
        (LEVELS, "", True, False, False),
        (PEOPLE, "50", False, False, False),
        (SHARE, "25", False, False, True),
    ]


def test_what_the_screen_of_a_cell_shows(begun: Rich) -> None:
    cell = begun.see(cell_step, PLACES["events"], 1, STATE)
    assert (cell.question.code, cell.value, cell.words, cell.offered, cell.back, cell.next) == (
        "state",
        "plan",
        "План",
        (0, 1),
        ENDS,
        LEVELS,
    )
    for column in (WHY, SHARE, 8, -1):
        with pytest.raises(NotFound):
            begun.see(cell_step, PLACES["events"], 1, column)
    with pytest.raises(NotFound):
        begun.see(row_step, PLACES["events"], 9)
    with pytest.raises(NotFound):
        begun.see(row_step, PLACES["pupils"], 1)


def test_what_is_computed_from_the_rows_is_shown_and_waits_for_a_missing_cell(begun: Rich) -> None:
    assert begun.step("total").computed == "50 человек"
    assert begun.step("total").state is State.ANSWERED
    begun.give(answering.type_answer, "events", "Слёт; 1.06.2026")
    step = begun.step("total")
    assert (step.computed, step.state) == ("", State.WAITING)
    begun.give(answering.type_cell, "events", 2, PEOPLE, "2")
    step = begun.step("total")
    assert (step.computed, step.value, step.state) == ("52 человека", "52", State.ANSWERED)


def test_the_wrong_cell_the_wrong_kind_and_strangers_are_refused(begun: Rich) -> None:
    for operation, args, sentence in (
        (answering.type_cell, (1, BEGINS, "скоро"), "Напишите дату"),
        (answering.type_cell, (1, SHARE, "5"), "считается само"),
        (answering.type_cell, (9, NAME, "x"), "Этой строки больше нет"),
        (answering.choose_cell, (1, NAME, 0), "нет вариантов"),
        (answering.choose_cell, (1, STATE, 5), "Такого варианта"),
        (answering.tick_cell, (1, STATE, 0, True), "нет отметок"),
        (answering.type_cell, (1, 99, "x"), "Такой графы"),
    ):
        with pytest.raises(WrongAnswer, match=sentence):
            begun.give(operation, "events", *args)
    with pytest.raises(WrongAnswer, match="нет таблицы"):
        begun.give(answering.add_row, "pupils", 1)
    with pytest.raises(CannotChange):
        begun.give(answering.add_row, "events", 2, who="Вера")
    with pytest.raises(NotFound):
        begun.give(answering.add_row, "events", 2, who="Глеб")
    assert begun.cells() == {1: FORUM}


def test_two_at_one_table_meet_over_the_whole_of_it(begun: Rich) -> None:
    seen = begun.step("events").revision
    begun.give(answering.type_cell, "events", 1, PEOPLE, "60", revision=seen, who="Борис")
    with pytest.raises(Changed) as met:
        begun.give(answering.type_cell, "events", 1, NAME, "Слёт", revision=seen)
    assert met.value.their_words == "1 событие: 1) Форум, 12.05.2026, 13.05.2026, План, —, —, 60"
    begun.give(
        answering.put_value, "events", met.value.my_side.at_rest, revision=met.value.revision
    )
    assert begun.cells()[1] == {**FORUM, "name": "Слёт", "people": "60"}


def test_ones_own_quick_presses_add_up(begun: Rich) -> None:
    seen = begun.step("events").revision
    begun.give(answering.type_cell, "events", 1, PEOPLE, "60", revision=seen)
    begun.give(answering.choose_cell, "events", 1, STATE, 1, revision=seen)
    assert begun.cells() == {1: {**FORUM, "people": "60", "state": "moved"}}
