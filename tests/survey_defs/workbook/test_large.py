"""Long lists and long forms load, fit a phone, and are read in bounded time."""

from __future__ import annotations

import time

import pytest

from bot.screens.question import question as screen
from survey_defs.checking import examine
from tests.screens.limits import fits
from tests.screens.steps import crowded
from tests.survey_defs.workbook.books import Rows, xlsx
from tests.survey_defs.workbook.walking import filled

LONG = "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № {}» города"
HEAD = ["type", "name", "label"]
LISTS = ["list_name", "name", "label"]
SECONDS = 20
"""Of processor time; what grows with the square of the rows takes minutes."""


def schools(count: int, *more: str) -> Rows:
    return [["school", f"s{i}", LONG.format(i), *(each.format(i % 40) for each in more)]
            for i in range(count)]  # fmt: skip


def test_a_long_list_of_long_names_fits_page_by_page(tmp_path):
    sheets = {
        "survey": [[*HEAD, "required"], ["select_one school", "one", "Ваша школа", "yes"],
                   ["select_multiple school", "many", "Соседи", ""]],
        "choices": [LISTS, *schools(120)],
    }  # fmt: skip
    survey, problems = examine(xlsx(tmp_path / "form.xlsx", sheets))
    assert [problem.code for problem in problems if not problem.warning] == []
    assert survey is not None
    assert filled(survey) == ["one", "many"]
    one, many = survey.questions
    assert many.kind == "multiple"
    fits(screen(crowded(survey, 0, "s7")))
    fits(screen(crowded(survey, 1, [option.code for option in many.options])))
    assert one.kind == "choice"
    assert len({option.label for option in one.options}) == 120


def test_a_school_is_chosen_within_its_district(tmp_path):
    sheets = {
        "survey": [[*HEAD, "required", "choice_filter"],
                   ["select_one area", "area", "Район", "yes", ""],
                   ["select_one school", "school", "Ваша школа", "yes", "area = ${area}"]],
        "choices": [[*LISTS, "area"], *(["area", f"a{i}", f"Район {i}", ""] for i in range(40)),
                    *schools(1200, "a{}")],
    }  # fmt: skip
    survey, problems = examine(xlsx(tmp_path / "form.xlsx", sheets))
    assert [problem.code for problem in problems if not problem.warning] == []
    assert survey is not None
    assert filled(survey) == ["area", "school"]


NAMES = [["l", f"s{i}", "Одинаковая подпись для всех вариантов"] for i in range(10_000)]
LARGE: dict[str, dict[str, Rows]] = {
    "labels that are all the same": {
        "survey": [HEAD, ["select_one l", "q", "Вопрос"]],
        "choices": [LISTS, *NAMES],
    },
    "questions that are all called the same": {
        "survey": [HEAD, *([["text", "q", "Вопрос"]] * 4000)],
    },
    "lists that are all misspelt": {
        "survey": [HEAD, *([f"select_one z{i}", f"q{i}", "Вопрос"] for i in range(3000))],
        "choices": [LISTS, *([f"l{i // 2}", f"s{i}", "Да"] for i in range(6000))],
    },
    "each waits for the one before": {
        "survey": [
            [*HEAD, "relevant"],
            *(
                ["integer", f"q{i}", "Сколько", f"${{q{i - 1}}} > 1" if i else ""]
                for i in range(1500)
            ),
        ],
    },
}


@pytest.mark.parametrize("name", LARGE)
def test_is_read_in_bounded_time(tmp_path, name):
    path = xlsx(tmp_path / "form.xlsx", LARGE[name])
    began = time.process_time()
    examine(path)
    assert time.process_time() - began < SECONDS
