"""Three tables: a row for each form and question, or form and group; and the dictionary."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from defusedcsv import csv

from domain.overview import BoardRow, Sums
from domain.results import Grouping, groupings_of
from reports import texts as words_of_files
from reports.cells import clean, exactly
from reports.columns import answered_questions
from reports.gathering import Gathered, Progress, unheard
from reports.sheets.matrix import Words
from reports.tidy import texts
from reports.tidy.dictionary import dictionary
from storage import exporting
from storage.exporting import Given
from survey_defs.model import Question, Table, Text
from survey_defs.scoring import State
from survey_defs.tables import rows_of

Row = tuple[str, ...]
FILES = ("answers", "results", "dictionary")
SAID = frozenset({State.ANSWERED, State.WAITING, State.NOT_APPLICABLE})
GROUPS = (
    (Grouping.SECTION, texts.SECTION),
    (Grouping.POSITION, texts.POSITION),
    (Grouping.CRITERION, texts.CRITERION),
)


def write_table(
    gathered: Gathered, file: str, target: Path, *, bare: bool, progress: Progress = unheard
) -> None:
    """As Russian Excel reads it at a double click; what looks like a formula stays text."""
    if file == "answers":
        rows = _answers(gathered, progress, bare=bare)
    else:
        rows = _results(gathered) if file == "results" else dictionary(gathered, bare=bare)
    with target.open("w", encoding="utf-8-sig", newline="") as opened:
        csv.writer(opened, delimiter=";").writerows(rows)


def _answers(gathered: Gathered, progress: Progress, *, bare: bool) -> Iterator[Row]:
    left_out = [texts.ANSWERS_HEAD.index(name) for name in texts.WITHOUT] if bare else []
    yield _without(texts.ANSWERS_HEAD, left_out)
    rows = {row.form_id: row for row in gathered.counted}
    words = Words()
    questions = answered_questions(gathered.survey)
    for done, (form_id, given) in enumerate(exporting.answers(gathered.session, [*rows]), 1):
        row = rows[form_id]
        timely = {True: texts.YES, False: texts.NO, None: ""}[row.on_time]
        place = (*_place(row), _moment(row.submitted_at), timely)
        for question in questions:
            section = gathered.survey.section_of(question.code)[-1].code
            named = question.code, section, question.criterion
            answer = _answer(question, given.get(question.code), words, bare=bare)
            yield _without((*place, *named, *answer), left_out)
        progress(done, len(rows))


def _without(row: Row, left_out: list[int]) -> Row:
    return tuple(cell for place, cell in enumerate(row) if place not in left_out)


def _place(row: BoardRow) -> Row:
    state = words_of_files.STANDINGS[row.state]
    return row.code, clean(row.name), clean(row.territory), state


def _moment(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M:%S}" if at else ""


def _answer(question: Question, given: Given | None, words: Words, *, bare: bool) -> Row:
    """In a bare one nothing that somebody wrote in their own words."""
    state = State(given.state) if given else State.UNANSWERED
    value = said = ""
    if given and state in SAID:
        inapplicable = state is State.NOT_APPLICABLE
        personal = bare and (inapplicable or isinstance(question, Text))
        value = "" if personal or inapplicable else clean(_value(question, given.value))
        said = "" if personal else words.of(question, given)
    return (
        words_of_files.ANSWER_STATES[state],
        value,
        said,
        exactly(given.points) if given and state is State.ANSWERED else "",
        exactly(given.maximum) if given else "",
        clean(given.comment or "") if given else "",
        _moment(given.answered_at) if given else "",
    )


def _value(question: Question, kept: str | None) -> str:
    """By codes and numbers, as the dictionary tells."""
    value = json.loads(kept or "null")
    if isinstance(question, Table):
        return str(len(rows_of(value)))
    if isinstance(value, dict) and "ticks" in value:
        value = value["ticks"]
    if isinstance(value, list):
        return " ".join(map(str, value))
    if isinstance(value, dict):
        return "/".join(str(part).replace(".", ",") for part in value.values())
    if value is None:
        return ""
    return str(value) if isinstance(question, Text) else _decimal(str(value))


def _decimal(text: str) -> str:
    return text.replace(".", ",") if text.replace(".", "", 1).lstrip("-").isdigit() else text


def _results(gathered: Gathered) -> Iterator[Row]:
    yield texts.RESULTS_HEAD
    for result in gathered.by_section.rows:
        yield (*_place(result.row), texts.WHOLE, "", "", *_sums(result.total))
    for grouping, name in GROUPS:
        if grouping in groupings_of(gathered.survey):
            found = gathered.results(grouping)
            for result in found.rows:
                for column, sums in zip(found.columns, result.cells, strict=True):
                    group = name, column.code, clean(column.title)
                    yield (*_place(result.row), *group, *_sums(sums))


def _sums(sums: Sums) -> Row:
    percent = "" if sums.percent is None else f"{sums.percent:.1f}".replace(".", ",")
    points = "" if sums.is_silent else exactly(sums.earned)
    maxima = exactly(sums.maximum), exactly(sums.open)
    return str(sums.done), str(sums.asked), points, *maxima, percent
