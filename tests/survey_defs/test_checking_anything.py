"""Any bytes are a list of problems or a questionnaire: soon, in little memory, never a crash."""

from __future__ import annotations

import json
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey_defs.checking import examine, lines
from survey_defs.loading import CONTENT
from survey_defs.model import Survey
from tests.fuzzing import examples

SECONDS, BYTES = 10, 300_000_000
HEAD = "code: h\nversion: 1\ntitle: T\nofficial: false\nmaximum: 0\n"
SECTION = "sections:\n  - code: s\n    title: T\n    questions:\n"
QUESTION = "      - {{code: q{0}, kind: text, title: T{1}}}\n"


def questions(count: int, more: str = "") -> str:
    return SECTION + "".join(QUESTION.format(number, more) for number in range(count))


def looking_back(count: int) -> str:
    """Each question leans on all before it."""
    return SECTION + "".join(
        f"      - {{code: q{n}, kind: number, title: T,"
        f" ask_if: '{' and '.join(f'q{m} > 1' for m in range(max(0, n - 100), n)) or '1 = 1'}'}}\n"
        for n in range(count)
    )


def in_circles(count: int) -> str:
    return SECTION + "".join(
        f"      - {{code: q{n}, kind: text, title: T, ask_if: answered(q{(n + 1) % count})}}\n"
        for n in range(count)
    )


def many_options(count: int) -> str:
    options = ", ".join(f"{{code: o{n}, label: L{n}}}" for n in range(count))
    return SECTION + f"      - {{code: q, kind: choice, title: T, options: [{options}]}}\n"


def choices_to_try(count: int) -> str:
    """A condition over so many choices that trying them all would never end."""
    options = "[{code: a, label: A}, {code: b, label: B}, {code: c, label: C}]"
    asked = "".join(
        f"      - {{code: q{n}, kind: choice, title: T, options: {options}}}\n"
        for n in range(count)
    )
    never = " and ".join(f"q{n} = ''a''" for n in range(count)) + " and q0 = ''b''"
    return SECTION + asked + f"      - {{code: z, kind: text, title: T, ask_if: '{never}'}}\n"


LAUGHS = "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" if n else "a0: &a0 [x]\n" for n in range(9)
)
HOSTILE = {
    "laughs": LAUGHS,
    "laughing questions": LAUGHS.replace("a8:", "sections:") + HEAD,
    "brackets": "[" * 30_000,
    "braces": "{" * 500 + "}" * 500,
    "dashes": "- " * 100_000,
    "question marks": "? " * 50_000,
    "a ladder of mappings": "".join(" " * n + "a:\n" for n in range(1000)),
    "colons": "a: " * 500,
    "a nought": "\0",
    "a nought in quotes": f'{HEAD}notice: "a\\0b"\n{questions(1)}',
    "half a character": f'{HEAD}notice: "\\ud800"\n{questions(1)}',
    "half a character for a key": f'{HEAD}"\\ud800": 1\n{questions(1)}',
    "a tag of python": "a: !!python/object:os.system x",
    "an anchor twice": "a: &x 1\nb: &x 2",
    "bites its tail": "a: &a\n  b: *a",
    "a list that bites its tail": "a: &a [*a]",
    "itself for a key": "&a {*a : 1}",
    "a long number": f"{HEAD.replace('version: 1', 'version: ' + '9' * 50_000)}{questions(1)}",
    "a number of a long tail": f"{HEAD}threshold: 1E+999999999\n{questions(1)}",
    "a number of a long nose": f"{HEAD}threshold: 1E-999999999\n{questions(1)}",
    "not a number": f"{HEAD}threshold: .nan\n{questions(1)}",
    "no end of a number": f"{HEAD}threshold: -.inf\n{questions(1)}",
    "a hundred thousand keys": "".join(f"k{n}: 1\n" for n in range(100_000)),
    "fifty thousand keys": HEAD + "".join(f"k{n}: 1\n" for n in range(45_000)) + questions(1),
    "unknown words everywhere": HEAD + questions(8000, ", hnit: 1"),
    "questions": HEAD + questions(7000),
    "the same question": HEAD + SECTION + QUESTION.format("", "") * 7000,
    "a million characters in one": f"{HEAD}notice: {'x' * 900_000}\n{questions(1)}",
    "a key of half a million": "x" * 500_000 + ": 1",
    "options": HEAD + many_options(9000),
    "conditions on all before": HEAD + looking_back(700),
    "a circle": HEAD + in_circles(6000),
    "too many answers to try": HEAD + choices_to_try(35),
    "rungs": HEAD
    + SECTION
    + "      - {code: q, kind: ladder, title: T, rungs: ["
    + ", ".join(f"{{from: {n}, points: 1}}" for n in range(20_000))
    + "]}\n",
    "documents": "---\n" * 50_000,
    "comments": "#\n" * 400_000,
    "new lines": "\n" * 999_000,
    "a big file": "#" * 5_000_000,
}


def examined(file, content: bytes):
    file.write_bytes(content)
    survey, problems = examine(file)
    assert survey is None or isinstance(survey, Survey)
    assert survey is not None or problems
    assert all(problem.sentence and problem.code and problem.line >= 1 for problem in problems)
    assert len(problems) <= 201
    "\n".join(map(str, problems)).encode()
    json.dumps([problem.facts() for problem in problems], ensure_ascii=False).encode()
    return survey, problems


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_told_soon(tmp_path, text):
    began = time.process_time()
    examined(tmp_path / "hostile.yaml", text.encode())
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("name", ["laughs", "laughing questions", "a hundred thousand keys"])
def test_hostile_text_takes_little_memory(tmp_path, name):
    tracemalloc.start()
    try:
        examined(tmp_path / "hostile.yaml", HOSTILE[name].encode())
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < BYTES


@pytest.mark.parametrize(
    ("name", "line"),
    [("brackets", 1), ("a ladder of mappings", 80), ("a list that bites its tail", 1)],
)
def test_what_lies_too_deep_is_told_in_the_same_words(tmp_path, name, line):
    _, (problem,) = examined(tmp_path / "deep.yaml", HOSTILE[name].encode())
    assert (problem.code, problem.line) == ("too-deep", line)


def test_a_folder_and_a_file_that_may_not_be_read(tmp_path):
    _, (problem,) = examine(tmp_path)
    assert problem.code == "file-unreadable"


@given(content=st.binary(max_size=400))
@settings(max_examples=examples(100))
def test_any_bytes(tmp_path_factory, content):
    examined(tmp_path_factory.mktemp("any") / "any.yaml", content)


WORDS = st.sampled_from(
    [
        *("code", "title", "sections", "questions", "kind", "grid", "per", "ladder", "items"),
        *("rungs", "table", "columns", "computed", "formula", "ask_if", "options", "choices"),
        *("payment", "pay", "rule", "rows", "levels", "based_on", "open_to", "evidence"),
    ]
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
@settings(max_examples=examples(100))
def test_any_tree(tmp_path_factory, tree):
    text = json.dumps(tree).encode()
    survey, problems = examined(tmp_path_factory.mktemp("any") / "any.yaml", text)
    assert survey is None
    assert problems


SHIPPED = [file.read_bytes() for file in sorted(CONTENT.glob("*.yaml"))]
SMALL = sorted(SHIPPED, key=len)[:4]


@st.composite
def spoiled(draw):
    """A shipped questionnaire with pieces cut, doubled, moved or overwritten."""
    content = draw(st.sampled_from(SMALL))
    for _ in range(draw(st.integers(1, 4))):
        at, upto = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
        upto = min(upto, at + draw(st.integers(0, 200)))
        piece = draw(
            st.sampled_from([b"", content[at:upto] * 2, b"null", b"[]", b"{}", b"-1", b"1e999"])
            | st.binary(max_size=8)
        )
        content = content[:at] + piece + content[upto:]
    return content


@given(content=spoiled())
@settings(max_examples=examples(60))
def test_spoiled_questionnaires(tmp_path_factory, content):
    examined(tmp_path_factory.mktemp("any") / "any.yaml", content)


def parts_of(raw, way=()):
    """Every place in a tree."""
    yield way
    inner = (
        raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    )
    for key, value in inner:
        yield from parts_of(value, (*way, key))


def plainly(raw):
    if isinstance(raw, dict):
        return {key: plainly(value) for key, value in raw.items()}
    if isinstance(raw, list):
        return [plainly(value) for value in raw]
    return raw if isinstance(raw, str | int | bool) or raw is None else float(raw)


TREES_OF_SHIPPED = [plainly(lines.read(content.decode())) for content in SMALL]


@st.composite
def grafted(draw):
    """A shipped questionnaire with other values in some places: right shape, wrong sense."""
    tree = json.loads(json.dumps(draw(st.sampled_from(TREES_OF_SHIPPED))))
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from([way for way in parts_of(tree) if way]))
        inside = tree
        for key in way:
            inside = inside[key]
        others = [inside[last], 0, -1, 1e6, "", "1 = 1", "answered(q)", [], {}, None, True]
        inside[last] = draw(st.sampled_from(others) | TREES)
    return tree


@given(tree=grafted())
@settings(max_examples=examples(60))
def test_grafted_questionnaires(tmp_path_factory, tree):
    text = json.dumps(tree, ensure_ascii=False).encode("utf-8", "surrogatepass")
    examined(tmp_path_factory.mktemp("any") / "any.yaml", text)
