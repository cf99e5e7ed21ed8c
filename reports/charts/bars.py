"""Bars beside names, and how many lie in each step of a scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reports.charts import texts
from reports.charts.looks import (
    TEXT,
    counted,
    legend,
    look,
    named,
    responsive,
    said_by,
    value_label,
    within,
)
from reports.charts.values import Chart, Series, are_whole, drawn, said, table_of, words_of

ROW, AROUND = 34, 64
WIDE_NAMES, NARROW_NAMES, LETTER = 300, 132, 8
"""Pixels at most for the names, and about as many for a letter: short ones take no more room."""
THREE_LINES = 48
"""Letters of the longest name that a phone shows whole beside its bar."""
ASKEW = {"xAxis": {"axisLabel": {"rotate": 60, "fontSize": 10}}}
STRAIGHT = {"xAxis": {"axisLabel": {"rotate": 0, "fontSize": TEXT}}}
STEP_NAMES = 84
HISTOGRAM = 260


def bars(
    title: str,
    names: Sequence[str],
    series: Sequence[Series],
    unit: str = "",
    *,
    head: str = "",
    labels: Sequence[str] = (),
) -> Chart:
    """Lying bars, the first name above; several series stand together at each name.

    `labels` are what the picture has room for, when the names are long.
    """
    pairs = [
        (name, ", ".join(said(each.values[place], unit) for each in series))
        for place, name in enumerate(names)
    ]
    words, many = words_of(title, pairs), len(series) > 1
    longest = max(map(len, labels or names), default=0)
    narrow, wide = _names(longest)
    option: dict[str, Any] = {
        **look(words, many=many),
        "grid": {**within(legend=many), "right": 64},
        "xAxis": counted(unit, whole=are_whole(series)),
        "yAxis": {**named(labels or names, min(WIDE_NAMES, LETTER * longest)), "inverse": True},
        "series": [_bar(each, unit, many=many) for each in series],
    }
    option["tooltip"] |= {"trigger": "axis", "axisPointer": {"type": "shadow"}}
    if many:
        option["legend"] = legend([each.name for each in series])
    return Chart(
        title,
        words,
        responsive(option, narrow, wide),
        AROUND + ROW * len(names) * (1 + len(series)) // 2,
        (head or texts.NAME, *(each.name for each in series)),
        table_of(names, series, unit),
    )


def _names(longest: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """How wide the names stand on a phone and otherwise."""
    room = LETTER * longest
    whole = longest <= THREE_LINES
    small = {"width": min(NARROW_NAMES, room), "overflow": "break" if whole else "truncate"}
    small |= {"fontSize": 11, "lineHeight": 12}
    large = {
        "width": min(WIDE_NAMES, room),
        "overflow": "break",
        "fontSize": TEXT,
        "lineHeight": 15,
    }
    return (
        {"xAxis": {"splitNumber": 2}, "yAxis": {"axisLabel": small}},
        {"xAxis": {"splitNumber": 5}, "yAxis": {"axisLabel": large}},
    )


def histogram(
    title: str, steps: Sequence[tuple[str, int]], *, head: str, count: str = ""
) -> Chart:
    """Standing bars that touch: a step of the scale and how many lie in it."""
    names = [name for name, _ in steps]
    series = Series(count or texts.HOW_MANY, [number for _, number in steps])
    words = words_of(title, [(name, said(number, "")) for name, number in steps])
    option: dict[str, Any] = {
        **look(words, many=False),
        "grid": {**within(), "top": 24},
        "xAxis": named(names, STEP_NAMES),
        "yAxis": counted("", whole=True),
        "series": [
            {
                "type": "bar",
                "name": series.name,
                "data": [drawn(each) for each in series.values],
                "barCategoryGap": "6%",
                "label": {**value_label("", "top"), "formatter": "@something"},
            }
        ],
    }
    option["tooltip"] |= {"trigger": "axis", "axisPointer": {"type": "shadow"}}
    return Chart(
        title,
        words,
        responsive(option, ASKEW if len(names) > STEPS_FLAT else {}, STRAIGHT),
        HISTOGRAM,
        (head, series.name),
        table_of(names, [series], ""),
    )


STEPS_FLAT = 5
"""More names than these stand askew on a phone."""


def _bar(series: Series, unit: str, *, many: bool) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": series.name,
        "data": [drawn(each) for each in series.values],
        "barMaxWidth": 18,
        "itemStyle": {"borderRadius": [0, 3, 3, 0]},
        "label": value_label(unit, "right"),
        "tooltip": {"valueFormatter": said_by(unit)},
        "barGap": "15%" if many else "30%",
    }
