"""Points by mechanism and by criterion: a row an organisation, two columns a group."""

from __future__ import annotations

from collections.abc import Iterator

from domain.overview import Sums
from domain.results import Column, Results
from reports import texts
from reports.cells import Book, Cell, Points
from reports.sheets.summary import earned, place_of, share


def write_grouped(book: Book, name: str, results: Results) -> None:
    """The first row names the group, the second says what its columns hold."""
    groups = len(results.columns) + 1
    sheet = book.sheet(name, (12.0, 44.0, 30.0, *(12.0, 8.0) * groups))
    titles = [
        column.title
        if column.rules
        else f"{column.code} {_words(column.label, column.code, column.title)}".strip()
        for column in results.columns
    ]
    first: list[Cell] = [None, None, None, texts.TOTAL, None]
    for title in titles:
        first += [title, None]
    sheet.add(["" if cell is None else cell for cell in first], "head", 62)
    second = (texts.CODE, texts.ORGANISATION, texts.TERRITORY)
    sheet.add([*second, *(texts.POINTS, texts.PERCENT) * groups], "head", 20)
    width = len(second) + 2 * groups
    sheet.table(columns=width, rows=len(results.rows) + 2, kept=len(second))
    for result in results.rows:
        cells = _cells(results.columns, result.total, result.cells)
        sheet.add([*place_of(result.row), *cells])
    cells = _cells(results.columns, results.total, results.totals)
    sheet.add([None, texts.EVERYBODY, None, *cells], "total")
    biggest = (Points(column.maximum) for column in results.columns)
    whole = Points(sum(column.maximum for column in results.columns))
    spread = (cell for points in (whole, *biggest) for cell in (points, None))
    sheet.add([None, texts.MAXIMUM_OF_ONE, None, *spread], "muted")


def _words(label: str, code: str, title: str) -> str:
    """The code stands before the words already."""
    return title if label == code else label


def _cells(columns: tuple[Column, ...], total: Sums, cells: tuple[Sums, ...]) -> Iterator[Cell]:
    """What rules make of points is no part of any maximum, so it has no percent."""
    yield from (earned(total), share(total))
    for column, sums in zip(columns, cells, strict=True):
        if column.rules:
            yield from (Points(sums.earned), None)
        else:
            yield from (earned(sums), share(sums))
