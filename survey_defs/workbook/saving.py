"""Write the rows of a definition into an Excel workbook that is pleasant to fill."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from survey_defs.workbook import texts
from survey_defs.workbook.columns import SHEETS, XLSFORM, Column
from survey_defs.workbook.styling import WIDTHS, Styles, add_choices
from survey_defs.workbook.written import Cell, Cells, Sheets, written

LONGEST_CELL = 32_767
_ALWAYS = {
    "survey": {"type", "name", "label", "hint", "required", "relevant", "points"},
    "choices": {"list_name", "name", "label", "points"},
    "settings": {"form_title", "form_id", "version", "official", "maximum", "expressions"},
}
_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class TooLong(ValueError):
    """A text that no cell of Excel holds."""


def write(raw: Mapping[str, Any], path: Path) -> None:
    """The questionnaire as a workbook from which the same one is read."""
    save(written(raw), path)


def save(sheets: Sheets, path: Path, *, empty_rows: int = 0) -> None:
    """With `empty_rows` drop-downs go on below what is written, and no column is left out."""
    too_long = [
        text
        for rows in sheets.rows.values()
        for cells in rows
        for text in cells.values()
        if isinstance(text, str) and len(text) > LONGEST_CELL
    ]
    if too_long:
        raise TooLong(texts.too_long_here(LONGEST_CELL))
    with xlsxwriter.Workbook(str(path), _SAFE) as book:
        styles = Styles(book)
        for kind, rows in sheets.rows.items():
            if rows or kind in XLSFORM or empty_rows:
                columns = _columns(kind, rows, whole=bool(empty_rows))
                _sheet(book, styles, kind, columns, rows, empty_rows)


def _columns(kind: str, rows: list[Cells], *, whole: bool) -> list[Column]:
    """Those that hold something, and those that a person looks for."""
    used = {name for cells in rows for name in cells} | _ALWAYS.get(kind, set())
    return [column for column in SHEETS[kind] if whole or column.name in used]


def _sheet(
    book: Any, styles: Styles, kind: str, columns: list[Column], rows: list[Cells], empty_rows: int
) -> None:
    sheet = book.add_worksheet(kind)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, WIDTHS.get(column.name, 16), styles.body)
        sheet.write_string(0, place, column.name, styles.heading)
        sheet.write_string(1, place, column.heading, styles.russian)
    for number, cells in enumerate(rows, 2):
        for place, column in enumerate(columns):
            if column.name in cells:
                _cell(sheet, number, place, cells[column.name], styles)
    sheet.freeze_panes(2, 3 if kind in {"survey", "criteria"} else 1)
    last = 1 + len(rows) + empty_rows
    if last > 1:
        add_choices(sheet, kind, columns, last)


def _cell(sheet: Any, row: int, place: int, cell: Cell, styles: Styles) -> None:
    """A number that a cell would round is written as a text."""
    if isinstance(cell, str):
        sheet.write_string(row, place, cell, styles.body)
    elif Decimal(format(float(cell), ".15g")) == cell:
        sheet.write_number(row, place, float(cell), styles.number)
    else:
        sheet.write_string(row, place, format(cell, "f"), styles.body)
