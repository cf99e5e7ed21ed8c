"""Every answer as a row: the long form, for those who count on their own.

Separated by semicolons, with decimal commas and a mark of UTF-8 at the beginning, so that a
double click opens it as a table in Russian Excel. A table gives a line for itself, with the number
of its rows, and below it a line for each cell that is filled: the last two columns say which row
and which column of the table that is, and are empty everywhere else. Where sections have rules,
such as an average, a line for each says what its rule adds to the points or takes away: all lines
of a form together make its points.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from defusedcsv import csv

from domain.acting import Actor
from domain.overview import BoardRow
from reports import texts
from reports.cells import clean, exactly
from reports.columns import answered_questions
from reports.gathering import Asked, Gathered, Progress, unheard
from reports.sheets.matrix import Words
from reports.tabling import Shown, Tables
from storage import Session, adjustments, exporting
from storage.exporting import Given
from storage.totals import Sums
from survey_defs.laying import Laid
from survey_defs.model import Question
from survey_defs.scoring import State
from survey_defs.tallying import is_plain, ruled_sections, titles_of


def write(
    session: Session,
    by: Actor,
    now: datetime,
    asked: Asked,
    target: Path,
    progress: Progress = unheard,
) -> None:
    """Write it to the path, from one steady view; refuses as `results` does."""
    gathered = Gathered(session, by, now, asked)
    rows = {row.form_id: row for row in gathered.counted}
    words, tables, rules = Words(), Tables(gathered), _rules(gathered)
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, delimiter=";")
        table.writerow(texts.LONG_FORM_HEAD)
        for done, (form_id, given) in enumerate(exporting.answers(session, [*rows]), 1):
            shown = tables.of(rows[form_id], given)
            table.writerows(_rows(gathered, rows[form_id], given, words, shown))
            table.writerows(_ruled(gathered, rows[form_id], rules.get(form_id, {})))
            progress(done, len(rows))


def _rows(
    gathered: Gathered,
    row: BoardRow,
    given: dict[str, Given],
    words: Words,
    tables: dict[str, Shown],
) -> Iterator[tuple[str, ...]]:
    state = texts.STANDINGS[row.state]
    place = row.code, clean(row.name), clean(row.territory), state
    for question in answered_questions(gathered.survey):
        section = gathered.survey.section_of(question.code)[-1]
        answer = given.get(question.code)
        named = question.code, question.criterion, section.title, question.title
        yield (*place, *named, *_answer(question, answer, words), "", "")
        if question.code in tables:
            for cell in _cells(tables[question.code].laid):
                yield (*place, *named, *cell)


def _rules(gathered: Gathered) -> dict[int, dict[str, Sums]]:
    """By form and section, what rules make of points; nothing where everything is a sum."""
    found: dict[int, dict[str, Sums]] = {}
    if not is_plain(gathered.survey):
        forms = [row.form_id for row in gathered.counted]
        for form_id, section, adjusted in adjustments.of_each(gathered.session, forms):
            found.setdefault(form_id, {})[section] = adjusted
    return found


def _ruled(
    gathered: Gathered, row: BoardRow, adjusted: dict[str, Sums]
) -> Iterator[tuple[str, ...]]:
    titles = titles_of(gathered.survey)
    place = row.code, clean(row.name), clean(row.territory), texts.STANDINGS[row.state]
    for section in ruled_sections(gathered.survey):
        if section in adjusted:
            made = adjusted[section]
            points = exactly(made.earned), exactly(made.maximum)
            yield (*place, "", "", titles[section], texts.RULES, "", "", *points, "", "", "", "")


def _answer(question: Question, given: Given | None, words: Words) -> tuple[str, ...]:
    state = given.state if given else State.UNANSWERED
    counted = given is not None and state == State.ANSWERED
    return (
        texts.ANSWER_STATES[state],
        words.of(question, given) if state in ("answered", "waiting", "not_applicable") else "",
        exactly(given.points) if given and counted else "",
        exactly(given.maximum) if given else "",
        clean(given.comment or "") if given else "",
        f"{given.answered_at:%Y-%m-%d %H:%M:%S}" if given and given.answered_at else "",
    )


def _cells(laid: Laid) -> Iterator[tuple[str, ...]]:
    filled = texts.ANSWER_STATES[State.ANSWERED]
    for number, cells in enumerate(laid.rows, 1):
        for head, cell in zip(laid.heads, cells, strict=True):
            if cell:
                yield filled, clean(cell), "", "", "", "", str(number), clean(head)
