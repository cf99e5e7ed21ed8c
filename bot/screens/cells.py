"""One row of a table, column by column, and one cell of it, asked like a question."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

from bot import callbacks as to
from bot.screen import Button, Screen
from bot.screens import question_texts, texts
from bot.screens import table_texts as words
from bot.screens.asking import how_to_answer
from bot.screens.choosing import Asked, Spot, choosing
from bot.screens.days import days
from bot.screens.layout import (
    Row,
    bold,
    button,
    italic,
    page_of,
    pager,
    quoted,
    row,
    rows,
    screen,
)
from bot.screens.options import Answering
from bot.screens.tables import PER_PAGE as ROWS_ON_PAGE
from bot.screens.tables import add_button
from bot.screens.widths import ROWS, clip
from domain.filling import CellLine, CellStep, RowStep
from survey_defs.model import Choice, Computed, Date, Multiple

PER_PAGE = 8
"""Columns, two buttons beside each other."""
LABEL = 90
ANSWER = 200
CELL = 700
PATH = 40


# A row.


def table_row(view: RowStep, page: int) -> Screen:
    step = view.step
    shown = page_of(view.cells, page, PER_PAGE)
    total = len(step.table.rows) if step.table else view.number
    lines = [bold(step.question.title), italic(words.row_of(view.number, total)), ""]
    lines += [_cell_line(number, cell) for number, cell in shown.lines]
    if view.missing:
        lines += ["", words.missing(view.missing)]
    if not step.may_change and step.why_not:
        lines += ["", escape(step.why_not)]
    here = {"form": step.form_id, "place": step.place, "row": view.row}
    opening = _openings(view, [*shown.lines])
    turn = pager(shown, lambda number: to.Row(**here, page=number))
    buttons = rows(*opening, turn, _onward(view), _beside(view), _back(view))
    return screen(lines, buttons, revision=step.revision)


def _cell_line(number: int, cell: CellLine) -> str:
    said = f"<b>{quoted(cell.words, ANSWER)}</b>"
    if cell.empty or not cell.words:
        said = words.EMPTY_NEEDED if cell.required and not cell.computed else words.EMPTY
    if cell.computed:
        said = words.computed(said)
    return words.cell(number, quoted(cell.label, LABEL), said)


def _openings(view: RowStep, cells: list[tuple[int, CellLine]]) -> tuple[Row, ...]:
    step = view.step
    here = {"form": step.form_id, "place": step.place, "row": view.row}
    made = [
        button(f"{number}. {cell.label}", to.Cell(**here, column=cell.column))
        for number, cell in cells
        if not cell.computed
    ]
    beside = 1 if len(made) * 2 <= PER_PAGE else 2
    return tuple(row(*made[first : first + beside]) for first in range(0, len(made), beside))


def _onward(view: RowStep) -> Row | None:
    """On to what is empty; once nothing is, to one more row."""
    step = view.step
    if not step.may_change:
        return None
    here = {"form": step.form_id, "place": step.place, "row": view.row}
    empty = [cell.column for cell in view.cells if cell.empty and cell.required]
    if view.missing and empty:
        return row(button(words.FILL_ON, to.Cell(**here, column=empty[0])))
    if step.table is not None and step.table.may_add:
        return row(add_button(step, step.table, words.ADD_MORE))
    return None


def _beside(view: RowStep) -> Row | None:
    here = {"form": view.step.form_id, "place": view.step.place}
    before = view.back and button(words.ROW_BEFORE, to.Row(**here, row=view.back))
    after = view.next and button(words.ROW_AFTER, to.Row(**here, row=view.next))
    return row(before or None, after or None) or None


def _back(view: RowStep) -> Row:
    step = view.step
    here = {"form": step.form_id, "place": step.place}
    page = (view.number - 1) // ROWS_ON_PAGE
    removal = step.may_change and button(words.REMOVE, to.RowRemoval(**here, row=view.row))
    return row(button(words.TO_ROWS, to.Question(**here, page=page)), removal or None)


# A cell.


def cell(
    view: CellStep, *, page: int = 0, searched: str = "", today: date | None = None
) -> Screen:
    below = rows(_clear(view), _neighbours(view))
    options = _answering(view, page, searched, today).within(ROWS - len(below))
    given = options.rows if view.step.may_change else ()
    lines = [*_head(view), *_answer(view), *options.lines, *_remarks(view)]
    return screen(lines, (*given, *below), revision=view.step.revision)


def _head(view: CellStep) -> Iterator[str]:
    table = clip(view.step.question.label, PATH)
    yield italic(f"{table} › {words.row_of(view.number, _rows(view))}")
    yield ""
    yield bold(view.question.title)
    if view.question.hint:
        yield italic(view.question.hint)
    yield ""


def _rows(view: CellStep) -> int:
    return len(view.step.table.rows) if view.step.table else view.number


def _answer(view: CellStep) -> Iterator[str]:
    computed = isinstance(view.question, Computed)
    if view.value is None and not (computed and view.words):
        yield italic(question_texts.NO_ANSWER)
        if view.step.may_change:
            yield from how_to_answer(view.question)
    else:
        yield f"{question_texts.ANSWER}: <b>{quoted(view.words, CELL)}</b>"


def _remarks(view: CellStep) -> Iterator[str]:
    for sentence in view.remarks:
        yield question_texts.remark(escape(sentence))
    if not view.step.may_change and view.step.why_not:
        yield ""
        yield escape(view.step.why_not)


def spot_of(view: CellStep) -> Spot:
    step = view.step
    return Spot(step.form_id, step.place, step.revision, view.row, view.column)


def _answering(view: CellStep, page: int, searched: str, today: date | None) -> Answering:
    spot = spot_of(view)
    match view.question:
        case Choice() | Multiple() as question:
            return choosing(Asked(question, view.value, view.offered, spot, page, searched))
        case Date() as question:
            return Answering(rest=days(question, view.value, spot, today))
    return Answering()


def _clear(view: CellStep) -> Row | None:
    if view.value is None or not view.step.may_change:
        return None
    return row(button(question_texts.CLEAR, to.ClearCell(**spot_of(view).of_cell)))


def _neighbours(view: CellStep) -> Row:
    here = {"form": view.step.form_id, "place": view.step.place, "row": view.row}
    return row(
        _neighbour(words.BEFORE, here, view.back),
        button(words.TO_ROW, to.Row(**here)),
        _neighbour(texts.NEXT, here, view.next),
    )


def _neighbour(label: str, here: dict[str, int], column: int | None) -> Button | None:
    return None if column is None else button(label, to.Cell(**here, column=column))
