"""The workbook of a list once more, each row with what the program says of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from domain.importing.headings import headings_of
from domain.importing.lines import Book as Read
from domain.importing.texts import MISSING_SHEET
from domain.importing.views import Kind, Missing, Verdict
from reports import texts
from reports.cells import Book, Sheet

WIDTH, WIDE = 18, 60
LONGEST_SHEET = 31


def workbook(
    read: Read, verdicts: Iterable[Verdict], missing: Iterable[Missing], now: datetime
) -> bytes:
    """Its sheets with the cells where they were, and two columns more; then who is missing."""
    said = {(each.sheet, each.row): each for each in verdicts}
    target = BytesIO()
    book = Book(target, now)
    for name in read.names:
        rows = read.cells.get(name, [])
        wide = max((len(cells) for _, cells in rows), default=0)
        sheet = book.sheet(name[:LONGEST_SHEET], (*([WIDTH] * wide), WIDTH, WIDE))
        found = headings_of(rows)
        heads = rows[found.after - 1][0] if found else 0
        for number, cells in rows:
            told = said.get((name, number))
            look = "head" if number == heads else _LOOKS[told.kind] if told else "plain"
            remarks = (texts.ROSTER_KINDS[told.kind], told.remark) if told else ()
            if number == heads:
                remarks = texts.ROSTER_REMARKS
            _row(sheet, number, (*cells, *[None] * (wide - len(cells)), *remarks), look)
            if number == heads:
                sheet.table(columns=wide + len(remarks), rows=rows[-1][0] - number)
    _write_missing(book, list(missing), set(read.names))
    book.close()
    return target.getvalue()


def _row(sheet: Sheet, number: int, cells: Iterable[str | None], look: str) -> None:
    sheet.row = number - 1
    sheet.add(cells, look)


_LOOKS = {
    Kind.NEW: "total",
    Kind.CHANGED: "total",
    Kind.UNCHANGED: "muted",
    Kind.DOUBTFUL: "doubt",
}


def _write_missing(book: Book, missing: list[Missing], taken: set[str]) -> None:
    if not missing:
        return
    name = MISSING_SHEET
    while name.casefold() in {each.casefold() for each in taken}:
        name += "."
    sheet = book.sheet(name, (50, 40, 20))
    sheet.add((texts.ORGANISATION, texts.ROSTER_PERSON, texts.ROSTER_ROLE), "head")
    sheet.table(columns=3, rows=len(missing))
    for each in missing:
        sheet.add((each.organisation, each.name, texts.ROLES.get(each.role or "", "")))
