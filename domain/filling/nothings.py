"""Which questions have a natural "nothing", and what it is."""

from __future__ import annotations

from typing import Any

from storage.answers import AnswerRow
from survey_defs import several, tables
from survey_defs.checklists import tick_none
from survey_defs.model import Checklist, Multiple, Question, Table
from survey_defs.scoring import State


def nothing_of(question: Question, row: AnswerRow | None) -> Any | None:
    """The answer "nothing of this" where one is missing; None where it would not be natural.

    Natural are a checklist without ticks, none of several options, a table without rows. What
    has been begun, what has an option of its own for it or must have something, is left alone.
    """
    if row is None or row.state != State.UNANSWERED:
        return None
    match question:
        case Checklist():
            return tick_none(question)
        case Multiple() if _may_be_none(question) and not row.value:
            return several.choose_none(question)
        case Table() if question.rows_at_least == 0 and not tables.rows_of(row.value):
            return tables.no_rows(question, row.value)
    return None


def _may_be_none(question: Multiple) -> bool:
    return question.at_least == 0 and not any(option.alone for option in question.options)
