"""Places among organisations by one measure: the best is 100, the others in proportion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from survey_defs.exact import Exact
from survey_defs.rules import Ranking

BEST = Exact(100)
NONE = Exact(0)
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Placed:
    points: Exact
    """From 0 to 100."""
    place: int
    """From 1; equal points share a place, and as many places after it are skipped."""


def rank(rule: Ranking, values: Mapping[Key, Exact | None]) -> dict[Key, Placed | None]:
    """In the order of the values; whoever has none has no place."""
    known = [value for value in values.values() if value is not None]
    if not known:
        return dict.fromkeys(values)
    best = max(known) if rule.better == "higher" else min(known)
    points = {
        key: None if value is None else _points(rule, value, best) for key, value in values.items()
    }
    places = _places([each for each in points.values() if each is not None])
    return {
        key: None if earned is None else Placed(earned, places[earned])
        for key, earned in points.items()
    }


def _points(rule: Ranking, value: Exact, best: Exact) -> Exact:
    """Beside a best of zero, or one on the other side of it, nothing is in proportion."""
    if value == best:
        return BEST
    if rule.better == "higher":
        return max(BEST * value / best, NONE) if best > 0 else NONE
    return BEST * best / value if best > 0 else NONE


def _places(points: list[Exact]) -> dict[Exact, int]:
    counted = Counter(points)
    falling = sorted(counted, reverse=True)
    before = accumulate((counted[each] for each in falling), initial=0)
    return {each: ahead + 1 for each, ahead in zip(falling, before, strict=False)}
