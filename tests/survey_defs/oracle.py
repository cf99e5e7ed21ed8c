"""Path and points once more, slowly and by another road, to hold the real ones against."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from survey_defs.answers import Given
from survey_defs.model import Survey
from survey_defs.scoring import Surroundings

Answers = dict[str, Given]


def asked(survey: Survey, answers: Answers, code: str) -> bool:
    condition = survey.question(code).ask_if
    if condition is None:
        return True
    return asked(survey, answers, condition.question) and true(survey, answers, condition)


def true(survey: Survey, answers: Answers, condition: Any) -> bool:
    question, given = survey.question(condition.question), answers.get(condition.question)
    if given is None or given.value is None:
        return False
    value = given.value
    if condition.operator == "answered":
        return True
    wanted = condition.value
    if question.kind in {"choice", "text"}:
        same = value == wanted
    elif question.kind == "checklist" and condition.operator in {"is", "is_not"}:
        same = wanted in value["ticks"]
    else:
        mine = value if question.kind == "date" else height(value)
        other = wanted if question.kind == "date" else Fraction(wanted)
        if condition.operator == "at_least":
            return mine >= other
        if condition.operator == "at_most":
            return mine <= other
        same = mine == other
    return same if condition.operator == "is" else not same


def height(value: Any) -> Fraction:
    if isinstance(value, str):
        return Fraction(value)
    if "ticks" in value:
        return Fraction(len(value["ticks"]))
    if "numerator" in value:
        return Fraction(int(value["numerator"]) * 100, int(value["denominator"]))
    return Fraction(value["value"])


def outcome(
    survey: Survey, answers: Answers, around: Surroundings, code: str
) -> tuple[Fraction, str]:
    """Points and state."""
    question, given = survey.question(code), answers.get(code)
    if not asked(survey, answers, code):
        return Fraction(0), "not_asked"
    if given is not None and given.not_applicable and question.not_applicable:
        return Fraction(0), "not_applicable"
    if given is None or given.value is None:
        return Fraction(0), "unanswered"
    points = worth(question, given.value, around)
    return (Fraction(0), "waiting") if points is None else (Fraction(points), "answered")


def worth(question: Any, value: Any, around: Surroundings) -> Any:
    return globals().get(f"worth_of_{question.kind}", lambda *_: 0)(question, value, around)


def worth_of_choice(question: Any, value: str, around: Surroundings) -> Any:
    (points,) = [option.points for option in question.options if option.code == value]
    return points


def worth_of_checklist(question: Any, value: Any, around: Surroundings) -> Any:
    required = [item for item in question.items if item.role == "required"]
    ticked = [item for item in question.items if item.code in value["ticks"]]
    there = len([item for item in required if item in ticked])
    needed = len(required) if question.enough == "all" else 1
    total = Fraction(question.points) if required and there >= needed else Fraction(0)
    for item in ticked:
        if item.role == "scored":
            total += Fraction(item.points)
    return total


def worth_of_per_unit(question: Any, value: str, around: Surroundings) -> Any:
    points, left = Fraction(question.base), Fraction(value)
    while left >= question.unit_size:
        points, left = points + Fraction(question.per_unit), left - Fraction(question.unit_size)
    if question.cap is not None and points > question.cap:
        points = Fraction(question.cap)
    if question.floor is not None and points < question.floor:
        points = Fraction(question.floor)
    return points


def worth_of_ladder(question: Any, value: Any, around: Surroundings) -> Any:
    if value.get("void"):
        return 0
    reached = [rung for rung in question.rungs if Fraction(rung.from_) <= height(value)]
    return max(reached, key=lambda rung: rung.from_).points if reached else question.otherwise


def worth_of_change(question: Any, value: Any, around: Surroundings) -> Any:
    if value.get("exempt") or (question.zero_is_best and height(value) == 0):
        return question.points_better
    before = around.previous.get(question.code)
    if before is None and "previous" not in value:
        return None
    past = Fraction(value["previous"] if before is None else before)
    step = height(value) - past if question.better == "higher" else past - height(value)
    if step == 0:
        return question.points_same
    return question.points_better if step > 0 else question.points_worse


def worth_of_comparison(question: Any, value: Any, around: Surroundings) -> Any:
    given = around.given.get(question.code)
    if given is None:
        return None
    ours, theirs, up = height(value), Fraction(given), question.better == "higher"
    for rung in question.rungs:
        share = theirs * Fraction(rung.share or 0) / 100
        reached = {
            "better": ours > theirs if up else ours < theirs,
            "equal": ours == theirs,
            "not_worse": ours >= theirs if up else ours <= theirs,
            "share": ours >= share if up else ours <= share,
        }
        if reached[rung.relation]:
            return rung.points
    return question.otherwise
