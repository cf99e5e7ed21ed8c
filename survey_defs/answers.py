"""Turn what a person sent into a stored value, or say why it cannot be one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never

from survey_defs import checklists, measures, texts
from survey_defs.checklists import propose, set_item_text, tick, tick_all, tick_none
from survey_defs.exact import Exact
from survey_defs.measures import flag_label, measure_in_words, read_measure
from survey_defs.model import (
    Change,
    Checklist,
    Choice,
    Comparison,
    Date,
    Fraction,
    Ladder,
    Number,
    PerUnit,
    Question,
    Text,
)
from survey_defs.reading import NotAnAnswer, a_date, clean, fold, matching, places

__all__ = [
    "Answers",
    "Given",
    "NotAnAnswer",
    "choose",
    "flag_label",
    "hints",
    "in_words",
    "is_complete",
    "is_not_applicable",
    "measure_in_words",
    "needs_previous",
    "parse",
    "propose",
    "read_measure",
    "set_item_text",
    "set_previous",
    "tick",
    "tick_all",
    "tick_none",
    "toggle_flag",
    "validate",
]


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as scoring sees it; a question that nobody touched has none."""

    value: Any | None = None
    not_applicable: bool = False


Answers = Mapping[str, Given]


def parse(question: Question, text: str, current: Any | None = None) -> Any:
    """The value that this typed text means, on top of what is there already."""
    value: Any
    match question:
        case Choice():
            value = _option(question, text)
        case Checklist():
            value = checklists.parse_ticks(question, text, current)
        case Number() | PerUnit():
            value = measures.parse_count(question, text)
        case Fraction():
            value = measures.parse_parts(question, text)
        case Text():
            value = _text(question, text)
        case Date():
            value = _date(question, text)
        case Ladder() | Change() | Comparison():
            value = measures.parse_measure(question, text, current)
        case _:
            assert_never(question)
    return value


def validate(question: Question, value: Any) -> Any:
    """The value in its canonical form; what `parse` returns is always valid."""
    match question:
        case Checklist():
            return checklists.validate_ticks(question, value)
        case Fraction():
            return measures.validate_parts(question, value)
        case Ladder() | Change() | Comparison():
            return measures.validate_measure(question, value)
    if not isinstance(value, str):
        raise NotAnAnswer(texts.WRONG_KIND)
    return _known(question, value) if isinstance(question, Choice) else parse(question, value)


def in_words(question: Question, value: Any | None) -> str:
    """The answer as a person reads it, on one line but for texts of several."""
    return texts.NO_ANSWER if value is None else _words(question, value)


def _words(question: Question, value: Any) -> str:
    match question:
        case Choice():
            words = {option.code: option.label for option in question.options}[value]
        case Checklist():
            words = checklists.ticks_in_words(question, value)
        case Number() | PerUnit():
            words = measures.count_in_words(question.unit, Exact(value))
        case Text():
            words = str(value)
        case Date():
            words = _day(value)
        case Fraction() | Ladder() | Change() | Comparison():
            words = measures.value_in_words(question, value)
        case _:
            assert_never(question)
    return words


def is_complete(question: Question, given: Given | None) -> bool:
    """Whether this counts as answered: a previous value alone, or a comment, does not."""
    if given is None:
        return False
    if is_not_applicable(question, given):
        return True
    if given.value is None:
        return False
    if isinstance(question, Ladder | Change | Comparison):
        return measures.has_measure(given.value)
    return True


def is_not_applicable(question: Question, given: Given) -> bool:
    """A claim that the definition does not allow changes nothing."""
    return given.not_applicable and question.not_applicable


def needs_previous(question: Question, value: Any | None) -> bool:
    """Whether a change is there that cannot be judged without the value of the last period."""
    if not isinstance(question, Change) or not value or value.get("exempt"):
        return False
    measured = measures.measured_of(value)
    return measured is not None and not (question.zero_is_best and measured == 0)


def hints(question: Question, value: Any | None) -> tuple[str, ...]:
    """Soft remarks that never stop anybody."""
    if not isinstance(question, Checklist) or value is None:
        return ()
    return checklists.directions(question, value)


def choose(question: Choice, place: int) -> str:
    """The option at this place, from 0."""
    if not 0 <= place < len(question.options):
        raise NotAnAnswer(texts.UNKNOWN_OPTION)
    return question.options[place].code


def toggle_flag(question: Question, current: Any | None, flag: str) -> dict[str, Any] | None:
    if not isinstance(question, Ladder | Change | Comparison):
        raise NotAnAnswer(texts.NO_SUCH_FLAG)
    return measures.toggle_flag(question, current, flag)


def set_previous(question: Question, current: Any | None, text: str) -> dict[str, Any]:
    if not isinstance(question, Change):
        raise NotAnAnswer(texts.NO_PREVIOUS_HERE)
    return measures.set_previous(question, current, text)


def _known(question: Choice, code: str) -> str:
    if all(option.code != code for option in question.options):
        raise NotAnAnswer(texts.UNKNOWN_OPTION)
    return code


def _option(question: Choice, text: str) -> str:
    """By its label, its number or the first words of its label."""
    labels = [option.label for option in question.options]
    exactly = [o.code for o in question.options if fold(o.label) == fold(text)]
    if len(exactly) == 1:
        return exactly[0]
    numbered = places(text, len(labels))
    found = tuple(n - 1 for n in set(numbered)) if numbered else matching(text, labels)
    if len(found) > 1:
        raise NotAnAnswer(texts.several_options([labels[place] for place in sorted(found)]))
    if not found:
        raise NotAnAnswer(texts.needs_option(len(labels)))
    return choose(question, found[0])


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
        raise NotAnAnswer(texts.not_before(_day(question.at_least)))
    if question.at_most and day > question.at_most:
        raise NotAnAnswer(texts.not_after(_day(question.at_most)))
    return day


def _day(iso: str) -> str:
    return date.fromisoformat(iso).strftime("%d.%m.%Y")
