"""Evidence that is demanded must be possible to give, and its classes must exist."""

from __future__ import annotations

from collections.abc import Iterator

from survey_defs.checking import rule_texts as texts
from survey_defs.checking.spots import Found, QuestionSpot
from survey_defs.model import Checklist, Computed, EvidenceOnly, EvidenceRule, Note, Survey


def evidence_problems(survey: Survey, spot: QuestionSpot) -> Iterator[Found]:
    rule = spot.question.evidence
    known = {document_class.code for document_class in survey.document_classes}
    if rule is not None:
        yield from _impossible(spot, rule)
        for place, code in enumerate(rule.classes):
            if code not in known:
                yield spot.found(texts.unknown_class(code), "evidence", "classes", place)
    match spot.question:
        case Checklist(proposed_from_documents=True) as question:
            yield from _unproposable(survey, spot, question)
        case EvidenceOnly() as question:
            yield from _demanded(spot, question)
        case Note() | Computed() if rule is not None:
            yield spot.found(texts.EVIDENCE_OF_A_NOTE, "evidence")


def _impossible(spot: QuestionSpot, rule: EvidenceRule) -> Iterator[Found]:
    if not rule.file and not rule.link:
        yield spot.found(texts.NEITHER_FILE_NOR_LINK, "evidence")
    if rule.at_least > rule.at_most:
        yield spot.found(
            texts.more_than_allowed(rule.at_least, rule.at_most), "evidence", "at_least"
        )


def _demanded(spot: QuestionSpot, question: EvidenceOnly) -> Iterator[Found]:
    if question.evidence is None:
        yield spot.found(texts.EVIDENCE_OF_NOTHING)
    elif question.points != 0 and question.evidence.at_least == 0:
        yield spot.doubted(texts.POINTS_FOR_NO_EVIDENCE, "points")


def _unproposable(survey: Survey, spot: QuestionSpot, question: Checklist) -> Iterator[Found]:
    """Its ticks are named like the contents of the documents that it accepts."""
    accepted = question.evidence.classes if question.evidence else ()
    contents = {
        content.code
        for document_class in survey.document_classes
        if document_class.code in accepted
        for content in document_class.contents
    }
    for place, item in enumerate(question.items):
        if item.code not in contents:
            yield spot.found(texts.nothing_proposes(item.code), "items", place, "code")
