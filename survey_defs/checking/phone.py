"""Words that fit a phone: labels on buttons, a question in one message."""

from __future__ import annotations

from collections.abc import Iterator

from survey_defs.checking import texts
from survey_defs.checking.spots import Found, QuestionSpot, SectionSpot
from survey_defs.limits import DEFINITION, FULL_WIDTH, MARKED_WIDTH, fits, utf16, visible
from survey_defs.model import Change, Checklist, Choice, Ladder, Question, Survey

_Way = tuple[str | int, ...]


def section_problems(spot: SectionSpot) -> Iterator[Found]:
    if not fits(spot.section.short, FULL_WIDTH):
        length = visible(spot.section.short)
        yield spot.found(texts.label_too_long(length, FULL_WIDTH), "short")
    if not spot.section.every_question:
        yield spot.found(texts.EMPTY_SECTION)


def question_problems(survey: Survey, spot: QuestionSpot) -> Iterator[Found]:
    if not fits(spot.question.short, FULL_WIDTH):
        length = visible(spot.question.short)
        yield spot.found(texts.label_too_long(length, FULL_WIDTH), "short")
    for label, way in _ticked_labels(spot.question):
        if not fits(label, MARKED_WIDTH):
            yield spot.found(texts.label_too_long(visible(label), MARKED_WIDTH), *way)
    length = _length(survey, spot.question)
    if length > DEFINITION:
        yield spot.found(texts.message_too_long(length, DEFINITION))


def _ticked_labels(question: Question) -> Iterator[tuple[str, _Way]]:
    """Labels of buttons that bear a tick before the words."""
    match question:
        case Choice():
            for place, option in enumerate(question.options):
                yield option.label, ("options", place, "label")
        case Checklist():
            for place, item in enumerate(question.items):
                yield item.label, ("items", place, "label")
        case Ladder():
            yield question.void, ("void",)
        case Change():
            yield question.exempt, ("exempt",)


def _length(survey: Survey, question: Question) -> int:
    """What the definition puts into the message, in UTF-16 units."""
    words = [survey.notice, question.title, question.hint, question.rule]
    words += [section.title for section in survey.section_of(question.code)]
    if question.evidence:
        words += question.evidence.documents
    match question:
        case Choice():
            words += [option.full or option.label for option in question.options]
        case Checklist():
            words += [item.full or item.label for item in question.items]
    return utf16("\n".join(words))
