"""Workbooks that hold only what was meant: strings stay strings, numbers stay exact.

Rows go to disk as they are written, so memory does not grow with them; a row must be complete
before the next begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any, NamedTuple

import xlsxwriter
from xlsxwriter.url import Url

from survey_defs.scoring import UNIT

LONGEST_CELL = 32_767
"""UTF-16 units in one cell."""
ROWS_OF_A_SHEET = 1_048_576
LINE = 15
"""Points of height that a line of text takes."""
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


Cell = str | int | Decimal | Points | Share | Number | datetime | date | None


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


class Book:
    """A workbook on disk, with the few looks that its cells have."""

    def __init__(self, target: Path | IO[bytes], created: datetime) -> None:
        self.book = xlsxwriter.Workbook(target, OPTIONS)
        self.book.set_properties({"created": created.replace(tzinfo=None)})
        self.looks = {name: self.book.add_format(look) for name, look in _LOOKS.items()}

    def sheet(self, name: str, widths: Sequence[float]) -> Sheet:
        return Sheet(self, self.book.add_worksheet(name), widths)

    def close(self) -> None:
        self.book.close()


class Sheet:
    """A sheet that is written from the top down."""

    def __init__(self, book: Book, sheet: Any, widths: Sequence[float]) -> None:
        self.sheet, self._looks = sheet, book.looks
        self.row = 0
        """The next row to be written."""
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)

    def add(self, cells: Iterable[Cell], look: str = "plain", height: float | None = None) -> None:
        """One row; a cell takes the look of its kind within the look of the row."""
        if height is not None:
            self.sheet.set_row(self.row, height)
        for column, cell in enumerate(cells):
            self.put(column, cell, look)
        self.row += 1

    def put(self, column: int, cell: Cell, look: str = "plain") -> None:
        """One cell of the row that is being written."""
        match cell:
            case None:
                return
            case str():
                self.words(column, clean(cell), look)
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

    def paragraph(self, words: str, width: float, columns: int) -> None:
        """Text across the whole table, as high as it needs to be."""
        lines = min(-(-len(words) // max(int(width), 1)), LINES_OF_A_PARAGRAPH)
        self.sheet.set_row(self.row, LINE * max(lines, 1) + 4)
        if columns > 1:
            self.sheet.merge_range(self.row, 0, self.row, columns - 1, "", self._looks["about"])
        self.words(0, clean(words), "about")
        self.row += 1

    def table(self, *, columns: int, rows: int, kept: int = 0) -> None:
        """The row written last is the head of a table: it stays in sight and filters."""
        head = self.row - 1
        self.sheet.freeze_panes(self.row, kept)
        self.sheet.autofilter(head, 0, max(head + rows, head), columns - 1)
        self.sheet.repeat_rows(head)


_HEAD = {
    "bold": True,
    "text_wrap": True,
    "valign": "vcenter",
    "bg_color": "#E8EEF4",
    "bottom": 1,
    "bottom_color": "#8CA0B3",
}
_TOTAL = {"bold": True, "bg_color": "#F4F6F8"}
_PERCENT = {"num_format": "0.0"}
_SHARE = {"num_format": "0.0%"}
_LOOKS: dict[str, dict[str, Any]] = {
    "plain": {"valign": "top"},
    "plain percent": {"valign": "top", **_PERCENT},
    "wrap": {"valign": "top", "text_wrap": True},
    "wrap percent": {"valign": "top", **_PERCENT},
    "wrap share": {"valign": "top", **_SHARE},
    "about": {"font_color": "#5B6B7A", "valign": "top", "text_wrap": True},
    "title": {"bold": True, "font_size": 16},
    "section": {"bold": True, "font_size": 12},
    "name": {"font_color": "#5B6B7A", "valign": "top"},
    "head": _HEAD,
    "head percent": {**_HEAD, **_PERCENT},
    "total": _TOTAL,
    "total percent": {**_TOTAL, **_PERCENT},
    "total share": {**_TOTAL, **_SHARE},
    "doubt": {"bg_color": "#FCE8D5", "valign": "top"},
    "muted": {"font_color": "#8A949E", "valign": "top"},
    "muted percent": {"font_color": "#8A949E", **_PERCENT},
    "moment": {"num_format": "dd.mm.yyyy hh:mm", "align": "left", "valign": "top"},
    "day": {"num_format": "dd.mm.yyyy", "align": "left", "valign": "top"},
    "link": {"font_color": "#1F5FA8", "underline": 1, "valign": "top"},
}
