"""Every broken file says on the very line what is wrong: `# !! [code] @column where: sentence`."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from survey_defs.checking import check
from survey_defs.loading import BrokenSurvey, find, load, shipped, where_is
from survey_defs.problems import Problem

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
CHECKING = Path(__file__).parents[2] / "survey_defs" / "checking"
SAID = re.compile(r"# (!!|\?\?) \[([a-z0-9-]+)\] (?:@(\d+) )?([^:]*): (.+?)(?=  # (?:!!|\?\?) |$)")
"""`!!` before an error, `??` before a warning."""


def said_in(file: Path) -> list[Problem]:
    lines = enumerate(file.read_text("utf-8").splitlines(), 1)
    found = [(number, said) for number, line in lines for said in SAID.findall(line)]
    return [
        Problem(
            str(file), number, where, sentence, mark == "??", code=code, column=int(column or 0)
        )
        for number, (mark, code, column, where, sentence) in found
    ]


def untitled(problems: list[Problem]) -> list[Problem]:
    return [replace(problem, title="") for problem in problems]


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_broken(file):
    expected = said_in(file)
    assert expected
    assert untitled(check(file)) == expected


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_a_file_with_errors_is_refused_and_one_with_warnings_is_not(file):
    errors = [problem for problem in said_in(file) if not problem.warning]
    if not errors:
        assert load(file).code == "broken"
        return
    with pytest.raises(BrokenSurvey) as refusal:
        load(file)
    assert untitled(refusal.value.problems) == errors


NEEDS_OTHER_FILES = {
    *("and-more", "bad-file", "file-too-big", "file-unreadable", "not-utf8", "too-many-questions"),
    *("locked", "locked-added", "locked-moved", "locked-opened", "locked-removed", "misfit"),
    *("template-another", "template-broken", "template-version", "text-too-long"),
}
"""Told by tests of their own, here or beside this file."""


def codes_in_the_source() -> set[str]:
    calls = [
        node
        for file in CHECKING.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Name | ast.Attribute)
        and getattr(call.func, "id", getattr(call.func, "attr", "")) == "Saying"
        and isinstance(call.args[0], ast.Constant)
    }


def test_every_kind_of_problem_has_a_file_of_its_own():
    told = {problem.code for file in BROKEN for problem in said_in(file)}
    assert codes_in_the_source() - NEEDS_OTHER_FILES == told - NEEDS_OTHER_FILES


PAYMENT_AS_IN_THE_SOURCE = [
    "payment-hole",
    "payment-hole",
    "payment-hole",
]
"""95-100, 80-94, 70-79, 60-69: what lies between is for an admin to decide, as it should be."""


@pytest.mark.parametrize("code", sorted(shipped()))
def test_what_we_ship_has_no_problem(code):
    known = PAYMENT_AS_IN_THE_SOURCE if code == "head_self_assessment" else []
    assert [problem.code for problem in check(where_is(code))] == known
    assert find(code) is shipped()[code]


def test_a_problem_reads_like_that_of_a_compiler():
    problem = Problem("a.yaml", 7, "H1", "Нет поля.")
    assert str(problem) == "a.yaml:7: H1: Нет поля."
    assert str(replace(problem, title="Жалобы", column=9)) == "a.yaml:7:9: H1 «Жалобы»: Нет поля."
    assert str(Problem("a.yaml", 1, "", "Пусто.")) == "a.yaml:1: Пусто."
    in_a_book = Problem("a.xlsx", 12, "H1", "Нет поля.", sheet="survey")
    assert str(in_a_book) == "a.xlsx, лист survey, строка 12: H1: Нет поля."


def test_a_problem_as_facts_for_a_program():
    problem = Problem("a.yaml", 7, "H1", "Нет поля.", True, title="Жалобы", code="x", column=9)
    assert json.dumps(problem.facts(), ensure_ascii=False) == (
        '{"file": "a.yaml", "sheet": "", "line": 7, "column": 9, "severity": "warning",'
        ' "code": "x", "where": "H1", "title": "Жалобы", "sentence": "Нет поля."}'
    )


def test_a_problem_names_the_question_by_its_short_title(tmp_path):
    file = tmp_path / "shortened.yaml"
    text = where_is("head_self_assessment").read_text("utf-8")
    file.write_text(text.replace("per_unit: -2", "per_unit: 0"))
    (problem, *_) = [problem for problem in check(file) if problem.where == "H3"]
    assert (problem.where, problem.title) == ("H3", "Жалобы")


def test_a_file_with_very_many_problems_tells_the_first_and_counts_the_rest(tmp_path):
    file = tmp_path / "many.yaml"
    head = (BROKEN[0].parent / "unknown_word.yaml").read_text("utf-8")
    file.write_text(head + "".join(f"word{number}: 1\n" for number in range(1000)))
    problems = check(file)
    assert len(problems) <= 201


def test_a_file_that_is_not_there(tmp_path):
    (problem,) = check(tmp_path / "none.yaml")
    assert problem.sentence == "Файл не открылся: No such file or directory. Проверьте путь."


def test_a_file_in_another_encoding(tmp_path):
    file = tmp_path / "old.yaml"
    file.write_bytes("title: Проба".encode("cp1251"))
    (problem,) = check(file)
    assert problem.sentence == "Файл не в кодировке UTF-8. Сохраните его заново в UTF-8."


def test_numbers_that_are_codes_keep_their_zeros(tmp_path):
    file = tmp_path / "codes.yaml"
    text = (where_is("head_self_assessment")).read_text("utf-8")
    file.write_text(
        text.replace("code: H1\n", "code: 1.10\n").replace("code: H2\n", "code: 010\n")
    )
    assert [question.code for question in load(file).questions[:2]] == ["1.10", "010"]
