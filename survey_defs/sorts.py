"""Of which sort the answer to a question is, for the expressions that look at it."""

from __future__ import annotations

from collections.abc import Mapping

from survey_defs.expressions import (
    ANY,
    DATE,
    NOTHING,
    NUMBER,
    TEXT,
    Kind,
    Seen,
    Sort,
    examine,
)
from survey_defs.model import (
    Checklist,
    Choice,
    Column,
    Computed,
    Date,
    Multiple,
    Note,
    Question,
    Survey,
    Table,
    Text,
)

COMPUTABLE = frozenset({"number", "text", "choice", "truth", "date", "any"})
"""What a formula may come to."""
_PLAIN: dict[type[Question | Column], Sort] = {Text: TEXT, Date: DATE, Note: NOTHING}


def sorts_of(survey: Survey) -> dict[str, Sort]:
    """By question; those of the computed ones follow from their formulas."""
    known: dict[str, Sort] = {}
    for question in survey.questions:
        known[question.code] = sort_of(question, known)
    return known


def sort_of(
    question: Question | Column,
    names: Mapping[str, Sort],
    row: Mapping[str, Sort] | None = None,
) -> Sort:
    """`names` are the sorts of the questions before it, `row` those of the columns before it."""
    match question:
        case Choice() | Multiple():
            kind: Kind = "choice" if isinstance(question, Choice) else "several"
            sort = Sort(kind, tuple(option.code for option in question.options))
        case Checklist():
            sort = Sort("several", tuple(item.code for item in question.items))
        case Table():
            sort = Sort("table", columns=columns_of(question, names))
        case Computed():
            sort = _computed(question, names, row)
        case _:
            sort = _PLAIN.get(type(question), NUMBER)
    return sort


def columns_of(table: Table, names: Mapping[str, Sort]) -> dict[str, Sort]:
    known: dict[str, Sort] = {}
    for column in table.columns:
        known[column.code] = sort_of(column, names, known)
    return known


def _computed(
    question: Computed, names: Mapping[str, Sort], row: Mapping[str, Sort] | None
) -> Sort:
    verdict = examine(question.formula, Seen(names, row=row))
    return ANY if verdict.problems or verdict.sort.kind not in COMPUTABLE else verdict.sort
