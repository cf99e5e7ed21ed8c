"""Options and ticks, and the columns of a table: what can be chosen, how many, for how much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from survey_defs.checking import rule_texts
from survey_defs.checking import scale_texts as texts
from survey_defs.checking.spots import Found, QuestionSpot
from survey_defs.model import Checklist, Choice, Column, Multiple, Option, Question, Table
from survey_defs.reading import fold
from survey_defs.scores import bears_points


def list_problems(spot: QuestionSpot) -> Iterator[Found]:
    match spot.question:
        case Choice() as question:
            yield from _choice(spot, question)
        case Multiple() as question:
            yield from _multiple(spot, question)
        case Checklist() as question:
            yield from _checklist(spot, question)
        case Table() as question:
            yield from _table(spot, question)


def column_problems(spot: QuestionSpot) -> Iterator[Found]:
    """A column is answered in each row; it earns nothing of its own."""
    column = spot.question
    if _would_earn(column):
        yield spot.found(texts.COLUMN_EARNS)
    if column.ranking is not None:
        yield spot.found(texts.COLUMN_RANKED, "ranking")
    if column.evidence is not None:
        yield spot.found(rule_texts.EVIDENCE_IN_A_COLUMN, "evidence")


def _would_earn(column: Question | Column) -> bool:
    return column.earns == "salary" or bears_points(column)


def _choice(spot: QuestionSpot, question: Choice) -> Iterator[Found]:
    if len(question.options) == 1:
        yield spot.doubted(texts.ONE_OPTION, "options")
    for place, option in enumerate(question.options):
        if option.alone:
            yield spot.doubted(texts.ALONE_IN_CHOICE, "options", place, "alone")
    yield from _same_labels(spot, "options", _offered_together(question.options))


def _multiple(spot: QuestionSpot, question: Multiple) -> Iterator[Found]:
    together = [option for option in question.options if not option.alone]
    if question.at_most is not None and question.at_least > question.at_most:
        yield spot.found(texts.MORE_THAN_MAY_BE, "at_least")
    elif question.at_least > max(len(together), 1):
        yield spot.found(texts.MORE_THAN_OPTIONS, "at_least")
    elif question.at_most is not None and question.at_most > len(question.options):
        yield spot.doubted(texts.IDLE_AT_MOST, "at_most")
    if len(together) <= 1 < len(question.options):
        yield spot.doubted(texts.ALL_ALONE, "options")
    for place, option in enumerate(question.options):
        if option.alone and question.at_least > 1:
            yield spot.found(texts.ALONE_TOO_FEW, "options", place, "alone")
    if question.floor is not None and question.cap is not None and question.floor > question.cap:
        yield spot.found(texts.FLOOR_OVER_CAP, "floor")
    yield from _same_labels(spot, "options", _offered_together(question.options))


def _offered_together(options: Iterable[Option]) -> list[tuple[str, str]]:
    """Labels, each with its condition: two of the same are no matter under different ones."""
    return [(option.label, option.show_if or "") for option in options]


def _same_labels(
    spot: QuestionSpot, key: str, labels: Iterable[tuple[str, str]]
) -> Iterator[Found]:
    seen: set[tuple[str, str]] = set()
    for place, (label, condition) in enumerate(labels):
        if (fold(label), condition) in seen:
            yield spot.found(rule_texts.same_label(label), key, place, "label")
        seen.add((fold(label), condition))


def _checklist(spot: QuestionSpot, question: Checklist) -> Iterator[Found]:
    yield from _same_labels(spot, "items", [(item.label, "") for item in question.items])
    together = any(item.role == "required" for item in question.items)
    if together and question.points == 0:
        yield spot.found(texts.REQUIRED_FOR_NOTHING, "points")
    if not together and question.points != 0:
        yield spot.found(texts.NOTHING_REQUIRED, "points")
    for place, item in enumerate(question.items):
        if item.role == "scored" and item.points == 0:
            yield spot.found(texts.SCORED_FOR_NOTHING, "items", place, "points")
        if item.direction_hint and not item.text:
            yield spot.found(texts.HINT_WITHOUT_TEXT, "items", place, "direction_hint")


def _table(spot: QuestionSpot, question: Table) -> Iterator[Found]:
    if question.rows_at_least > question.rows_at_most:
        yield spot.found(texts.ROWS_BETWEEN_NOTHING, "rows_at_least")
    if question.cap is not None and question.per_row == 0:
        yield spot.found(texts.CAP_WITHOUT_POINTS, "cap")
    elif question.cap is not None and question.cap > question.per_row * question.rows_at_most:
        yield spot.doubted(texts.ROW_CAP_IDLE, "cap")
    if all(column.kind == "computed" for column in question.columns):
        yield spot.found(texts.NOTHING_TO_FILL, "columns")
