"""Evidence and answers as short lines."""

from __future__ import annotations

from domain.acting import Actor
from domain.filling.opened import Opened
from domain.filling.views import EvidenceLine
from storage import Session, evidence
from storage.evidence import EvidenceRow, Wanted
from storage.tables import EvidenceKind
from survey_defs.model import Question

OFFERED = 30
"""Documents to choose from at most: who has more, finds theirs by its own question."""


def line_of(row: EvidenceRow, uses: int = 0) -> EvidenceLine:
    return EvidenceLine(row.id, row.kind, row.name, row.title, row.document_class, uses)


def lines_of_question(session: Session, form_id: int, code: str) -> tuple[EvidenceLine, ...]:
    return tuple(line_of(*found) for found in evidence.of_question(session, form_id, code))


def wanted_by(opened: Opened, question: Question) -> Wanted | None:
    """What could support this answer; None where no evidence is asked for.

    Whoever fills in only a part is not offered the documents of the other parts.
    """
    rule = question.evidence
    if rule is None or opened.within is not None:
        return None
    kinds = [EvidenceKind.FILE] * rule.file + [EvidenceKind.LINK] * rule.link
    return Wanted(opened.organisation_id, opened.id, question.code, rule.classes, tuple(kinds))


def tray_rows(session: Session, by: Actor, opened: Opened) -> list[EvidenceRow]:
    """What belongs to no answer; of those who fill in a part only what they have sent."""
    rows = evidence.tray(session, opened.organisation_id)
    return rows if opened.within is None else [row for row in rows if row.added_by_id == by.id]


def count_tray(session: Session, by: Actor, opened: Opened) -> int:
    if opened.within is None:
        return evidence.count_tray(session, [opened.organisation_id])
    return len(tray_rows(session, by, opened))


def offered(
    session: Session, opened: Opened, question: Question, most: int = OFFERED
) -> tuple[EvidenceLine, ...]:
    """What the organisation has given already and this answer does not have yet."""
    wanted = wanted_by(opened, question)
    if wanted is None:
        return ()
    return tuple(line_of(*found) for found in evidence.reusable(session, wanted, most))


def count_offered(session: Session, opened: Opened, question: Question) -> int:
    wanted = wanted_by(opened, question)
    return 0 if wanted is None else evidence.count_reusable(session, wanted)
