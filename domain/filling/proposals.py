"""Ticks that the documents of a question bear out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from storage import Session, evidence
from storage.evidence import EvidenceRow
from survey_defs import answers
from survey_defs.model import Checklist, Question


def proposed(
    session: Session, form_id: int, question: Question, current: Any | None
) -> dict[str, Any] | None:
    """The answer with the ticks that its documents add; None when they add nothing."""
    if not isinstance(question, Checklist) or not question.proposed_from_documents:
        return None
    found = evidence.of_question(session, form_id, question.code)
    return proposed_from((row for row, _ in found), question, current)


def proposed_from(
    rows: Iterable[EvidenceRow], question: Question, current: Any | None
) -> dict[str, Any] | None:
    """The same for documents that are known already."""
    if not isinstance(question, Checklist):
        return None
    borne_out = answers.propose(question, {code for row in rows for code in row.contents or ()})
    ticked = set(current["ticks"]) if current else set()
    new = set(borne_out["ticks"]) - ticked if borne_out else set()
    for place, item in enumerate(question.items):
        if item.code in new:
            current = answers.tick(question, current, place)
    return current if new else None
