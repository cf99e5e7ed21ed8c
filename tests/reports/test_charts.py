"""Charts: option, words and table are made once; the picture is drawn without a page."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from reports.charts import (
    HUNDREDTHS,
    PERCENT,
    Chart,
    Dot,
    Series,
    bars,
    funnel,
    heat_map,
    histogram,
    lines,
    radar,
    scatter,
)
from reports.charts.drawing import FONT, png, svg
from reports.charts.looks import PAPER

HALF, MANY = Decimal("50.5"), Decimal("87.25")
HOSTILE = '--ink<script>"&@percent'
NAMES = ("Цель", "Показатели", HOSTILE)
OURS = Series("Берёзовский район", [HALF, None, MANY])
REGION = Series("В среднем", [HALF, HALF, HALF], dashed=True)
CHARTS = {
    "bars": bars("Доля", NAMES, [OURS], PERCENT),
    "pairs": bars("Доля", NAMES, [OURS, REGION], PERCENT),
    "lines": lines("Ход", NAMES, [OURS, REGION], PERCENT),
    "radar": radar("Механизмы", (*NAMES, "Четвёртый"), [Series("Мы", [HALF, None, MANY, HALF])]),
    "heat": heat_map("Карта", ("1.1", "1.2"), [("Школа № 1", [HALF, None]), (HOSTILE, [MANY, 0])]),
    "histogram": histogram("Сколько где", [("0–50", 3), ("50–100", 0)], head="Доля"),
    "funnel": funnel("Цикл", [("Цель", HALF), ("Показатели", None)]),
    "scatter": scatter("Связь", [Dot("А", 1, 2), Dot("Б", None, 3)], "Оценка", "Самооценка"),
}


def drawn(chart: Chart) -> list[str]:
    """The texts of the picture, which must be well-formed."""
    picture = ET.fromstring(svg(chart.option, 700, chart.height))
    assert (picture.get("width"), picture.get("height")) == ("700", str(chart.height))
    texts = [each for each in picture.iter() if each.tag.endswith("}text")]
    assert all(f"font-family:{FONT}" in each.get("style", "") for each in texts)
    return [each.text or "" for each in texts]


def test_a_coefficient_has_its_hundredths_also_when_they_are_none() -> None:
    values = [Decimal("1.00"), Decimal("-0.5"), Decimal("0.07")]
    chart = bars("Связь", NAMES, [Series("r", values)], HUNDREDTHS)
    assert [row[1] for row in chart.rows] == ["1,00", "\N{MINUS SIGN}0,50", "0,07"]
    assert drawn(chart)[-3:] == ["1,00", "\N{MINUS SIGN}0,50", "0,07"]


def test_a_picture_says_names_and_numbers_in_russian() -> None:
    said = drawn(CHARTS["bars"])
    assert said == [
        *NAMES,
        "0\N{NO-BREAK SPACE}%", "20\N{NO-BREAK SPACE}%", "40\N{NO-BREAK SPACE}%",
        "60\N{NO-BREAK SPACE}%", "80\N{NO-BREAK SPACE}%", "100\N{NO-BREAK SPACE}%",
        "50,5\N{NO-BREAK SPACE}%", "87,3\N{NO-BREAK SPACE}%",
    ]  # fmt: skip


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_drawn_and_has_no_colour_left_undressed(name: str) -> None:
    picture = svg(CHARTS[name].option, 320, CHARTS[name].height)
    ET.fromstring(picture)
    assert "NaN" not in picture
    assert 'fill="--' not in picture
    assert 'stroke="--' not in picture


@pytest.mark.parametrize("name", CHARTS)
def test_an_option_is_plain_json_and_names_colours_of_the_style_sheet(name: str) -> None:
    option = CHARTS[name].option
    assert json.loads(json.dumps(option, allow_nan=False)) == option
    assert set(_colours(option)) <= set(PAPER)


def test_a_hostile_name_stays_a_name() -> None:
    assert HOSTILE in drawn(CHARTS["pairs"])
    assert HOSTILE in drawn(CHARTS["heat"])


def test_what_is_missing_is_words_in_the_table_and_nothing_in_the_picture() -> None:
    assert CHARTS["pairs"].rows == (
        ("Цель", "50,5\N{NO-BREAK SPACE}%", "50,5\N{NO-BREAK SPACE}%"),
        ("Показатели", "нет ответов", "50,5\N{NO-BREAK SPACE}%"),
        (HOSTILE, "87,3\N{NO-BREAK SPACE}%", "50,5\N{NO-BREAK SPACE}%"),
    )
    assert "Показатели" not in drawn(CHARTS["radar"])  # else it would stand at 0


def test_a_radar_of_fewer_than_three_spokes_becomes_bars() -> None:
    few = radar("Механизмы", NAMES, [OURS])
    assert few.option["baseOption"]["series"][0]["type"] == "bar"


def test_nothing_at_all_is_drawn_too() -> None:
    for chart in (
        bars("Пусто", (), [Series("Мы", [])], PERCENT),
        lines("Пусто", (), [Series("Мы", [])]),
        radar("Пусто", (), [Series("Мы", [])]),
        heat_map("Пусто", (), []),
        histogram("Пусто", [], head="Доля"),
        scatter("Пусто", [], "Оценка", "Самооценка"),
    ):
        assert chart.rows == ()
        drawn(chart)


def test_words_name_all_numbers_while_they_are_few() -> None:
    assert CHARTS["funnel"].words == (
        "Цикл. Цель: 50,5\N{NO-BREAK SPACE}%; Показатели: нет ответов. "
        "Все числа — в таблице рядом."
    )


def test_a_word_file_gets_a_picture_of_dots() -> None:
    assert png(CHARTS["bars"].option, 600, 200).startswith(b"\x89PNG")


def _colours(value: Any, key: str = "") -> list[str]:
    if isinstance(value, dict):
        return [each for name, inner in value.items() for each in _colours(inner, name)]
    if isinstance(value, list):
        return [each for inner in value for each in _colours(inner, key)]
    named = isinstance(value, str) and key.lower().endswith("color") and value.startswith("--")
    return [value] if named else []


def test_what_is_counted_has_no_halves_on_its_axis() -> None:
    counted, measured = Series("Событий", [1, None, 2]), Series("Доля", [HALF, None, HALF])
    for make in (lines, bars):
        whole, halves = (make("По годам", NAMES, [each]).option for each in (counted, measured))
        axis = "yAxis" if make is lines else "xAxis"
        found = [each.get("baseOption", each)[axis].get("minInterval") for each in (whole, halves)]
        assert found == [1, None]
