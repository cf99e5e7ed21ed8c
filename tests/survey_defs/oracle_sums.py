"""Totals of sections once more: a column at a time, by the words of the rules and no others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from survey_defs.model import Survey
from survey_defs.scoring import UNIT, Score
from tests.survey_defs.oracle import bounded, rounded

Scores = Mapping[str, Score]
Pick = Callable[[Score], int]


def points(score: Score) -> int:
    return score.points


def maximum(score: Score) -> int:
    return score.maximum


def best(score: Score) -> int:
    """As if all that is open earned the most."""
    return score.points if score.state.value == "answered" else score.maximum


class Adding:
    """One column: points, the maximum, or the best that can still come of it."""

    def __init__(self, survey: Survey, scores: Scores, pick: Pick) -> None:
        self.survey, self.scores, self.pick = survey, scores, pick

    def own(self, part: Any) -> list[Fraction]:
        """Of the questions right in it: those that can bear points, apply and are asked."""
        found = []
        for question in getattr(part, "questions", ()) if part is not self.survey else ():
            score = self.scores[question.code]
            out = score.state.value in {"not_asked", "not_applicable"}
            if not out and bears(question):
                found.append(Fraction(self.pick(score), UNIT))
        return found

    def seen(self, part: Any) -> list[Fraction]:
        """What an average above it counts: its one value, or what lies in it."""
        inside = [value for inner in part.sections for value in self.seen(inner)] + self.own(part)
        return [self.total(part)] if inside and has_rule(part) else inside

    def total(self, part: Any) -> Fraction:
        added = sum((self.total(inner) for inner in part.sections), sum(self.own(part)))
        inside = [value for inner in part.sections for value in self.seen(inner)] + self.own(part)
        if not inside or not has_rule(part):
            return Fraction(added)
        weight = Fraction(getattr(part, "weight", 1))
        made = self.together(part, inside, added) * weight
        if part.aggregate != "sum" or weight != 1:
            made = rounded(self.survey, made)
        return bounded(made, part.floor, part.cap)

    def together(self, part: Any, inside: list[Fraction], added: Fraction) -> Fraction:
        if part.aggregate == "average":
            return sum(inside) / len(inside)
        if part.aggregate == "median":
            while len(inside) > 2:
                inside = sorted(inside)[1:-1]
            return sum(inside) / len(inside)
        if part.aggregate == "average_of_averages":
            groups = [self.seen(inner) for inner in part.sections] + [self.own(part)]
            means = [sum(group) / len(group) for group in groups if group]
            return sum(means) / len(means)
        return Fraction(added)


def bears(question: Any) -> bool:
    """Looks for anything but zero among all that it names as points."""
    if question.earns != "points":
        return False
    named = [getattr(question, name, 0) or 0 for name in NAMED]
    for name in ("options", "rungs"):
        named += [part.points for part in getattr(question, name, ())]
    named += [item.points for item in getattr(question, "items", ()) if item.role == "scored"]
    return any(Decimal(each) for each in named)


NAMED = (
    "points", "otherwise", "per_row", "per_unit", "base",
    "points_better", "points_same", "points_worse",
)  # fmt: skip


def has_rule(part: Any) -> bool:
    bounds = part.floor is not None or part.cap is not None
    return bounds or part.aggregate != "sum" or getattr(part, "weight", 1) != 1
