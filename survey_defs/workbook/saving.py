"""Write the rows of a definition into an Excel workbook that is pleasant to fill."""

from __future__ import annotations

import io
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from survey_defs.workbook import texts
from survey_defs.workbook.columns import SHEETS, XLSFORM, Column
from survey_defs.workbook.notes_texts import NOTES
from survey_defs.workbook.styling import OFTEN, WIDTHS, Styles, add_choices
from survey_defs.workbook.written import Cell, Cells, Sheets, written

GRID = {"positions", "criteria"}
"""Sheets that are there only when something stands on them: they change what the others mean."""
LONGEST_CELL = 32_767
_ALWAYS = {
    "survey": {"type", "name", "label", "hint", "required", "relevant", "points"},
    "choices": {"list_name", "name", "label", "points"},
    "settings": {"form_title", "form_id", "version", "official", "maximum", "expressions"},
}
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class TooLong(ValueError):
    """A text that no cell of Excel holds."""


def write(raw: Mapping[str, Any], path: Path, *, russian: bool = False) -> None:
    """The questionnaire as a workbook from which the same one is read."""
    save(written(raw, russian=russian), path)


def save(sheets: Sheets, path: Path, *, empty_rows: int = 0) -> None:
    """With `empty_rows` it is to be filled: with notes, all columns, drop-downs further down."""
    cells = [cell for rows in sheets.rows.values() for row in rows for cell in row.values()]
    if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in cells):
        raise TooLong(texts.too_long_here(LONGEST_CELL))
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole, {**_SAFE, "in_memory": True}) as book:
        styles = Styles(book)
        if empty_rows:
            _notes(book, styles)
        for kind, rows in sheets.rows.items():
            if rows or kind in XLSFORM or (empty_rows and kind not in GRID):
                _Page(book, styles, sheets, kind, empty_rows).draw()
    path.write_bytes(whole.getvalue())


def _notes(book: Any, styles: Styles) -> None:
    sheet = book.add_worksheet(NOTES.sheet)
    sheet.set_column(0, 0, 34, styles.words)
    sheet.set_column(1, 1, 100, styles.words)
    sheet.hide_gridlines(2)
    row = 0
    for title, lines in NOTES.parts:
        sheet.write_string(row, 0, title, styles.title)
        row += 1
        for what, words in lines:
            sheet.write_string(row, 0, what, styles.strong)
            sheet.write_string(row, 1, words, styles.words)
            row += 1
        row += 1


class _Page:
    """One sheet of the workbook."""

    def __init__(
        self, book: Any, styles: Styles, sheets: Sheets, kind: str, empty_rows: int
    ) -> None:
        self._page = book.add_worksheet(kind)
        self._styles, self._kind, self._empty = styles, kind, empty_rows
        self._rows, self._russian = sheets.rows[kind], sheets.russian
        self._columns = self._chosen()

    def _chosen(self) -> list[Column]:
        """Those that hold something, and those that a person looks for."""
        used = {name for cells in self._rows for name in cells} | _ALWAYS.get(self._kind, set())
        whole = bool(self._empty)
        return [column for column in SHEETS[self._kind] if whole or column.name in used]

    def draw(self) -> None:
        for place, column in enumerate(self._columns):
            self._heading(place, column)
        for number, cells in enumerate(self._rows, 2):
            self._line(number, cells)
        asked = self._kind in {"survey", "criteria"}
        self._page.freeze_panes(2, 4 if asked and self._empty else 1)
        last = 1 + len(self._rows) + self._empty
        if last > 1:
            add_choices(self._page, self._kind, self._columns, last, russian=self._russian)

    def _heading(self, place: int, column: Column) -> None:
        """Columns that are seldom needed are folded away."""
        used = any(column.name in cells for cells in self._rows)
        folded = self._kind in OFTEN and column.name not in OFTEN[self._kind] and not used
        fold = {"level": 1, "hidden": True} if folded and self._empty else {}
        width = WIDTHS.get(column.name, 16)
        self._page.set_column(place, place, width, self._styles.body, fold)
        self._page.write_string(0, place, column.name, self._styles.heading)
        heading = column.heading_on(self._kind)
        self._page.write_string(1, place, heading, self._styles.russian)

    def _line(self, row: int, cells: Cells) -> None:
        for place, column in enumerate(self._columns):
            if column.name in cells:
                self._cell(row, place, cells[column.name])

    def _cell(self, row: int, place: int, cell: Cell) -> None:
        """A number that a cell would round is written as a text."""
        if isinstance(cell, str):
            self._page.write_string(row, place, cell, self._styles.body)
        elif Decimal(format(float(cell), ".15g")) == cell:
            self._page.write_number(row, place, float(cell), self._styles.number)
        else:
            self._page.write_string(row, place, format(cell, "f"), self._styles.body)
