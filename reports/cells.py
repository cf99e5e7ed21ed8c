"""Workbooks that hold only what was meant: strings stay strings, numbers stay exact.

Rows go to disk as they are written, so memory does not grow with them; a row must be complete
before the next begins.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, NamedTuple

import xlsxwriter
from xlsxwriter.url import Url
from xlsxwriter.worksheet import Worksheet

from reports.looks import LOOKS
from reports.texts import PAGE_OF
from survey_defs.scoring import UNIT

LONGEST_CELL = 32_767
"""UTF-16 units in one cell."""
ROWS_OF_A_SHEET = 1_048_576
LINE = 15
"""Points of height that a line of text takes."""
A4 = 9
LEGIBLE = 280
"""Characters across that a page takes, small and still legible."""
LONGEST_PROPERTY, LONGEST_FOOT = 250, 120
LINES_OF_A_PARAGRAPH = 6
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class Points(NamedTuple):
    """Ten-thousandths of a point, written as a number of points."""

    units: int


class Share(NamedTuple):
    """A percent, written as what the programs of tables call one: 83.3 shows as 83,3 %."""

    percent: Decimal


class Number(NamedTuple):
    """A decimal that is no percent."""

    value: Decimal


class Formula(NamedTuple):
    """A formula of ours, in English with commas, and what it comes to.

    Nothing that people have written may stand in it. Programs that count show what it makes,
    others show the value.
    """

    text: str
    value: Points | Share | int | str


class Instead(NamedTuple):
    """Words where a number would stand."""

    words: str


Cell = str | int | Decimal | Points | Share | Number | Formula | Instead | datetime | date | None


def exactly(units: int) -> str:
    """Ten-thousandths of a point in a file of text, with a comma: `2,5`."""
    whole, rest = divmod(abs(units), UNIT)
    tail = f"{rest:04d}".rstrip("0")
    return f"{'-' if units < 0 else ''}{whole}{',' if tail else ''}{tail}"


def clean(text: str) -> str:
    """Without what no cell can hold: controls, halves of characters, what is over the limit."""
    text = _CONTROL.sub("", text)
    if text.startswith("<r>"):  # the writer takes such strings for markup of its own
        text = f" {text}"
    if len(text) * 2 <= LONGEST_CELL:
        return text
    cut = text.encode("utf-16-le")[: LONGEST_CELL * 2]
    return cut.decode("utf-16-le", "ignore")


class About(NamedTuple):
    """What a workbook says of itself in its properties and at the foot of its pages."""

    title: str
    subject: str = ""
    author: str = ""
    company: str = ""
    comments: str = ""


class Ours(Worksheet):  # type: ignore[misc]  # it comes without types
    """A sheet whose formulas need no expanding: looking for what to expand took half the time."""

    def _prepare_formula(self, formula: str, _expand: bool = False) -> str:  # noqa: FBT001, FBT002 -- as it is called
        return formula.removeprefix("=")


class Book:
    """A workbook on disk, with the few looks that its cells have."""

    def __init__(
        self, target: Path | IO[bytes], created: datetime, about: About | None = None
    ) -> None:
        self.book = xlsxwriter.Workbook(target, OPTIONS)
        known = {
            name: clean(text)[:LONGEST_PROPERTY]
            for name, text in (about._asdict() if about else {}).items()
        }
        self.book.set_properties({**known, "created": created.replace(tzinfo=None)})
        self.looks = {name: self.book.add_format(look) for name, look in LOOKS.items()}
        self.foot = _foot(about.title) if about else ""
        self.sheets: list[Sheet] = []

    def sheet(self, name: str, widths: Sequence[float]) -> Sheet:
        made = Sheet(self, self.book.add_worksheet(name, Ours), widths)
        self.sheets.append(made)
        return made

    def name(self, word: str, sheet: str, first: str, last: str) -> None:
        """A name for cells, so that formulas read like sentences."""
        self.book.define_name(word, f"='{sheet}'!{first}:{last}")

    def close(self) -> None:
        for sheet in self.sheets:
            sheet.to_print(self.foot)
        self.book.close()


def _foot(title: str) -> str:
    """Its ampersands are doubled: single ones are marks of the format."""
    said = clean(title)[:LONGEST_FOOT].replace("&", "&&")
    return f"&L&8{said}&R&8{PAGE_OF}"


class Sheet:
    """A sheet that is written from the top down."""

    def __init__(self, book: Book, sheet: Any, widths: Sequence[float]) -> None:
        self.sheet, self._looks, self._widths = sheet, book.looks, widths
        self.name: str = sheet.name
        self.row = 0
        """The next row to be written."""
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(-(-int(sum(widths)) // LEGIBLE) or 1, 0)

    def add(self, cells: Iterable[Cell], look: str = "plain", height: float | None = None) -> None:
        """One row; a cell takes the look of its kind within the look of the row."""
        if height is not None:
            self.sheet.set_row(self.row, height)
        for column, cell in enumerate(cells):
            self.put(column, cell, look)
        self.row += 1

    def heads(
        self, names: Sequence[str], numeric: Collection[int], height: float | None = None
    ) -> None:
        """Over a column of numbers at the right, as the numbers are."""
        if height is not None:
            self.sheet.set_row(self.row, height)
        for column, name in enumerate(names):
            self.put(column, name, "head right" if column in numeric else "head")
        self.row += 1

    def put(self, column: int, cell: Cell, look: str = "plain") -> None:
        """One cell of the row that is being written."""
        match cell:
            case None:
                return
            case str():
                self.words(column, clean(cell), look)
            case Instead(words):
                self.words(column, words, f"{look} instead")
            case Formula():
                self._formula(column, cell, look)
            case Points() | Share() | Number() | Decimal() | int():
                self._quantity(column, cell, look)
            case datetime():
                self._date(column, cell.replace(tzinfo=None), "moment")
            case date():
                self._date(column, cell, "day")

    def _quantity(
        self, column: int, cell: Points | Share | Number | Decimal | int, look: str
    ) -> None:
        match cell:
            case Points():
                self.number(column, cell.units / UNIT, look)
            case Share():
                self.number(column, float(cell.percent / 100), f"{look} share")
            case Number():
                self.number(column, float(cell.value), look)
            case Decimal():
                self.number(column, float(cell), f"{look} percent")
            case int():
                self.number(column, cell, look)

    def _formula(self, column: int, formula: Formula, look: str) -> None:
        value: float | str
        match formula.value:
            case Points(units):
                value = units / UNIT
            case Share(percent):
                value, look = float(percent / 100), f"{look} share"
            case int() | str():
                value = formula.value
        self.sheet.write_formula(self.row, column, f"={formula.text}", self._looks[look], value)

    def words(self, column: int, text: str, look: str = "plain") -> None:
        """A text that has been cleaned; an empty one still shows the look of its row."""
        if text:
            self.sheet.write_string(self.row, column, text, self._looks[look])
        else:
            self.sheet.write_blank(self.row, column, None, self._looks[look])

    def _date(self, column: int, moment: date, look: str) -> None:
        self.sheet.write_datetime(self.row, column, moment, self._looks[look])

    def number(self, column: int, number: float, look: str) -> None:
        """Points have at most four decimals, so what is written is exact when read back."""
        self.sheet.write_number(self.row, column, number, self._looks.get(look))

    def link(self, column: int, address: Url, words: str) -> None:
        """An address that we have made or checked; the words are what is seen."""
        address.text = clean(words)
        self.sheet.write_url(self.row, column, address, self._looks["link"])

    def across(self, column: int, columns: int, words: str, look: str) -> None:
        """One text over several columns of the row that is being written."""
        last = column + columns - 1
        self.sheet.merge_range(self.row, column, self.row, last, "", self._looks[look])
        self.words(column, clean(words), look)

    def paragraph(self, words: str, width: float, columns: int) -> None:
        """Text across the whole table, as high as it needs to be."""
        lines = min(-(-len(words) // max(int(width), 1)), LINES_OF_A_PARAGRAPH)
        self.sheet.set_row(self.row, LINE * max(lines, 1) + 4)
        if columns > 1:
            self.sheet.merge_range(self.row, 0, self.row, columns - 1, "", self._looks["about"])
        self.words(0, clean(words), "about")
        self.row += 1

    def table(self, *, columns: int, rows: int, kept: int = 0, heads: int = 1) -> None:
        """The row written last is the head of a table: it stays in sight and filters.

        With `heads` rows of head above it, all of them are printed on every page.
        """
        head = self.row - 1
        self.sheet.freeze_panes(self.row, kept)
        self.sheet.autofilter(head, 0, max(head + rows, head), columns - 1)
        self.sheet.repeat_rows(self.row - heads, head)
        if kept and sum(self._widths) > LEGIBLE:
            self.sheet.repeat_columns(0, kept - 1)

    def portrait(self) -> None:
        """A page to be read, not a table."""
        self.sheet.set_portrait()
        self.sheet.hide_gridlines(2)

    def to_print(self, foot: str) -> None:
        """Exactly what has been written, with the number of the page below it."""
        if self.row:
            self.sheet.print_area(0, 0, self.row - 1, max(len(self._widths) - 1, 0))
        if foot:
            self.sheet.set_footer(foot)
