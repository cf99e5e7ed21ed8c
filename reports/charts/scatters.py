"""Dots over two measures: whether one goes with the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from reports.charts import texts
from reports.charts.looks import counted, look, within
from reports.charts.values import Amount, Chart, drawn, said

HEIGHT = 380


class Dot(NamedTuple):
    name: str
    across: Amount
    up: Amount


def scatter(
    title: str, dots: Sequence[Dot], across: str, up: str, unit: str = "", *, words: str = ""
) -> Chart:
    """A dot that lacks one of its two numbers is only in the table."""
    seen = [each for each in dots if each.across is not None and each.up is not None]
    spoken = texts.reading(title, words or texts.pair(texts.HOW_MANY, said(len(seen), "")))
    x_axis, y_axis = counted(unit, name=across), counted(unit, name=up)
    option: dict[str, Any] = {
        **look(spoken, many=False),
        "grid": {**within(), "bottom": 8, "left": 8},
        "xAxis": {**x_axis, "scale": True},
        "yAxis": {**y_axis, "scale": True, "nameGap": 44},
        "series": [
            {
                "type": "scatter",
                "symbolSize": 9,
                "data": [
                    {"name": each.name, "value": [drawn(each.across), drawn(each.up)]}
                    for each in seen
                ],
                "itemStyle": {"opacity": 0.75},
                "tooltip": {"formatter": "@dot"},
            }
        ],
    }
    return Chart(
        title,
        spoken,
        option,
        HEIGHT,
        (texts.NAME, across, up),
        tuple((each.name, said(each.across, unit), said(each.up, unit)) for each in dots),
    )
