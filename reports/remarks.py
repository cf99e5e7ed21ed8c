"""The workbook of a list once more, each row with what the program says of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from domain.importing.lines import Book as Read
from domain.importing.views import Kind, Missing, Verdict
from reports import texts
from reports.cells import Book

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
        for number, cells in rows:
            sheet.row = number - 1
            told = said.get((name, number))
            sheet.add(cells, _LOOKS[told.kind] if told else "plain")
            if told:
                sheet.row = number - 1
                sheet.put(wide, texts.ROSTER_KINDS[told.kind], _LOOKS[told.kind])
                sheet.put(wide + 1, told.remark, _LOOKS[told.kind])
    _write_missing(book, list(missing), set(read.names))
    book.close()
    return target.getvalue()


_LOOKS = {
    Kind.NEW: "total",
    Kind.CHANGED: "total",
    Kind.UNCHANGED: "muted",
    Kind.DOUBTFUL: "doubt",
}


def _write_missing(book: Book, missing: list[Missing], taken: set[str]) -> None:
    if not missing:
        return
    name = texts.ROSTER_MISSING
    while name.casefold() in {each.casefold() for each in taken}:
        name += "."
    sheet = book.sheet(name, (50, 40, 20))
    sheet.add((texts.ORGANISATION, texts.ROSTER_PERSON, texts.ROSTER_ROLE), "head")
    sheet.table(columns=3, rows=len(missing))
    for each in missing:
        sheet.add((each.organisation, each.name, texts.ROLES.get(each.role or "", "")))
