"""How results lie: how many in each step of a scale, the middle and the quarters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from survey_defs.exact import Exact
from survey_defs.rules import ScoreLevel

TENTH, TENTHS = 10, 10
QUARTERS = 4


@dataclass(frozen=True, slots=True)
class Step:
    """From this percent on and below the next; the last one has its end too."""

    low: Exact
    high: Exact
    number: int
    title: str = ""
    """Of a level of the survey; empty for a tenth of the scale."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Percents; nothing is said of nothing."""

    n: int
    steps: tuple[Step, ...]
    """By tenths of the scale."""
    levels: tuple[Step, ...]
    """By the levels of the survey, from the lowest."""
    least: Exact | None = None
    lower: Exact | None = None
    """A quarter of the results lies at or below it."""
    median: Exact | None = None
    upper: Exact | None = None
    most: Exact | None = None

    @property
    def is_flat(self) -> bool:
        return self.least == self.most


def spread_of(percents: Sequence[Exact], levels: Sequence[ScoreLevel] = ()) -> Spread:
    """Quartiles as in a spreadsheet: between two neighbours in proportion."""
    tenths = [Exact(TENTH * place) for place in range(TENTHS)]
    steps = _steps(percents, [(each, "") for each in tenths])
    named = _steps(percents, _bounds(levels)) if levels else ()
    if not percents:
        return Spread(0, steps, named)
    ordered = sorted(percents)
    lower, median, upper = (
        quantiles(ordered, n=QUARTERS, method="inclusive") if len(ordered) > 1 else ordered * 3
    )
    return Spread(len(ordered), steps, named, ordered[0], lower, median, upper, ordered[-1])


def _bounds(levels: Sequence[ScoreLevel]) -> list[tuple[Exact, str]]:
    """From the lowest; what reaches none of them is below all."""
    bounds = sorted((Exact(level.from_), level.title) for level in levels)
    return bounds if bounds[0][0] <= 0 else [(Exact(0), ""), *bounds]


def _steps(percents: Sequence[Exact], lows: Sequence[tuple[Exact, str]]) -> tuple[Step, ...]:
    """What lies beyond the scale, by rules of sections, is in its first or last step."""
    ends = [low for low, _ in lows[1:]]
    found = [0] * len(lows)
    for each in percents:
        found[sum(each >= end for end in ends)] += 1
    highs = [*ends, Exact(TENTH * TENTHS)]
    return tuple(
        Step(low, high, number, title)
        for (low, title), high, number in zip(lows, highs, found, strict=True)
    )
