"""Quartiles: a quarter lies below the first, half below the median."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.statistics.values import Value


@dataclass(frozen=True, slots=True)
class Spread:
    n: int
    least: Fraction
    lower: Fraction
    median: Fraction
    upper: Fraction
    most: Fraction


def spread(values: Sequence[Value | None]) -> Spread | None:
    """As Excel's QUARTILE.INC reckons, exactly; None when nothing is known."""
    known = sorted(Fraction(value) for value in values if value is not None)
    if not known:
        return None
    return Spread(len(known), *(_at(known, Fraction(quarter, 4)) for quarter in range(5)))


def _at(known: list[Fraction], share: Fraction) -> Fraction:
    """Between two neighbours in proportion."""
    place = share * (len(known) - 1)
    below = int(place)
    above = min(below + 1, len(known) - 1)
    return known[below] + (known[above] - known[below]) * (place - below)
