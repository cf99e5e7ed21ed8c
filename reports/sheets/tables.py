"""A sheet for each table of the survey: a row of the sheet for each row of each form's table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from domain.overview import BoardRow
from reports import texts
from reports.cells import ROWS_OF_A_SHEET, Book, Cell, Sheet, clean
from reports.gathering import Gathered
from reports.tabling import Shown, Tables
from storage import exporting
from survey_defs.exact import Exact
from survey_defs.model import Column, Computed, Date, Number, Table

LONGEST_NAME = 31
"""Letters in the name of a sheet."""
KEPT = 5
"""Columns that stay in sight: number, code, organisation, territory, number of the row."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")


def write_tables(book: Book, gathered: Gathered) -> None:
    """Sheets with the rows of every table; none for a survey that has no tables."""
    tables = Tables(gathered)
    if not tables.questions:
        return
    names = Names()
    sheets = {table.code: _Rows(book, gathered, table, names) for table in tables.questions}
    for row, shown in _forms(gathered, tables):
        for code, table in shown.items():
            sheets[code].write(row, table)


def _forms(gathered: Gathered, tables: Tables) -> Iterator[tuple[BoardRow, dict[str, Shown]]]:
    rows = {row.form_id: row for row in gathered.counted}
    for form_id, given in exporting.answers(gathered.session, [*rows]):
        yield rows[form_id], tables.of(rows[form_id], given)


class Names:
    """Names of sheets, each given once, whatever the questions are called."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name(self, title: str) -> str:
        bare = " ".join(_FORBIDDEN.sub(" ", clean(title)).split())
        for number in range(1, len(self._given) + 2):
            tail = f" {number}" if number > 1 else ""
            name = f"{texts.TABLE} {bare}"[: LONGEST_NAME - len(tail)].strip() + tail
            if name.casefold() not in self._given:
                break
        self._given.add(name.casefold())
        return name


class _Rows:
    """The rows of one table; a full sheet is followed by another."""

    def __init__(self, book: Book, gathered: Gathered, table: Table, names: Names) -> None:
        self._book, self._gathered = book, gathered
        self._table, self._names = table, names
        self._sheet = self._next()

    def write(self, row: BoardRow, shown: Shown) -> None:
        for number, (words, kept) in enumerate(zip(shown.laid.rows, shown.rows, strict=True), 1):
            if self._sheet.row == ROWS_OF_A_SHEET:
                self._sheet = self._next()
            cells: list[Cell] = [*self._gathered.numbered(row), number]
            for place, cell in enumerate(cells):
                self._sheet.put(place, cell)
            for place, (column, text) in enumerate(zip(self._table.columns, words, strict=True)):
                _put(self._sheet, KEPT + place, column, text, kept["cells"].get(column.code))
            self._sheet.row += 1

    def _next(self) -> Sheet:
        columns = self._table.columns
        sheet = self._book.sheet(
            self._names.name(self._table.label),
            (6.0, 12.0, 44.0, 34.0, 8.0, *(24.0,) * len(columns)),
        )
        sheet.add([self._table.code, self._table.title], "section")
        head = texts.NUMBER, texts.CODE, texts.ORGANISATION, texts.TERRITORY
        sheet.add([*head, texts.LINE, *(column.title for column in columns)], "head", 46)
        sheet.table(columns=KEPT + len(columns), rows=ROWS_OF_A_SHEET - 3, kept=KEPT)
        return sheet


def _put(sheet: Sheet, place: int, column: Column, text: str, kept: str | None) -> None:
    """Numbers and days as such, so that they can be counted and sorted; all else is words."""
    if not text or isinstance(column, Computed) or kept is None:
        sheet.words(place, clean(text))
    elif isinstance(column, Number):
        sheet.number(place, float(Exact(kept)), "plain")
    elif isinstance(column, Date):
        sheet.put(place, date.fromisoformat(kept))
    else:
        sheet.words(place, clean(text))
