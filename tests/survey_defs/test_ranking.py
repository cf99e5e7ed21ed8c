"""«The best is 100»: what holds for every ranking, and the rule at its corners."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_defs.ranking import Placed, rank
from survey_defs.rules import Ranking

HIGHER, LOWER = Ranking(better="higher"), Ranking(better="lower", zero_is_best=True)
RULES = st.sampled_from([HIGHER, LOWER])
MEASURES = st.fractions(0, 200, max_denominator=60)
VALUES = st.dictionaries(st.integers(0, 30), st.none() | MEASURES, max_size=12)


@given(RULES, VALUES)
def test_whoever_is_best_has_exactly_a_hundred_and_nobody_more(rule, values):
    known = [value for value in values.values() if value is not None]
    placed = rank(rule, values)
    assert list(placed) == list(values)
    for key, value in values.items():
        here = placed[key]
        if value is None:
            assert here is None
            continue
        best = max(known) if rule.better == "higher" else min(known)
        assert 0 <= here.points <= 100
        assert (here.points == 100) == (value == best)


@given(RULES, VALUES)
def test_equal_values_share_a_place_and_as_many_after_it_are_skipped(rule, values):
    placed = {key: each for key, each in rank(rule, values).items() if each is not None}
    for each in placed.values():
        ahead = [other for other in placed.values() if other.points > each.points]
        assert each.place == len(ahead) + 1
    by_place = Counter(each.place for each in placed.values())
    assert sorted(by_place) == [sum(n for p, n in by_place.items() if p < place) + 1
                                for place in sorted(by_place)]  # fmt: skip
    for key, value in values.items():
        same = [other for other in values if values[other] == value and value is not None]
        assert len({placed[other] for other in same}) <= 1, key


@given(RULES, VALUES)
def test_a_better_value_never_stands_lower(rule, values):
    sign = 1 if rule.better == "higher" else -1
    known = {key: value for key, value in values.items() if value is not None}
    placed = rank(rule, known)
    in_order = sorted(known, key=lambda key: sign * known[key])
    points = [placed[key].points for key in in_order]
    assert points == sorted(points)


@given(RULES, VALUES, st.randoms(use_true_random=False))
def test_the_order_of_names_decides_nothing(rule, values, random):
    shuffled = list(values.items())
    random.shuffle(shuffled)
    assert rank(rule, dict(shuffled)) == rank(rule, values)


def places(rule: Ranking, *values: int | str | None) -> list[tuple[float, int] | None]:
    measured = {n: None if each is None else Fraction(each) for n, each in enumerate(values)}
    return [each and (float(each.points), each.place) for each in rank(rule, measured).values()]


@pytest.mark.parametrize(
    ("rule", "values", "expected"),
    [
        (HIGHER, (50, 40, None, 40, 10), [(100, 1), (80, 2), None, (80, 2), (20, 4)]),
        (HIGHER, (0, 0), [(100, 1), (100, 1)]),
        (HIGHER, (-5, -1, -1), [(0, 3), (100, 1), (100, 1)]),
        (HIGHER, (10, -5), [(100, 1), (0, 2)]),
        (LOWER, (4, 2, 8), [(50, 2), (100, 1), (25, 3)]),
        (LOWER, (0, 3, 7, 0), [(100, 1), (0, 3), (0, 3), (100, 1)]),
        (HIGHER, (), []),
        (LOWER, (None,), [None]),
    ],
)
def test_the_rule_at_its_corners(rule, values, expected):
    assert places(rule, *values) == expected


def test_a_third_stays_a_third():
    assert rank(HIGHER, {"a": Fraction(1), "b": Fraction(3)})["a"] == Placed(Fraction(100, 3), 2)
