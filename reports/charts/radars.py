"""Outlines over the same spokes: one organisation among others."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from reports.charts import texts
from reports.charts.bars import bars
from reports.charts.looks import TEXT, legend, look, responsive, said_by
from reports.charts.values import PERCENT, Chart, Series, drawn, said, table_of, words_of

HEIGHT = 460
WHOLE = 100
WIDE_LINE, NARROW_LINE = 18, 12
LEAST = 3
"""Spokes that still make an outline."""
SYMBOLS = ("circle", "triangle", "rect", "diamond")
LINES = ("solid", "dotted")
"""Outlines are told apart without colours too: on a grey copy nothing else is left."""


def radar(
    title: str, spokes: Sequence[str], series: Sequence[Series], *, labels: Sequence[str] = ()
) -> Chart:
    """Percents; `labels` are what the picture has room for, when the names are long.

    A spoke that somebody has no number for would be drawn as 0, so it is in the table alone; with
    fewer than three left there is no outline, and bars are drawn instead.
    """
    known = [
        place
        for place in range(len(spokes))
        if all(each.values[place] is not None for each in series)
    ]
    if len(known) < LEAST:
        return bars(title, spokes, series, PERCENT, labels=labels)
    pairs = [
        (spoke, ", ".join(said(each.values[place], PERCENT) for each in series))
        for place, spoke in enumerate(spokes)
    ]
    words = words_of(title, pairs)
    shown = [(labels or spokes)[place] for place in known]
    option: dict[str, Any] = {
        **look(words, many=False),
        "legend": _legend(series),
        "radar": _web(),
        "series": [
            {
                "type": "radar",
                "data": [_outline(*each, known) for each in enumerate(series)],
                "tooltip": {"valueFormatter": said_by(PERCENT)},
            }
        ],
    }
    heads = (texts.NAME, *(each.name for each in series))
    rows = table_of(spokes, series, PERCENT)
    narrow, wide = _spokes(shown, NARROW_LINE, "48%", 10), _spokes(shown, WIDE_LINE, "66%", TEXT)
    return Chart(title, words, responsive(option, narrow, wide), HEIGHT, heads, rows)


def _web() -> dict[str, Any]:
    return {
        "center": ["50%", "55%"],
        "splitNumber": 4,
        "axisName": {"color": "--ink", "lineHeight": 15},
        "axisLine": {"lineStyle": {"color": "--line"}},
        "splitLine": {"lineStyle": {"color": "--line"}},
        "splitArea": {"show": False},
    }


def _spokes(shown: Sequence[str], line: int, radius: str, letters: int) -> dict[str, Any]:
    """A radar breaks no lines by itself."""
    names = ["\n".join(wrap(each, line, break_long_words=False)) for each in shown]
    indicator = [{"name": name, "max": WHOLE} for name in names]
    return {"radar": {"indicator": indicator, "radius": radius, "axisName": {"fontSize": letters}}}


def _legend(series: Sequence[Series]) -> dict[str, Any]:
    """One outline alone needs none."""
    marked = [{"name": each.name, "icon": _symbol(place)} for place, each in enumerate(series)]
    return {**legend([]), "type": "plain", "data": marked, "show": len(series) > 1}


def _symbol(place: int) -> str:
    return SYMBOLS[place % len(SYMBOLS)]


def _outline(place: int, series: Series, known: Sequence[int]) -> dict[str, Any]:
    line = "dashed" if series.dashed else LINES[min(place, 1)]
    return {
        "name": series.name,
        "value": [drawn(series.values[place]) for place in known],
        "symbol": _symbol(place),
        "symbolSize": 7 if place else 5,
        "lineStyle": {"width": 2, "type": line},
        "areaStyle": {"opacity": 0 if place else 0.12},
    }
