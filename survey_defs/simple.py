"""The kinds whose answer is one thing: they stand alone or in a column of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, assert_never

from survey_defs import answer_texts, measures, several, texts
from survey_defs.exact import Exact, half_up
from survey_defs.finding import the_option
from survey_defs.model import (
    Choice,
    Computed,
    Date,
    Fraction,
    Multiple,
    Number,
    Option,
    PerUnit,
    Text,
)
from survey_defs.offers import WHOLE, Offer
from survey_defs.reading import NotAnAnswer, a_date, clean

Simple = Choice | Multiple | Number | PerUnit | Fraction | Text | Date
_NUMBER = re.compile(r"-?\d+(\.\d+)?|-?\d+/\d+", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def parse_simple(question: Simple, text: str, offer: Offer = WHOLE) -> Any:
    """The value that this typed text means."""
    value: Any
    match question:
        case Choice():
            value = the_option(_offered(question.options, offer), text).code
        case Multiple():
            value = several.parse_several(question, text, None, offer)
        case Number() | PerUnit():
            value = measures.parse_count(question, text)
        case Fraction():
            value = measures.parse_parts(question, text)
        case Text():
            value = _text(question, text)
        case Date():
            value = _date(question, text)
        case _:
            assert_never(question)
    return value


def validate_simple(question: Simple, value: Any) -> Any:
    """The value in its canonical form, whatever is offered just now."""
    match question:
        case Multiple():
            return several.validate_several(question, value)
        case Fraction():
            return measures.validate_parts(question, value)
    if not isinstance(value, str):
        raise NotAnAnswer(texts.WRONG_KIND)
    return (
        _known(question, value) if isinstance(question, Choice) else parse_simple(question, value)
    )


def simple_in_words(question: Simple, value: Any) -> str:
    words: str
    match question:
        case Choice():
            words = {option.code: option.label for option in question.options}[value]
        case Multiple():
            words = several.several_in_words(question, value)
        case Number() | PerUnit():
            words = measures.count_in_words(question.unit, Exact(value))
        case Fraction():
            words = measures.value_in_words(question, value)
        case Text():
            words = str(value)
        case Date():
            words = day_in_words(value)
        case _:
            assert_never(question)
    return words


def is_enough(question: Simple, value: Any, offer: Offer = WHOLE) -> bool:
    """Whether a value that is there counts: what is chosen is offered, and as many as asked."""
    match question:
        case Choice():
            return is_offered(question.options, {value}, offer)
        case Multiple():
            chosen = several.chosen(value)
            least = min(question.at_least, 1) if _alone(question, chosen) else question.at_least
            return is_offered(question.options, chosen, offer) and len(chosen) >= least
    return True


def is_offered(options: Sequence[Option], codes: set[str], offer: Offer) -> bool:
    """Whether all that is chosen may be chosen now."""
    return codes <= {option.code for option in _offered(options, offer)}


def choose(question: Choice, place: int, offer: Offer = WHOLE) -> str:
    """The option at this place, from 0."""
    if not 0 <= place < len(question.options):
        raise NotAnAnswer(texts.UNKNOWN_OPTION)
    if not offer.has(place):
        raise NotAnAnswer(answer_texts.NOT_OFFERED)
    return question.options[place].code


def computed_in_words(question: Computed, value: Any) -> str:
    """A number rounded for showing, a day, yes or no, or words as they are."""
    if isinstance(value, bool):
        return answer_texts.YES if value else answer_texts.NO
    if _NUMBER.fullmatch(value):
        shown = Exact(half_up(Exact(value), question.decimals))
        return measures.count_in_words(question.unit, shown)
    return day_in_words(value) if _DAY.fullmatch(value) else str(value)


def day_in_words(iso: str) -> str:
    return date.fromisoformat(iso).strftime("%d.%m.%Y")


def _offered(options: Sequence[Option], offer: Offer) -> list[Option]:
    return [option for place, option in enumerate(options) if offer.has(place)]


def _alone(question: Multiple, chosen: set[str]) -> bool:
    return any(option.alone for option in question.options if option.code in chosen)


def _known(question: Choice, code: str) -> str:
    if all(option.code != code for option in question.options):
        raise NotAnAnswer(texts.UNKNOWN_OPTION)
    return code


def _text(question: Text, text: str) -> str:
    kept = clean(text)
    if not kept:
        raise NotAnAnswer(texts.NEEDS_TEXT)
    if len(kept) > question.max_length:
        raise NotAnAnswer(texts.too_long(question.max_length, len(kept)))
    return kept


def _date(question: Date, text: str) -> str:
    day = a_date(text).isoformat()
    if question.at_least and day < question.at_least:
        raise NotAnAnswer(texts.not_before(day_in_words(question.at_least)))
    if question.at_most and day > question.at_most:
        raise NotAnAnswer(texts.not_after(day_in_words(question.at_most)))
    return day
