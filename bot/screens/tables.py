"""A table in the chat: its rows under the question, and removing one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot import callbacks as to
from bot.screen import Button, Screen
from bot.screens import table_texts as words
from bot.screens import texts
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
from bot.screens.options import Answering, Options
from domain.filling import RowLine, RowStep, Step, TableView
from survey_defs.model import Computed, Table
from survey_defs.tables import row_in_words, rows_of

PER_PAGE = 6
"""Rows of a table, two buttons beside each other."""
WORDS = 180
LABEL = 60
COLUMNS = 600


def table_rows(step: Step, asked: Table, page: int) -> Answering:
    view = step.table or TableView((), 1, may_add=False, none=False)
    shown = page_of(view.rows, page, PER_PAGE)
    here = {"form": step.form_id, "place": step.place}
    lines = list(_listed(asked, step.value, [one for _, one in shown.lines]))
    made = _openings(step, [one for _, one in shown.lines])
    turn = pager(shown, lambda number: to.Question(**here, page=number))
    options = Options((*lines, *_said(step, asked, view)), rows(*made, turn))
    return Answering(narrow=options, rest=rows(_add(step, view), _none(step, asked, view)))


def _listed(asked: Table, value: Any | None, lines: list[RowLine]) -> Iterator[str]:
    """The whole row in the text, as its button holds little of it."""
    whole = {one["id"]: row_in_words(asked, one) for one in rows_of(value)}
    for one in lines:
        yield words.line(one.number, quoted(whole.get(one.id, one.words), WORDS), one.missing)


def _openings(step: Step, lines: list[RowLine]) -> tuple[Row, ...]:
    """Short words on each button; one to a row while there are few."""
    made = [
        button(
            words.row_button(one.number, one.words, whole=not one.missing),
            to.Row(form=step.form_id, place=step.place, row=one.id),
        )
        for one in lines
    ]
    beside = 1 if len(made) * 2 <= PER_PAGE else 2
    return tuple(row(*made[first : first + beside]) for first in range(0, len(made), beside))


def _said(step: Step, asked: Table, view: TableView) -> Iterator[str]:
    if not step.may_change:
        return
    yield italic(words.limits(asked.rows_at_least, asked.rows_at_most))
    if view.may_add:
        yield italic(words.paste(columns_in_words(asked)))
    else:
        yield words.NO_ROOM


def columns_in_words(asked: Table) -> str:
    """Those that a person fills in, in their order."""
    labels = [column.label for column in asked.columns if not isinstance(column, Computed)]
    return words.SEPARATOR.join(label[:LABEL] for label in labels)[:COLUMNS]


def _add(step: Step, view: TableView) -> Row | None:
    may = view.may_add and step.may_change
    return row(add_button(step, view, words.ADD)) if may else None


def add_button(step: Step, view: TableView, label: str) -> Button:
    here = {"form": step.form_id, "place": step.place, "revision": step.revision}
    return button(label, to.AddRow(**here, row=view.next))


def _none(step: Step, asked: Table, view: TableView) -> Row | None:
    if asked.rows_at_least or view.rows or not step.may_change:
        return None
    here = {"form": step.form_id, "place": step.place, "revision": step.revision}
    return row(button(words.NO_ROWS_GIVEN if view.none else words.NO_ROWS, to.NoRows(**here)))


def said_of(asked: Table, view: TableView) -> str:
    """The answer in a few words: the rows are listed below it."""
    return words.SAID_NONE if view.none else words.counted(len(view.rows), asked.row)


def page_of_gone(view: TableView, gone: int) -> int:
    """Where the row stood that is no more."""
    return sum(one.id < gone for one in view.rows) // PER_PAGE


def restoring(step: Step, gone: int) -> Row:
    here = {"form": step.form_id, "place": step.place, "revision": step.revision}
    return row(button(words.RESTORE, to.RestoreRow(**here, row=gone)))


def removal(view: RowStep) -> Screen:
    """Asked once more, with what the row says."""
    step = view.step
    here = {"form": step.form_id, "place": step.place, "row": view.row}
    lines = [bold(words.removal(view.number)), quoted(view.words, WORDS), "", words.REMOVAL_UNDO]
    return screen(
        lines,
        rows(
            row(button(words.REMOVE_YES, to.RemoveRow(**here, revision=step.revision))),
            row(button(texts.NO_BACK, to.Row(**here))),
        ),
        revision=step.revision,
    )
