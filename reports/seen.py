"""A table of a page as a file: the columns and rows that are seen, and in words how it was asked.

The page's own reading of its address makes the `SeenTable`; here it becomes a workbook or a CSV.
Numbers stay numbers, days stay days, names stay text whatever they begin with.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import IO, Any, NamedTuple
from zoneinfo import ZoneInfo

from defusedcsv import csv

from reports import texts
from reports.cells import Book, Number, Points, Share, clean, exactly
from reports.cells import Cell as Written

Cell = str | int | Decimal | datetime | date | None
Row = Sequence[Cell]
LEAST, MOST = 9, 60
"""Characters across, of a column."""
ARROW = 4
"""Room for the button of the filter in a head."""
HEIGHT_OF_HEAD = 32


class Kind(StrEnum):
    """What stands in a column; nothing stands where a cell is None."""

    WORDS = "words"
    WHOLE = "whole"
    POINTS = "points"
    """Ten-thousandths of a point, as everywhere in the house; written as points."""
    PERCENT = "percent"
    """83.3 stands for 83,3 %."""
    NUMBER = "number"
    """An exact decimal, such as a coefficient."""
    DAY = "day"
    """A date, or a moment of which the day is seen."""
    MOMENT = "moment"


OF_KINDS = {Kind.DAY: 12, Kind.MOMENT: 17}


class Column(NamedTuple):
    heading: str
    kind: Kind = Kind.WORDS


class Said(NamedTuple):
    """A line above the table: what it counts, how it is filtered, who took it and when."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class SeenTable:
    """One table with all its rows, not only those of the page that is open."""

    title: str
    about: tuple[Said, ...]
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    zone: ZoneInfo
    """In which moments are written."""
    totals: Row | None = None
    """The last row, if the table sums itself up."""


class Form(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"


def written(table: SeenTable, form: Form, now: datetime) -> bytes:
    """The whole file."""
    target = io.BytesIO()
    if form is Form.XLSX:
        write_workbook(table, target, now)
    else:
        write_csv(table, target)
    return target.getvalue()


def write_workbook(table: SeenTable, target: IO[bytes], now: datetime) -> None:
    """One sheet: what was asked, then the table with its head in sight and its filters on."""
    rows = [_cells(table, row) for row in table.rows]
    widths = _widths(table.columns, rows)
    book = Book(target, now)
    sheet = book.sheet(texts.SEEN, widths)
    sheet.add((table.title,), "title", 24)
    sheet.paragraph(_in_a_row(table.about), sum(widths), len(widths))
    sheet.add((column.heading for column in table.columns), "head", HEIGHT_OF_HEAD)
    sheet.table(columns=len(table.columns), rows=len(rows), kept=1)
    for row in rows:
        sheet.add(row, "wrap")
    if table.totals is not None:
        sheet.add(_cells(table, table.totals), "total")
    book.close()


def write_csv(table: SeenTable, target: IO[bytes]) -> None:
    """As Russian Excel opens it by a double click: semicolons, decimal commas, a mark of UTF-8."""
    wrapper = io.TextIOWrapper(target, "utf-8-sig", newline="")
    sheet = csv.writer(wrapper, delimiter=";")
    sheet.writerow([clean(table.title)])
    sheet.writerows([said.name, clean(said.words)] for said in table.about)
    sheet.writerow([])
    sheet.writerow([column.heading for column in table.columns])
    for row in _with_totals(table):
        sheet.writerow([_plain(table, place, cell) for place, cell in enumerate(row)])
    wrapper.flush()
    wrapper.detach()


def _with_totals(table: SeenTable) -> Iterator[Row]:
    yield from table.rows
    if table.totals is not None:
        yield table.totals


def _in_a_row(about: Iterable[Said]) -> str:
    """One paragraph: it stays in sight with the head, and must not take the whole screen."""
    return " ".join(f"{said.name}: {said.words.rstrip('.')}." for said in about)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[Written]]) -> list[float]:
    """As wide as the longest that stands in each, within reason."""
    widths = [LEAST] * len(columns)
    for place, column in enumerate(columns):
        longest = max((len(word) for word in column.heading.split()), default=0)
        widths[place] = max(LEAST, longest + ARROW, OF_KINDS.get(column.kind, LEAST))
    for row in rows:
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                widths[place] = max(widths[place], min(len(cell) + 1, MOST))
    return [float(width) for width in widths]


def _cells(table: SeenTable, row: Row) -> list[Written]:
    return [_cell(table, place, cell) for place, cell in enumerate(row)]


def _cell(table: SeenTable, place: int, cell: Cell) -> Written:
    """A word may stand among numbers: «нет ответов» is not 0."""
    if cell is None or isinstance(cell, str):
        return cell
    typed = _TYPED.get(table.columns[place].kind)
    return typed(cell, table.zone) if typed else cell


def _plain(table: SeenTable, place: int, cell: Cell) -> str:
    known = _cell(table, place, cell)
    return "" if known is None else _SPELLED.get(type(known), str)(known)


def _day(moment: datetime | date, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment


_TYPED: Mapping[Kind, Callable[[Any, ZoneInfo], Written]] = {
    Kind.POINTS: lambda units, zone: Points(units),
    Kind.PERCENT: lambda percent, zone: Share(percent),
    Kind.NUMBER: lambda value, zone: Number(value),
    Kind.DAY: _day,
    Kind.MOMENT: lambda moment, zone: moment.astimezone(zone),
}
_SPELLED: Mapping[type, Callable[[Any], str]] = {
    str: clean,
    Points: lambda points: exactly(points.units),
    Share: lambda share: f"{share.percent:.1f}%".replace(".", ","),
    Number: lambda number: f"{number.value:f}".replace(".", ","),
    datetime: lambda moment: f"{moment:%d.%m.%Y %H:%M}",
    date: lambda day: f"{day:%d.%m.%Y}",
}
