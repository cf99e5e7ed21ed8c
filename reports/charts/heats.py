"""A map of shares: rows and columns with a colour in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reports.charts import texts
from reports.charts.looks import look, named, within
from reports.charts.values import PERCENT, Amount, Chart, drawn, said, words_of

ROW, AROUND = 26, 130
DARK = 85
"""From this share on a cell is so dark that its number is light."""
NAMES, HEADS = 170, 90


def heat_map(
    title: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Amount]]]
) -> Chart:
    """Percents; where there is nothing to show the cell stays empty."""
    words = words_of(
        title, [(name, ", ".join(said(each, PERCENT) for each in cells)) for name, cells in rows]
    )
    option = {**look(words, many=False), **_field(columns, rows), **_colours(rows)}
    return Chart(
        title,
        words,
        option,
        AROUND + ROW * len(rows),
        (texts.NAME, *columns),
        tuple((name, *(said(each, PERCENT) for each in cells)) for name, cells in rows),
    )


def _field(columns: Sequence[str], rows: Sequence[tuple[str, Sequence[Amount]]]) -> dict[str, Any]:
    down, across = named([name for name, _ in rows], NAMES), named(columns, HEADS)
    down["axisLabel"] |= {"overflow": "truncate"}
    return {
        "grid": {**within(), "right": 8, "top": 4, "bottom": 48},
        "xAxis": {**across, "position": "top"},
        "yAxis": {**down, "inverse": True},
    }


def _colours(rows: Sequence[tuple[str, Sequence[Amount]]]) -> dict[str, Any]:
    scale = {
        "min": 0,
        "max": 100,
        "orient": "horizontal",
        "left": "center",
        "bottom": 0,
        "itemHeight": 120,
        "text": ["100 %", "0 %"],
        "textStyle": {"color": "--muted"},
        "inRange": {"color": ["--heat-low", "--heat"]},
    }
    series = {
        "type": "heatmap",
        "data": _cells(rows),
        "itemStyle": {"borderColor": "--surface", "borderWidth": 2},
        "tooltip": {"valueFormatter": "@percent"},
    }
    return {"visualMap": scale, "series": [series]}


def _cells(rows: Sequence[tuple[str, Sequence[Amount]]]) -> list[dict[str, Any]]:
    return [
        {
            "value": [column, row, drawn(amount)],
            "label": {
                "show": True,
                "color": "--heat-ink" if amount >= DARK else "--ink",
                "formatter": "@bare",
            },
        }
        for row, (_, cells) in enumerate(rows)
        for column, amount in enumerate(cells)
        if amount is not None
    ]
