"""Questionnaires and answers at random: all lawful, few of them sensible."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from survey_defs.answers import Given
from survey_defs.model import Section, Survey
from survey_defs.rules import Rounding
from tests.survey_defs.random_kinds import (
    CODES,
    DAYS,
    KINDS,
    MAYBE,
    WEIGHTS,
    limits,
    stretches,
)

NUMBERS = {"number", "per_unit", "fraction", "ladder", "change", "comparison", "table", "computed"}
SILENT = {"note", "computed"}
"""Nobody answers them."""
ROUNDINGS = st.builds(
    Rounding,
    decimals=st.integers(0, 4),
    mode=st.sampled_from(["half_up", "half_even", "down", "up"]),
)


@st.composite
def conditions(draw: st.DrawFn, earlier: list[dict[str, Any]]) -> str:
    """On one or two of the questions before, with something that they may or may not say."""
    first = draw(single_conditions(earlier))
    if draw(st.integers(0, 3)):
        return first
    joint = draw(st.sampled_from(["and", "or"]))
    return f"{first} {joint} {draw(single_conditions(earlier))}"


@st.composite
def single_conditions(draw: st.DrawFn, earlier: list[dict[str, Any]]) -> str:
    question = draw(st.sampled_from(earlier))
    code, kind = question["code"], question["kind"]
    if kind == "evidence" or draw(st.integers(0, 4)) == 0:
        return f"answered({code})"
    equality, order = ["=", "<>"], [">=", "<="]
    operator, number = draw(st.sampled_from(equality + order)), draw(st.integers(0, 100))
    match kind:
        case "multiple" | "checklist":
            told = f"selected({code}, '{draw(st.sampled_from(CODES[:2]))}')"
            return told if draw(st.booleans()) else f"not {told}"
        case "choice" | "text":
            wanted = draw(st.sampled_from(CODES[:2] if kind == "choice" else ["да", "нет"]))
            return f"{code} {draw(st.sampled_from(equality))} '{wanted}'"
        case "date":
            return f"{code} {operator} date('{draw(DAYS)}')"
        case "table":
            return f"count({code}) {operator} {draw(st.integers(0, 3))}"
    return f"{code} {operator} {number}"


@st.composite
def computed(draw: st.DrawFn, earlier: list[dict[str, Any]]) -> dict[str, Any]:
    """Out of one of the questions that come to a number, with rungs or without."""
    question = draw(st.sampled_from(earlier))
    by, code = draw(st.integers(1, 5)), question["code"]
    formula = f"count({code}) * {by}" if question["kind"] == "table" else f"{code} + {by}"
    rungs = draw(st.just([]) | stretches())
    return {"kind": "computed", "formula": formula, "rungs": rungs, "otherwise": draw(MAYBE)}


@st.composite
def questions(draw: st.DrawFn, count: int) -> list[dict[str, Any]]:
    """Each may lean on those before it."""
    written: list[dict[str, Any]] = []
    for number in range(count):
        numbers = [each for each in written if each["kind"] in NUMBERS]
        kind = draw(st.integers(0, 7))
        fields: dict[str, Any] = {"kind": "note"} if kind == 0 else dict(draw(KINDS))
        if kind == 1 and numbers:
            fields = draw(computed(numbers))
        told = [each for each in written if each["kind"] != "note"]
        if told and draw(st.booleans()):
            fields["ask_if"] = draw(conditions(told))
        if fields["kind"] not in {"note", "computed"}:
            fields["required"] = draw(st.booleans())
            fields["not_applicable"] = draw(st.booleans())
        fields["weight"] = draw(WEIGHTS)
        fields["earns"] = draw(st.sampled_from(["points", "points", "points", "salary"]))
        written.append({"code": f"q{number}", "title": "Вопрос", **fields})
    return written


@st.composite
def surveys(draw: st.DrawFn) -> Survey:
    """Two sections, one in the other, added up plainly."""
    written = draw(questions(draw(st.integers(1, 8))))
    cut = draw(st.integers(0, len(written)))
    inner = Section(code="inner", title="Позиция", questions=written[:cut])
    outer = Section(code="outer", title="Механизм", sections=(inner,), questions=written[cut:])
    return survey_with((outer,), rounding=draw(ROUNDINGS))


RULES = st.fixed_dictionaries(
    {"aggregate": st.sampled_from(["sum", "average", "average_of_averages", "median"])}
)


@st.composite
def ruled_surveys(draw: st.DrawFn) -> Survey:
    """Sections within sections, each with a rule of its own or without any."""
    written = draw(questions(draw(st.integers(2, 9))))
    cuts = sorted(draw(st.integers(0, len(written))) for _ in range(4))
    parts = [written[a:b] for a, b in pairwise([0, *cuts, len(written)])]
    deep = [_section(draw, f"deep{number}", parts[number]) for number in range(2)]
    first = _section(draw, "first", parts[2], deep)
    second = _section(draw, "second", parts[3] + parts[4])
    whole = _rule(draw)
    whole.pop("weight", None)
    return survey_with((first, second), rounding=draw(ROUNDINGS), **whole)


def _section(
    draw: st.DrawFn, code: str, questions: list[dict[str, Any]], inner: Sequence[Section] = ()
) -> Section:
    rule = _rule(draw)
    return Section(code=code, title="Раздел", questions=questions, sections=tuple(inner), **rule)


def _rule(draw: st.DrawFn) -> dict[str, Any]:
    return (
        {} if draw(st.booleans()) else {**draw(RULES), **draw(limits()), "weight": draw(WEIGHTS)}
    )


def survey_with(sections: tuple[Section, ...], **fields: Any) -> Survey:
    plain = {"code": "r", "version": 1, "title": "Проба", "official": False, "maximum": 0}
    return Survey(**plain, sections=sections, **fields)


COUNTS = st.integers(0, 400).map(str)
SHARES = st.integers(0, 100_000).map(
    lambda parts: format(Decimal(parts).scaleb(-3).normalize(), "f")
)
PARTS = st.integers(1, 60).flatmap(
    lambda whole: st.integers(0, whole).map(
        lambda part: {"numerator": str(part), "denominator": str(whole)}
    )
)


def measures(question: Any) -> st.SearchStrategy[dict[str, Any]]:
    value = SHARES.map(lambda share: {"value": share})
    if question.entry == "number":
        value = COUNTS.map(lambda count: {"value": count})
    elif question.entry == "fraction":
        value = PARTS
    elif question.entry == "percent":
        value = value | PARTS
    extras: dict[str, Any] = {}
    if question.kind == "ladder" and question.void:
        extras["void"] = st.just(value=True)
    if question.kind == "change":
        extras["previous"] = SHARES
        if question.exempt:
            extras["exempt"] = st.just(value=True)
    return st.builds(
        lambda main, more: {**main, **more}, value, st.fixed_dictionaries({}, optional=extras)
    )


SIMPLE = {
    "evidence": st.integers(1, 5).map(str),
    "number": COUNTS,
    "per_unit": COUNTS,
    "fraction": PARTS,
    "text": st.sampled_from(["да", "нет", "иное"]),
    "date": DAYS,
}


@st.composite
def rows(draw: st.DrawFn, question: Any) -> dict[str, Any]:
    """Some of them with gaps; no rows at all, and the word that there are none."""
    cells = st.fixed_dictionaries({}, optional={"n": COUNTS, "t": st.just("да")})
    made = [{"id": n, "cells": draw(cells)} for n in range(1, draw(st.integers(0, 4)) + 1)]
    value: dict[str, Any] = {"next": len(made) + 1, "rows": made}
    if not made and question.rows_at_least == 0 and draw(st.booleans()):
        value["none"] = True
    return value


@st.composite
def chosen(draw: st.DrawFn, question: Any) -> list[str]:
    lonely = [option.code for option in question.options if option.alone]
    others = [option.code for option in question.options if not option.alone]
    if lonely and (not others or draw(st.booleans())):
        return [draw(st.sampled_from(lonely))]
    most = min(len(others), question.at_most or len(others))
    some = draw(st.lists(st.sampled_from(others), unique=True, max_size=most))
    return [code for code in others if code in some]


def ticks(question: Any) -> st.SearchStrategy[Any]:
    codes = [item.code for item in question.items]
    ticked = st.lists(st.sampled_from(codes), unique=True)
    return ticked.map(lambda some: {"ticks": [code for code in codes if code in some]})


def options_of(question: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from([option.code for option in question.options])


OF_KIND = {"choice": options_of, "multiple": chosen, "checklist": ticks, "table": rows}


def values(question: Any) -> st.SearchStrategy[Any]:
    """Lawful answers; there are none to what nobody answers."""
    if question.kind in SILENT:
        return st.none()
    if question.kind in SIMPLE:
        return SIMPLE[question.kind]
    return OF_KIND.get(question.kind, measures)(question)


@st.composite
def answered(draw: st.DrawFn, survey: Survey) -> dict[str, Given]:
    answers = {}
    for question in survey.questions:
        if question.kind in SILENT:
            continue
        match draw(st.integers(0, 5)):
            case 0:
                pass
            case 1:
                answers[question.code] = Given(None, not_applicable=True)
            case _:
                answers[question.code] = Given(draw(values(question)))
    return answers
