"""Lines over days, years or other things in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reports.charts import texts
from reports.charts.looks import counted, legend, look, named, said_by, within
from reports.charts.values import Chart, Series, are_whole, drawn, said, table_of, words_of

HEIGHT = 280
NAMES = 90


def lines(
    title: str, names: Sequence[str], series: Sequence[Series], unit: str = "", *, head: str = ""
) -> Chart:
    """A gap where there is no number; what is dashed is compared with or expected."""
    ends = [(each.name, _from_to(each, unit)) for each in series]
    words, many = words_of(title, ends), len(series) > 1
    axis = named(names, NAMES)
    axis["axisLabel"] |= {"interval": "auto", "hideOverlap": True}
    option: dict[str, Any] = {
        **look(words, many=False),
        "grid": within(legend=many),
        "xAxis": {**axis, "boundaryGap": False},
        "yAxis": counted(unit, whole=are_whole(series)),
        "series": [_line(each, unit) for each in series],
    }
    option["tooltip"] |= {"trigger": "axis"}
    if many:
        option["legend"] = {**legend([each.name for each in series]), "icon": "inherit"}
    heads = (head or texts.NAME, *(each.name for each in series))
    return Chart(title, words, option, HEIGHT, heads, table_of(names, series, unit))


def _line(series: Series, unit: str) -> dict[str, Any]:
    return {
        "type": "line",
        "name": series.name,
        "data": [drawn(each) for each in series.values],
        "symbolSize": 6,
        "lineStyle": {"width": 2, "type": "dashed" if series.dashed else "solid"},
        "tooltip": {"valueFormatter": said_by(unit)},
    }


def _from_to(series: Series, unit: str) -> str:
    known = [each for each in series.values if each is not None]
    if not known:
        return texts.NOTHING
    return f"{said(known[0], unit)} → {said(known[-1], unit)}"
