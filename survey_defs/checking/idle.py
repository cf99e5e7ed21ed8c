"""What was written and can have no effect, or lacks its other half."""

from __future__ import annotations

from collections.abc import Iterator

from survey_defs.checking import rule_texts as texts
from survey_defs.checking.spots import Found, QuestionSpot
from survey_defs.model import Computed, EvidenceOnly, Note

_UNANSWERED = (Note, Computed)


def idle_problems(spot: QuestionSpot) -> Iterator[Found]:
    question = spot.question
    if question.constraint is not None and not question.constraint_text.strip():
        yield spot.doubted(texts.CONSTRAINT_WITHOUT_TEXT, "constraint")
    if question.constraint is None and question.constraint_text:
        yield spot.doubted(texts.TEXT_WITHOUT_CONSTRAINT, "constraint_text")
    if isinstance(question, Note | Computed | EvidenceOnly) and question.constraint is not None:
        yield spot.found(texts.CONSTRAINT_OF_NOTHING, "constraint")
    if isinstance(question, _UNANSWERED) and question.not_applicable:
        yield spot.doubted(texts.NOT_APPLICABLE_TO_NOTHING, "not_applicable")
