"""Ticks that the documents of a question bear out."""

from __future__ import annotations

from typing import Any

from storage import Session, evidence
from survey_defs import answers
from survey_defs.model import Checklist, Question


def proposed(
    session: Session, form_id: int, question: Question, current: Any | None
) -> dict[str, Any] | None:
    """The answer with the ticks that its documents add; None when they add nothing."""
    if not isinstance(question, Checklist) or not question.proposed_from_documents:
        return None
    found = evidence.of_question(session, form_id, question.code)
    contents = {code for row, _ in found for code in row.contents or ()}
    borne_out = answers.propose(question, contents)
    if borne_out is None:
        return None
    ticked = set(current["ticks"]) if current else set()
    for place, item in enumerate(question.items):
        if item.code in borne_out["ticks"] and item.code not in ticked:
            current = answers.tick(question, current, place)
    return current if current and set(current["ticks"]) != ticked else None
