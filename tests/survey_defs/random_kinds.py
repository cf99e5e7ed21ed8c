"""Questions of every kind, at random: all lawful, few of them sensible."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

POINTS = st.integers(-30, 120).map(lambda tenths: Decimal(tenths) / 10)
MAYBE = st.none() | POINTS
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
def stretches(draw: st.DrawFn) -> list[dict[str, Any]]:
    """From the top down: open above or not, ends belonging or not, holes and overlaps too."""
    heights = sorted(draw(st.lists(st.integers(0, 100), min_size=1, max_size=5, unique=True)))
    bounded, rungs = draw(st.booleans()), []
    for low in reversed(heights):
        rung = {draw(st.sampled_from(["from", "above"])): low, "points": draw(POINTS)}
        if bounded and draw(st.integers(0, 3)):
            upper = draw(st.sampled_from(["to", "below"]))
            rung[upper] = low + draw(st.integers(1, 40))
        rungs.append(rung)
    return rungs


@st.composite
def ladders(draw: st.DrawFn) -> dict[str, Any]:
    fields = {"kind": "ladder", "rungs": draw(stretches()), "otherwise": draw(MAYBE)}
    return {**fields, "entry": draw(ENTRY), "void": draw(st.sampled_from(["", "Замечания"]))}


@st.composite
def multiples(draw: st.DrawFn) -> dict[str, Any]:
    options = draw(_listed(draw(st.integers(2, 4)), points=POINTS, alone=st.booleans()))
    at_least = draw(st.integers(0, 2))
    fields = {"kind": "multiple", "options": options, "at_least": at_least}
    fields["at_most"] = draw(st.none() | st.integers(max(at_least, 1), 4))
    return {**fields, **draw(limits())}


@st.composite
def limits(draw: st.DrawFn) -> dict[str, Any]:
    """A floor no higher than the cap, or neither, or one of them."""
    low, high = sorted((draw(POINTS), draw(POINTS)))
    return {
        "floor": low if draw(st.booleans()) else None,
        "cap": high if draw(st.booleans()) else None,
    }


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    needed = draw(st.booleans())
    columns = [
        {"kind": "number", "code": "n", "title": "Сколько", "required": needed},
        {"kind": "text", "code": "t", "title": "Что", "required": False},
    ]
    fields = {"kind": "table", "columns": columns, "per_row": draw(POINTS)}
    fields["rows_at_least"], fields["rows_at_most"] = draw(st.integers(0, 2)), 4
    return {**fields, "cap": draw(st.none() | GAINS)}


EVIDENCE = st.fixed_dictionaries(
    {
        "kind": st.just("evidence"),
        "points": POINTS,
        "evidence": st.fixed_dictionaries({"at_least": st.integers(0, 3)}),
    }
)


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
COLLECTED = st.one_of(multiples(), tables(), EVIDENCE)
KINDS = st.one_of(
    CHOICES, CHECKLISTS, ladders(), per_units(), CHANGES, comparisons(), COLLECTED, PLAIN
)
"""What can be answered; scales that only take away are among them."""
WEIGHTS = st.sampled_from([1, 1, 1, "0.5", "0.3333", 3])
