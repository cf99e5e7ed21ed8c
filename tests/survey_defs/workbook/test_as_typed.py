"""A methodologist types as people do; what is wrong is told by the heading of the column."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from survey_defs.checking import examine
from survey_defs.model import Date, Ladder, PerUnit
from tests.survey_defs.workbook.books import xlsx

SETTINGS = [
    [
        "Название анкеты",
        "Код анкеты",
        "Версия",
        "Официальный",
        "Максимум баллов",
        "Язык выражений",
    ],
    ["Проба", "small", 1, "нет", "5,5", "свод"],
]
HEADINGS = [
    *("Вопрос", "Код", "Тип", "Баллы за единицу", "Начальные баллы", "Баллов не меньше"),
    *("Не меньше", "Не больше", "Периодичность", "Обязательный"),
]
RUNGS = [
    ["Код", "От (включая)", "Меньше чем", "Баллы"],
    ["share", "90 %", None, 3],
    ["share", "70%", "90 %", 1],
    ["share", None, "70", 0],
]


def book(path: Path, *rows: list[object], rungs: list[list[object]] = RUNGS) -> Path:
    return xlsx(path, {"survey": [HEADINGS, *rows], "rungs": rungs, "settings": SETTINGS})


def test_commas_percents_and_days(tmp_path: Path) -> None:
    survey, problems = examine(
        book(
            tmp_path / "small.xlsx",
            ["Жалобы", "faults", "за единицу", "−0,5", "2,5", "0"],
            ["Доля", "share", "лестница"],
            ["День", "day", "дата", *[None] * 3, date(2026, 9, 1), "31.12.2026"],
        )
    )
    assert problems == []
    assert survey is not None
    faults, share, day = survey.questions
    assert isinstance(faults, PerUnit)
    assert (faults.per_unit, faults.base, faults.floor) == (Decimal("-0.5"), Decimal("2.5"), 0)
    assert isinstance(share, Ladder)
    assert [(rung.from_, rung.below) for rung in share.rungs] == [(90, None), (70, 90), (None, 70)]
    assert isinstance(day, Date)
    assert (day.at_least, day.at_most) == ("2026-09-01", "2026-12-31")


def test_a_percent_that_the_spreadsheet_made_a_part_of_one_is_doubted(tmp_path: Path) -> None:
    rungs = [RUNGS[0], ["share", 0.9, None, "5,5"], ["share", None, 0.9, 0]]
    path = book(tmp_path / "small.xlsx", ["Доля", "share", "лестница"], rungs=rungs)
    survey, problems = examine(path)
    assert survey is not None
    assert [(problem.code, problem.sheet, problem.line) for problem in problems] == [
        ("percent-as-fraction", "rungs", 2)
    ]


def test_columns_are_called_by_their_headings(tmp_path: Path) -> None:
    rungs = [RUNGS[0], ["share", "девяносто", None, "5,5"]]
    asked = ["Доля", "share", "лестница", *[None] * 5, "часто", "вроде"]
    path = book(tmp_path / "small.xlsx", asked, [None, "why", "текст"], rungs=rungs)
    assert [problem.sentence for problem in examine(path)[1]] == [
        "«От (включая)» (from): нужно число с десятичной точкой, например 2.5.",
        "«Обязательный» (required): напишите да или нет.",
        (
            "«Периодичность» (periodicity) может быть одним из: "
            "по событию, месяц, квартал, полугодие, год. Исправьте."
        ),
        "Нет обязательного поля «Вопрос» (label). Допишите его.",
    ]
