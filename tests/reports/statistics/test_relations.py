"""Pearson and Spearman against scipy, published tables, and hand calculation."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from reports.statistics import Measure, pearson, spearman
from reports.statistics.relations import critical, ranks

X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
ANSCOMBE = [
    (X, [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]),
    (X, [9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74]),
    (X, [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73]),
    (
        [8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8],
        [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89],
    ),
]
TABLE = {3: 0.997, 4: 0.950, 5: 0.878, 6: 0.811, 7: 0.754, 8: 0.707, 9: 0.666, 10: 0.632}
TABLE |= {12: 0.576, 15: 0.514, 20: 0.444, 30: 0.361, 52: 0.273, 102: 0.195}
"""Critical values of r for p < 0.05, two-sided, as printed in textbooks."""


@pytest.mark.parametrize(("x", "y"), ANSCOMBE)
def test_the_quartet_of_anscombe(x, y):
    assert round(pearson(x, y).value, 3) in {0.816, 0.817}


@pytest.mark.parametrize(("n", "least"), TABLE.items())
def test_the_printed_table_of_critical_values(n, least):
    assert round(critical(Measure.PEARSON, n), 3) == least


@pytest.mark.parametrize("n", [5, 6, 7, 8])
def test_critical_places_are_found_by_going_through_all_the_orders(n):
    base = list(range(n))
    total = n * (n * n - 1)
    found: dict[Fraction, int] = {}
    for order in permutations(base):
        off = sum((a - b) ** 2 for a, b in zip(base, order, strict=True))
        rho = abs(1 - Fraction(6 * off, total))
        found[rho] = found.get(rho, 0) + 1
    least = critical(Measure.SPEARMAN, n)
    reached = sum(
        number for rho, number in found.items() if rho >= Fraction(least) - Fraction(1, 1000)
    )
    below = max(rho for rho in found if rho < Fraction(least) - Fraction(1, 1000))
    assert Fraction(reached, math.factorial(n)) < Fraction(1, 20)
    assert Fraction(reached + found[below], math.factorial(n)) > Fraction(1, 20)


WHOLE = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=4, max_size=40)


@given(WHOLE)
def test_both_agree_with_scipy(pairs):
    x, y = [a for a, _ in pairs], [b for _, b in pairs]
    if len(set(x)) == 1 or len(set(y)) == 1:
        assert (pearson(x, y).value, spearman(x, y).value) == (None, None)
        return
    straight, placed = pearson(x, y), spearman(x, y)
    assert straight.value == pytest.approx(stats.pearsonr(x, y).statistic, abs=1e-9)
    assert placed.value == pytest.approx(stats.spearmanr(x, y).statistic, abs=1e-9)
    assert ranks(x) == list(stats.rankdata(x))
    if abs(straight.value) < 1 and len(pairs) > 3:
        bounds = stats.pearsonr(x, y).confidence_interval(0.95)
        assert (straight.low, straight.high) == pytest.approx(tuple(bounds), abs=1e-9)
    if abs(abs(straight.value) - straight.critical) > 1e-6:
        assert straight.established == (stats.pearsonr(x, y).pvalue < 0.05)


def test_by_hand_in_fractions():
    x, y = [1, 2, 3, 4, 6], [2, 1, 4, 3, 5]
    mx, my = Fraction(16, 5), Fraction(3)
    sxy = sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True))
    sxx, syy = sum((a - mx) ** 2 for a in x), sum((b - my) ** 2 for b in y)
    assert (sxy, sxx, syy) == (10, Fraction(74, 5), 10)
    assert pearson(x, y).value == pytest.approx(math.sqrt(sxy * sxy / (sxx * syy)), abs=1e-15)
    assert spearman(x, y).value == pytest.approx(0.8)


def test_eight_pairs_with_half_a_correlation_say_that_nothing_is_established():
    x = [1, 2, 3, 4, 5, 6, 7, 8]
    y = [3, 1, 6, 2, 4, 8, 5, 4]
    found = pearson(x, y)
    assert 0.4 < found.value < 0.7
    assert not found.established
    assert found.words == "при n = 8 связь не установлена, |r| < 0,707"
    assert found.low < 0 < found.high
    assert spearman(x, y).words == "при n = 8 связь не установлена, |ρ| < 0,738"


def test_what_is_established_says_which_way_and_how_closely():
    x = list(range(8))
    assert pearson(x, [2 * v + 1 for v in x]).words == (
        "при n = 8 связь есть, прямая, очень тесная: |r| ≥ 0,707"
    )
    down = pearson(x, [-v for v in x])
    assert (down.value, down.low, down.high) == (-1.0, None, None)
    assert down.words == "при n = 8 связь есть, обратная, очень тесная: |r| ≥ 0,707"


@pytest.mark.parametrize("relate", [pearson, spearman])
@pytest.mark.parametrize(
    ("x", "y", "n", "words"),
    [
        ([], [], 0, "Сравнивать нечего: пар значений нет."),
        ([None, None], [1, 2], 0, "Сравнивать нечего: пар значений нет."),
        ([1], [2], 1, "Здесь 1 пара значений, а для связи нужно не меньше трёх."),
        ([1, 2, 3], [2, 5, None], 2, "Здесь 2 пары значений, а для связи нужно не меньше трёх."),
        ([5, 5, 5, 5], [1, 2, 3, 4], 4, "Все значения одинаковы: связь посчитать нельзя."),
        ([1, 2, 3], [0, 0, 0], 3, "Все значения одинаковы: связь посчитать нельзя."),
    ],
)
def test_where_there_is_no_number_there_are_words(relate, x, y, n, words):
    found = relate(x, y)
    assert (found.n, found.value, found.low, found.critical) == (n, None, None, None)
    assert (found.words, found.established) == (words, False)


def test_four_places_can_establish_nothing():
    found = spearman([1, 2, 3, 4], [1, 2, 3, 4])
    assert (found.value, found.established) == (1.0, False)
    assert found.words == "при n = 4 по местам связь установить нельзя: слишком мало пар"
