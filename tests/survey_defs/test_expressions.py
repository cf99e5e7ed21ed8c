"""The language of conditions and formulas: exact, three-valued, bounded, polite."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from survey_defs.expressions import BadExpression, Rows, Scope, parse
from survey_defs.expressions.texts import FUNCTIONS

EVENTS = Rows(
    frozenset({"people", "kind", "when"}),
    (
        {"people": Fraction(10), "kind": "forum", "when": date(2026, 5, 1)},
        {"people": Fraction(20), "kind": "visit", "when": date(2026, 3, 1)},
        {"people": Fraction(60), "kind": "forum"},
    ),
)
SCOPE = Scope(
    values={
        "pupils": Fraction(7),
        "canteen": "yes",
        "name": "Лицей № 1",
        "ready": True,
        "since": date(2026, 3, 1),
        "mechanisms": frozenset({"a", "b"}),
        "events": EVENTS,
        "1.2.3.C4": Fraction(95, 2),
        "У1": Fraction(1),
        "B2.C1": Fraction(5),
        "void": None,
    },
    today=date(2026, 9, 30),
    previous={"H6": Fraction(60)},
)


def value(text, scope=SCOPE):
    return parse(text).value(scope)


KNOWN = [
    ("1 + 2 * 3 - 4 / 2", 5),
    ("10 / 4", Fraction(5, 2)),
    ("1 / 3 + 1 / 3 + 1 / 3 = 1", True),
    ("0.1 + 0.2 = 0.3", True),
    ("-pupils * 2", -14),
    ("(pupils + 1) * 2", 16),
    ("pupils − 1 ≥ 6", True),
    ("pupils ≠ 7 или pupils ≤ 7", True),
    ("pupils <> 7", False),
    ("pupils == 7 и not pupils != 7", True),
    ("1 <= pupils < 7", False),
    ("canteen = 'yes'", True),
    ('canteen = «yes» and canteen = “yes” и canteen = "yes"', True),
    ("name = 'лицей № 1'", False),
    ("не ready", False),
    ("истина и не ложь", True),
    ("ДА ИЛИ НЕТ", True),
    ("${1.2.3.C4} * 2", 95),
    ("${ У1 } + У1 + B2.C1", 7),
    ("если(pupils > 5; 'много'; 'мало')", "много"),
    ("if(pupils > 9, 1, if(pupils > 5, 2, 3))", 2),
    ("max(1, pupils, 3)", 7),
    ("мин(since, date('2026-01-01'))", date(2026, 1, 1)),
    ("sum(1, 2, 3)", 6),
    ("average(1, 2)", Fraction(3, 2)),
    ("сумма(events, 'people')", 90),
    ("sum(events, people * 2 + pupils)", 201),
    ("average(events, 'people')", 30),
    ("max(events, 'people')", 60),
    ("count(events)", 3),
    ("сколько(events, kind = 'forum')", 2),
    ("count(events, people >= pupils * 2)", 2),
    ("count(mechanisms)", 2),
    ("sum(events, position())", 6),
    ("selected(mechanisms, 'a') and not selected(mechanisms, 'c')", True),
    ("selected(canteen, 'yes')", True),
    ("mechanisms = mechanisms", True),
    ("answered(pupils) and answered('pupils')", True),
    ("answered(void)", True),
    ("отвечено(nobody)", False),
    ("previous('H6') + прошлое(H6)", 120),
    ("percent(1, 3)", Fraction(100, 3)),
    ("coalesce(nobody, void, pupils)", 7),
    ("number('12,5') + number(ready)", Fraction(27, 2)),
    ("length(name)", 9),
    ("today() - since", 213),
    ("since + 30", date(2026, 3, 31)),
    ("30 + since - 1", date(2026, 3, 30)),
    ("since < '2026-03-02' and since = date('2026-03-01')", True),
    ("year(since) * 100 + month(since)", 202603),
    ("day(today())", 30),
    ("round(2.5)", 3),
    ("round(percent(1, 3), 2)", Fraction(3333, 100)),
    ("floor(-1.5)", -2),
    ("abs(-3)", 3),
    ("mod(7, 3)", 1),
    ("contains(name, 'ЛИЦЕЙ')", True),
    ("concat(name, ': ', 3 / 2, ' на ', since)", "Лицей № 1: 1,5 на 01.03.2026"),
]


@pytest.mark.parametrize(("text", "known"), KNOWN)
def test_what_an_expression_comes_to(text, known):
    found = value(text)
    assert (found, type(found) is bool) == (known, type(known) is bool)


UNKNOWN = [
    "nobody",
    "nobody = 1",
    "nobody <> 1",
    "not nobody",
    "nobody + 1 > 0",
    "pupils / 0",
    "percent(1, 0)",
    "mod(1, 0)",
    "nobody = 1 or pupils = 1",
    "nobody = 1 and pupils = 7",
    "if(nobody = 1, 2, 2)",
    "count(nobody)",
    "sum(events, 'nobody')",
    "max(events, 'when')",
    "count(events, when > '2026-01-01')",
    "average(nobody, 1)",
    "selected(nobody, 'a')",
    "previous('H7')",
    "number(name)",
    "coalesce(nobody, void)",
    "position()",
    "since > 'завтра'",
    "name < 'я'",
    "canteen + 1",
    "since * 2",
    "since + 0.5",
    "since + 999999999",
    "mechanisms = 'a'",
    "events",
    "max(pupils, since)",
    ".",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_not_known_stays_unknown(text):
    found = value(text)
    assert found is None or isinstance(found, Rows)
    assert parse(text).holds(SCOPE) is None


def test_what_decides_alone_outweighs_the_unknown():
    assert value("nobody = 1 or pupils = 7") is True
    assert value("pupils = 7 or nobody = 1") is True
    assert value("nobody = 1 and pupils = 1") is False
    assert value("pupils = 1 and nobody = 1") is False


def test_an_empty_table_adds_up_to_nothing_and_has_no_highest():
    scope = Scope({"events": Rows(frozenset({"people"}), ())})
    assert value("sum(events, 'people')", scope) == 0
    assert value("count(events)", scope) == 0
    assert value("max(events, 'people')", scope) is None
    assert value("average(events, 'people')", scope) is None


def test_a_dot_is_the_answer_itself():
    expression = parse(". > 5")
    assert expression.holds(SCOPE.about(Fraction(6))) is True
    assert expression.holds(SCOPE.about(Fraction(5))) is False
    assert expression.holds(SCOPE) is None
    assert value("answered(.)", SCOPE.about(Fraction(0))) is True
    assert value("answered(.)") is False


def test_columns_hide_questions_of_the_same_code():
    row = SCOPE.inside(frozenset({"pupils", "name"}), {"pupils": Fraction(100)}, 2)
    assert value("pupils + У1 + position()", row) == 103
    assert value("name", row) is None
    assert value("answered(name)", row) is False


def test_an_expression_says_what_it_looks_at():
    found = parse("if(today() > since, previous(H6), sum(events, people)) > ${1.2.C4}")
    assert found.names == {"since", "events", "people", "1.2.C4"}
    assert found.previous == {"H6"}
    assert found.functions == {"if", "today", "previous", "sum"}
    assert found.asks_today


def test_every_function_has_two_names():
    assert len(set(FUNCTIONS.values())) == len(FUNCTIONS)
    for english, russian in FUNCTIONS.items():
        for name in (english, russian, russian.upper()):
            with pytest.raises(BadExpression) as refusal:
                parse(f"{name}({', '.join('1' * 99)}, 2 3)")
            assert "не хватает знака" in refusal.value.sentence


def test_numbers_that_outgrow_everything_are_unknown():
    huge = "999999999999999"
    squares = "*".join([huge] * 60)
    assert value(f"({squares}) > 1") is True
    grown = Scope({"x": Fraction(10**1000)})
    assert value("x * x * x", grown) is None
    assert value("concat(t, t, t, t)", Scope({"t": "я" * 1000})) is None
