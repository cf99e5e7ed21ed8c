"""Every broken file says on the very line what is wrong with it: `# !! where: sentence`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_defs.checking import check
from survey_defs.loading import BrokenSurvey, find, load, shipped, where_is
from survey_defs.problems import Problem

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
SAID = re.compile(r"# (!!|\?\?) ([^:]*): (.+)$")
"""`!!` before an error, `??` before a warning."""


def said_in(file: Path) -> list[Problem]:
    lines = enumerate(file.read_text("utf-8").splitlines(), 1)
    found = [(number, SAID.search(line)) for number, line in lines]
    return [
        Problem(str(file), number, said[2], said[3], warning=said[1] == "??")
        for number, said in found
        if said
    ]


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_broken(file):
    expected = said_in(file)
    assert expected
    assert check(file) == expected


@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_a_file_with_errors_is_refused_and_one_with_warnings_is_not(file):
    errors = [problem for problem in said_in(file) if not problem.warning]
    if not errors:
        assert load(file).code == "broken"
        return
    with pytest.raises(BrokenSurvey) as refusal:
        load(file)
    assert refusal.value.problems == errors


@pytest.mark.parametrize("code", ["municipal_mechanisms", "head_self_assessment"])
def test_what_we_ship_has_no_problem(code):
    assert check(where_is(code)) == []
    assert find(code) is shipped()[code]


def test_a_problem_reads_like_that_of_a_compiler():
    problem = Problem("a.yaml", 7, "H1", "Нет поля.")
    assert str(problem) == "a.yaml:7: H1: Нет поля."
    assert str(Problem("a.yaml", 1, "", "Пусто.")) == "a.yaml:1: Пусто."


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


@pytest.mark.parametrize(
    "text",
    [
        "[" * 30_000,
        "a: " * 500,
        "{" * 500 + "}" * 500,
        "\0",
        "a: !!python/object:os.system x",
        "a: &x 1\nb: &x 2",
    ],
)
def test_hostile_text_is_a_problem_and_not_a_crash(tmp_path, text):
    file = tmp_path / "hostile.yaml"
    file.write_text(text)
    assert check(file)


WORDS = st.sampled_from(
    ["code", "title", "sections", "questions", "kind", "grid", "per", "ladder", "items", "rungs"]
)
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), WORDS, st.text(max_size=5)
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=6),
    max_leaves=40,
)


@given(tree=st.dictionaries(WORDS, TREES, min_size=1))
def test_any_tree_is_a_list_of_problems(tmp_path_factory, tree):
    import json

    file = tmp_path_factory.mktemp("any") / "any.yaml"
    file.write_text(json.dumps(tree), "utf-8")
    problems = check(file)
    assert problems
    assert all(problem.sentence and problem.line >= 1 for problem in problems)


@given(content=st.binary(max_size=200))
def test_any_bytes_are_a_list_of_problems(tmp_path_factory, content):
    file = tmp_path_factory.mktemp("any") / "any.yaml"
    file.write_bytes(content)
    assert check(file)
