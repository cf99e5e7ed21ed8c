"""«Answers» and «Points»: a row an organisation, a column a question, written in one pass."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from domain.overview import BoardRow
from reports import texts
from reports.cells import Book, Sheet, clean
from reports.columns import answered_questions
from reports.gathering import Gathered, Progress
from reports.sheets.points import Matrix
from storage import exporting
from storage.exporting import Given
from survey_defs import answer_texts
from survey_defs.answers import in_words
from survey_defs.model import Question, Table
from survey_defs.scoring import State
from survey_defs.tables import row_forms, rows_of

KEPT = 4
"""Columns that stay in sight: number, code, organisation, territory."""
REMEMBERED = 200_000
"""Different answers whose words are kept: most forms answer alike."""


class Words:
    """Answers in words; the same answer to the same question is worked out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}

    def of(self, question: Question, given: Given | None) -> str:
        if given is None or given.state == State.UNANSWERED:
            return texts.NO_ANSWER
        if given.state == State.NOT_ASKED:
            return texts.NOT_ASKED
        if given.not_applicable is not None:
            return clean(f"{texts.NOT_APPLICABLE}: {given.not_applicable}")
        return self._words(question, given.value or "null")

    def _words(self, question: Question, value: str) -> str:
        key = question.code, value
        words = self._known.get(key)
        if words is None:
            words = clean(_in_words(question, json.loads(value)))
            if len(self._known) < REMEMBERED:
                self._known[key] = words
        return words


def _in_words(question: Question, value: Any) -> str:
    """Of a table how many rows: these have a sheet of their own."""
    if not isinstance(question, Table) or value is None:
        return in_words(question, value)
    rows = rows_of(value)
    return answer_texts.counted_rows(len(rows), row_forms(question))


def write_matrix(book: Book, gathered: Gathered, progress: Progress) -> None:
    asked = answered_questions(gathered.survey)
    answers, points = _sheet(book, gathered, asked), Matrix(book, gathered)
    words, total = Words(), len(gathered.counted)
    for done, (row, given) in enumerate(_forms(gathered), 1):
        answers.add(gathered.numbered(row))
        answers.row -= 1
        for column, question in enumerate(asked, KEPT):
            _write_answer(answers, column, question, given.get(question.code), words)
        answers.row += 1
        points.add(row, given)
        progress(done, total)
    points.name_cells()


def _write_answer(
    sheet: Sheet, column: int, question: Question, given: Given | None, words: Words
) -> None:
    """In words; of a table that is answered, the number of its rows as a number."""
    counted = isinstance(question, Table) and given is not None and given.not_applicable is None
    if counted and given is not None and given.state in {State.ANSWERED, State.WAITING}:
        sheet.number(column, len(rows_of(json.loads(given.value or "null"))), "plain")
    else:
        sheet.words(column, words.of(question, given))


def _sheet(book: Book, gathered: Gathered, questions: Sequence[Question]) -> Sheet:
    """Two rows of head: codes, then titles."""
    width = len(questions)
    sheet = book.sheet(texts.ANSWERS, (6.0, 12.0, 44.0, 34.0, *(18.0,) * width))
    sheet.add(["", "", "", "", *(question.code for question in questions)], "head")
    head = texts.NUMBER, texts.CODE, texts.ORGANISATION, texts.TERRITORY
    sheet.add([*head, *(question.title for question in questions)], "head", 92)
    sheet.table(columns=KEPT + width, rows=len(gathered.counted), kept=KEPT, heads=2)
    return sheet


def _forms(gathered: Gathered) -> Iterator[tuple[BoardRow, dict[str, Any]]]:
    rows = {row.form_id: row for row in gathered.counted}
    for form_id, given in exporting.answers(gathered.session, [*rows]):
        yield rows[form_id], given
