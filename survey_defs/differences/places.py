"""Which questions stand elsewhere than they did."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from survey_defs.differences import texts
from survey_defs.model import Survey


def moved(old: Survey, new: Survey, common: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Codes with what to say: moved to another section, or the fewest that changed places."""
    places = [new.place(code) for code in common]
    steady = _longest_rising(places)
    for code, place in zip(common, places, strict=True):
        before, after = old.section_of(code)[-1], new.section_of(code)[-1]
        if before.code != after.code:
            yield code, texts.moved(before.label, after.label)
        elif place not in steady:
            yield code, texts.STANDS_ELSEWHERE


def _longest_rising(places: Sequence[int]) -> set[int]:
    """The most of them that stand in their old order."""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(tails, place)
        before[place] = tails[at - 1] if at else None
        tails[at : at + 1] = [place]
    kept: set[int] = set()
    here = tails[-1] if tails else None
    while here is not None:
        kept.add(here)
        here = before[here]
    return kept
