"""What is told to be never asked is never asked, whatever anybody answers."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey_defs.answers import Given
from survey_defs.checking import examine
from survey_defs.checking.lines import Mapping, character
from survey_defs.checking.lines import read as read_yaml
from survey_defs.navigation import path
from tests.fuzzing import examples

CODES = ("a", "b")
QUESTIONS = st.sampled_from(["q0", "q1", "q2"])
ATOMS = st.one_of(
    st.builds(
        "{} {} '{}'".format, QUESTIONS, st.sampled_from(["=", "<>"]), st.sampled_from(CODES)
    ),
    st.builds("n {} {}".format, st.sampled_from(["=", "<", ">", "<=", ">="]), st.integers(0, 4)),
    st.builds("answered({})".format, st.sampled_from(["q0", "q1", "q2", "n"])),
)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds("({} and {})".format, inner, inner),
        st.builds("({} or {})".format, inner, inner),
        st.builds("not ({})".format, inner),
    ),
    max_leaves=4,
)
EARLIER = {"q0": "", "n": "q0", "q1": "q0", "q2": "q1"}
"""Which question each may lean on."""
NUMBERS = [None, *map(str, range(4))]


def written(own: dict[str, str], last: str) -> str:
    lines = ["code: c", "version: 1", "title: T", "official: false", "maximum: 0", "sections:"]
    lines += ["  - code: s", "    title: T", "    questions:"]
    for code in EARLIER:
        kind = "number, at_least: 0, at_most: 3" if code == "n" else "choice, options: "
        options = "[{code: a, label: A}, {code: b, label: B}]" if code != "n" else ""
        asked = f', ask_if: "{own[code]}"' if code in own else ""
        lines.append(f"      - {{code: {code}, title: T{asked}, kind: {kind}{options}}}")
    lines.append(f'      - {{code: last, title: T, kind: text, ask_if: "{last}"}}')
    return "\n".join(lines) + "\n"


def every_answer():
    for q0, n, q1, q2 in product((None, *CODES), NUMBERS, (None, *CODES), (None, *CODES)):
        given_ = {"q0": q0, "n": n, "q1": q1, "q2": q2}
        yield {code: Given(value) for code, value in given_.items() if value is not None}


@given(
    n=st.sampled_from(["", "q0 = 'a'", "answered(q0)"]),
    q1=st.sampled_from(["", "q0 = 'b'", "n > 1"]),
    last=CONDITIONS,
)
@settings(max_examples=examples(25))
def test_never_is_never_and_all_of_it(tmp_path_factory, n, q1, last):
    """Choices and plain numbers are tried out completely: told exactly when it is so."""
    file = tmp_path_factory.mktemp("any") / "any.yaml"
    own = {code: condition for code, condition in (("n", n), ("q1", q1)) if condition}
    file.write_text(written(own, last))
    survey, problems = examine(file)
    told = {problem.where for problem in problems if problem.code == "never-asked"}
    assert {problem.code for problem in problems} <= {"never-asked"}
    seen = {question.code for answers in every_answer() for question in path(survey, answers)}
    assert told == {question.code for question in survey.questions} - seen


LAYOUTS = {
    "plain": "a:\n  ask_if: q = 1 and x > 2\n",
    "single quotes": "a:\n  ask_if: 'q = 1 and x > 2'\n",
    "double quotes": 'a: {ask_if: "q = 1 and x > 2"}\n',
    "over lines": "a:\n  ask_if: q = 1\n    and x > 2\n",
    "folded": "a:\n  ask_if: >-\n    q = 1\n    and x > 2\n",
    "as it stands": "a:\n  ask_if: |\n    q = 1\n    and x > 2\n",
    "with a tab": "a:\n  ask_if: 'q = 1 and\tx > 2'\n",
    "with quotes inside": "a:\n  ask_if: 'q = ''1'' and x > 2'\n",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_the_character_of_an_expression_in_the_file(text):
    inner = read_yaml(text)["a"]
    assert isinstance(inner, Mapping)
    value = inner["ask_if"]
    line, column = character(inner.lines["ask_if"], value, value.index("x"))
    assert text.splitlines()[line - 1][column - 1] == "x"
