"""Submit a form, recall it while it may be, and look beforehand."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from domain import journal
from domain.access import may_fill
from domain.acting import Actor
from domain.filling.counting import Counting
from domain.filling.lasting import jumps, last_of
from domain.filling.opened import Opened, dates_of, to_change, to_look, why_not
from domain.filling.refusals import CannotChange, CannotSubmit
from domain.filling.tallies import States, gap_places
from domain.filling.trees import gap_lines, summary_of
from domain.submitting import texts
from domain.submitting.blocks import Judged, judged
from domain.submitting.doubts import Papers, doubts
from domain.submitting.snapshots import digest_of, snapshot
from domain.submitting.views import Check, Recalled, Receipt
from storage import Session, answers, evidence, forms, submissions
from storage.answers import AnswerRow, StateRow
from storage.evidence import EvidenceRow
from storage.tables import FormState


def before_submitting(session: Session, by: Actor, now: datetime, form_id: int) -> Check:
    """Gaps and doubts do not forbid: a gap is submitted as "no answer" and earns nothing.

    What the rules of the form call false does, and so does what has been begun and not finished.
    """
    opened = to_look(session, by, form_id)
    rows = answers.read_all(session, form_id)
    states, dates = _states(rows), dates_of(opened.row)
    counted = Counting(opened.chart, states).whole()
    found = judged(session, now, opened, rows)
    refusal = (
        why_not(session, by, now, opened.row) or _nothing_yet(counted.done) or _blocked(found)
    )
    papers = _papers(session, form_id)
    return Check(
        form_id=form_id,
        campaign=opened.row.campaign.title,
        organisation=opened.row.organisation,
        missing=gap_lines(opened, states),
        doubtful=(
            *doubts(opened, rows, papers, _with_jumps(session, opened, rows, found.warnings)),
            *found.warnings_of_form,
        ),
        blocking=found.blocking,
        summary=summary_of(session, now, opened, rows),
        done=counted.done,
        total=counted.total,
        on_time=dates.is_on_time(now),
        on_time_at=dates.on_time_at,
        locks_at=dates.open_until,
        zone=dates.zone,
        may_submit=not refusal,
        why_not=refusal,
    )


def submit(session: Session, by: Actor, now: datetime, form_id: int) -> Receipt:
    """Submit it as it stands. Submitting what is submitted gives the same receipt again."""
    if standing := _standing(session, by, form_id):
        return standing
    opened = to_change(session, by, now, form_id)
    rows = answers.read_all(session, form_id)
    states = _states(rows)
    counted = Counting(opened.chart, states).whole()
    found = judged(session, now, opened, rows)
    if refusal := _nothing_yet(counted.done) or _blocked(found):
        raise CannotSubmit(refusal)
    content = _content(session, opened, rows, found)
    content |= {
        "by": by.id,  # not the name: it goes when the consent is withdrawn
        "at": now.isoformat(),
        "on_time": dates_of(opened.row).is_on_time(now),
        "points": counted.earned,
        "maximum": counted.maximum,
        "missing": len(gap_places(opened.survey, states)),
    }
    number, submission_id = _keep(session, by, now, opened, content)
    forms.submit(session, form_id, now, by.id)
    _note(session, by, now, opened, "form_submitted", number)
    return _receipt(form_id, submission_id, number, now, content, new=True)


def recall(session: Session, by: Actor, now: datetime, form_id: int) -> Recalled:
    """Until the lock. The form is to be submitted again; that moment decides if it is on time."""
    opened = to_look(session, by, form_id, to_change=True)
    dates, standing = dates_of(opened.row), submissions.latest(session, form_id)
    if not may_fill(by, opened.row.path) or not dates.is_open(now):
        raise CannotChange(why_not(session, by, now, opened.row))
    if opened.row.form.state is not FormState.SUBMITTED or standing is None:
        raise CannotSubmit(texts.NOT_SUBMITTED)
    submissions.recall(session, form_id, now)
    forms.recall(session, form_id, now)
    _note(session, by, now, opened, "form_recalled", standing.number)
    return Recalled(form_id, standing.number, not dates.is_on_time(now), dates.open_until)


def _standing(session: Session, by: Actor, form_id: int) -> Receipt | None:
    """The receipt of a form that is submitted already."""
    opened = to_look(session, by, form_id, to_change=True)
    latest = submissions.latest(session, form_id)
    if opened.row.form.state is not FormState.SUBMITTED or latest is None:
        return None
    row = submissions.find(session, latest.id)
    assert row is not None
    return _receipt(form_id, row.id, row.number, row.at, row.content, new=False)


def _receipt(
    form_id: int,
    submission_id: int,
    number: str,
    at: datetime,
    content: dict[str, Any],
    *,
    new: bool,
) -> Receipt:
    return Receipt(
        form_id=form_id,
        submission_id=submission_id,
        number=number,
        at=at,
        points=content["points"],
        maximum=content["maximum"],
        missing=content["missing"],
        on_time=content["on_time"],
        new=new,
    )


def _keep(
    session: Session, by: Actor, now: datetime, opened: Opened, content: dict[str, Any]
) -> tuple[str, int]:
    """The number is made of the id, so the row comes first and is completed at once."""
    row = {
        "form_id": opened.id,
        "number": secrets.token_hex(16),
        "at": now,
        "by_id": by.id,
        "points": content["points"],
        "maximum": content["maximum"],
        "content": content,
        "digest": "",
    }
    submission_id = submissions.add(session, row)
    year = dates_of(opened.row).local(now).year
    number = texts.NUMBER.format(year=year, id=submission_id)
    content["number"] = number
    news = {"number": number, "content": content, "digest": digest_of(content)}
    submissions.change(session, submission_id, news)
    return number, submission_id


def _content(
    session: Session, opened: Opened, rows: dict[str, AnswerRow], found: Judged
) -> dict[str, Any]:
    uses = evidence.of_form(session, opened.id)
    hashes = {row.sha256 for _, row in uses if row.sha256}
    return snapshot(opened, rows, uses, evidence.find_files(session, hashes), found.walk)


def _with_jumps(
    session: Session,
    opened: Opened,
    rows: Mapping[str, AnswerRow],
    warnings: Mapping[str, Sequence[str]],
) -> dict[str, Sequence[str]]:
    """And what has risen or fallen since the last period without a word of why."""
    told: dict[str, Sequence[str]] = dict(warnings)
    last = last_of(session, opened, list(rows))
    for code, sentences in jumps(opened, rows, last).items():
        told[code] = (*told.get(code, ()), *sentences)
    return told


def _papers(session: Session, form_id: int) -> Papers:
    by_question: dict[str, list[EvidenceRow]] = {}
    for question, row in evidence.of_form(session, form_id):
        by_question.setdefault(question, []).append(row)
    return Papers(by_question)


def _states(rows: dict[str, AnswerRow]) -> States:
    return {code: StateRow(code, row.state, row.points, row.maximum) for code, row in rows.items()}


def _nothing_yet(done: int) -> str:
    return "" if done else texts.NOTHING_YET


def _blocked(found: Judged) -> str:
    lines = [(line.label, line.sentence) for line in found.blocking]
    return texts.blocked(lines) if lines else ""


def _note(
    session: Session, by: Actor, now: datetime, opened: Opened, what: str, number: str
) -> None:
    journal.note(
        session,
        by,
        now,
        what,
        organisation_id=opened.organisation_id,
        campaign_id=opened.row.campaign.id,
        form_id=opened.id,
        number=number,
    )
