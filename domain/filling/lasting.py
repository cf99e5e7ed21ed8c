"""What the organisation said in the last period, beside what it says now."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.acting import Actor
from domain.filling import texts
from domain.filling.opened import Opened, to_look, why_not
from domain.filling.refusals import WrongAnswer
from domain.filling.seeing import Seen
from domain.filling.spots import Spot
from domain.filling.valuing import record_value
from domain.filling.views import Recorded
from domain.pinned import survey_of
from storage import Session, answers, values
from storage.answers import AnswerRow
from survey_defs.answers import NotAnAnswer, in_words, validate
from survey_defs.exact import Exact
from survey_defs.model import Change, Computed, EvidenceOnly, Note, Question
from survey_defs.scoring import State
from survey_defs.valuing import measured

JUMP = 30
"""Per cent by which a number rises or falls before it is asked why."""
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Last:
    """An answer of the last period, as far as the same was asked then."""

    value: Any
    words: str
    points: int
    maximum: int
    scored: bool
    """It waited for nothing to compare with."""
    measure: Exact | None
    may_stay: bool
    """It would be an answer to the question as it is now."""


def last_of(session: Session, opened: Opened, codes: Collection[str]) -> dict[str, Last]:
    """Of these questions; none of those that were not asked, or not answered, or are new."""
    here = opened.organisation_id
    last = values.last_forms(session, opened.row.campaign.id, [here]).get(here)
    if last is None or not codes:
        return {}
    then = survey_of(session, last.fingerprint)
    rows = answers.read(session, last.form_id, [code for code in codes if then.has(code)])
    return {
        code: _last(then.question(code), opened.survey.question(code), row)
        for code, row in rows.items()
        if row.value is not None
        and row.state in {State.ANSWERED, State.WAITING}
        and isinstance(opened.survey.question(code), type(then.question(code)))
    }


def keep_last(session: Session, by: Actor, now: datetime, spot: Spot) -> Recorded:
    """Nothing has changed since: what was answered then is the answer now."""

    def keep(seen: Seen, current: Any | None) -> Any:
        code = seen.question.code
        last = last_of(session, seen.opened, [code]).get(code)
        if last is None or not last.may_stay:
            raise WrongAnswer(texts.NOTHING_TO_KEEP)
        return last.value

    return record_value(session, by, now, spot, keep)


def jumps(
    opened: Opened, rows: Mapping[str, AnswerRow], last: Mapping[str, Last]
) -> dict[str, tuple[str, ...]]:
    """By question, the sentence for what rose or fell and has no comment that says why."""
    return {
        code: (texts.jump(each.words, in_words(opened.survey.question(code), rows[code].value)),)
        for code, each in last.items()
        if code in rows and is_jump(opened.survey.question(code), rows[code], each)
    }


def is_jump(question: Question, row: AnswerRow, last: Last) -> bool:
    """Other points out of the same maximum, or a number that went far."""
    told = row.comment or isinstance(question, Change) or not question.comment
    if told or row.state not in {State.ANSWERED, State.WAITING} or row.value == last.value:
        return False
    scored = row.state == State.ANSWERED and row.maximum == last.maximum
    if scored and last.scored and row.points != last.points:
        return True
    now = measured(question, row.value)
    if now is None or last.measure is None:
        return False
    return abs(now - last.measure) * WHOLE > JUMP * abs(last.measure)


def _last(then: Question, question: Question, row: AnswerRow) -> Last:
    return Last(
        value=row.value,
        words=in_words(then, row.value),
        points=row.points,
        maximum=row.maximum,
        scored=row.state == State.ANSWERED,
        measure=measured(then, row.value),
        may_stay=_may_stay(question, row.value),
    )


def _may_stay(question: Question, value: Any) -> bool:
    if isinstance(question, Change | Computed | Note | EvidenceOnly):
        return False
    try:
        return bool(validate(question, value) is not None)
    except NotAnAnswer:
        return False


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A question that was answered in the last period."""

    place: int
    label: str
    then: str
    now: str
    """Empty while it has no answer."""
    asked_why: bool
    may_stay: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What is otherwise than in the last period, and what is still to be said."""

    form_id: int
    organisation: str
    changed: tuple[ChangeLine, ...]
    waiting: tuple[ChangeLine, ...]
    same: int
    may_change: bool

    @property
    def keepable(self) -> int:
        """How many could stay as they were."""
        return sum(each.may_stay for each in self.waiting) if self.may_change else 0


def changes_of(session: Session, by: Actor, now: datetime, form_id: int) -> Changes:
    opened = to_look(session, by, form_id)
    rows = answers.read_all(session, form_id)
    lines = _lines(opened, rows, last_of(session, opened, list(rows)))
    return Changes(
        form_id=form_id,
        organisation=opened.row.organisation,
        changed=tuple(each for each in lines if each.now and each.now != each.then),
        waiting=tuple(each for each in lines if not each.now),
        same=sum(each.now == each.then for each in lines),
        may_change=not why_not(session, by, now, opened.row),
    )


def keep_rest(session: Session, by: Actor, now: datetime, form_id: int) -> int:
    """All that has no answer yet stays as it was; how many answers that gave."""
    kept = 0
    for line in changes_of(session, by, now, form_id).waiting:
        if line.may_stay:
            kept += keep_last(session, by, now, Spot(form_id, line.place, None)).changed
    return kept


def _lines(
    opened: Opened, rows: Mapping[str, AnswerRow], last: Mapping[str, Last]
) -> list[ChangeLine]:
    lines = []
    for question in opened.survey.questions:
        row, then = rows.get(question.code), last.get(question.code)
        if row is None or then is None or row.state == State.NOT_ASKED:
            continue
        words = row.not_applicable or ("" if row.value is None else in_words(question, row.value))
        lines.append(
            ChangeLine(
                place=opened.chart.number_of(question.code),
                label=question.label,
                then=then.words,
                now=words,
                asked_why=is_jump(question, row, then),
                may_stay=then.may_stay,
            )
        )
    return lines
