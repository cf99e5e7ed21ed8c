"""What a computed value is made of: the questions that its formula names, with their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.acting import Actor
from domain.filling import texts
from domain.filling.opened import Opened, to_look
from domain.filling.recording import blank, entry_in_words, entry_of
from storage import Session, answers
from storage.answers import AnswerRow
from survey_defs import answer_texts
from survey_defs.expressions import parse
from survey_defs.model import Computed, Question, Table
from survey_defs.scoring import State
from survey_defs.tables import row_forms, rows_of


@dataclass(frozen=True, slots=True)
class Part:
    label: str
    words: str


def made_of(
    session: Session, by: Actor, now: datetime, form_id: int, place: int
) -> tuple[Part, ...]:
    """In the order of the questions; nothing for a question that is not computed."""
    opened = to_look(session, by, form_id, partly=True)
    question = opened.question(place)
    if not isinstance(question, Computed):
        return ()
    named = _named(opened, question)
    rows = answers.read(session, form_id, [part.code for part in named])
    return tuple(
        Part(_label(opened, part, named), _words(part, rows.get(part.code) or blank(part)))
        for part in named
    )


def _label(opened: Opened, part: Question, named: list[Question]) -> str:
    """With its section where another part is called the same."""
    if [other.label for other in named].count(part.label) == 1:
        return part.label
    return texts.of_section(part.label, opened.survey.section_of(part.code)[-1].label)


def _named(opened: Opened, computed: Computed) -> list[Question]:
    names = parse(computed.formula).names
    return [question for question in opened.survey.questions if question.code in names]


def _words(question: Question, row: AnswerRow) -> str:
    if row.state == State.NOT_ASKED:
        return texts.IS_NOT_ASKED
    if isinstance(question, Table) and rows_of(row.value):
        return answer_texts.counted_rows(len(rows_of(row.value)), row_forms(question))
    return entry_in_words(question, entry_of(row)._replace(comment=None))
