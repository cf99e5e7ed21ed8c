"""The one scoring of a question: its points, what it could bring, and in which state it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, assert_never

from survey_defs.answers import Answers, is_complete, is_not_applicable
from survey_defs.conditions import dependants, is_asked, measured
from survey_defs.exact import Exact, half_up, in_russian
from survey_defs.model import (
    Against,
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
    Survey,
    Text,
)

__all__ = [
    "UNIT",
    "Score",
    "State",
    "Surroundings",
    "affected",
    "maximum_of",
    "measured",
    "percent",
    "points_in_words",
    "score",
    "units_of",
]

UNIT = 10_000
"""How many of the integers kept make one point."""


class State(StrEnum):
    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    """Answered, but the value to compare with is not known yet."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What scoring needs beside the form, by question code."""

    previous: Mapping[str, Decimal | Exact] = field(default_factory=dict)
    """From the last closed campaign; it outweighs what the person typed."""
    given: Mapping[str, Decimal | Exact] = field(default_factory=dict)
    """Entered from outside, such as the value of the municipality."""


@dataclass(frozen=True, slots=True)
class Score:
    points: int
    maximum: int
    state: State


def score(survey: Survey, question: Question, answers: Answers, around: Surroundings) -> Score:
    """In ten-thousandths of a point. What is not asked or not applicable leaves the maximum."""
    if not is_asked(survey, question, answers):
        return Score(0, 0, State.NOT_ASKED)
    maximum = maximum_of(question)
    given = answers.get(question.code)
    if given is None or not is_complete(question, given):
        return Score(0, maximum, State.UNANSWERED)
    if is_not_applicable(question, given):
        return Score(0, 0, State.NOT_APPLICABLE)
    points = _points(question, given.value, around)
    if points is None:
        return Score(0, maximum, State.WAITING)
    return Score(units_of(points), maximum, State.ANSWERED)


def affected(survey: Survey, code: str) -> tuple[str, ...]:
    """The questions to score again when this one changes."""
    return dependants(survey, code)


def maximum_of(question: Question) -> int:
    return units_of(question.maximum_points)


def units_of(points: Decimal) -> int:
    return int(points * UNIT)


def points_in_words(units: int) -> str:
    """`2,5`, `10`, `−1`."""
    return in_russian(Exact(units, UNIT))


def percent(points: int, maximum: int) -> Decimal | None:
    """For display only: to one decimal, half up; None when nothing applies."""
    return half_up(Exact(points * 100, maximum), 1) if maximum > 0 else None


def _points(question: Question, value: Any, around: Surroundings) -> Decimal | None:
    """None while there is nothing to compare with."""
    points: Decimal | None
    match question:
        case Choice():
            points = {option.code: option.points for option in question.options}[value]
        case Checklist():
            points = _of_ticks(question, set(value["ticks"]))
        case PerUnit():
            points = _of_count(question, Exact(value))
        case Ladder():
            points = _of_height(question, value)
        case Change():
            points = _of_change(question, value, around)
        case Comparison():
            points = _of_comparison(question, value, around)
        case Number() | Fraction() | Text() | Date():
            points = Decimal(0)
        case _:
            assert_never(question)
    return points


def _of_ticks(question: Checklist, ticks: set[str]) -> Decimal:
    required = [item.code in ticks for item in question.items if item.role == "required"]
    enough = all(required) if question.enough == "all" else any(required)
    together = question.points if required and enough else Decimal(0)
    scored = (i.points for i in question.items if i.role == "scored" and i.code in ticks)
    return sum(scored, together)


def _of_count(question: PerUnit, counted: Exact) -> Decimal:
    """Only full units count: 250 at a point for each 100 make two."""
    full_units = counted // Exact(question.unit_size)
    points = question.base + question.per_unit * full_units
    if question.cap is not None:
        points = min(points, question.cap)
    return points if question.floor is None else max(points, question.floor)


def _of_height(question: Ladder, value: Any) -> Decimal:
    height = measured(question, value)
    if height is None or value.get("void"):
        return Decimal(0)
    reached = (rung.points for rung in question.rungs if height >= Exact(rung.from_))
    return next(reached, question.otherwise)


def _of_change(question: Change, value: Any, around: Surroundings) -> Decimal | None:
    now = measured(question, value)
    if value.get("exempt") or (question.zero_is_best and now == 0):
        return question.points_better
    before = around.previous.get(question.code, value.get("previous"))
    if now is None or before is None:
        return None
    past = Exact(before)
    if now == past:
        return question.points_same
    better = now > past if question.better == "higher" else now < past
    return question.points_better if better else question.points_worse


def _of_comparison(question: Comparison, value: Any, around: Surroundings) -> Decimal | None:
    ours, theirs = measured(question, value), around.given.get(question.code)
    if ours is None or theirs is None:
        return None
    sign = 1 if question.better == "higher" else -1
    reached = (r.points for r in question.rungs if _stands(r, ours, Exact(theirs), sign))
    return next(reached, question.otherwise)


def _stands(rung: Against, ours: Exact, theirs: Exact, sign: int) -> bool:
    """With sign −1 less is better, and the same words mean the other side."""
    match rung.relation:
        case "better":
            return sign * ours > sign * theirs
        case "equal":
            return ours == theirs
        case "not_worse":
            return sign * ours >= sign * theirs
        case "share":
            return sign * ours >= sign * theirs * Exact(rung.share or 100) / 100
        case _:
            assert_never(rung.relation)
