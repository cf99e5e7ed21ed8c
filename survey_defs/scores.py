"""Points as they are kept: whole ten-thousandths, rounded where a rule has made new numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import ceil, floor
from typing import NamedTuple, Protocol

from survey_defs.exact import Exact
from survey_defs.kinds import Asked, Checklist, Choice, Computed, EvidenceOnly, Multiple, Table
from survey_defs.parts import ZERO
from survey_defs.rules import Rounding
from survey_defs.scaled import Change, Comparison, Ladder, PerUnit

UNIT = 10_000
"""How many of the integers kept make one point."""
PLAINLY = Rounding()


class State(StrEnum):
    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    """Answered, but what decides the points is not known yet, or the scale says nothing of it."""


class Scored(Protocol):
    """A score, wherever it comes from."""

    @property
    def points(self) -> int: ...
    @property
    def maximum(self) -> int: ...
    @property
    def state(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Score:
    points: int
    maximum: int
    state: State


class Total(NamedTuple):
    """Of many scores together: earned, and what can still be gained."""

    points: int = 0
    maximum: int = 0
    open: int = 0

    @property
    def lost(self) -> int:
        return self.maximum - self.points - self.open


def units_of(points: Decimal) -> int:
    return int(points * UNIT)


def rounded(units: Exact, rounding: Rounding = PLAINLY) -> int:
    """By the rule of the questionnaire; halves and the rest go alike on both sides of zero."""
    step: int = UNIT // 10**rounding.decimals
    sign = -1 if units < 0 else 1
    return sign * step * _WHOLE[rounding.mode](abs(units) / step)


def _half_up(number: Exact) -> int:
    return floor(number + Exact(1, 2))


_WHOLE: dict[str, Callable[[Exact], int]] = {
    "half_up": _half_up,
    "half_even": round,
    "down": floor,
    "up": ceil,
}


def weighted(points: Decimal, weight: Decimal, rounding: Rounding = PLAINLY) -> int:
    """Rounded only when a weight has made new numbers."""
    if weight == 1:
        return units_of(points)
    return rounded(Exact(points) * Exact(weight) * UNIT, rounding)


def maximum_of(question: Asked, rounding: Rounding = PLAINLY) -> int:
    """The most that it adds to the points; a scale that only takes away has a maximum of 0."""
    if question.earns != "points":
        return 0
    return max(0, weighted(question.maximum_points, question.weight, rounding))


def bears_points(question: Asked) -> bool:
    """Whether some answer to it earns or costs anything."""
    return any(_possible(question))


def _possible(question: Asked) -> tuple[Decimal, ...]:
    found: tuple[Decimal, ...] = ()
    match question:
        case Choice() | Multiple():
            found = tuple(option.points for option in question.options)
        case Checklist():
            scored = (item.points for item in question.items if item.role == "scored")
            found = question.points, *scored
        case Ladder() | Comparison() | Computed():
            found = question.otherwise or ZERO, *(rung.points for rung in question.rungs)
        case PerUnit():
            found = question.base, question.per_unit
        case Change():
            found = question.points_better, question.points_same, question.points_worse
        case Table():
            found = (question.per_row,)
        case EvidenceOnly():
            found = (question.points,)
    return found
