"""Whether a question is asked: conditions on earlier answers, where no answer means unknown."""

from __future__ import annotations

from typing import Any, assert_never

from survey_defs.answers import Answers, Given, is_complete, is_not_applicable
from survey_defs.exact import Exact
from survey_defs.measures import measured_of
from survey_defs.model import (
    Change,
    Checklist,
    Choice,
    Comparison,
    Condition,
    Date,
    Fraction,
    Ladder,
    Number,
    PerUnit,
    Question,
    Survey,
    Text,
)


def is_asked(survey: Survey, question: Question, answers: Answers) -> bool:
    """Whether its condition is known to be true, and so are those that it leans on."""
    while question.ask_if is not None:
        leaning_on = survey.question(question.ask_if.question)
        if holds(question.ask_if, leaning_on, answers.get(leaning_on.code)) is not True:
            return False
        question = leaning_on
    return True


def asked(survey: Survey, answers: Answers) -> tuple[Question, ...]:
    """The questions asked, in order. A condition looks back only, so one walk is enough."""
    on_path: set[str] = set()
    found = []
    for question in survey.questions:
        condition = question.ask_if
        if condition is not None:
            if condition.question not in on_path:
                continue
            leaning_on = survey.question(condition.question)
            if holds(condition, leaning_on, answers.get(leaning_on.code)) is not True:
                continue
        on_path.add(question.code)
        found.append(question)
    return tuple(found)


def dependants(survey: Survey, code: str) -> tuple[str, ...]:
    """This question and those whose conditions lean on it, directly or not, in order."""
    leaning = {code}
    for question in survey.questions:
        if question.ask_if is not None and question.ask_if.question in leaning:
            leaning.add(question.code)
    return tuple(question.code for question in survey.questions if question.code in leaning)


def holds(condition: Condition, question: Question, given: Given | None) -> bool | None:
    """True, false or, without an answer to look at, None for unknown."""
    value = _value(question, given)
    if condition.operator == "answered":
        return value is not None
    if value is None or condition.value is None:
        return None
    if condition.operator == "is":
        return _equals(question, value, condition.value)
    if condition.operator == "is_not":
        equal = _equals(question, value, condition.value)
        return None if equal is None else not equal
    return _ordered(question, value, condition)


def _value(question: Question, given: Given | None) -> Any | None:
    if given is None or is_not_applicable(question, given):
        return None
    return given.value if is_complete(question, given) else None


def _equals(question: Question, value: Any, wanted: str) -> bool | None:
    """A choice, text or date is it; a checklist has it ticked; a measure equals it exactly."""
    match question:
        case Choice() | Text() | Date():
            return bool(value == wanted)
        case Checklist():
            return wanted in value["ticks"]
        case Number() | PerUnit() | Fraction() | Ladder() | Change() | Comparison():
            number = measured(question, value)
            return None if number is None else number == Exact(wanted)
        case _:
            assert_never(question)


def _ordered(question: Question, value: Any, condition: Condition) -> bool | None:
    wanted = condition.value or ""
    up = condition.operator == "at_least"
    if isinstance(question, Date):
        return bool(value >= wanted) if up else bool(value <= wanted)
    number = measured(question, value)
    if number is None:
        return None
    return number >= Exact(wanted) if up else number <= Exact(wanted)


def measured(question: Question, value: Any | None) -> Exact | None:
    """The number that an answer comes to: a percent, a count, how many ticks; exact."""
    if value is None:
        return None
    match question:
        case Ladder() | Change() | Comparison() | Fraction():
            return measured_of(value)
        case Number() | PerUnit():
            return Exact(value)
        case Checklist():
            return Exact(len(value["ticks"]))
        case Choice() | Text() | Date():
            return None
        case _:
            assert_never(question)
