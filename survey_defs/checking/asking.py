"""Conditions: on an earlier question, with a value that it can have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from survey_defs.checking import texts
from survey_defs.checking.lines import Mapping
from survey_defs.checking.spots import Found, question_spots
from survey_defs.exact import Exact
from survey_defs.model import Checklist, Choice, Condition, Date, Question, Survey, Text

_EQUALITY = ("is", "is_not")


def condition_problems(survey: Survey, raw: Mapping) -> Iterator[Found]:
    earlier: dict[str, Question] = {}
    for spot in question_spots(survey, raw):
        condition = spot.question.ask_if
        if condition is not None:
            leaning_on = earlier.get(condition.question)
            if leaning_on is None:
                known = survey.has(condition.question)
                sentence = texts.later_question if known else texts.unknown_question
                yield spot.found(sentence(condition.question), "ask_if", "question")
            elif why := _misfit(condition, leaning_on):
                yield spot.found(why, "ask_if", "value" if condition.value else "operator")
        earlier.setdefault(spot.question.code, spot.question)


def _misfit(condition: Condition, question: Question) -> str | None:
    """Why this condition can say nothing about that question."""
    if condition.operator == "answered":
        return texts.VALUE_NOT_NEEDED if condition.value is not None else None
    if condition.value is None:
        return texts.VALUE_NEEDED
    equality = condition.operator in _EQUALITY
    if not equality and isinstance(question, Choice | Text):
        return texts.NOT_ORDERED
    return _unknown_value(condition.value, question, equality=equality)


def _unknown_value(value: str, question: Question, *, equality: bool) -> str | None:
    match question:
        case Choice():
            codes = [option.code for option in question.options]
        case Checklist() if equality:
            codes = [item.code for item in question.items]
        case Text():
            return None
        case Date():
            return None if is_date(value) else texts.NO_DATE
        case _:
            return None if _is_number(value) else texts.NO_NUMBER
    return None if value in codes else texts.unknown_value(value, codes)


def is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_number(text: str) -> bool:
    try:
        Exact(text)
    except (ValueError, ZeroDivisionError):
        return False
    return True
