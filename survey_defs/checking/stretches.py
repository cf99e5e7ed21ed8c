"""Stretches of a line of numbers: where they overlap, and what none of them covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, floor

from survey_defs.exact import Exact
from survey_defs.model import Bounds


@dataclass(frozen=True, slots=True)
class End:
    """An end of a stretch; `None` is as far as numbers go."""

    at: Exact | None
    within: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    low: End
    high: End
    place: int = -1
    """Which of the written bounds it came from."""

    def contains(self, number: Exact) -> bool:
        return _reaches(self.low, number, 1) and _reaches(self.high, number, -1)

    @property
    def is_empty(self) -> bool:
        if self.low.at is None or self.high.at is None:
            return False
        if self.low.at == self.high.at:
            return not (self.low.within and self.high.within)
        return self.low.at > self.high.at

    @property
    def is_point(self) -> bool:
        return self.low.at is not None and self.low.at == self.high.at


EVERYTHING = Stretch(End(None), End(None))


def _reaches(end: End, number: Exact, sign: int) -> bool:
    if end.at is None:
        return True
    return sign * (number - end.at) > 0 or (end.within and number == end.at)


def written(bounds: Bounds, place: int = -1) -> Stretch:
    """As far as its own ends say."""
    low = End(None)
    if bounds.from_ is not None:
        low = End(Exact(bounds.from_), within=True)
    elif bounds.above is not None:
        low = End(Exact(bounds.above))
    high = End(None)
    if bounds.to is not None:
        high = End(Exact(bounds.to), within=True)
    elif bounds.below is not None:
        high = End(Exact(bounds.below))
    return Stretch(low, high, place)


def meant(rows: Sequence[Bounds]) -> list[Stretch]:
    """Each up to where its neighbour begins, when it does not say itself; from the lowest up."""
    stated = [written(row, place) for place, row in enumerate(rows)]
    closed = [_closed(one, stated) for one in stated]
    return sorted(closed, key=_from_below)


def _closed(one: Stretch, others: Sequence[Stretch]) -> Stretch:
    low, high = one.low, one.high
    if high.at is None and low.at is not None:
        above = [o.low for o in others if o.low.at is not None and _begins_later(o.low, low)]
        if above:
            nearest = min(above, key=_low_key)
            high = End(nearest.at, within=not nearest.within)
    elif low.at is None and high.at is not None:
        under = [o.high for o in others if o.high.at is not None and _ends_sooner(o.high, high)]
        if under:
            nearest = max(under, key=_high_key)
            low = End(nearest.at, within=not nearest.within)
    return replace(one, low=low, high=high)


def _low_key(end: End) -> tuple[Exact, int]:
    assert end.at is not None
    return end.at, 0 if end.within else 1


def _high_key(end: End) -> tuple[Exact, int]:
    assert end.at is not None
    return end.at, 1 if end.within else 0


def _begins_later(end: End, than: End) -> bool:
    return _low_key(end) > _low_key(than)


def _ends_sooner(end: End, than: End) -> bool:
    return _high_key(end) < _high_key(than)


def _from_below(one: Stretch) -> tuple[bool, tuple[Exact, int], int]:
    if one.low.at is None:
        return False, (Exact(0), 0), one.place
    return True, _low_key(one.low), one.place


def common(one: Stretch, other: Stretch) -> Stretch | None:
    """Where both are."""
    lows = [end for end in (one.low, other.low) if end.at is not None]
    highs = [end for end in (one.high, other.high) if end.at is not None]
    low = max(lows, key=_low_key) if lows else End(None)
    high = min(highs, key=_high_key) if highs else End(None)
    both = Stretch(low, high)
    return None if both.is_empty else both


def overlaps(stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, Stretch, Stretch]]:
    """Every two that share numbers, with what they share; the stretches go from the lowest up."""
    for place, lower in enumerate(stretches):
        for upper in stretches[place + 1 :]:
            shared = common(lower, upper)
            if shared is not None:
                yield lower, upper, shared


def holes(within: Stretch, stretches: Iterable[Stretch]) -> list[Stretch]:
    """What of `within` no stretch covers, from the lowest up."""
    left = [within]
    for one in stretches:
        left = [rest for hole in left for rest in _without(hole, one)]
    return left


def _without(hole: Stretch, one: Stretch) -> Iterator[Stretch]:
    if common(hole, one) is None:
        yield hole
        return
    if one.low.at is not None:
        under = Stretch(hole.low, End(one.low.at, within=not one.low.within))
        if (rest := common(hole, under)) is not None:
            yield rest
    if one.high.at is not None:
        over = Stretch(End(one.high.at, within=not one.high.within), hole.high)
        if (rest := common(hole, over)) is not None:
            yield rest


def example(hole: Stretch, decimals: int | None) -> Exact | None:
    """A number in it, of so many decimals or of any; None when there is no such number."""
    step = Exact(1, 10**decimals) if decimals is not None else None
    low, high = hole.low.at, hole.high.at
    if low is None and high is None:
        return Exact(0)
    if low is None or high is None:
        return _beyond(hole, step or Exact(1))
    if step is None:
        return _between(hole, low, high)
    middle, first = (low + high) / 2, _steps_up(low, step)
    tries = (middle,) if (middle / step).denominator == 1 else (first, first + step)
    return next((number for number in tries if hole.contains(number)), None)


def _between(hole: Stretch, low: Exact, high: Exact) -> Exact:
    """The plainest: an end that belongs to it, a whole number, or the middle."""
    whole = Exact(ceil(low))
    tries = (whole, whole + 1, (low + high) / 2, low, high)
    return next(number for number in tries if hole.contains(number))


def _beyond(hole: Stretch, step: Exact) -> Exact:
    if hole.low.at is not None:
        first = _steps_up(hole.low.at, step)
        return first if hole.contains(first) else first + step
    assert hole.high.at is not None
    last = Exact(floor(hole.high.at / step)) * step
    return last if hole.contains(last) else last - step


def _steps_up(number: Exact, step: Exact) -> Exact:
    return Exact(ceil(number / step)) * step


def neighbours(
    hole: Stretch, stretches: Sequence[Stretch]
) -> tuple[Stretch | None, Stretch | None]:
    """Those that end where it begins and begin where it ends."""
    lower = [one for one in stretches if hole.low.at is not None and one.high.at == hole.low.at]
    upper = [one for one in stretches if hole.high.at is not None and one.low.at == hole.high.at]
    return (lower[-1] if lower else None), (upper[0] if upper else None)


def are_ordered(numbers: Iterable[Exact]) -> bool:
    """Never falling, or never rising."""
    pairs = list(pairwise(numbers))
    return all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs)
