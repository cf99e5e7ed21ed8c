"""Fill in a table: rows come, go and come back; a cell is answered like a question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from domain.acting import Actor
from domain.filling import texts
from domain.filling.judging import Judge, Verdict, in_parts, of_cell, of_whole
from domain.filling.recording import Entry, record
from domain.filling.refusals import WrongAnswer
from domain.filling.seeing import Seen
from domain.filling.spots import Spot
from domain.filling.views import Recorded
from storage import Session, answers
from survey_defs import answer_texts, pasting, several, simple, tables
from survey_defs.answers import NotAnAnswer, parse
from survey_defs.evaluating import Remark
from survey_defs.model import Choice, Multiple, Question, Table
from survey_defs.offers import Offer
from survey_defs.pasting import Line
from survey_defs.simple import Simple

REMEMBERED = 50
"""So many changes back a removed row is looked for."""

Changing = Callable[[Seen, Table, Any | None], Any | None]
Filling = Callable[[Simple, Any | None, Offer], Any | None]


def add_row(session: Session, by: Actor, now: datetime, spot: Spot, row: int) -> Recorded:
    """An empty row with the number that the screen promised; pressed twice it is still one."""
    return _Table(session, by, now, spot).change(
        row, lambda seen, table, current: tables.add_row(table, current, row)
    )


def remove_row(session: Session, by: Actor, now: datetime, spot: Spot, row: int) -> Recorded:
    return _Table(session, by, now, spot).change(
        row, lambda seen, table, current: tables.remove_row(current, row)
    )


def restore_row(session: Session, by: Actor, now: datetime, spot: Spot, row: int) -> Recorded:
    """A removed row as it was, out of the history of the answer."""

    def restore(seen: Seen, table: Table, current: Any | None) -> Any | None:
        if tables.row_of(current, row) is not None:
            return current
        return tables.put_row(table, current, _row_before(seen, row))

    return _Table(session, by, now, spot).change(row, restore)


def no_rows(session: Session, by: Actor, now: datetime, spot: Spot) -> Recorded:
    """An answer too: there is nothing to list."""
    return _Table(session, by, now, spot).change(
        None, lambda seen, table, current: tables.no_rows(table, current)
    )


def paste_rows(session: Session, by: Actor, now: datetime, spot: Spot, text: str) -> Recorded:
    """A row a line, all of them or none; see `survey_defs.pasting`."""
    typed = Typed(text)

    def paste(seen: Seen, table: Table, current: Any | None) -> Any | None:
        return typed.value(seen, current)

    recorded = _Table(session, by, now, spot, typed.judge).change(None, paste)
    return replace(recorded, added=typed.added)


def type_cell(  # noqa: PLR0913, PLR0917 -- a cell has a row and a column
    session: Session, by: Actor, now: datetime, spot: Spot, row: int, column: int, text: str
) -> Recorded:
    def write(asked: Simple, current: Any | None, offer: Offer) -> Any:
        return parse(asked, text, current, offer)

    return _Table(session, by, now, spot).fill(row, column, write)


def choose_cell(  # noqa: PLR0913, PLR0917 -- likewise
    session: Session, by: Actor, now: datetime, spot: Spot, row: int, column: int, option: int
) -> Recorded:
    def choose(asked: Simple, current: Any | None, offer: Offer) -> str:
        if not isinstance(asked, Choice):
            raise WrongAnswer(texts.NO_OPTION_HERE)
        return simple.choose(asked, option, offer)

    return _Table(session, by, now, spot).fill(row, column, choose)


def tick_cell(  # noqa: PLR0913, PLR0917 -- likewise
    session: Session,
    by: Actor,
    now: datetime,
    spot: Spot,
    row: int,
    column: int,
    option: int,
    on: bool,  # noqa: FBT001 -- handed on as it stands in the button
) -> Recorded:
    """Let this option of several be chosen, or not, whatever it is now."""

    def tick(asked: Simple, current: Any | None, offer: Offer) -> Any | None:
        multiple = _several(asked)
        if current is None and not on:
            return None
        return several.choose(multiple, current, option, on, offer)

    return _Table(session, by, now, spot).fill(row, column, tick)


def untick_cell(
    session: Session, by: Actor, now: datetime, spot: Spot, row: int, column: int
) -> Recorded:
    """None of the options: an answer too."""

    def untick(asked: Simple, current: Any | None, offer: Offer) -> list[str]:
        return several.choose_none(_several(asked))

    return _Table(session, by, now, spot).fill(row, column, untick)


def clear_cell(
    session: Session, by: Actor, now: datetime, spot: Spot, row: int, column: int
) -> Recorded:
    return _Table(session, by, now, spot).fill(row, column, lambda asked, current, offer: None)


@dataclass
class Typed:
    """Words typed for a question; for a table they are rows, which its rules judge by line."""

    text: str
    lines: list[Line] = field(default_factory=list)
    first: int = 0
    """The number that the first of these rows got."""

    @property
    def added(self) -> int:
        return len(self.lines)

    def value(self, seen: Seen, current: Any | None) -> Any:
        question = seen.question
        if not isinstance(question, Table) or pasting.says_no(self.text):
            return parse(question, self.text, current, seen.offer)
        self.lines = pasting.read_lines(question, self.text)
        pasting.refuse_bad(question, self.lines)
        self.first = tables.next_id(current)
        return pasting.with_lines(question, current, self.lines)

    def judge(self, question: Question, remarks: Sequence[Remark]) -> Verdict:
        if not isinstance(question, Table):
            return of_whole(question, remarks)
        labels = {column.code: column.label for column in question.columns}
        for remark in remarks:
            place = -1 if remark.row is None else remark.row - self.first
            if remark.blocks and 0 <= place < len(self.lines):
                told = answer_texts.bad_column(labels.get(remark.column, ""), remark.text)
                self.lines[place].problems.append(told)
        try:
            pasting.refuse_bad(question, self.lines)
        except NotAnAnswer as refusal:
            return Verdict(refusal=str(refusal))
        return in_parts(question, remarks)


@dataclass
class _Table:
    """One change of one table."""

    session: Session
    by: Actor
    now: datetime
    spot: Spot
    judge: Judge = in_parts
    """Of a cell, as soon as its column is known."""

    def fill(self, row: int, column: int, filling: Filling) -> Recorded:
        """One cell, and which is to be filled next."""

        def write(seen: Seen, table: Table, current: Any | None) -> Any:
            asked = tables.column_at(table, column)
            there = tables.row_of(current, row)
            if there is None:
                raise NotAnAnswer(answer_texts.NO_SUCH_ROW)
            offer = seen.offer.of_cell(row, asked.code)
            if offer is None:
                raise NotAnAnswer(answer_texts.CELL_NOT_ASKED)
            self.judge = of_cell(row, asked.code)
            cell = filling(asked, there["cells"].get(asked.code), offer)
            return tables.set_cell(table, current, row, column, cell)

        return self.change(row, write, column)

    def change(self, row: int | None, changing: Changing, column: int = -1) -> Recorded:
        found: list[tuple[int | None, int | None]] = []

        def change(seen: Seen, entry: Entry) -> Entry:
            table = seen.question
            if not isinstance(table, Table):
                raise WrongAnswer(texts.NO_TABLE_HERE)
            value = changing(seen, table, entry.value)
            found[:] = [_left(seen, table, value, row, column)]
            return entry if value == entry.value else Entry(value, None, entry.comment)

        recorded = record(
            self.session,
            self.by,
            self.now,
            self.spot,
            change,
            self._judged,
        )
        return replace(recorded, row=found[0][0], cell=found[0][1])

    def _judged(self, question: Question, remarks: Sequence[Remark]) -> Verdict:
        return self.judge(question, remarks)


def _left(
    seen: Seen, table: Table, value: Any | None, row: int | None, column: int
) -> tuple[int | None, int | None]:
    """The row, if it is there, and its next empty cell: after this one, else one that must be."""
    there = None if row is None else tables.row_of(value, row)
    if there is None:
        return None, None
    offer = seen.offer_with(value)
    later = [place for place in tables.empty_cells(table, there, offer) if place > column]
    left = later or [*tables.missing_cells(table, there, offer)]
    return row, next((place for place in left if place != column), None)


def _row_before(seen: Seen, row: int) -> tables.Row:
    code = seen.question.code
    for value in answers.lately(seen.session, seen.opened.id, code, REMEMBERED):
        found = tables.row_of(value, row)
        if found is not None:
            return found
    raise NotAnAnswer(answer_texts.NO_SUCH_ROW)


def _several(question: Simple) -> Multiple:
    if not isinstance(question, Multiple):
        raise WrongAnswer(texts.NO_TICKS_HERE)
    return question
