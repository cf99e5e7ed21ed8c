"""Distribution of results against numpy, with words for what is too little to say anything."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from admin import result_texts as texts
from domain.spreads import Spread, spread_of
from survey_defs.rules import ScoreLevel

PERCENTS = st.lists(st.integers(-50, 1200).map(lambda n: Fraction(n, 10)), max_size=40)
LEVELS = [
    ScoreLevel.model_validate({"title": title, "from": start})
    for title, start in (("высокий", 80), ("средний", 50), ("низкий", 0))
]


@settings(deadline=None)
@given(PERCENTS)
def test_the_quarters_are_those_of_a_spreadsheet(percents: list[Fraction]) -> None:
    found = spread_of(percents)
    assert found.n == len(percents)
    if not percents:
        assert (found.least, found.lower, found.median, found.upper, found.most) == (None,) * 5
        return
    expected = np.percentile([float(each) for each in percents], [0, 25, 50, 75, 100])
    said = (found.least, found.lower, found.median, found.upper, found.most)
    assert [float(each) for each in said] == pytest.approx([*expected])


@settings(deadline=None)
@given(PERCENTS)
def test_every_result_is_in_exactly_one_step(percents: list[Fraction]) -> None:
    found = spread_of(percents, LEVELS)
    for steps in (found.steps, found.levels):
        assert sum(each.number for each in steps) == len(percents)
        for place, step in enumerate(steps):
            first, last = place == 0, place == len(steps) - 1
            inside = [
                each
                for each in percents
                if (first or each >= step.low) and (last or each < step.high)
            ]
            assert step.number == len(inside)


def test_levels_stand_from_the_lowest() -> None:
    found = spread_of([Fraction(80), Fraction(79), Fraction(100)], LEVELS)
    assert [(each.title, each.number) for each in found.levels] == [
        ("низкий", 0), ("средний", 1), ("высокий", 2)
    ]  # fmt: skip


def said(*percents: int) -> str:
    return texts.spread(spread_of([Fraction(each) for each in percents])).replace("\xa0", " ")


def test_of_little_little_is_said() -> None:
    assert said() == texts.NO_RESULTS
    assert said(50) == "Результат только один: 50,0 %. Распределения по нему не построить."
    assert said(40, 60) == (
        "Учтено: 2 организации. Самый низкий результат 40,0 %, самый высокий 60,0 %. "
        "Посередине 50,0 %. Для четвертей их мало."
    )
    assert said(*[70] * 7) == "Учтено: 7 организаций. У всех одинаково: 70,0 %."
    assert said(10, 20, 30, 40, 50) == (
        "Учтено: 5 организаций. Самый низкий результат 10,0 %, самый высокий 50,0 %. "
        "У половины не больше 30,0 %, у половины не меньше (медиана). "
        "У четверти не больше 20,0 %, у четверти не меньше 40,0 %."
    )


def test_nothing_is_flat_and_has_no_numbers() -> None:
    assert spread_of([]) == Spread(0, spread_of([]).steps, ())
