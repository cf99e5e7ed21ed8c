"""Percents that were written as parts of one, as a spreadsheet keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from survey_defs.checking import scale_texts as texts
from survey_defs.checking.lines import Mapping, at
from survey_defs.checking.spots import Found, QuestionSpot, question_spots
from survey_defs.model import Bounds, Comparison, Computed, Ladder, Survey
from survey_defs.rules import PayQuarters, PayTable


def percent_problems(survey: Survey, raw: Mapping) -> Iterator[Found]:
    if _are_parts_of_one(level.from_ for level in survey.levels):
        yield Found(at(raw, "levels", 0), "", texts.PERCENT_AS_FRACTION, warning=True)
    if _are_parts_of_one(_paid_ends(survey)):
        yield Found(at(raw, "payment", "pay"), "", texts.PERCENT_AS_FRACTION, warning=True)
    for spot in question_spots(survey, raw):
        if _are_parts_of_one(_measured_ends(spot)):
            yield spot.doubted(texts.PERCENT_AS_FRACTION, "rungs", 0)


def _are_parts_of_one(numbers: Iterable[Decimal | None]) -> bool:
    """None above 1, and some below it: zeros and ones alone are not out of the ordinary."""
    stated = [number for number in numbers if number is not None]
    parts = [number for number in stated if 0 < number < 1]
    return bool(parts) and max(stated) <= 1


def _paid_ends(survey: Survey) -> Iterator[Decimal | None]:
    match survey.payment.pay if survey.payment else None:
        case PayTable(by="percent", rows=rows):
            yield from _ends(rows)
        case PayQuarters(by="percent", quarters=quarters):
            yield from (end for rows in quarters for end in _ends(rows))


def _measured_ends(spot: QuestionSpot) -> Iterator[Decimal | None]:
    match spot.question:
        case Ladder(entry="percent" | "fraction", rungs=rungs):
            yield from _ends(rungs)
        case Computed(unit="%", rungs=rungs):
            yield from _ends(rungs)
        case Comparison(rungs=compared):
            yield from (rung.share for rung in compared)


def _ends(rows: Iterable[Bounds]) -> Iterator[Decimal | None]:
    for row in rows:
        yield from (row.from_, row.above, row.to, row.below)
