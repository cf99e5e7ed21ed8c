"""Scales that say something for every answer, in an order that can be followed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from survey_defs.checking import texts
from survey_defs.checking.asking import is_date
from survey_defs.checking.spots import Found, QuestionSpot
from survey_defs.exact import in_russian
from survey_defs.measures import WHOLE
from survey_defs.model import (
    Against,
    Change,
    Checklist,
    Choice,
    Comparison,
    Date,
    Ladder,
    Number,
    PerUnit,
)
from survey_defs.reading import fold


def scale_problems(spot: QuestionSpot) -> Iterator[Found]:
    yield from _lists_and_bounds(spot)
    yield from _measures(spot)
    yield from _unit(spot)
    if spot.question.maximum_points < 0:
        yield spot.found(texts.BEST_BELOW_ZERO)


def _lists_and_bounds(spot: QuestionSpot) -> Iterator[Found]:
    match spot.question:
        case Choice() as question:
            yield from _choice(spot, question)
        case Checklist() as question:
            yield from _checklist(spot, question)
        case Number() as question:
            yield from _number(spot, question)
        case Date() as question:
            yield from _date(spot, question)


def _measures(spot: QuestionSpot) -> Iterator[Found]:
    match spot.question:
        case Ladder() as question:
            yield from _ladder(spot, question)
        case PerUnit() as question:
            yield from _per_unit(spot, question)
        case Change() as question:
            yield from _change(spot, question)
        case Comparison() as question:
            yield from _comparison(spot, question)


def _unit(spot: QuestionSpot) -> Iterator[Found]:
    """`|` parts the forms for 1, 2 and 5."""
    if getattr(spot.question, "unit", "").count("|") not in {0, 2}:
        yield spot.found(texts.UNIT_FORMS, "unit")


def _choice(spot: QuestionSpot, question: Choice) -> Iterator[Found]:
    if len(question.options) == 1:
        yield spot.found(texts.ONE_OPTION, "options")
    yield from _same_labels(spot, "options", [option.label for option in question.options])


def _same_labels(spot: QuestionSpot, key: str, labels: list[str]) -> Iterator[Found]:
    seen: set[str] = set()
    for place, label in enumerate(labels):
        if fold(label) in seen:
            yield spot.found(texts.same_label(label), key, place, "label")
        seen.add(fold(label))


def _checklist(spot: QuestionSpot, question: Checklist) -> Iterator[Found]:
    yield from _same_labels(spot, "items", [item.label for item in question.items])
    together = any(item.role == "required" for item in question.items)
    if together and question.points == 0:
        yield spot.found(texts.REQUIRED_FOR_NOTHING, "points")
    if not together and question.points != 0:
        yield spot.found(texts.NOTHING_REQUIRED, "points")
    for place, item in enumerate(question.items):
        if item.role == "scored" and item.points == 0:
            yield spot.found(texts.SCORED_FOR_NOTHING, "items", place, "points")
        if item.direction_hint and not item.text:
            yield spot.found(texts.HINT_WITHOUT_TEXT, "items", place, "direction_hint")


def _number(spot: QuestionSpot, question: Number) -> Iterator[Found]:
    low, high = question.at_least, question.at_most
    if low is not None and high is not None and low > high:
        yield spot.found(texts.NOTHING_BETWEEN, "at_least")


def _date(spot: QuestionSpot, question: Date) -> Iterator[Found]:
    low, high = question.at_least, question.at_most
    for key, bound in (("at_least", low), ("at_most", high)):
        if bound and not is_date(bound):
            yield spot.found(texts.NO_DATE, key)
    if low and high and low > high:
        yield spot.found(texts.NOTHING_BETWEEN, "at_least")


def _ladder(spot: QuestionSpot, question: Ladder) -> Iterator[Found]:
    for place, (upper, lower) in enumerate(pairwise(question.rungs), 1):
        if lower.from_ == upper.from_:
            yield spot.found(texts.same_rung(in_russian(lower.from_)), "rungs", place)
        elif lower.from_ > upper.from_:
            sentence = texts.rung_out_of_order(in_russian(lower.from_), in_russian(upper.from_))
            yield spot.found(sentence, "rungs", place)
        elif lower.points > upper.points:
            yield spot.doubted(texts.LOWER_EARNS_MORE, "rungs", place)
    highest = None if question.over_hundred or question.entry == "number" else WHOLE
    for place, rung in enumerate(question.rungs):
        if rung.from_ < 0 or (highest is not None and rung.from_ > highest):
            yield spot.found(texts.RUNG_OUT_OF_REACH, "rungs", place)


def _per_unit(spot: QuestionSpot, question: PerUnit) -> Iterator[Found]:
    if question.per_unit == 0:
        yield spot.found(texts.UNIT_FOR_NOTHING, "per_unit")
    if question.per_unit > 0 and question.cap is None:
        yield spot.found(texts.NO_CAP, "per_unit")
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
