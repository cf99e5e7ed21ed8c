"""How closely two measures go together: Pearson and Spearman, with their bounds and in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

from reports.statistics import texts
from reports.statistics.values import Value, pairs_of

LEAST = 3
"""Pairs: through two points there is always a line."""
LEAST_FOR_BOUNDS = 4
CONFIDENCE = 0.95
_BEYOND = (1 + CONFIDENCE) / 2
_OF_RANKS = {3: None, 4: None, 5: 1.0, 6: 0.886, 7: 0.786, 8: 0.738, 9: 0.700, 10: 0.648}
"""Critical values of places, by going through all orders; beyond, those of Pearson are near."""
_SAME = 1e-12


class Measure(StrEnum):
    PEARSON = "pearson"
    SPEARMAN = "spearman"


@dataclass(frozen=True, slots=True)
class Relation:
    """What is not there is None, and the words tell why."""

    measure: Measure
    n: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    """Of the 95 % interval."""
    critical: float | None = None
    """The least that is told from chance at this n (p < 0.05)."""
    words: str = ""

    @property
    def established(self) -> bool:
        return (
            self.value is not None
            and self.critical is not None
            and abs(self.value) >= self.critical - _SAME
        )


def pearson(these: Sequence[Value | None], those: Sequence[Value | None]) -> Relation:
    """Of the values themselves: how near they lie to a straight line."""
    return _relation(Measure.PEARSON, *pairs_of(these, those))


def spearman(these: Sequence[Value | None], those: Sequence[Value | None]) -> Relation:
    """Of their places: whether what is higher here is higher there."""
    left, right = pairs_of(these, those)
    return _relation(Measure.SPEARMAN, ranks(left), ranks(right))


def ranks(values: Sequence[float]) -> list[float]:
    """From 1; equals share the middle of their places."""
    places: dict[float, list[int]] = {}
    for place, value in enumerate(sorted(values), 1):
        places.setdefault(value, []).append(place)
    shared = {value: sum(each) / len(each) for value, each in places.items()}
    return [shared[value] for value in values]


def critical(measure: Measure, n: int) -> float | None:
    """The least |r| that chance gives in less than one case of twenty."""
    if n < LEAST:
        return None
    if measure is Measure.SPEARMAN and n in _OF_RANKS:
        return _OF_RANKS[n]
    from scipy.stats import t

    beyond = float(t.ppf(_BEYOND, n - 2))
    return beyond / math.sqrt(beyond * beyond + n - 2)


def _relation(measure: Measure, these: list[float], those: list[float]) -> Relation:
    n = len(these)
    if n < LEAST:
        return Relation(measure, n, words=texts.too_few(n))
    if len(set(these)) == 1 or len(set(those)) == 1:
        return Relation(measure, n, words=texts.ALL_EQUAL)
    value = _correlation(these, those)
    low, high = _bounds(measure, value, n)
    least = critical(measure, n)
    found = Relation(measure, n, value, low, high, least)
    words = texts.relation(measure, n, value, least, established=found.established)
    return Relation(measure, n, value, low, high, least, words)


def _correlation(these: list[float], those: list[float]) -> float:
    left, right = _about_their_mean(these), _about_their_mean(those)
    together = math.fsum(a * b for a, b in zip(left, right, strict=True))
    value = together / math.hypot(*left) / math.hypot(*right)
    return math.copysign(1.0, value) if abs(value) > 1 - _SAME else value


def _about_their_mean(values: list[float]) -> list[float]:
    mean = math.fsum(values) / len(values)
    return [value - mean for value in values]


def _bounds(measure: Measure, value: float, n: int) -> tuple[float | None, float | None]:
    """Fisher's z; for places with the wider error of Bonett and Wright."""
    if n < LEAST_FOR_BOUNDS or abs(value) == 1:
        return None, None
    spread = 1 + value * value / 2 if measure is Measure.SPEARMAN else 1
    about = NormalDist().inv_cdf(_BEYOND) * math.sqrt(spread / (n - 3))
    middle = math.atanh(value)
    return math.tanh(middle - about), math.tanh(middle + about)
