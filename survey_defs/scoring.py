"""The one scoring of a question: its points, what it could bring, and in which state it is."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, assert_never

from survey_defs.answers import Answers, is_not_applicable
from survey_defs.bounds import holds
from survey_defs.conditions import dependants, measured
from survey_defs.evaluating import Walk, walk, walk_to
from survey_defs.exact import Exact, half_up, in_russian
from survey_defs.kinds import within
from survey_defs.model import (
    Against,
    Change,
    Checklist,
    Choice,
    Comparison,
    Computed,
    EvidenceOnly,
    Ladder,
    Multiple,
    Note,
    PerUnit,
    Question,
    Rung,
    Survey,
    Table,
)
from survey_defs.scores import UNIT, Score, State, maximum_of, units_of, weighted
from survey_defs.surroundings import Surroundings

__all__ = [
    "UNIT",
    "Score",
    "State",
    "Surroundings",
    "affected",
    "maximum_of",
    "measured",
    "pays_salary",
    "percent",
    "points_in_words",
    "salary",
    "score",
    "score_in",
    "scores_of",
    "units_of",
]


def score(survey: Survey, question: Question, answers: Answers, around: Surroundings) -> Score:
    """In ten-thousandths of a point. What is not asked or not applicable leaves the maximum."""
    walked = walk_to(survey, (question.code,), answers, around)
    return score_in(walked, question, answers, around)


def scores_of(survey: Survey, answers: Answers, around: Surroundings) -> dict[str, Score]:
    """Of every question, in one walk."""
    walked = walk(survey, answers, around)
    return {each.code: score_in(walked, each, answers, around) for each in survey.questions}


def score_in(walked: Walk, question: Question, answers: Answers, around: Surroundings) -> Score:
    """The same within a walk that has been made already.

    Where a ladder has a hole and says nothing of the rest, the answer waits: no rung is chosen
    silently, and a questionnaire like that is refused long before anybody answers it.
    """
    rounding = walked.plan.survey.rounding
    outcome = _outcome(walked, question, answers, around)
    if isinstance(outcome, State):
        out = outcome in (State.NOT_ASKED, State.NOT_APPLICABLE)
        return Score(0, 0 if out else maximum_of(question, rounding), outcome)
    if question.earns != "points":
        return Score(0, 0, State.ANSWERED)
    points = weighted(outcome, question.weight, rounding)
    return Score(points, maximum_of(question, rounding), State.ANSWERED)


def salary(survey: Survey, answers: Answers, around: Surroundings) -> int:
    """Percents of the salary that the answers bring, in ten-thousandths."""
    walked = walk(survey, answers, around)
    found = 0
    for question in survey.questions:
        if question.earns == "salary":
            outcome = _outcome(walked, question, answers, around)
            if isinstance(outcome, Decimal):
                found += weighted(outcome, question.weight, survey.rounding)
    return found


def pays_salary(survey: Survey) -> bool:
    return any(question.earns == "salary" for question in survey.questions)


def affected(survey: Survey, code: str) -> tuple[str, ...]:
    """The questions to score again when this one changes."""
    return dependants(survey, code)


def points_in_words(units: int) -> str:
    """`2,5`, `10`, `−1`."""
    return in_russian(Exact(units, UNIT))


def percent(points: int, maximum: int) -> Decimal | None:
    """For display only: to one decimal, half up; None when nothing applies."""
    return half_up(Exact(points * 100, maximum), 1) if maximum > 0 else None


def _outcome(
    walked: Walk, question: Question, answers: Answers, around: Surroundings
) -> Decimal | State:
    """What is earned before weights, or why there is nothing to count."""
    if not walked.is_asked(question.code):
        return State.NOT_ASKED
    points: Decimal | None
    match question:
        case Note():
            return Decimal(0)
        case Computed():
            points = _of_computed(question, walked.value_of(question.code))
        case _:
            given = answers.get(question.code)
            if given is None or not walked.is_complete(question, given):
                return State.UNANSWERED
            if is_not_applicable(question, given):
                return State.NOT_APPLICABLE
            points = _points(question, given.value, around)
    return State.WAITING if points is None else points


def _points(question: Question, value: Any, around: Surroundings) -> Decimal | None:
    """None while there is nothing to compare with."""
    match question:
        case Ladder():
            return _of_height(question, value)
        case Change():
            return _of_change(question, value, around)
        case Comparison():
            return _of_comparison(question, value, around)
    return _of_count(question, value)


def _of_count(question: Question, value: Any) -> Decimal:
    """Of what is chosen, ticked or counted; other kinds earn nothing."""
    match question:
        case Choice():
            return {option.code: option.points for option in question.options}[value]
        case Multiple():
            return _of_several(question, set(value))
        case Checklist():
            return _of_ticks(question, set(value["ticks"]))
        case PerUnit():
            return _of_units(question, Exact(value))
        case Table() | EvidenceOnly():
            return _of_collection(question, value)
    return Decimal(0)


def _of_several(question: Multiple, chosen: set[str]) -> Decimal:
    earned = (option.points for option in question.options if option.code in chosen)
    return within(sum(earned, Decimal(0)), question.floor, question.cap)


def _of_collection(question: Table | EvidenceOnly, value: Any) -> Decimal:
    """Each row earns; documents earn once, as soon as there are enough of them."""
    if isinstance(question, Table):
        return within(question.per_row * len(value["rows"]), None, question.cap)
    enough = question.evidence.at_least if question.evidence else 1
    return question.points if int(value) >= max(enough, 1) else Decimal(0)


def _of_computed(question: Computed, value: Any) -> Decimal | None:
    """None while it is unknown; what is not a number stands on no rung."""
    if value is None:
        return None
    if not question.rungs:
        return question.otherwise or Decimal(0)
    return _on_rungs(question, value) if isinstance(value, Exact) else question.otherwise


def _of_ticks(question: Checklist, ticks: set[str]) -> Decimal:
    required = [item.code in ticks for item in question.items if item.role == "required"]
    enough = all(required) if question.enough == "all" else any(required)
    together = question.points if required and enough else Decimal(0)
    scored = (i.points for i in question.items if i.role == "scored" and i.code in ticks)
    return sum(scored, together)


def _of_units(question: PerUnit, counted: Exact) -> Decimal:
    """Only full units count: 250 at a point for each 100 make two."""
    full_units = counted // Exact(question.unit_size)
    points = question.base + question.per_unit * full_units
    if question.cap is not None:
        points = min(points, question.cap)
    return points if question.floor is None else max(points, question.floor)


def _of_height(question: Ladder, value: Any) -> Decimal | None:
    height = measured(question, value)
    if height is None or value.get("void"):
        return Decimal(0)
    return _on_rungs(question, height)


def _on_rungs(question: Ladder | Computed, height: Exact) -> Decimal | None:
    """The first rung that covers it, from the top down; below open rungs there is nothing."""
    covering = (rung.points for rung in question.rungs if holds(rung, height))
    points = next(covering, question.otherwise)
    if points is None and not _states_upper_ends(question.rungs):
        return Decimal(0)
    return points


def _states_upper_ends(rungs: Iterable[Rung]) -> bool:
    return any(rung.to is not None or rung.below is not None for rung in rungs)


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
