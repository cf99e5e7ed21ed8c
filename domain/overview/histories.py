"""What has become of the answers of a form: each change of them, and what stood a period ago."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.access import may_oversee
from domain.acting import Actor
from domain.errors import NotFound
from domain.filling.opened import Opened, opened_of, to_look
from domain.overview import texts
from domain.overview.views import Before
from storage import Session, answers, forms, overviews, values
from storage.answers import AnswerRow
from storage.overviews import Given, PastLine
from survey_defs.answers import in_words
from survey_defs.model import Change, Comparison, Question, Survey
from survey_defs.scoring import State


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """One change of an answer: what it was, what it became, who made it and when."""

    id: int
    code: str
    label: str
    """Of the question; empty when the survey has lost it."""
    revision: int
    at: datetime
    by_name: str | None
    was: str | None
    """None: there was nothing before."""
    words: str
    not_applicable: str | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class LastPeriod:
    campaign: str = ""
    """Its title; empty when there was none."""
    answers: Mapping[str, Before] = field(default_factory=dict)
    """By code, of the questions that are still the same."""


def answer_history(
    session: Session, by: Actor, now: datetime, form_id: int, question: str
) -> tuple[PastAnswer, ...]:
    """Every answer ever given to the question, the newest first."""
    opened = to_oversee(session, by, form_id)
    if not opened.survey.has(question):
        raise NotFound
    return _told(opened.survey, overviews.history(session, form_id, question))


def form_history(
    session: Session,
    by: Actor,
    now: datetime,
    form_id: int,
    limit: int,
    before: int | None = None,
) -> tuple[PastAnswer, ...]:
    """The changes of all its answers, the newest first; only those before this one."""
    opened = to_oversee(session, by, form_id)
    return _told(opened.survey, overviews.history(session, form_id, None, limit, before))


def last_period(session: Session, opened: Opened) -> LastPeriod:
    """From the last closed campaign of the same questionnaire in which the organisation was."""
    here = opened.organisation_id
    last = values.last_forms(session, opened.row.campaign.id, [here]).get(here)
    row = last and forms.find_open(session, last.form_id)
    if row is None:
        return LastPeriod()
    then = opened_of(session, row)
    rows = answers.read_all(session, then.id)
    return LastPeriod(
        then.row.campaign.title,
        {
            code: _before(then.survey.question(code), rows.get(code))
            for code in opened.survey.places
            if then.survey.has(code)
        },
    )


def answer_in_words(question: Question, row: AnswerRow | None) -> str:
    """What a table or page shows for an answer: never 0 where there is none."""
    state = State(row.state) if row else State.UNANSWERED
    if row is None or state is State.UNANSWERED:
        return texts.NO_ANSWER
    if state is State.NOT_ASKED:
        return texts.NOT_ASKED
    words = _words(question, row.value, row.not_applicable)
    compared = isinstance(question, Change | Comparison)
    return texts.waiting(words) if compared and state is State.WAITING else words


def to_oversee(session: Session, by: Actor, form_id: int) -> Opened:
    """The form, if the actor oversees its organisation."""
    opened = to_look(session, by, form_id)
    if not may_oversee(by, opened.row.path):
        raise NotFound
    return opened


def _before(question: Question, row: AnswerRow | None) -> Before:
    earned = row is not None and State(row.state) is State.ANSWERED
    return Before(answer_in_words(question, row), row.points if row and earned else None)


def _told(survey: Survey, lines: Sequence[PastLine]) -> tuple[PastAnswer, ...]:
    return tuple(_line(survey, line) for line in lines)


def _line(survey: Survey, line: PastLine) -> PastAnswer:
    asked = survey.question(line.question) if survey.has(line.question) else None
    return PastAnswer(
        id=line.id,
        code=line.question,
        label=asked.label if asked else "",
        revision=line.given.revision,
        at=line.at,
        by_name=line.by_name,
        was=_given(asked, line.before) if line.before else None,
        words=_given(asked, line.given),
        not_applicable=line.given.not_applicable,
        comment=line.given.comment,
    )


def _given(asked: Question | None, given: Given) -> str:
    if asked is None:
        return texts.ASKED_NO_MORE
    return _words(asked, given.value, given.not_applicable)


def _words(question: Question, value: object, not_applicable: str | None) -> str:
    if not_applicable is not None:
        return texts.not_applicable(not_applicable)
    return in_words(question, value)
