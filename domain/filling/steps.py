"""One question of a form, with all that its screen shows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.acting import Actor
from domain.filling.lasting import jumps, last_of
from domain.filling.lines import count_offered, count_tray, lines_of_question, offered
from domain.filling.opened import Opened, to_look, why_not
from domain.filling.proposals import proposed
from domain.filling.recording import blank
from domain.filling.rules import Shown, shown_by_rules
from domain.filling.seeing import Seen
from domain.filling.tallies import way_at
from domain.filling.views import EvidenceLine, SectionName, Step
from domain.filling.whereabouts import asked_by, line_of_question
from domain.surroundings import surroundings_of
from storage import Session, answers
from storage.answers import AnswerRow
from survey_defs.exact import Exact
from survey_defs.model import Change, Comparison, Question
from survey_defs.scoring import State


def question_step(session: Session, by: Actor, now: datetime, form_id: int, place: int) -> Step:
    """The question at this place, counted from 0 over all questions, asked or not."""
    opened = to_look(session, by, form_id, partly=True)
    question = opened.question(place)
    row = answers.read(session, form_id, [question.code]).get(question.code) or blank(question)
    refusal = why_not(session, by, now, opened.row)
    marks = answers.read_marks(session, form_id)
    seen = Seen(session, now, opened, question, row.value)
    return Step(
        form_id=form_id,
        place=opened.chart.number_of(question.code),
        question=question,
        sections=_sections(opened, question),
        evidence=lines_of_question(session, form_id, question.code),
        tray=count_tray(session, by, opened),
        may_change=not refusal,
        why_not=refusal,
        **_form(opened),
        **_answer(session, by, row),
        line=line_of_question(opened.survey, question, asked_by(marks)),
        **_way(opened, marks, question),
        **_around(session, opened, question, row),
        **_offer(session, opened, question, row),
        **_with_last(session, opened, question, row, shown_by_rules(seen, row.not_applicable)),
    )


def _way(opened: Opened, marks: Mapping[str, str], question: Question) -> dict[str, Any]:
    """With the numbers that buttons carry."""
    if opened.within is not None:
        others = (each.code for each in opened.survey.questions if not opened.has(each.code))
        marks = {**marks, **dict.fromkeys(others, State.NOT_ASKED)}
    way = way_at(opened.survey, marks, opened.survey.place(question.code))
    numbered = {
        name: None if place is None else opened.chart.number(place)
        for name, place in (("back", way.back), ("next", way.next), ("gap", way.gap))
    }
    return way._asdict() | numbered


def _form(opened: Opened) -> dict[str, Any]:
    return {
        "campaign": opened.row.campaign.title,
        "organisation": opened.row.organisation,
        "official": opened.survey.official,
        "notice": opened.survey.notice,
        "zone": ZoneInfo(opened.row.zone),
    }


def _sections(opened: Opened, question: Question) -> tuple[SectionName, ...]:
    return tuple(
        SectionName(opened.chart.numbers[section.code], section.label, section.level)
        for section in opened.survey.section_of(question.code)
    )


def _answer(session: Session, by: Actor, row: AnswerRow) -> dict[str, Any]:
    others = row.answered_by_id is not None and row.answered_by_id != by.id
    return {
        "value": row.value,
        "not_applicable": row.not_applicable,
        "comment": row.comment,
        "revision": row.revision,
        "state": State(row.state),
        "points": row.points,
        "maximum": row.maximum,
        "by_name": answers.name_of(session, row.answered_by_id) or None if others else None,
        "at": row.answered_at,
    }


def _around(
    session: Session, opened: Opened, question: Question, row: AnswerRow
) -> dict[str, Any]:
    """The values that the answer is compared with."""
    previous = given = None
    by_hand = False
    if isinstance(question, Change | Comparison):
        around = surroundings_of(session, opened.row)
        previous, given = around.previous.get(question.code), around.given.get(question.code)
        if previous is None and row.value and "previous" in row.value:
            previous, by_hand = row.value["previous"], True
    return {
        "previous": None if previous is None else Exact(previous),
        "previous_by_hand": by_hand,
        "given": None if given is None else Exact(given),
    }


def _with_last(
    session: Session, opened: Opened, question: Question, row: AnswerRow, shown: Shown
) -> dict[str, Any]:
    """What was said in the last period; a change shows it in its own way."""
    last = last_of(session, opened, [question.code]).get(question.code)
    if last is None or isinstance(question, Change):
        return shown._asdict()
    why = jumps(opened, {question.code: row}, {question.code: last}).get(question.code, ())
    free = row.value is None and row.not_applicable is None
    told = {"last": last.words, "may_keep": free and last.may_stay}
    return {**shown._asdict(), **told, "remarks": (*shown.remarks, *why)}


def _offer(session: Session, opened: Opened, question: Question, row: AnswerRow) -> dict[str, Any]:
    """What can be had with one tap."""
    first = offered(session, opened, question, most=1)
    return {
        "proposal": proposed(session, opened.id, question, row.value),
        "same": _same(first),
        "reusable": count_offered(session, opened, question) if first else 0,
    }


def _same(first: tuple[EvidenceLine, ...]) -> EvidenceLine | None:
    """A document that has come up in this form already."""
    return first[0] if first and first[0].uses else None
