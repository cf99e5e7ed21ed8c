"""A questionnaire is the same in YAML and in a workbook, whichever way it went."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from survey_defs import workbook
from survey_defs.checking import examine, grids, lines
from survey_defs.loading import shipped, where_is
from survey_defs.model import Survey
from survey_defs.pinning import pin
from survey_defs.workbook.template import EXAMPLE, GRID_EXAMPLE
from tests.fuzzing import examples
from tests.survey_defs.random_surveys import surveys
from tests.survey_defs.workbook.random_definitions import definitions

WITHOUT_SHRINKING = [phase for phase in Phase if phase not in {Phase.shrink, Phase.explain}]
"""Definitions are large: shrinking one takes minutes, reading it takes seconds."""


def fingerprint(raw: lines.Mapping | None) -> str:
    assert raw is not None
    return pin(Survey.model_validate(grids.expand(copy.deepcopy(raw)))).fingerprint


def text_of(survey_raw: lines.Mapping | None) -> Any:
    assert survey_raw is not None
    return json.loads(pin(Survey.model_validate(grids.expand(copy.deepcopy(survey_raw)))).text)


@pytest.mark.parametrize("russian", [False, True], ids=["plain", "russian"])
@pytest.mark.parametrize("code", shipped())
def test_what_we_ship(tmp_path, code, russian):
    survey = shipped()[code]
    raw = lines.read(where_is(code).read_text("utf-8"))
    book = tmp_path / "book.xlsx"
    workbook.write(raw, book, russian=russian)
    read = workbook.read(book)
    assert read.found == []
    assert fingerprint(read.raw) == pin(survey).fingerprint
    assert read.raw is not None
    back = tmp_path / "back.yaml"
    back.write_text(workbook.to_yaml(read.raw), "utf-8")
    again, problems = examine(back)
    assert again is not None
    assert pin(again).fingerprint == pin(survey).fingerprint
    assert [problem for problem in problems if not problem.warning] == []


def test_positions_and_criteria_travel_as_two_sheets(tmp_path):
    book = tmp_path / "grid.xlsx"
    workbook.write(lines.read(where_is("municipal_mechanisms").read_text("utf-8")), book)
    rows = _rows(book)
    sections = _sections(shipped()["municipal_mechanisms"].sections)
    assert len(rows["positions"]) == 2 + len(sections)
    assert len(rows["criteria"]) == 2 + 9
    assert len(rows["survey"]) == 2


def _sections(sections: Any) -> list[Any]:
    return [s for outer in sections for s in (outer, *_sections(outer.sections))]


def _rows(path: Path) -> dict[str, list[Any]]:
    import openpyxl

    book = openpyxl.load_workbook(path)
    return {sheet.title: [row for row in sheet.values if any(row)] for sheet in book}


@given(definition=definitions())
@settings(max_examples=examples(20), phases=WITHOUT_SHRINKING)
def test_any_definition(tmp_path_factory, definition):
    folder = tmp_path_factory.mktemp("trip")
    written = folder / "written.yaml"
    written.write_text(workbook.to_yaml(definition), "utf-8")
    raw = lines.read(written.read_text("utf-8"))
    meant = text_of(raw)
    book = folder / "book.xlsx"
    workbook.write(definition, book, russian=definition["version"] % 2 == 0)
    read = workbook.read(book)
    assert read.found == []
    assert text_of(read.raw) == meant
    assert read.raw is not None
    assert text_of(lines.read(workbook.to_yaml(read.raw))) == meant


@given(survey=surveys())
@settings(max_examples=examples(20), phases=WITHOUT_SHRINKING)
def test_any_survey(tmp_path_factory, survey):
    book = tmp_path_factory.mktemp("survey") / "book.xlsx"
    meant = json.loads(pin(survey).text)
    workbook.write(meant, book)
    assert text_of(workbook.read(book).raw) == meant


@pytest.mark.parametrize(("grid", "example"), [(False, EXAMPLE), (True, GRID_EXAMPLE)])
def test_the_template_passes_the_check(tmp_path, grid, example):
    book = tmp_path / "template.xlsx"
    workbook.write_template(book, grid=grid)
    survey, problems = examine(book)
    assert problems == []
    written, problems = examine(example)
    assert problems == []
    assert survey is not None
    assert written is not None
    assert pin(survey).fingerprint == pin(written).fingerprint


def test_the_template_helps_to_fill_it(tmp_path):
    import openpyxl

    book = tmp_path / "template.xlsx"
    workbook.write_template(book)
    opened = openpyxl.load_workbook(book)
    assert opened.sheetnames == [
        *("Как заполнять", "survey", "choices", "settings", "rungs", "cautions", "rules"),
        *("levels", "cycle", "payment", "documents", "contents"),
    ]
    survey = opened["survey"]
    assert survey.freeze_panes == "E3"
    kinds = next(v for v in survey.data_validations.dataValidation if "A3" in str(v.sqref))
    assert kinds.formula1.startswith('"один ответ,несколько ответов,отметки,')
    assert [cell.value for cell in survey[2]][:4] == ["Тип", "Список вариантов", "Код", "Вопрос"]
    assert [cell.value for cell in survey[4]][:4] == [
        "один ответ", "vacancies", "vacancies", "Есть ли вакансии педагогов"
    ]  # fmt: skip


def test_a_text_that_no_cell_holds(tmp_path):
    definition = {"code": "a", "title": "А", "about": "я" * 40_000, "sections": []}
    with pytest.raises(workbook.TooLong) as refusal:
        workbook.write(definition, tmp_path / "long.xlsx")
    assert str(refusal.value) == (
        "Текст длиннее 32767 знаков не помещается в ячейку Excel. Сократите его."
    )
