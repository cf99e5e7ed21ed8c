"""Ladders: every value earns once, whichever it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from survey_defs.checking import scale_texts as texts
from survey_defs.checking.spots import Found, QuestionSpot
from survey_defs.checking.stretches import (
    EVERYTHING,
    End,
    Stretch,
    are_ordered,
    example,
    holes,
    meant,
    neighbours,
    overlaps,
    written,
)
from survey_defs.exact import Exact
from survey_defs.measures import WHOLE
from survey_defs.model import Bounds, Computed, Ladder, Rung

MOST_RUNGS = 200


class Reach(NamedTuple):
    """The values that there can be."""

    within: Stretch
    decimals: int | None = None
    """None when a value may have any."""


def reach_of(question: Ladder | Computed) -> Reach:
    if isinstance(question, Computed):
        return Reach(EVERYTHING)
    zero = End(Exact(0), within=True)
    if question.entry == "number":
        return Reach(Stretch(zero, End(None)), question.decimals)
    top = End(None) if question.over_hundred else End(Exact(WHOLE), within=True)
    return Reach(Stretch(zero, top))


def ladder_problems(spot: QuestionSpot, question: Ladder | Computed) -> Iterator[Found]:
    if len(question.rungs) > MOST_RUNGS:
        yield spot.found(texts.too_many_rungs(MOST_RUNGS), "rungs")
        return
    ends = list(bound_problems(question.rungs))
    yield from (spot.found(saying, "rungs", place) for place, saying in ends)
    if ends or not question.rungs:
        return
    never = list(_never_reached(question.rungs))
    yield from (spot.found(saying, "rungs", place) for place, saying in never)
    if not never:
        yield from _covering(spot, question)
    yield from _out_of_reach(spot, question)


def bound_problems(rows: Sequence[Bounds]) -> Iterator[tuple[int, texts.Saying]]:
    """Ends that contradict themselves."""
    for place, row in enumerate(rows):
        if (row.from_ is not None and row.above is not None) or (
            row.to is not None and row.below is not None
        ):
            yield place, texts.TWO_ENDS
        elif written(row) == EVERYTHING:
            yield place, texts.NO_ENDS
        elif written(row).is_empty:
            yield place, texts.NOTHING_BETWEEN_ENDS


def _never_reached(rungs: Sequence[Rung]) -> Iterator[tuple[int, texts.Saying]]:
    """The first that fits is taken: what the ones above it cover is never come to."""
    stated = [written(rung, place) for place, rung in enumerate(rungs)]
    for place, one in enumerate(stated):
        if one in [other_at(other, place) for other in stated[:place]]:
            yield place, texts.same_rung(texts.stretch(one))
        elif not holes(one, stated[:place]):
            yield place, texts.rung_out_of_order(texts.stretch(one))


def other_at(one: Stretch, place: int) -> Stretch:
    return Stretch(one.low, one.high, place)


def _covering(spot: QuestionSpot, question: Ladder | Computed) -> Iterator[Found]:
    reach, rungs = reach_of(question), question.rungs
    stretches = meant(rungs)
    for lower, upper, shared in overlaps(stretches):
        one, other = rungs[lower.place].points, rungs[upper.place].points
        saying = texts.ladder_overlap(shared, (lower, one), (upper, other))
        place = max(lower.place, upper.place)
        found = spot.found if one != other else spot.doubted
        yield found(saying, "rungs", place)
    yield from _holes(spot, question, stretches, reach)
    if not are_ordered(_rising(question, stretches, reach)):
        yield spot.doubted(texts.LOWER_EARNS_MORE, "rungs")


def _holes(
    spot: QuestionSpot, question: Ladder | Computed, stretches: list[Stretch], reach: Reach
) -> Iterator[Found]:
    ends_open = all(rung.to is None and rung.below is None for rung in question.rungs)
    for hole in holes(reach.within, stretches):
        value = example(hole, reach.decimals)
        lower, upper = neighbours(hole, stretches)
        if value is None or (ends_open and lower is None):
            continue
        place = (upper or lower or stretches[0]).place
        saying = texts.ladder_hole(hole, value, lower, upper)
        if question.otherwise is None:
            computed_beyond = isinstance(question, Computed) and not (lower and upper)
            yield (spot.doubted if computed_beyond else spot.found)(saying, "rungs", place)
        elif _is_a_slip(hole, question):
            saying = texts.falls_to_otherwise(hole, value, question.otherwise)
            yield spot.doubted(saying, "rungs", place)


def _is_a_slip(hole: Stretch, question: Ladder | Computed) -> bool:
    """No wider than the last digit of its ends, and both sides earn more than «otherwise»."""
    if hole.low.at is None or hole.high.at is None:
        return False
    lower, upper = neighbours(hole, meant(question.rungs))
    if lower is None or upper is None or hole.is_point:
        return False
    rungs, otherwise = question.rungs, question.otherwise or Decimal(0)
    if min(rungs[lower.place].points, rungs[upper.place].points) <= otherwise:
        return False
    finest = max(_decimals(hole.low.at), _decimals(hole.high.at))
    return hole.high.at - hole.low.at <= Exact(1, 10**finest)


def _decimals(number: Exact) -> int:
    return next((n for n in range(7) if (number * 10**n).denominator == 1), 7)


def _rising(
    question: Ladder | Computed, stretches: list[Stretch], reach: Reach
) -> Iterator[Exact]:
    """The points from the lowest values up, with those below and above the rungs."""
    otherwise = Exact(question.otherwise or 0)
    outside = holes(reach.within, stretches)
    if any(hole.low == reach.within.low for hole in outside):
        yield otherwise
    yield from (Exact(question.rungs[one.place].points) for one in stretches)
    if question.otherwise is not None and any(
        hole.high == reach.within.high and hole.low != reach.within.low for hole in outside
    ):
        yield otherwise


def _out_of_reach(spot: QuestionSpot, question: Ladder | Computed) -> Iterator[Found]:
    if isinstance(question, Computed):
        return
    reach = reach_of(question)
    for place, rung in enumerate(question.rungs):
        stretch = written(rung)
        below = stretch.low.at is not None and stretch.low.at < 0
        if below or holes(stretch, [reach.within]) == [stretch]:
            yield spot.found(texts.RUNG_OUT_OF_REACH, "rungs", place)
