"""What the expressions of a questionnaire say of a form: its path, and remarks on its answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from survey_defs.answers import Answers, is_not_applicable
from survey_defs.expressions import Scope
from survey_defs.expressions.texts import BROKEN
from survey_defs.model import Column, Question, Survey, Table
from survey_defs.plans import Stop, plan_of
from survey_defs.surroundings import NOWHERE, Surroundings
from survey_defs.tables import rows_of
from survey_defs.valuing import worth
from survey_defs.walking import RowSeen, Walk, offered, walk, walk_to

__all__ = [
    "Remark",
    "RowSeen",
    "Walk",
    "broken",
    "offered",
    "plan_of",
    "remarks_on",
    "walk",
    "walk_to",
]


class Remark(NamedTuple):
    """A sentence about one answer, one cell of a table, or the form as a whole."""

    code: str
    """Of the question; empty for a rule of the form."""
    text: str
    blocks: bool
    row: int | None = None
    """The number that the row of a table carries."""
    column: str = ""
    rule: str = ""


def broken(survey: Survey, answers: Answers, around: Surroundings = NOWHERE) -> tuple[Remark, ...]:
    """Of the whole form, in reading order; the rules of the form come last."""
    seen = walk(survey, answers, around)
    of_answers = (
        remark
        for question in seen.asked
        for remark in _of_question(seen.plan.by_code[question.code], answers, seen)
    )
    return (*of_answers, *_of_form(survey, seen))


def remarks_on(
    survey: Survey, question: Question, answers: Answers, around: Surroundings = NOWHERE
) -> tuple[Remark, ...]:
    """Of this one answer: what blocks is a reason to refuse it."""
    plan = plan_of(survey)
    stop = plan.by_code[question.code]
    if not any(True for _ in stop.judging()):
        return ()
    seen = walk_to(survey, plan.needs_to_judge(question.code), answers, around)
    return tuple(_of_question(stop, answers, seen))


def _of_form(survey: Survey, seen: Walk) -> Iterator[Remark]:
    for rule, must in zip(survey.rules, seen.plan.rules, strict=True):
        if must.holds(seen.scope) is False:
            yield Remark("", rule.text, rule.blocks, rule=rule.code)


def _of_question(stop: Stop, answers: Answers, seen: Walk) -> Iterator[Remark]:
    given = answers.get(stop.code)
    question: Any = stop.question
    if stop.formula is not None:
        own = seen.value_of(stop.code)
    elif given is None or given.value is None or is_not_applicable(question, given):
        return
    elif isinstance(question, Table):
        own = seen.value_of(stop.code)
        yield from _of_rows(stop, question, given.value, seen)
    else:
        own = worth(question, given.value) if seen.is_complete(question, given) else None
    for text, blocks in _said(stop, seen.scope.about(own)):
        yield Remark(stop.code, text, blocks)


def _of_rows(stop: Stop, table: Table, value: Any, seen: Walk) -> Iterator[Remark]:
    judged = [column for column in stop.columns if column.constraint or column.cautions]
    if not judged:
        return
    for number, row in enumerate(rows_of(value), 1):
        inside = seen.row(table, row["cells"], number)
        for column in judged:
            own = inside.value_of(column.code)
            for text, blocks in _said(column, inside.scope.about(own)):
                yield Remark(stop.code, text, blocks, row["id"], column.code)


def _said(stop: Stop, scope: Scope) -> Iterator[tuple[str, bool]]:
    """Nothing of an answer that is not there."""
    if scope.own is None:
        return
    question: Question | Column = stop.question
    if stop.constraint is not None and stop.constraint.holds(scope) is False:
        yield question.constraint_text or BROKEN, True
    for caution, when in zip(question.cautions, stop.cautions, strict=True):
        if when.holds(scope) is True:
            yield caution.text, False
