"""The receipt of a submission: what was submitted, as it was then."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.acting import Actor
from domain.errors import NotFound
from domain.filling.opened import to_look
from domain.papers import address, printed_receipt
from domain.submitting.views import ReceiptAnswer, ReceiptDocument, ReceiptPage
from storage import Session, answers, submissions
from survey_defs.laying import Laid


def receipt(session: Session, by: Actor, now: datetime, submission_id: int) -> ReceiptPage:
    """For those who may see the form; a recalled one too, and it says so."""
    row = submissions.find(session, submission_id)
    if row is None:
        raise NotFound
    opened = to_look(session, by, row.form_id)
    content = row.content
    check_number = printed_receipt(row.number, row.digest)
    return ReceiptPage(
        submission_id=row.id,
        form_id=row.form_id,
        number=row.number,
        at=row.at,
        zone=ZoneInfo(opened.row.zone),
        by_name=answers.name_of(session, row.by_id),
        campaign=content["campaign"],
        organisation=content["organisation"],
        survey_title=content["survey"]["title"],
        official=content["survey"]["official"],
        notice=content["survey"]["notice"],
        points=row.points,
        maximum=row.maximum,
        missing=content["missing"],
        on_time=content["on_time"],
        recalled_at=row.recalled_at,
        digest=row.digest,
        check_number=check_number,
        check_url=address(session, check_number),
        answers=tuple(_answer(each) for each in content["answers"]),
        documents=tuple(_document(each) for each in content["documents"]),
    )


def _answer(each: dict[str, Any]) -> ReceiptAnswer:
    return ReceiptAnswer(
        place=each["place"],
        question=each["question"],
        label=each["label"],
        sections=tuple(each["sections"]),
        answer=each["answer"],
        state=each["state"],
        points=each["points"],
        maximum=each["maximum"],
        comment=each["comment"],
        documents=tuple(each["documents"]),
        table=_table(each.get("table")),
    )


def _table(kept: dict[str, Any] | None) -> Laid | None:
    if kept is None:
        return None
    return Laid(tuple(kept["heads"]), tuple(tuple(cells) for cells in kept["rows"]))


def _document(each: dict[str, Any]) -> ReceiptDocument:
    return ReceiptDocument(
        number=each["number"],
        kind=each["kind"],
        name=each["name"],
        title=each["title"],
        document_class=each["document_class"],
        dated=each["dated"],
        registered=each["registered"],
        page=each["page"],
        size=each["size"],
        sha256=each["sha256"],
    )
