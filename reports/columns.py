"""The questions that sheets have columns for, and which groups these are added up in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.columns import layout_of
from domain.results import Column, Grouping
from survey_defs.model import (
    Computed,
    Date,
    EvidenceOnly,
    Fraction,
    Multiple,
    Note,
    Number,
    Question,
    Survey,
    Table,
    Text,
)

WITHOUT_POINTS = (Date, Fraction, Note, Number, Text)


@dataclass(frozen=True, slots=True)
class Numbers:
    """0 stands for a column of its own that nobody shows."""

    questions: Mapping[str, int]
    ruled: Mapping[str, int]
    """By section with a rule."""


def numbers_of(
    survey: Survey, grouping: Grouping, columns: Sequence[Column], asked: Sequence[Question]
) -> Numbers:
    places = {column.code: number for number, column in enumerate(columns, 1)}
    layout = layout_of(survey, grouping)
    numbers = [places.get(column.code, 0) for column in layout.columns]
    found = {each.code: layout.homes[survey.place(each.code)] for each in asked}
    return Numbers(
        {code: 0 if home == layout.rest else numbers[home] for code, home in found.items()},
        {section: numbers[home] for section, home in layout.ruled.items()},
    )


def answered_questions(survey: Survey) -> list[Question]:
    """All but the notes."""
    return [each for each in survey.questions if not isinstance(each, Note)]


def scored_questions(survey: Survey) -> list[Question]:
    """Those that can earn points, or cost them."""
    return [each for each in survey.questions if each.earns == "points" and _is_scored(each)]


def _is_scored(question: Question) -> bool:
    match question:
        case Table():
            return question.per_row != 0
        case EvidenceOnly():
            return question.points != 0
        case Multiple():
            return any(option.points for option in question.options)
        case Computed():
            return bool(question.rungs) or question.otherwise is not None
    return not isinstance(question, WITHOUT_POINTS)
