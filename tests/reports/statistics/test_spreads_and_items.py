"""Quartiles against numpy, items against a calculation by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics import Spread, item_totals, spread


@given(st.lists(st.integers(-1000, 1000), min_size=1, max_size=60))
def test_quartiles_are_those_of_numpy(values):
    found = spread(values)
    told = [found.least, found.lower, found.median, found.upper, found.most]
    assert [float(each) for each in told] == pytest.approx(
        list(np.quantile(values, [0, 0.25, 0.5, 0.75, 1]))
    )


def test_quartiles_are_exact_and_gaps_are_left_out():
    half = Decimal("0.1")
    assert spread([half, None, half * 2, half * 3, half * 4]) == Spread(
        4, Fraction(1, 10), Fraction(7, 40), Fraction(1, 4), Fraction(13, 40), Fraction(2, 5)
    )
    assert spread([3]) == Spread(1, *[Fraction(3)] * 5)
    assert spread([None]) is spread([]) is None


ROWS = [
    {"A": (0, 1), "B": (0, 2), "C": (1, 1)},
    {"A": (1, 1), "B": (1, 2), "C": (1, 1)},
    {"A": (1, 1), "B": (2, 2), "C": (1, 1)},
    {"A": (0, 1), "B": (1, 2), "C": (1, 1)},
]


def test_an_item_is_held_against_the_rest_without_itself():
    found = {each.code: each.relation for each in item_totals(["A", "B", "C"], ROWS)}
    rest = [Fraction(1, 3), Fraction(2, 3), Fraction(1), Fraction(2, 3)]
    own = [0, 1, 1, 0]
    expected = np.corrcoef(own, [float(each) for each in rest])[0, 1]
    assert found["A"].value == pytest.approx(expected)
    assert found["C"].words == "Все значения одинаковы: связь посчитать нельзя."


def test_the_strongest_come_first_and_those_without_a_number_last():
    assert [each.code for each in item_totals(["C", "A", "B"], ROWS)][-1] == "C"


def test_a_row_of_which_an_item_asks_nothing_is_left_out():
    rows = [*ROWS, {"A": (0, 0), "B": (2, 2)}, {"B": (1, 2)}]
    (found,) = item_totals(["A"], rows)
    assert found.relation.n == 4
    assert item_totals(["A"], [])[0].relation.words == "Сравнивать нечего: пар значений нет."
