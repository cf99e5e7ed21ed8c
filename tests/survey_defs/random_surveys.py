"""Questionnaires and answers of every kind, at random: all lawful, few of them sensible."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from survey_defs.answers import Given
from survey_defs.model import Section, Survey
from tests.survey_defs.making import question_of

POINTS = st.integers(-30, 120).map(lambda tenths: Decimal(tenths) / 10)
GAINS = st.integers(0, 120).map(lambda tenths: Decimal(tenths) / 10)
BETTER = st.sampled_from(["higher", "lower"])
ENTRY = st.sampled_from(["percent", "fraction", "number"])
CODES = ["a", "b", "c", "d"]
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat)


def _listed(count: int, **fields: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    parts = [
        st.fixed_dictionaries({"code": st.just(code), "label": st.just(code), **fields})
        for code in CODES[:count]
    ]
    return st.tuples(*parts).map(list)


@st.composite
def ladders(draw: st.DrawFn) -> dict[str, Any]:
    heights = draw(st.lists(st.integers(0, 100), min_size=1, max_size=4, unique=True))
    rungs = [{"from": at, "points": draw(POINTS)} for at in sorted(heights, reverse=True)]
    fields = {"kind": "ladder", "rungs": rungs, "otherwise": draw(POINTS)}
    return {**fields, "entry": draw(ENTRY), "void": draw(st.sampled_from(["", "Замечания"]))}


@st.composite
def per_units(draw: st.DrawFn) -> dict[str, Any]:
    base, per_unit = draw(POINTS), draw(POINTS.filter(bool))
    cap = base + draw(GAINS) if per_unit > 0 or draw(st.booleans()) else None
    floor = base - draw(GAINS) if draw(st.booleans()) else None
    fields = {"kind": "per_unit", "base": base, "per_unit": per_unit, "cap": cap, "floor": floor}
    return {
        **fields,
        "unit_size": draw(st.sampled_from([1, 3, 100])),
        "decimals": draw(st.integers(0, 2)),
    }


@st.composite
def comparisons(draw: st.DrawFn) -> dict[str, Any]:
    better = draw(BETTER)
    share = st.integers(1, 99) if better == "higher" else st.integers(101, 300)
    relations = draw(st.sampled_from([["better", "equal"], ["not_worse"], ["better", "share"]]))
    rungs = [{"relation": relation, "points": draw(POINTS)} for relation in relations]
    for rung in rungs:
        if rung["relation"] == "share":
            rung["share"] = draw(share)
    fields = {"kind": "comparison", "better": better, "rungs": rungs, "otherwise": draw(POINTS)}
    return {**fields, "entry": draw(ENTRY)}


CHANGES = st.fixed_dictionaries(
    {
        "kind": st.just("change"),
        "better": BETTER,
        "points_better": POINTS,
        "points_same": POINTS,
        "points_worse": POINTS,
        "zero_is_best": st.booleans(),
        "exempt": st.sampled_from(["", "Вышли из перечня"]),
        "entry": ENTRY,
    }
)
CHOICES = st.integers(2, 4).flatmap(
    lambda count: st.fixed_dictionaries(
        {"kind": st.just("choice"), "options": _listed(count, points=POINTS)}
    )
)
CHECKLISTS = st.integers(1, 4).flatmap(
    lambda count: st.fixed_dictionaries(
        {
            "kind": st.just("checklist"),
            "points": POINTS,
            "enough": st.sampled_from(["all", "any"]),
            "items": _listed(
                count,
                role=st.sampled_from(["required", "scored", "noted"]),
                points=POINTS,
                text=st.booleans(),
            ),
        }
    )
)
PLAIN = st.sampled_from(
    [{"kind": "number"}, {"kind": "fraction"}, {"kind": "text"}, {"kind": "date"}]
)
KINDS = st.one_of(
    CHOICES, CHECKLISTS, ladders(), per_units(), CHANGES, comparisons(), PLAIN
).filter(lambda kind: question_of(**kind).maximum_points >= 0)
"""As the checker demands: the best answer never costs points."""


@st.composite
def conditions(draw: st.DrawFn, earlier: list[dict[str, Any]]) -> dict[str, Any]:
    """On one of the questions before, with something that it may or may not say."""
    question = draw(st.sampled_from(earlier))
    number, tick = st.integers(0, 100).map(str), st.sampled_from(CODES[:2])
    equality, order = ["is", "is_not"], ["at_least", "at_most"]
    match question["kind"]:
        case "choice" | "checklist":
            operator, value = draw(st.sampled_from(equality)), draw(tick)
        case "text":
            operator, value = draw(st.sampled_from(equality)), draw(st.sampled_from(["да", "нет"]))
        case "date":
            operator, value = draw(st.sampled_from(equality + order)), draw(DAYS)
        case _:
            operator, value = draw(st.sampled_from(equality + order)), draw(number)
    if draw(st.integers(0, 4)) == 0:
        return {"question": question["code"], "operator": "answered"}
    return {"question": question["code"], "operator": operator, "value": value}


@st.composite
def surveys(draw: st.DrawFn) -> Survey:
    written: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 8))):
        question = {"code": f"q{number}", "title": "Вопрос", **draw(KINDS)}
        question["required"] = draw(st.booleans())
        question["not_applicable"] = draw(st.booleans())
        if written and draw(st.booleans()):
            question["ask_if"] = draw(conditions(written))
        written.append(question)
    cut = draw(st.integers(0, len(written)))
    inner = Section(code="inner", title="Позиция", questions=written[:cut])
    outer = Section(code="outer", title="Механизм", sections=(inner,), questions=written[cut:])
    return Survey(code="r", version=1, title="Проба", official=False, maximum=0, sections=(outer,))


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
    "number": COUNTS,
    "per_unit": COUNTS,
    "fraction": PARTS,
    "text": st.sampled_from(["да", "нет", "иное"]),
    "date": DAYS,
}


def values(question: Any) -> st.SearchStrategy[Any]:
    if question.kind == "choice":
        return st.sampled_from([option.code for option in question.options])
    if question.kind == "checklist":
        codes = [item.code for item in question.items]
        ticked = st.lists(st.sampled_from(codes), unique=True)
        return ticked.map(lambda some: {"ticks": [code for code in codes if code in some]})
    return SIMPLE[question.kind] if question.kind in SIMPLE else measures(question)


@st.composite
def answered(draw: st.DrawFn, survey: Survey) -> dict[str, Given]:
    answers = {}
    for question in survey.questions:
        match draw(st.integers(0, 5)):
            case 0:
                pass
            case 1:
                answers[question.code] = Given(None, not_applicable=True)
            case _:
                answers[question.code] = Given(draw(values(question)))
    return answers
