"""Scales that say something for every answer, in an order that can be followed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from survey_defs.checking import scale_texts as texts
from survey_defs.checking.ladders import MOST_RUNGS, ladder_problems
from survey_defs.checking.lists import list_problems
from survey_defs.checking.spots import Found, QuestionSpot
from survey_defs.measures import WHOLE
from survey_defs.model import (
    Against,
    Change,
    Comparison,
    Computed,
    Date,
    Ladder,
    Number,
    PerUnit,
)


def scale_problems(spot: QuestionSpot) -> Iterator[Found]:
    yield from list_problems(spot)
    yield from _bounds(spot)
    yield from _measures(spot)
    yield from _unit(spot)
    if spot.question.maximum_points < 0:
        yield spot.found(texts.BEST_BELOW_ZERO)


def _bounds(spot: QuestionSpot) -> Iterator[Found]:
    match spot.question:
        case Number(at_least=low, at_most=high):
            if low is not None and high is not None and low > high:
                yield spot.found(texts.NOTHING_BETWEEN, "at_least")
        case Date() as question:
            yield from _date(spot, question)


def _measures(spot: QuestionSpot) -> Iterator[Found]:
    match spot.question:
        case Ladder() as question:
            yield from ladder_problems(spot, question)
        case Computed() as question:
            if question.otherwise is not None and not question.rungs:
                yield spot.found(texts.WITHOUT_RUNGS, "otherwise")
            yield from ladder_problems(spot, question)
        case PerUnit() as question:
            yield from _per_unit(spot, question)
        case Change() as question:
            yield from _change(spot, question)
        case Comparison() as question:
            yield from _comparison(spot, question)


def _unit(spot: QuestionSpot) -> Iterator[Found]:
    """`|` parts the forms for 1, 2 and 5."""
    for key in ("unit", "row"):
        if getattr(spot.question, key, "").count("|") not in {0, 2}:
            yield spot.found(texts.UNIT_FORMS, key)


def _date(spot: QuestionSpot, question: Date) -> Iterator[Found]:
    low, high = question.at_least, question.at_most
    for key, bound in (("at_least", low), ("at_most", high)):
        if bound and not is_date(bound):
            yield spot.found(texts.NO_DATE, key)
    if low and high and low > high:
        yield spot.found(texts.NOTHING_BETWEEN, "at_least")


def is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _per_unit(spot: QuestionSpot, question: PerUnit) -> Iterator[Found]:
    if question.per_unit == 0:
        yield spot.found(texts.UNIT_FOR_NOTHING, "per_unit")
    if question.per_unit > 0 and question.cap is None:
        yield spot.found(texts.NO_CAP, "per_unit")
    if question.per_unit > 0 and texts.sounds_bad(f"{question.title} {question.rule}"):
        yield spot.doubted(texts.PROBABLY_MINUS, "per_unit")
    if question.per_unit < 0 and question.floor is None:
        yield spot.doubted(texts.NO_FLOOR, "per_unit")
    if question.floor is not None and question.cap is not None and question.floor > question.cap:
        yield spot.found(texts.FLOOR_OVER_CAP, "floor")
    if question.floor is not None and question.floor > question.base:
        yield spot.found(texts.BASE_OUTSIDE, "floor")
    if question.cap is not None and question.cap < question.base:
        yield spot.found(texts.BASE_OUTSIDE, "cap")


def _change(spot: QuestionSpot, question: Change) -> Iterator[Found]:
    if not question.points_better >= question.points_same >= question.points_worse:
        yield spot.doubted(texts.WORSE_EARNS_MORE, "points_better")
    if question.zero_is_best and question.better == "higher":
        yield spot.found(texts.ZERO_NOT_BEST, "zero_is_best")


def _comparison(spot: QuestionSpot, question: Comparison) -> Iterator[Found]:
    if len(question.rungs) > MOST_RUNGS:
        yield spot.found(texts.too_many_rungs(MOST_RUNGS), "rungs")
        return
    for place, rung in enumerate(question.rungs):
        if (rung.share is None) == (rung.relation == "share"):
            yield spot.found(texts.SHARE_AND_RELATION, "rungs", place)
        elif rung.share is not None and _share_misplaced(rung, question.better):
            yield spot.found(texts.share_misplaced(question.better), "rungs", place, "share")
        elif any(_covers(upper, rung, question.better) for upper in question.rungs[:place]):
            yield spot.found(texts.NEVER_REACHED, "rungs", place)


def _share_misplaced(rung: Against, better: str) -> bool:
    share = rung.share or 0
    return not 0 < share < WHOLE if better == "higher" else share <= WHOLE


def _covers(upper: Against, rung: Against, better: str) -> bool:
    """Whether whoever reaches the rung has reached the upper one already."""
    if upper.relation == "share":
        if rung.share is None or upper.share is None:
            return True
        return rung.share >= upper.share if better == "higher" else rung.share <= upper.share
    if upper.relation == "not_worse":
        return rung.relation != "share"
    return rung.relation == upper.relation
