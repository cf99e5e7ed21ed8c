"""What every chart has in common: names of colours, formats, axes, and colours on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reports.charts.values import HUNDREDTHS, PERCENT

SERIES = ["--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-5", "--chart-6"]
PAPER = {
    "--ink": "#1b2129",
    "--muted": "#4d545f",
    "--line": "#dcddd8",
    "--line-strong": "#9aa0a8",
    "--surface": "#ffffff",
    "--accent": "#1d4f73",
    "--good": "#1f6b43",
    "--warn": "#8a5200",
    "--bad": "#a1261f",
    "--heat": "#1d6a8f",
    "--heat-low": "#f1f5f7",
    "--heat-ink": "#ffffff",
    "--chart-1": "#1d6a8f",
    "--chart-2": "#b9662a",
    "--chart-3": "#3f7d4e",
    "--chart-4": "#85589b",
    "--chart-5": "#7d6c1f",
    "--chart-6": "#59616d",
}
"""The names are those of the style sheet; the colours its light ones."""
NARROW = 560
"""Pixels: a phone."""
TEXT = 12


def look(words: str, *, many: bool) -> dict[str, Any]:
    """What stands at the head of every option; with many series, patterns tell them apart."""
    return {
        "animation": False,
        "color": SERIES,
        "textStyle": {"fontSize": TEXT, "color": "--ink"},
        "aria": {
            "enabled": True,
            "label": {"description": words},
            "decal": {"show": many},
        },
        "tooltip": {
            "renderMode": "richText",
            "confine": True,
            "backgroundColor": "--surface",
            "borderColor": "--line-strong",
            "textStyle": {"color": "--ink", "fontSize": TEXT},
        },
    }


def within(*, legend: bool = False) -> dict[str, Any]:
    """The field of a chart with axes: their labels are inside the picture."""
    return {
        "left": 4,
        "right": 20,
        "top": 36 if legend else 12,
        "bottom": 4,
        "outerBoundsMode": "same",
        "outerBoundsContain": "all",
    }


def legend(names: Sequence[str]) -> dict[str, Any]:
    return {
        "data": [*names],
        "left": 0,
        "top": 0,
        "type": "scroll",
        "icon": "roundRect",
        "textStyle": {"color": "--ink"},
        "inactiveColor": "--line-strong",
        "pageTextStyle": {"color": "--muted"},
    }


def named(names: Sequence[str], width: int) -> dict[str, Any]:
    """An axis of names, none of which is left out; long ones go on in a second line."""
    return {
        "type": "category",
        "data": [*names],
        "axisTick": {"show": False},
        "axisLine": {"lineStyle": {"color": "--line-strong"}},
        "axisLabel": {
            "color": "--ink",
            "interval": 0,
            "width": width,
            "overflow": "break",
            "lineHeight": 15,
        },
    }


def counted(
    unit: str, *, name: str = "", most: float | None = None, whole: bool = False
) -> dict[str, Any]:
    """An axis of numbers; of percents from 0 to 100; of what is counted never between two."""
    axis: dict[str, Any] = {
        "type": "value",
        "axisLabel": {
            "color": "--muted",
            "formatter": "@percent-axis" if unit == PERCENT else "@number-axis",
        },
        "splitLine": {"lineStyle": {"color": "--line"}},
    }
    if whole:
        axis["minInterval"] = 1
    if name:
        axis |= {
            "name": name,
            "nameLocation": "middle",
            "nameGap": 28,
            "nameTextStyle": {"color": "--muted"},
        }
    top = 100 if unit == PERCENT and most is None else most
    return axis if top is None else {**axis, "max": top}


def said_by(unit: str) -> str:
    """The name of a format that `dressing.js` knows."""
    return {PERCENT: "@percent", HUNDREDTHS: "@hundredths"}.get(unit, "@number")


def value_label(unit: str, position: str) -> dict[str, Any]:
    return {"show": True, "position": position, "color": "--ink", "formatter": said_by(unit)}


def responsive(
    option: dict[str, Any], narrow: dict[str, Any], wide: dict[str, Any]
) -> dict[str, Any]:
    """The option with what is otherwise on a phone, and how that is again when it is turned."""
    media = [{"query": {"maxWidth": NARROW}, "option": narrow}, {"option": wide}]
    return {"baseOption": option, "media": media}
