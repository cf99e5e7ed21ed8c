"""Turn what a person sent into a stored value, or say why it cannot be one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, assert_never

from survey_defs import answer_texts, checklists, measures, pasting, several, simple, tables, texts
from survey_defs.checklists import propose, set_item_text, tick, tick_all, tick_none
from survey_defs.measures import flag_label, measure_in_words, read_measure
from survey_defs.model import (
    Change,
    Checklist,
    Choice,
    Comparison,
    Computed,
    Date,
    EvidenceOnly,
    Fraction,
    Ladder,
    Multiple,
    Note,
    Number,
    PerUnit,
    Question,
    Table,
    Text,
)
from survey_defs.offers import WHOLE, Offer
from survey_defs.reading import NotAnAnswer
from survey_defs.simple import choose

__all__ = [
    "WHOLE",
    "Answers",
    "Given",
    "NotAnAnswer",
    "Offer",
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


def parse(question: Question, text: str, current: Any | None = None, offer: Offer = WHOLE) -> Any:
    """The value that this typed text means, on top of what is there already."""
    value: Any
    match question:
        case Multiple():
            value = several.parse_several(question, text, current, offer)
        case Choice() | Number() | PerUnit() | Fraction() | Text() | Date():
            value = simple.parse_simple(question, text, offer)
        case Checklist():
            value = checklists.parse_ticks(question, text, current)
        case Ladder() | Change() | Comparison():
            value = measures.parse_measure(question, text, current)
        case Table():
            value = pasting.paste(question, current, text)
        case Computed() | Note() | EvidenceOnly():
            raise NotAnAnswer(why_not_asked(question))
        case _:
            assert_never(question)
    return value


def validate(question: Question, value: Any) -> Any:
    """The value in its canonical form; what `parse` returns is always valid."""
    checked: Any
    match question:
        case Checklist():
            checked = checklists.validate_ticks(question, value)
        case Ladder() | Change() | Comparison():
            checked = measures.validate_measure(question, value)
        case Table():
            checked = tables.validate_table(question, value)
        case Computed() | Note() | EvidenceOnly():
            raise NotAnAnswer(why_not_asked(question))
        case _:
            checked = simple.validate_simple(question, value)
    return checked


def why_not_asked(question: Computed | Note | EvidenceOnly) -> str:
    """What to tell whoever answers what takes no answer."""
    match question:
        case Computed():
            return answer_texts.COMPUTED_ITSELF
        case Note():
            return answer_texts.NOTHING_TO_ANSWER
        case EvidenceOnly():
            return answer_texts.ANSWERED_BY_DOCUMENTS


def in_words(question: Question, value: Any | None) -> str:
    """The answer as a person reads it, on one line but for texts of several."""
    if value is None:
        computed = isinstance(question, Computed)
        return answer_texts.NOT_COMPUTED if computed else texts.NO_ANSWER
    return _words(question, value)


def _words(question: Question, value: Any) -> str:
    match question:
        case Checklist():
            words = checklists.ticks_in_words(question, value)
        case Ladder() | Change() | Comparison():
            words = measures.value_in_words(question, value)
        case Table():
            words = tables.table_in_words(question, value)
        case Computed():
            words = simple.computed_in_words(question, value)
        case EvidenceOnly():
            words = answer_texts.documents(int(value))
        case Note():
            words = ""
        case _:
            words = simple.simple_in_words(question, value)
    return words


def is_complete(question: Question, given: Given | None, offer: Offer = WHOLE) -> bool:
    """Whether this counts as answered: a previous value alone, or a comment, does not."""
    if given is None:
        return False
    if is_not_applicable(question, given):
        return True
    return given.value is not None and _is_enough(question, given.value, offer)


def _is_enough(question: Question, value: Any, offer: Offer) -> bool:
    match question:
        case Ladder() | Change() | Comparison():
            return measures.has_measure(value)
        case Table():
            return tables.is_full(question, value, offer)
        case Choice() | Multiple():
            return simple.is_enough(question, value, offer)
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
    if value is None:
        return ()
    match question:
        case Checklist():
            return checklists.directions(question, value)
        case Multiple():
            return tuple(filter(None, [several.too_few(question, value)]))
    return ()


def toggle_flag(question: Question, current: Any | None, flag: str) -> dict[str, Any] | None:
    if not isinstance(question, Ladder | Change | Comparison):
        raise NotAnAnswer(texts.NO_SUCH_FLAG)
    return measures.toggle_flag(question, current, flag)


def set_previous(question: Question, current: Any | None, text: str) -> dict[str, Any]:
    if not isinstance(question, Change):
        raise NotAnAnswer(texts.NO_PREVIOUS_HERE)
    return measures.set_previous(question, current, text)
