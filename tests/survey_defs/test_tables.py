"""Tables: rows that keep their numbers, cells of every kind, lines pasted from a spreadsheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_defs import tables
from survey_defs.answers import Given, NotAnAnswer, Offer, in_words, is_complete, parse, validate
from survey_defs.limits import visible
from tests.survey_defs.making import question_of

COLUMNS = [
    {"code": "name", "kind": "text", "title": "Название", "max_length": 40},
    {"code": "when", "kind": "date", "title": "Когда проводится", "short": "Когда"},
    {
        "code": "state",
        "kind": "choice",
        "title": "Состояние",
        "options": [{"code": "plan", "label": "План"}, {"code": "done", "label": "Проведено"}],
    },
    {"code": "people", "kind": "number", "title": "Участников", "required": False},
    {"code": "share", "kind": "fraction", "title": "Доля", "required": False},
    {
        "code": "topics",
        "kind": "multiple",
        "title": "Темы",
        "required": False,
        "options": [{"code": "a", "label": "Наука"}, {"code": "b", "label": "Спорт"}],
    },
    {"code": "late", "kind": "computed", "title": "Итог", "formula": "people * 2"},
]
EVENTS = question_of(kind="table", columns=COLUMNS, row="событие|события|событий", rows_at_most=4)
GROUPS = question_of(
    kind="table",
    rows_at_least=2,
    columns=[{"code": "theme", "kind": "text", "title": "Тема"}],
)
FORUM = {"id": 1, "cells": {"name": "Форум «Шаг»", "when": "2026-05-12", "state": "done"}}
LINE = "Форум «Шаг»; 12.05.2026; проведено"
NAME, WHEN, STATE, PEOPLE, SHARE, TOPICS, COMPUTED = range(7)


def filled(*rows, following=None):
    return {"next": following or len(rows) + 1, "rows": list(rows)}


def test_a_row_is_added_once_however_often_the_button_is_pressed():
    value = tables.add_row(EVENTS, None, 1)
    assert value == {"next": 2, "rows": [{"id": 1, "cells": {}}]}
    assert tables.add_row(EVENTS, value, 1) == value
    assert tables.add_row(EVENTS, value, 7) == value
    assert tables.add_row(EVENTS, value, 2)["next"] == 3


def test_numbers_of_rows_are_never_used_again():
    value = tables.remove_row(filled(FORUM), 1)
    assert value == {"next": 2, "rows": []}
    assert tables.remove_row(value, 1) == value
    assert tables.add_row(EVENTS, value, 1) == value
    assert tables.add_row(EVENTS, value, 2) == filled({"id": 2, "cells": {}}, following=3)
    assert tables.put_row(EVENTS, filled({"id": 2, "cells": {}}, following=3), FORUM) == {
        "next": 3,
        "rows": [FORUM, {"id": 2, "cells": {}}],
    }


def test_no_more_rows_than_there_may_be():
    value = None
    for row in range(1, 5):
        value = tables.add_row(EVENTS, value, row)
    with pytest.raises(NotAnAnswer) as refusal:
        tables.add_row(EVENTS, value, 5)
    assert str(refusal.value) == "Здесь помещается не больше 4 событий."


def test_a_cell_is_kept_in_the_order_of_the_columns_and_emptied_again():
    value = tables.add_row(EVENTS, None, 1)
    value = tables.set_cell(EVENTS, value, 1, STATE, "plan")
    value = tables.set_cell(EVENTS, value, 1, NAME, "Совет")
    assert value["rows"] == [{"id": 1, "cells": {"name": "Совет", "state": "plan"}}]
    value = tables.set_cell(EVENTS, value, 1, STATE, None)
    assert value["rows"] == [{"id": 1, "cells": {"name": "Совет"}}]
    for row, column, sentence in (
        (9, NAME, "Этой строки больше нет"),
        (1, COMPUTED, "считается само"),
        (1, 7, "Такой графы"),
        (1, -1, "Такой графы"),
    ):
        with pytest.raises(NotAnAnswer, match=sentence):
            tables.set_cell(EVENTS, value, row, column, "x")


def test_a_table_counts_when_its_rows_have_no_gaps():
    assert is_complete(EVENTS, Given(filled(FORUM)))
    short = {"id": 2, "cells": {"name": "Совет", "people": "5"}}
    assert not is_complete(EVENTS, Given(filled(FORUM, short)))
    assert tables.missing_cells(EVENTS, short) == (WHEN, STATE)
    assert tables.empty_cells(EVENTS, short) == (WHEN, STATE, SHARE, TOPICS)
    one = filled({"id": 1, "cells": {"theme": "Одарённые"}})
    assert not is_complete(GROUPS, Given(one))
    assert is_complete(GROUPS, Given(filled(*one["rows"], {"id": 2, "cells": {"theme": "Кадры"}})))


def test_what_conditions_hide_in_a_row_is_not_missed():
    short = {"id": 1, "cells": {"name": "Совет"}}
    offer = Offer(rows={1: {"name": Offer(), "state": Offer()}})
    assert tables.missing_cells(EVENTS, short, offer) == (STATE,)
    planned = {"id": 1, "cells": {"name": "Совет", "state": "plan"}}
    assert is_complete(EVENTS, Given(filled(planned)), offer)
    stale = Offer(rows={1: {"name": Offer(), "state": Offer(options=(1,))}})
    assert tables.missing_cells(EVENTS, planned, stale) == (STATE,)


def test_that_there_is_nothing_to_list_must_be_said():
    assert not is_complete(EVENTS, Given({"next": 2, "rows": []}))
    none = tables.no_rows(EVENTS, {"next": 2, "rows": []})
    assert none == {"next": 2, "rows": [], "none": True}
    assert is_complete(EVENTS, Given(none))
    assert parse(EVENTS, "нет", None) == {"next": 1, "rows": [], "none": True}
    assert tables.add_row(EVENTS, none, 2) == filled({"id": 2, "cells": {}}, following=3)
    with pytest.raises(NotAnAnswer, match="уже есть строки"):
        tables.no_rows(EVENTS, filled(FORUM))
    with pytest.raises(NotAnAnswer, match="Нужно не меньше 2 строк"):
        parse(GROUPS, "нет", None)


def test_one_line_is_one_row():
    assert parse(EVENTS, LINE) == filled(FORUM)
    assert parse(EVENTS, LINE.replace(";", " |"), filled(FORUM))["rows"][1] == {**FORUM, "id": 2}
    assert parse(GROUPS, "Одарённые; и прочие")["rows"][0]["cells"] == {
        "theme": "Одарённые; и прочие"
    }


def test_a_table_copied_from_a_spreadsheet_comes_whole():
    copied = (
        "Название\tКогда\tСостояние\tУчастников\tДоля\tТемы\t\r\n"
        "Совет\t01.10.2026\tПлан\t\t\t\r\n"
        '"Форум ""Шаг"",\nвторой день"\t12.05.2026\tПроведено\t1 200\t45 из 50\tНаука, Спорт\r\n'
        "\r\n"
    )
    assert parse(EVENTS, copied, filled(FORUM))["rows"][1:] == [
        {"id": 2, "cells": {"name": "Совет", "when": "2026-10-01", "state": "plan"}},
        {
            "id": 3,
            "cells": {
                "name": 'Форум "Шаг",\nвторой день',
                "when": "2026-05-12",
                "state": "done",
                "people": "1200",
                "share": {"numerator": "45", "denominator": "50"},
                "topics": ["a", "b"],
            },
        },
    ]


def test_quotes_that_are_no_spreadsheets_lose_no_line():
    assert [
        row["cells"]["name"]
        for row in parse(EVENTS, '"Шаг\t1.10.2026\tплан\nСовет\t2.10.2026\tплан')["rows"]
    ] == ['"Шаг', "Совет"]


def test_every_bad_line_is_named_and_nothing_is_added():
    with pytest.raises(NotAnAnswer) as refusal:
        parse(EVENTS, f"{LINE}\nСовет; позавчера; отменено\n;;;;;;;x\n \nСлёт;—;план")
    assert str(refusal.value) == (
        "Ничего не добавлено: исправьте и пришлите всё ещё раз.\n"
        "Строка 2. «Когда» — «позавчера»: Напишите дату, например 30.09.2026 или 30 сентября "
        "2026. «Состояние» — «отменено»: Пришлите номер варианта, от 1 до 2, или нажмите на "
        "кнопку.\n"
        "Строка 3. Значений 8, а граф 6.\n"
        "Порядок граф: Название; Когда; Состояние; Участников; Доля; Темы."
    )


def test_of_many_bad_lines_the_rest_is_told_by_number():
    with pytest.raises(NotAnAnswer, match="Не получилось прочитать и строки 9, 10"):
        parse(EVENTS, "\n".join(["Совет; позавчера"] * 10))
    with pytest.raises(NotAnAnswer, match="не больше 4 событий"):
        parse(EVENTS, "\n".join([LINE] * 5))
    with pytest.raises(NotAnAnswer, match="через точку с запятой"):
        parse(EVENTS, " \n ")
    wide = question_of(
        kind="table", rows_at_most=200, columns=[{"code": "t", "kind": "text", "title": "Т"}]
    )
    with pytest.raises(NotAnAnswer, match="слишком большой"):
        parse(wide, "\n".join(["а" * 1500] * 50))


def test_how_it_reads():
    second = {"id": 4, "cells": {"name": "Совет\nдва", "state": "plan", "topics": ["a", "b"]}}
    value = filled(FORUM, second, following=5)
    assert in_words(EVENTS, value) == (
        "2 события: 1) Форум «Шаг», 12.05.2026, Проведено; "
        "2) Совет два, —, План, —, —, Наука; Спорт"
    )
    assert in_words(EVENTS, {"next": 1, "rows": [], "none": True}) == "ничего нет"
    assert tables.row_briefly(EVENTS, FORUM) == "Форум «Шаг», 12.05.2026…"
    assert tables.row_briefly(EVENTS, {"id": 1, "cells": {}}) == "не заполнено"


@pytest.mark.parametrize(
    "value",
    [
        "1",
        [],
        {"rows": []},
        {"next": 0, "rows": []},
        {"next": True, "rows": []},
        {"next": 2, "rows": [], "none": False},
        {"next": 2, "rows": [FORUM], "none": True},
        {"next": 1, "rows": [FORUM]},
        {"next": 3, "rows": [FORUM, FORUM]},
        {"next": 3, "rows": [{**FORUM, "id": 2}, FORUM]},
        {"next": 3, "rows": [{**FORUM, "id": True}]},
        {"next": 2, "rows": [{**FORUM, "more": 1}]},
        {"next": 2, "rows": [{"id": 1, "cells": {"late": "4"}}]},
        {"next": 2, "rows": [{"id": 1, "cells": {"when": "12.13.2026"}}]},
        {"next": 2, "rows": [{"id": 1, "cells": {"name": None}}]},
        {"next": 2, "rows": [1]},
        {"next": 9, "rows": [{"id": n, "cells": {}} for n in range(1, 6)]},
        {"next": 10**9, "rows": []},
    ],
)
def test_what_is_no_value_is_refused(value):
    with pytest.raises(NotAnAnswer):
        validate(EVENTS, value)


CELLS = [
    "Форум",
    "12.05.2026",
    "план",
    "5",
    "45 из 50",
    "Наука",
    "",
    "—",
    "x" * 60,
    "\t",
    '"',
    "\n",
]
TYPED = st.lists(st.sampled_from([*CELLS, ";", "|"]), max_size=20).map("".join) | st.text(
    max_size=60
)


@given(TYPED, st.lists(st.sampled_from([LINE, "Совет;1.10.2026"]), max_size=2))
def test_whatever_is_pasted_gives_a_valid_table_or_a_sentence(typed, before):
    current = parse(EVENTS, "\n".join(before)) if before else None
    for table in (EVENTS, GROUPS):
        try:
            value = parse(table, typed, current if table is EVENTS else None)
        except NotAnAnswer:
            continue
        else:
            assert validate(table, value) == value
            if table is EVENTS and current:
                assert value["rows"][: len(before)] == current["rows"]


PRESSES = st.lists(
    st.tuples(st.sampled_from(["add", "remove", "fill"]), st.integers(1, 8)), max_size=30
)


@given(PRESSES)
def test_whatever_is_pressed_twice_is_as_if_pressed_once(presses):
    value, given_out = None, set()
    for what, row in presses:
        before = value
        for _ in range(2):
            try:
                if what == "add":
                    value = tables.add_row(EVENTS, value, row)
                elif what == "remove":
                    value = tables.remove_row(value, row)
                else:
                    value = tables.set_cell(EVENTS, value, row, NAME, "Совет")
            except NotAnAnswer:
                break
        new = {r["id"] for r in tables.rows_of(value)} - {r["id"] for r in tables.rows_of(before)}
        assert not new & given_out
        given_out |= new
        assert value is None or validate(EVENTS, value) == value


@given(st.text(max_size=300), st.integers(12, 40))
def test_a_row_fits_its_button(text, width):
    row = {"id": 1, "cells": {"name": text}}
    assert visible(tables.row_briefly(EVENTS, row, width)) <= width
