"""What background work and its file are called: whom it is about, what it is, of which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.access import may_oversee
from domain.acting import Actor
from domain.overview import texts
from storage import Session, forms, organisations

LONGEST = 60
ENDINGS = {
    "svod": "xlsx",
    "svods": "zip",
    "analysts": "zip",
    "analysts_bare": "zip",
    "long_form": "csv",
    "invitation_sheet": "pdf",
    "invitation_sheets": "zip",
    "invitation_list": "xlsx",
    "call_list": "xlsx",
    "paper_word": "docx",
    "paper_pdf": "pdf",
    "papers_word": "zip",
    "papers_pdf": "zip",
    "reference_word": "docx",
    "reference_pdf": "pdf",
    "absence_word": "docx",
    "absence_pdf": "pdf",
}
"""By the kind of work."""


def about(session: Session, by: Actor, form_ids: Sequence[int], under: int | None) -> str:
    """The one organisation, or the territory; nothing of what the actor does not oversee."""
    path = name = ""
    if len(form_ids) == 1 and (form := forms.find_open(session, form_ids[0])):
        path, name = form.path, form.organisation
    elif under is not None and (place := organisations.get(session, under)):
        path, name = place.path, place.short_name
    return name[:LONGEST] if path and may_oversee(by, path) else ""


def file_name(kind: str, whose: str, at: datetime) -> str:
    """Of a file that was ready at this local time."""
    words = texts.RESULT_NAMES[kind].format(campaign=whose.rstrip(". "), date=f"{at:%d.%m.%Y}")
    return f"{words}.{ENDINGS[kind]}"
