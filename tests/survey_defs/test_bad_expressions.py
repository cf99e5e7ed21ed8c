"""What is no expression is refused at once: with its place, a way out, and never a crash."""

from __future__ import annotations

import time
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_defs.expressions import BadExpression, Rows, Scope, parse, texts

SCOPE = Scope({"pupils": Fraction(7), "ready": True, "a": Fraction(1), "b": "yes"})


BAD = [
    ("", 0, "Выражение пустое. Напишите условие или формулу, например pupils > 0."),
    (
        "pupils >",
        8,
        "В конце выражения: здесь не хватает значения: вопроса, числа или текста в кавычках.",
    ),
    (
        "a b",
        2,
        f"Знак 3, «b»: {texts.NEEDS_OPERATOR[0].lower()}{texts.NEEDS_OPERATOR[1:]}",
    ),
    (
        "a > 12,5",
        6,
        f"Знак 7, «,»: {texts.COMMA[0].lower()}{texts.COMMA[1:]}",
    ),
    ("(a", 0, "Знак 1, «(»: скобка не закрыта. Допишите )."),
    (
        "a)",
        1,
        "Знак 2, «)»: лишняя закрывающая скобка. Уберите её или откройте ещё одну раньше.",
    ),
    (
        "a @ b",
        2,
        "Знак 3, «@»: такого знака в выражениях нет: '@'. Уберите его или возьмите в кавычки.",
    ),
    ("a = 'yes", 4, "Знак 5, «'»: кавычка не закрыта. Закройте её такой же кавычкой."),
    (
        "${a = 1",
        0,
        "Знак 1, «${»: после ${ нужны код вопроса и закрывающая скобка, например ${1.2.C4}.",
    ),
    ("summ(a)", 0, "Знак 1, «summ»: функции «summ» нет. Возможно, нужна «sum»."),
    ("если(a)", 0, "Знак 1, «если»: функции если нужно значений: 3; здесь 1."),
    ("round(1, 2, 3)", 0, "Знак 1, «round»: функции round нужно значений: от 1 до 2; здесь 3."),
    ("sum()", 0, "Знак 1, «sum»: функции sum нужно значений: 1 или больше; здесь 0."),
    (
        "previous(1 + 1)",
        0,
        "Знак 1, «previous»: нужен код вопроса, например previous('H6').",
    ),
    (
        "answered(1)",
        0,
        "Знак 1, «answered»: нужен код вопроса, например answered(H6).",
    ),
    (
        "1234567890123456 > 1",
        0,
        f"Знак 1, «1234567890123456»: {texts.TOO_BIG[0].lower()}{texts.TOO_BIG[1:]}",
    ),
    (
        "a = not b",
        4,
        "Знак 5, «not»: выражение не разобрать с этого места. Проверьте знаки и скобки.",
    ),
]


@pytest.mark.parametrize(("text", "at", "sentence"), BAD)
def test_what_does_not_read_is_told_with_its_place_and_how_to_mend_it(text, at, sentence):
    with pytest.raises(BadExpression) as refusal:
        parse(text)
    assert (refusal.value.at, refusal.value.sentence) == (at, sentence)


HOSTILE = [
    "(" * 1000,
    "(" * 17 + "1" + ")" * 17,
    "if(a, " * 100,
    "-" * 999 + "1",
    "не " * 300 + "a",
    "1" * 1000,
    "0." + "1" * 900,
    "10**10**10",
    "a" + ".b" * 500,
    "a.__class__",
    "__import__('os').system('true')",
    "().__class__.__bases__[0]",
    "[a for a in b]",
    "lambda: 1",
    "a if b else c",
    "a := 1",
    "f'{a}'",
    "a; b",
    "a\nb",
    "\x00",
    "a\u202eb\ud800",
    "１２ > 1",
    "²",
    "ａ(1)",
    "ᵢf(1, 2, 3)",
    "sum(*a)",
    "sum(x=1)",
    "f(x)(y)",
    "${a}(1)",
    "(1, 2)",
    "'" + "я" * 999,
    "a" * 1001,
    "1,",
    ",",
    "sum(1,)",
    "count()()",
    "True",
    "None.a",
    "e1 1e9",
    "1e9",
    "0x10",
    "1_000",
]


def read(text):
    """The expression or, when it is none, the refusal."""
    try:
        return parse(text), None
    except BadExpression as refusal:
        return None, refusal


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_refused_at_once(text):
    began = time.perf_counter()
    found, refusal = read(text)
    if refusal is not None:
        assert refusal.sentence.endswith(".")
        assert 0 <= refusal.at <= 1000
    else:  # a name like any other: nobody has a question of that code
        assert found.value(SCOPE) is None or text == "True"
    assert time.perf_counter() - began < 0.1


def test_the_longest_lawful_ones_are_read_and_asked_in_no_time():
    wide = parse(" + ".join(["pupils"] * 111))
    deep = parse("(not (" * 7 + "ready" + "))" * 7)
    began = time.perf_counter()
    assert (wide.value(SCOPE), deep.value(SCOPE)) == (777, False)
    assert time.perf_counter() - began < 0.01


PIECES = st.sampled_from(
    [*"()+-*/=<>,;.'\"«»${} 0123456789abя\n", "and ", " или ", "not ", "if(", "сумма(", "today()"]
)
GARBAGE = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


@given(GARBAGE)
def test_any_text_is_an_expression_or_refused_with_a_sentence(text):
    found, refusal = read(text)
    if refusal is not None:
        assert refusal.sentence.endswith(".")
        assert 0 <= refusal.at <= max(len(text), 1)
        return
    for scope in (SCOPE, Scope({})):
        worth = found.value(scope)
        assert worth is None or isinstance(worth, Fraction | str | bool | date | frozenset | Rows)
