"""Words that fit a phone: labels on buttons, a question in one message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import nlargest

from survey_defs.checking import rule_texts as texts
from survey_defs.checking.lines import Mapping, at
from survey_defs.checking.spots import Found, QuestionSpot, SectionSpot
from survey_defs.limits import (
    DEFINITION,
    FULL_WIDTH,
    MARKED_WIDTH,
    OPTIONS_AT_ONCE,
    fits,
    utf16,
    visible,
)
from survey_defs.model import (
    Change,
    Checklist,
    Choice,
    Column,
    Ladder,
    Multiple,
    Question,
    Survey,
    Table,
)

_Way = tuple[str | int, ...]
CELL = 24
"""What an answer takes on the screen of a row, beside the name of its column."""


def whole_problems(survey: Survey, raw: Mapping) -> Iterator[Found]:
    for key in ("about", "notice"):
        length = utf16(getattr(survey, key))
        if length > DEFINITION:
            yield Found(at(raw, key), "", texts.said_too_long(length, DEFINITION))


def section_problems(spot: SectionSpot) -> Iterator[Found]:
    if not fits(spot.section.short, FULL_WIDTH):
        length = visible(spot.section.short)
        yield spot.found(texts.label_too_long(length, FULL_WIDTH), "short")
    if not spot.section.every_question:
        yield spot.found(texts.EMPTY_SECTION)


def question_problems(survey: Survey, spot: QuestionSpot) -> Iterator[Found]:
    yield from _labels(spot)
    length = _length(survey, spot)
    if length > DEFINITION:
        yield spot.found(texts.message_too_long(length, DEFINITION))
    if isinstance(spot.question, Table):
        length = _length_of_row(survey, spot.question)
        if length > DEFINITION:
            yield spot.found(texts.row_too_long(length, DEFINITION), "columns")
    if utf16(spot.question.constraint_text) > DEFINITION:
        length = utf16(spot.question.constraint_text)
        yield spot.found(texts.said_too_long(length, DEFINITION), "constraint_text")


def _labels(spot: QuestionSpot) -> Iterator[Found]:
    if not fits(spot.question.short, FULL_WIDTH):
        length = visible(spot.question.short)
        yield spot.found(texts.label_too_long(length, FULL_WIDTH), "short")
    for label, way in _ticked_labels(spot.question):
        if not fits(label, MARKED_WIDTH):
            yield spot.found(texts.label_too_long(visible(label), MARKED_WIDTH), *way)


def _ticked_labels(question: Question | Column) -> Iterator[tuple[str, _Way]]:
    """Labels of buttons that bear a tick before the words."""
    match question:
        case Choice() | Multiple():
            for place, option in enumerate(question.options):
                yield option.label, ("options", place, "label")
        case Checklist():
            for place, item in enumerate(question.items):
                yield item.label, ("items", place, "label")
        case Ladder():
            yield question.void, ("void",)
        case Change():
            yield question.exempt, ("exempt",)


def _length(survey: Survey, spot: QuestionSpot) -> int:
    """What the definition puts into the message, in UTF-16 units."""
    question = spot.question
    words = [survey.notice, question.title, question.hint, question.rule]
    words += _titles_above(survey, (spot.table or question).code)
    if spot.table is not None:
        words.append(spot.table.title)
    if question.evidence:
        words += question.evidence.documents
    match question:
        case Choice() | Multiple():
            words += _longest(option.full or option.label for option in question.options)
        case Checklist():
            words += _longest(item.full or item.label for item in question.items)
    return utf16("\n".join(words))


def _longest(wordings: Iterable[str]) -> list[str]:
    """As many as a page of a long list may show together."""
    return nlargest(OPTIONS_AT_ONCE, wordings, key=utf16)


def _length_of_row(survey: Survey, table: Table) -> int:
    words = [survey.notice, table.title, *_titles_above(survey, table.code)]
    words += [column.label for column in table.columns]
    return utf16("\n".join(words)) + CELL * len(table.columns)


def _titles_above(survey: Survey, code: str) -> list[str]:
    return [section.title for section in survey.section_of(code)]
