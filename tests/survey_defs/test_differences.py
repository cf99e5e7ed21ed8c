"""What `svod diff` says: every kind of change in words, and what becomes of answers."""

from __future__ import annotations

from typing import Any

import pytest

from survey_defs.differences import NOTHING, Difference, Standing, differences, fitted
from survey_defs.model import Survey
from tests.survey_defs.making import options, question_of

YES_NO = [{"code": "yes", "label": "Да", "points": 1}, {"code": "no", "label": "Нет"}]


def survey(*questions: dict[str, Any], version: int = 1, **more: Any) -> Survey:
    written = [{"kind": "text", "title": f"Вопрос {each['code']}", **each} for each in questions]
    rest = {"sections": [{"code": "s", "title": "Раздел", "questions": written}], **more}
    facts = {"code": "small", "title": "Проба", "official": False, "maximum": 0}
    return Survey.model_validate({**facts, "version": version, **rest})


def said(old: Survey, new: Survey) -> list[tuple[str, str, str]]:
    return [(each.group, each.code, each.sentence) for each in differences(old, new).changes]


def one(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, str]]:
    """What is said when one question changes."""
    old, new = survey({"code": "q", **before}), survey({"code": "q", **after}, version=2)
    return [(group, sentence) for group, _, sentence in said(old, new)]


def test_the_same_is_the_same() -> None:
    found = differences(survey({"code": "a"}), survey({"code": "a"}))
    assert (found.same, found.changes, found.kept) == (True, (), ("a",))
    assert found.in_words().splitlines()[-1] == ("Анкеты совпадают: ничего не изменилось.")


def test_gone_new_and_moved() -> None:
    old = survey({"code": "a"}, {"code": "b"}, {"code": "c"}, {"code": "d"})
    new = survey({"code": "e"}, {"code": "d"}, {"code": "a"}, {"code": "b"}, version=2)
    found = differences(old, new)
    assert said(old, new) == [
        ("gone", "c", "был в разделе «Раздел»"),
        ("new", "e", "в разделе «Раздел», обязательный"),
        ("moved", "d", "стоит на другом месте"),
    ]
    assert (found.gone, found.added, found.required) == (("c",), ("e",), ("e",))
    assert found.kept == ("a", "b", "d")


def test_moved_to_another_section() -> None:
    part = {"kind": "text", "title": "Вопрос"}
    old = survey(
        sections=[
            {"code": "1", "title": "Цели", "questions": [{**part, "code": "a"}]},
            {"code": "2", "title": "Анализ", "questions": [{**part, "code": "b"}]},
        ]
    )
    new = survey(
        sections=[
            {"code": "1", "title": "Цели", "questions": []},
            {
                "code": "2",
                "title": "Выводы",
                "questions": [{**part, "code": "a"}, {**part, "code": "b"}],
            },
        ]
    )
    assert said(old, new) == [
        ("moved", "a", "перенесён из раздела «Цели» в раздел «Выводы»"),
        ("sections", "2", "текст: «Анализ» → «Выводы»"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {"title": "Иначе"}, [("wording", "текст: «Вопрос q» → «Иначе»")]),
        ({}, {"required": False}, [("demand", "обязательный: да → нет")]),
        ({}, {"weight": 2}, [("points", "вес: 1 → 2")]),
        ({}, {"ask_if": "a = 1"}, [("conditions", "условие показа: нет → «a» равно 1")]),
        ({"kind": "text"}, {"kind": "date"}, [("kind", "вид ответа: текст → дата")]),
        ({"kind": "number", "at_least": 1}, {"kind": "number", "at_least": 2.5},
         [("bounds", "не меньше: 1 → 2,5")]),
        ({}, {"evidence": {"at_least": 2}}, [("evidence", "документы: нет → не меньше 2")]),
    ],
)  # fmt: skip
def test_fields_in_words(
    before: dict[str, Any], after: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    assert one(before, after) == expected


def test_options_are_told_apart_by_code() -> None:
    before = {"kind": "choice", "options": options(a=1, b=2, c=3)}
    after = {
        "kind": "choice",
        "options": [
            {"code": "b", "label": "б", "points": 5},
            {"code": "a", "label": "a", "points": 1},
            {"code": "d", "label": "d", "points": 0},
        ],
    }
    assert one(before, after) == [
        ("options", "больше нет варианта «c» (c)"),
        ("wording", "вариант «b» — подпись: «b» → «б»"),
        ("points", "вариант «b» — баллы: 2 → 5"),
        ("options", "новый вариант «d» (d)"),
        ("options", "изменён порядок вариантов"),
    ]


def test_a_ladder_is_told_in_stretches() -> None:
    rungs = [{"from": 90, "points": 2}, {"from": 50, "below": 90, "points": 1}]
    before = {"kind": "ladder", "rungs": rungs}
    after = {"kind": "ladder", "rungs": [{"above": 90, "to": 100, "points": 3}]}
    assert one(before, after) == [
        (
            "points",
            "ступени шкалы: от 90 — 2; от 50 меньше 90 — 1 → больше 90 до 100 включительно — 3",
        )
    ]


def test_the_rules_of_the_whole() -> None:
    rule = {"code": "r", "must": "a > 1", "text": "Больше одного"}
    pay = {"pay": {"rule": "table", "rows": [{"from": 50, "pays": 100}]}}
    old = survey({"code": "a"}, threshold=5)
    new = survey({"code": "a"}, threshold=7, rules=[rule], payment=pay, version=2)
    assert differences(old, new).changes == (
        Difference("rules", "", "Анкета в целом", "порог: 5 → 7"),
        Difference(
            "rules",
            "",
            "Анкета в целом",
            "выплаты: нет → правило выплат таблица, строки таблицы от 50 — 100",
        ),
        Difference("rules", "", "Анкета в целом", "новое правило «Больше одного» (r)"),
    )


def test_a_rename_is_proposed_as_a_slip() -> None:
    same = {"title": "Есть ли план?", "kind": "choice"}
    old = survey({"code": "plan", **same, "options": YES_NO})
    new = survey({"code": "plan2", **same, "options": YES_NO}, version=2)
    assert differences(old, new).hints == (
        (
            "Вопрос «Есть ли план?», похоже, тот же, но код другой: был plan, стал plan2. "
            "По новому коду прежние ответы не найдутся. "
            "Если это тот же вопрос, верните прежний код."
        ),
    )
    recoded = [{"code": "y", "label": "Да", "points": 1}, YES_NO[1]]
    new = survey({"code": "plan", **same, "options": recoded}, version=2)
    assert differences(old, new).hints == (
        (
            "Вопрос plan: у варианта «Да» другой код: был yes, стал y. "
            "Прежние ответы его не узнают. Если это то же самое, верните прежний код."
        ),
    )


def test_what_becomes_of_forms() -> None:
    old = survey({"code": "a"}, {"code": "b"}, {"code": "c", "max_length": 100}, {"code": "d"})
    new = survey(
        {"code": "a"}, {"code": "c", "max_length": 50}, {"code": "d", "title": "Иначе"},
        {"code": "e"}, {"code": "f", "required": False}, version=2,
    )  # fmt: skip
    assert differences(old, new).forms == (
        "1 вопрос не изменился: ответ остаётся.",
        "1 вопрос исчезнет: b. Ответы на него останутся в истории и вернутся вместе с вопросом.",
        "2 новых вопроса появятся без ответа: e, f. Обязательных среди них: 1.",
        (
            "1 вопрос изменился так, что не каждый прежний ответ подойдёт: c. "
            "Неподходящий ответ уйдёт в историю, вопрос станет без ответа."
        ),
        "1 вопрос изменился, но ответы подойдут и остаются: d.",
        "Баллы всех начатых анкет будут посчитаны заново по новым правилам.",
    )


CHOICE = question_of(kind="choice", options=options(a=1, b=2))
FEWER = question_of(kind="choice", options=options(a=1, z=2))
NUMBER = question_of(kind="number")
LIST = question_of(
    kind="checklist",
    points=1,
    items=[{"code": c, "label": c, "role": "scored", "text": True} for c in "abc"],
)
SHORTER = question_of(
    kind="checklist",
    points=1,
    items=[{"code": c, "label": c, "role": "scored", "text": c == "b"} for c in "ab"],
)
SEVERAL = question_of(kind="multiple", options=options(a=1, b=2))
OTHERS = question_of(kind="multiple", options=options(b=1, z=2))
COLUMNS = [
    {"kind": "text", "code": "name", "title": "Название"},
    {"kind": "number", "code": "count", "title": "Сколько"},
]
TABLE = question_of(kind="table", columns=COLUMNS)
NARROW = question_of(kind="table", columns=[{**COLUMNS[1], "at_most": 5}])
ROWS = {
    "next": 3,
    "rows": [
        {"id": 1, "cells": {"name": "Шаг", "count": "3"}},
        {"id": 2, "cells": {"name": "Ещё", "count": "8"}},
    ],
}
TRIMMED = {"next": 3, "rows": [{"id": 1, "cells": {"count": "3"}}, {"id": 2, "cells": {}}]}


@pytest.mark.parametrize(
    ("old", "new", "value", "expected"),
    [
        (CHOICE, FEWER, "a", "a"),
        (CHOICE, FEWER, "b", None),
        (CHOICE, NUMBER, "a", None),
        (NUMBER, question_of(kind="per_unit", per_unit=1, cap=5), "3", "3"),
        (NUMBER, question_of(kind="number", at_most=2), "3", None),
        (NUMBER, question_of(kind="number", at_most=2), "2", "2"),
        (
            LIST,
            SHORTER,
            {"ticks": ["a", "c"], "texts": {"a": "раз", "b": "два"}},
            {"ticks": ["a"], "texts": {"b": "два"}},
        ),
        (SEVERAL, OTHERS, ["a", "b"], ["b"]),
        (SEVERAL, OTHERS, ["a"], None),
        (SEVERAL, OTHERS, [], []),
        (TABLE, NARROW, ROWS, TRIMMED),
    ],
)
def test_what_remains_of_an_answer(old: Any, new: Any, value: Any, expected: Any) -> None:
    assert fitted(old, new, Standing(value)) == Standing(expected)


def test_not_applicable_stays_where_it_may() -> None:
    may = question_of(kind="text", not_applicable=True)
    must = question_of(kind="text")
    reworded = question_of(kind="text", not_applicable=True, title="Иначе")
    said = Standing(None, "нет таких")
    assert fitted(may, reworded, said) == said
    assert fitted(may, must, said) == NOTHING
