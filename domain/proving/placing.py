"""Let a document support an answer, or no longer."""

from __future__ import annotations

from datetime import datetime

from domain.acting import Actor
from domain.errors import NotFound
from domain.filling.refusals import EvidenceRefused
from domain.proving import texts
from domain.proving.counting import keep_count
from domain.proving.owned import form_to_prove, to_see
from domain.proving.taking import unfit
from domain.proving.views import Attached
from storage import Session, evidence, forms
from storage.evidence import UseRow


def attach(
    session: Session, by: Actor, now: datetime, evidence_id: int, form_id: int, place: int
) -> Attached:
    """Attaching what is attached already changes nothing."""
    opened = form_to_prove(session, by, now, form_id)
    question = opened.question(place)
    row = evidence.find(session, evidence_id)
    if row is not None and opened.within is not None:
        to_see(session, by, evidence_id)
    if row is None or row.organisation_id != opened.organisation_id:
        raise NotFound(texts.NO_SUCH_EVIDENCE)
    attached = evidence.of_question(session, form_id, question.code)
    if any(each.id == evidence_id for each, _ in attached):
        return Attached(evidence_id, form_id, place, changed=False)
    if refusal := unfit(question, row.kind, len(attached)):
        raise EvidenceRefused(refusal)
    evidence.attach(session, UseRow(evidence_id, form_id, question.code), by.id, now)
    keep_count(session, by, now, opened, question)
    forms.touch(session, form_id, now)
    return Attached(evidence_id, form_id, place, changed=True)


def detach(
    session: Session, by: Actor, now: datetime, evidence_id: int, form_id: int, place: int
) -> Attached:
    """From this one answer; without any other it goes back to the tray."""
    opened = form_to_prove(session, by, now, form_id)
    question = opened.question(place)
    attached = evidence.of_question(session, form_id, question.code)
    if all(row.id != evidence_id for row, _ in attached):
        return Attached(evidence_id, form_id, place, changed=False)
    evidence.detach(session, evidence_id, [form_id], question.code)
    keep_count(session, by, now, opened, question)
    forms.touch(session, form_id, now)
    return Attached(evidence_id, form_id, place, changed=True)
