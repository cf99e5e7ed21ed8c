"""Answer "nothing of this" to all that is left under a section, and take it back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from domain.acting import Actor
from domain.errors import NotFound
from domain.filling import texts
from domain.filling.charts import Branching, Chart
from domain.filling.opened import to_change
from domain.filling.recording import write_batch
from domain.filling.refusals import WrongAnswer
from storage import Session, answers, forms
from storage.answers import AnswerRow
from survey_defs.answers import tick_none
from survey_defs.model import Checklist
from survey_defs.scoring import State


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
    """Only what is asked, unanswered and has a natural "nothing": a checklist without ticks."""
    opened = to_change(session, by, now, form_id)
    codes = section_codes(opened.chart, section)
    rows = answers.read_all(session, form_id)
    batch = secrets.token_urlsafe(6)
    fresh = [
        _nothing(row, question, batch, by, now)
        for question in opened.survey.questions
        if isinstance(question, Checklist)
        and (codes is None or question.code in codes)
        and (row := rows.get(question.code)) is not None
        and row.state == State.UNANSWERED
    ]
    if not fresh:
        raise WrongAnswer(texts.NOTHING_LEFT)
    write_batch(session, opened, rows, fresh)
    forms.touch(session, form_id, now)
    return NothingGiven(form_id, section, batch, len(fresh))


def undo_nothing(session: Session, by: Actor, now: datetime, form_id: int, batch: str) -> Undone:
    """Those that have been answered otherwise since are left as they are."""
    opened = to_change(session, by, now, form_id)
    fresh = [
        row._replace(
            value=None,
            revision=row.revision + 1,
            batch=None,
            answered_by_id=by.id,
            answered_at=now,
        )
        for row in answers.read_batch(session, form_id, batch).values()
    ]
    if not fresh:
        raise WrongAnswer(texts.BATCH_GONE)
    write_batch(session, opened, answers.read_all(session, form_id), fresh)
    forms.touch(session, form_id, now)
    return Undone(form_id, len(fresh))


def section_codes(chart: Chart, section: int) -> frozenset[str] | None:
    """The questions under the section; None means all of them."""
    return None if section == 0 else branching_of(chart, section).codes


def branching_of(chart: Chart, section: int) -> Branching:
    if not 1 <= section <= len(chart.sections):
        raise NotFound(texts.NO_SUCH_SECTION)
    return chart.sections[section - 1]


def _nothing(
    row: AnswerRow, question: Checklist, batch: str, by: Actor, now: datetime
) -> AnswerRow:
    return row._replace(
        value=tick_none(question),
        revision=row.revision + 1,
        batch=batch,
        answered_by_id=by.id,
        answered_at=now,
    )
