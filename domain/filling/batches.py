"""Answer "nothing of this" to all that is left under a section, and take it back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.acting import Actor
from domain.filling import texts
from domain.filling.clearing import cleared
from domain.filling.nothings import nothing_of
from domain.filling.opened import Opened, to_change
from domain.filling.recording import write_batch
from domain.filling.refusals import Renewed, WrongAnswer
from storage import Session, answers, forms
from storage.answers import AnswerRow


@dataclass(frozen=True, slots=True)
class NothingGiven:
    form_id: int
    section: int
    batch: str
    count: int


@dataclass(frozen=True, slots=True)
class Undone:
    form_id: int
    count: int


def nothing_under(
    session: Session, by: Actor, now: datetime, form_id: int, section: int
) -> NothingGiven:
    """Only what is asked, unanswered and has a natural "nothing": see `nothings`."""
    opened = to_change(session, by, now, form_id, partly=True)
    if section and not opened.is_of_now(section):
        raise Renewed(texts.SECTION_CHANGED, form_id)
    codes = section_codes(opened, section)
    rows = answers.read_all(session, form_id)
    batch = secrets.token_urlsafe(6)
    fresh = [
        _changed(rows[question.code], nothing, batch, by, now)
        for question in opened.survey.questions
        if (codes is None or question.code in codes)
        and (nothing := nothing_of(question, rows.get(question.code))) is not None
    ]
    if not fresh:
        raise WrongAnswer(texts.NOTHING_LEFT)
    write_batch(session, opened, now, rows, fresh)
    forms.touch(session, form_id, now)
    return NothingGiven(form_id, section, batch, len(fresh))


def undo_nothing(session: Session, by: Actor, now: datetime, form_id: int, batch: str) -> Undone:
    """Those that have been answered otherwise since are left as they are."""
    opened = to_change(session, by, now, form_id, partly=True)
    fresh = [
        _changed(row, cleared(opened.survey.question(row.question), row.value), None, by, now)
        for row in answers.read_batch(session, form_id, batch).values()
        if opened.has(row.question)
    ]
    if not fresh:
        raise WrongAnswer(texts.BATCH_GONE)
    write_batch(session, opened, now, answers.read_all(session, form_id), fresh)
    forms.touch(session, form_id, now)
    return Undone(form_id, len(fresh))


def section_codes(opened: Opened, section: int) -> frozenset[str] | None:
    """The questions under the section that are this person's; None means all of them."""
    return opened.only(None if section == 0 else opened.branching(section).codes)


def _changed(
    row: AnswerRow, value: Any | None, batch: str | None, by: Actor, now: datetime
) -> AnswerRow:
    return row._replace(
        value=value,
        revision=row.revision + 1,
        batch=batch,
        answered_by_id=by.id,
        answered_at=now,
    )
