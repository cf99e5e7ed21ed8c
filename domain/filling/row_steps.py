"""One row of a table and one cell of a row, with all that their screens show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from domain.acting import Actor
from domain.errors import NotFound
from domain.filling import texts
from domain.filling.judging import told_of
from domain.filling.opened import to_look
from domain.filling.row_views import CellLine, CellStep, RowStep
from domain.filling.rules import places_offered
from domain.filling.seeing import Seen
from domain.filling.steps import question_step
from domain.filling.views import Step
from storage import Session
from survey_defs import answer_texts, simple, tables
from survey_defs.evaluating import Remark, RowSeen
from survey_defs.model import Column, Computed, Table
from survey_defs.valuing import at_rest


def row_step(
    session: Session, by: Actor, now: datetime, form_id: int, place: int, row_id: int
) -> RowStep:
    row = _row(session, by, now, form_id, place, row_id)
    ids = [each["id"] for each in tables.rows_of(row.step.value)]
    lines = tuple(row.line(place) for place in row.asked)
    here = ids.index(row_id)
    return RowStep(
        step=row.step,
        row=row_id,
        number=row.number,
        words=row.words,
        cells=lines,
        missing=sum(line.empty and line.required for line in lines),
        remarks=told_of(row.remarks),
        back=ids[here - 1] if here else None,
        next=ids[here + 1] if here + 1 < len(ids) else None,
    )


def cell_step(  # noqa: PLR0913, PLR0917 -- a cell has a row and a column
    session: Session,
    by: Actor,
    now: datetime,
    form_id: int,
    place: int,
    row_id: int,
    column_place: int,
) -> CellStep:
    row = _row(session, by, now, form_id, place, row_id)
    to_fill = [each for each in row.asked if not isinstance(row.column(each), Computed)]
    if column_place not in to_fill:
        raise NotFound(answer_texts.CELL_NOT_ASKED)
    column, here = row.column(column_place), to_fill.index(column_place)
    return CellStep(
        step=row.step,
        row=row_id,
        number=row.number,
        row_words=row.words,
        column=column_place,
        question=column,
        value=row.cells.get(column.code),
        words=row.words_of(column),
        offered=places_offered(column, row.known.offer(column.code)),
        remarks=told_of([each for each in row.remarks if each.column == column.code]),
        back=to_fill[here - 1] if here else None,
        next=to_fill[here + 1] if here + 1 < len(to_fill) else None,
    )


@dataclass
class _Row:
    """A row as its own conditions see it."""

    step: Step
    table: Table
    seen: Seen
    number: int
    row: tables.Row

    @property
    def cells(self) -> dict[str, Any]:
        return dict(self.row["cells"])

    @cached_property
    def known(self) -> RowSeen:
        walk = self.seen.walk_with(self.seen.value)
        return walk.row(self.table, self.cells, self.number)

    @cached_property
    def asked(self) -> list[int]:
        """The places of the columns asked."""
        codes = {column.code for column in self.known.asked}
        return [n for n, column in enumerate(self.table.columns) if column.code in codes]

    @cached_property
    def remarks(self) -> list[Remark]:
        remarks = self.seen.remarks_with(self.seen.value)
        return [each for each in remarks if each.row == self.row["id"]]

    @property
    def words(self) -> str:
        return tables.row_briefly(self.table, self.row)

    def column(self, place: int) -> Column:
        return self.table.columns[place]

    def words_of(self, column: Column) -> str:
        if not isinstance(column, Computed):
            return tables.cell_in_words(column, self.cells.get(column.code))
        value = at_rest(self.known.value_of(column.code))
        return "" if value is None else simple.computed_in_words(column, value)

    def line(self, place: int) -> CellLine:
        column = self.column(place)
        computed = isinstance(column, Computed)
        empty = tables.empty_cells(self.table, self.row, self.seen.offer)
        return CellLine(
            column=place,
            question=column,
            label=column.label,
            words=self.words_of(column),
            empty=place in empty,
            required=column.required and not computed,
            computed=computed,
        )


def _row(
    session: Session, by: Actor, now: datetime, form_id: int, place: int, row_id: int
) -> _Row:
    opened = to_look(session, by, form_id, partly=True)
    table = opened.question(place)
    if not isinstance(table, Table):
        raise NotFound(texts.NO_TABLE_HERE)
    step = question_step(session, by, now, form_id, place)
    rows = tables.rows_of(step.value)
    number = next((n for n, each in enumerate(rows, 1) if each["id"] == row_id), None)
    if number is None:
        raise NotFound(answer_texts.NO_SUCH_ROW)
    seen = Seen(session, now, opened, table, step.value)
    return _Row(step, table, seen, number, rows[number - 1])
