"""The reference page tells the truth: its examples load, its lists are those of the source."""

from __future__ import annotations

import re
import typing
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from survey_defs import kinds, model, parts, schema
from survey_defs.checking import check, lines
from survey_defs.expressions.functions import ARITIES
from survey_defs.expressions.texts import FUNCTIONS
from tests.survey_defs.test_checking import codes_in_the_source

PAGE = (Path(__file__).parents[2] / "docs" / "questionnaires.md").read_text("utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
HEAD = "code: example\nversion: 1\ntitle: Пример\nofficial: false\nmaximum: 0\n"
ONE = (
    "sections:\n  - code: s\n    title: Раздел\n    questions:\n"
    "      - {code: base, kind: per_unit, title: Баллы, per_unit: 1, cap: 100}\n"
)
FITS = Draft202012Validator(schema.schema())
ABOUT_THE_WRAPPING = {"wrong-maximum"}


def whole(example: str) -> str:
    """A questionnaire around a piece of one."""
    if example.startswith("code:"):
        return example
    if not example.startswith("- "):
        return HEAD + example + ONE
    questions = "".join(f"      {line}\n" for line in example.splitlines())
    return f"{HEAD}sections:\n  - code: s\n    title: Раздел\n    questions:\n{questions}"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n", 1)[0])
def test_every_example_is_sound(example, tmp_path):
    file = tmp_path / "example.yaml"
    file.write_text(whole(example))
    apart = set() if example.startswith("code:") else ABOUT_THE_WRAPPING
    assert [str(problem) for problem in check(file) if problem.code not in apart] == []
    assert list(FITS.iter_errors(lines.read(file.read_text()))) == []


def first_cells(heading: str) -> list[str]:
    """The words in the first column of the table under this heading of columns."""
    table = PAGE.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0]
    return re.findall(r"^\| `([^`(]+)", table, re.MULTILINE)


def test_every_code_of_the_checker_is_told():
    assert first_cells("Code") == sorted({*codes_in_the_source(), "bad-file"})


def test_every_kind_is_told():
    known = [kind.model_fields["kind"].default for kind in every_kind()]
    assert sorted(first_cells("Kind")) == sorted(known)


def every_kind():
    return typing.get_args(typing.get_args(model.Question)[0])


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.__name__)
def test_every_key_of_a_kind_is_told(kind):
    told = set(re.findall(r"`([a-z_]+)`", PAGE))
    assert set(kind.model_fields) - {"kind"} <= told | {"kind"}


def test_every_key_of_a_file_and_a_section_is_told():
    told = set(re.findall(r"`([a-z_]+)`", PAGE))
    assert {*model.Survey.model_fields, *model.Section.model_fields} <= told


def test_every_function_is_told_under_both_names():
    assert first_cells("Function") == sorted(ARITIES)
    rows = re.findall(r"^\| `(\w+)\(.*? \| `(\w+)` \|", PAGE, re.MULTILINE)
    assert dict(rows) == FUNCTIONS


def test_every_opening_is_told():
    assert first_cells("`open_to`") == list(typing.get_args(parts.Opening))


def test_the_widths_on_the_page_are_those_of_the_checker():
    from survey_defs.limits import FULL_WIDTH, MARKED_WIDTH

    assert f"({FULL_WIDTH} characters, for buttons)" in PAGE
    assert f"Labels of options fit {MARKED_WIDTH} characters" in PAGE


def test_what_can_be_a_column_is_told():
    columns = typing.get_args(typing.get_args(kinds.Column)[0])
    named = [kind.model_fields["kind"].default for kind in columns]
    assert f"A column is a {', '.join(named[:-1])} or\n{named[-1]}" in PAGE
