"""An answer that consists of its documents alone counts them, in step with every change."""

from __future__ import annotations

from datetime import datetime

from domain.acting import Actor
from domain.filling.opened import Opened
from domain.filling.recording import blank, write_batch
from storage import Session, answers, evidence
from survey_defs.model import EvidenceOnly, Question


def keep_count(
    session: Session, by: Actor, now: datetime, opened: Opened, question: Question
) -> None:
    """Record how many there are now; without any there is no answer. Others are left alone."""
    if not isinstance(question, EvidenceOnly):
        return
    count = len(evidence.of_question(session, opened.id, question.code))
    rows = answers.read_all(session, opened.id)
    row, value = rows.get(question.code) or blank(question), str(count) if count else None
    if row.value == value:
        return
    fresh = row._replace(
        value=value,
        not_applicable=None if count else row.not_applicable,
        revision=row.revision + 1,
        batch=None,
        answered_by_id=by.id,
        answered_at=now,
    )
    write_batch(session, opened, now, rows, [fresh])
