"""«Answers» and «Points»: a row an organisation, a column a question, written in one pass."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from domain.overview import BoardRow
from reports import texts
from reports.cells import Book, Cell, Points, Sheet, clean
from reports.gathering import Gathered, Progress
from reports.sheets.summary import place_of
from storage import exporting, sums
from storage.exporting import Given
from survey_defs import answer_texts
from survey_defs.answers import in_words
from survey_defs.model import (
    Computed,
    Date,
    EvidenceOnly,
    Fraction,
    Multiple,
    Note,
    Number,
    Question,
    Survey,
    Table,
    Text,
)
from survey_defs.scoring import State
from survey_defs.tables import row_forms, rows_of
from survey_defs.tallying import is_plain

KEPT = 3
"""Columns that stay in sight: code, organisation, territory."""
REMEMBERED = 200_000
"""Different answers whose words are kept: most forms answer alike."""
WITHOUT_POINTS = (Date, Fraction, Note, Number, Text)


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


def answered_questions(survey: Survey) -> list[Question]:
    """All but the notes."""
    return [each for each in survey.questions if not isinstance(each, Note)]


def scored_questions(survey: Survey) -> list[Question]:
    """Those that can earn points, or cost them."""
    return [each for each in survey.questions if each.earns == "points" and _is_scored(each)]


def _is_scored(question: Question) -> bool:
    match question:
        case Table():
            return question.per_row != 0
        case EvidenceOnly():
            return question.points != 0
        case Multiple():
            return any(option.points for option in question.options)
        case Computed():
            return bool(question.rungs) or question.otherwise is not None
    return not isinstance(question, WITHOUT_POINTS)


def write_matrix(book: Book, gathered: Gathered, progress: Progress) -> None:
    asked, scored = answered_questions(gathered.survey), scored_questions(gathered.survey)
    answers = _sheet(book, texts.ANSWERS, gathered, asked)
    rules = _rules(gathered)
    points = _sheet(book, texts.POINTS, gathered, scored, *() if rules is None else (texts.RULES,))
    words, total = Words(), len(gathered.counted)
    for done, (row, given) in enumerate(_forms(gathered), 1):
        place = place_of(row)
        answers.add(place)
        points.add(place)
        answers.row, points.row = answers.row - 1, points.row - 1
        for column, question in enumerate(asked, KEPT):
            _write_answer(answers, column, question, given.get(question.code), words)
        for column, question in enumerate(scored, KEPT):
            points.put(column, points_of(given.get(question.code)))
        if rules is not None:
            points.put(KEPT + len(scored), Points(rules.get(row.form_id, 0)))
        answers.row, points.row = answers.row + 1, points.row + 1
        progress(done, total)


def _rules(gathered: Gathered) -> dict[int, int] | None:
    """By form, what the rules of sections add to the points or take away; none without rules."""
    if is_plain(gathered.survey):
        return None
    added: dict[int, int] = {}
    forms = [row.form_id for row in gathered.counted]
    for form_id, _, adjusted in sums.rules_by_form(gathered.session, forms):
        added[form_id] = added.get(form_id, 0) + adjusted.earned
    return added


def _write_answer(
    sheet: Sheet, column: int, question: Question, given: Given | None, words: Words
) -> None:
    """In words; of a table that is answered, the number of its rows as a number."""
    counted = isinstance(question, Table) and given is not None and given.not_applicable is None
    if counted and given is not None and given.state in {State.ANSWERED, State.WAITING}:
        sheet.number(column, len(rows_of(json.loads(given.value or "null"))), "plain")
    else:
        sheet.words(column, words.of(question, given))


def points_of(given: Given | None) -> Cell:
    """A number only where there is one."""
    if given is None:
        return texts.NO_ANSWER
    if given.state == State.ANSWERED:
        return Points(given.points)
    return _WHY_NOT[State(given.state)]


_WHY_NOT = {
    State.UNANSWERED: texts.NO_ANSWER,
    State.NOT_ASKED: texts.NOT_ASKED,
    State.NOT_APPLICABLE: texts.NOT_APPLICABLE,
    State.WAITING: texts.NO_POINTS_YET,
}


def _sheet(
    book: Book, name: str, gathered: Gathered, questions: Sequence[Question], *more: str
) -> Sheet:
    """Two rows of head: codes, then titles; then columns that are of no question."""
    width = len(questions) + len(more)
    sheet = book.sheet(name, (12.0, 44.0, 30.0, *(18.0,) * width))
    sheet.add(
        ["", "", "", *(question.code for question in questions), *("" for _ in more)], "head"
    )
    head = texts.CODE, texts.ORGANISATION, texts.TERRITORY
    sheet.add([*head, *(question.title for question in questions), *more], "head", 92)
    sheet.table(columns=KEPT + width, rows=len(gathered.counted), kept=KEPT)
    return sheet


def _forms(gathered: Gathered) -> Iterator[tuple[BoardRow, dict[str, Any]]]:
    rows = {row.form_id: row for row in gathered.counted}
    for form_id, given in exporting.answers(gathered.session, [*rows]):
        yield rows[form_id], given
