"""The receipt as a notice: queued with the submission, it reaches the person whatever happens."""

from __future__ import annotations

from datetime import datetime

from domain.acting import Actor
from domain.errors import NotFound
from domain.filling.opened import to_look
from storage import Session, outbox, submissions

RECEIPT = "receipt"


def send_receipt(session: Session, by: Actor, now: datetime, form_id: int) -> None:
    """The one of the latest submission, to whoever asks; its file is made when it is sent."""
    to_look(session, by, form_id)
    latest = submissions.latest(session, form_id)
    if latest is None or by.id is None:
        raise NotFound
    notice = {
        "to_id": by.id,
        "kind": RECEIPT,
        "form_id": form_id,
        "content": {"submission_id": latest.id},
        "once": f"{RECEIPT} {latest.id} {by.id} {now.isoformat()}",
        "urgency": 0,
        "due_at": now,
    }
    outbox.add_once(session, [notice])
