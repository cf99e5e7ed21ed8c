"""The rows of a workbook as lines of a list: an organisation, perhaps with a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from domain.errors import NotPossible
from domain.importing import texts
from domain.importing.headings import Column, Headings, Rows, headings_of
from domain.importing.values import folded, plain
from survey_defs.workbook.opening import Book, Bounds, open_book
from survey_defs.workbook.rows import BadWorkbook

MOST_LINES = 60_000
BOUNDS = Bounds(
    file=30_000_000,
    unpacked=300_000_000,
    rows=70_000,
    letters=20_000_000,
    seconds=40,
    merged=True,
)
FACTS = ("type", "pupils", "rural", "low_results")
_TERRITORY = re.compile(texts.TERRITORY_ROW, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """As typed; what it means is decided when it is laid beside what is known."""

    sheet: str
    row: int
    territory: str = ""
    code: str = ""
    organisation: str = ""
    short_name: str = ""
    kind: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    person: str = ""
    role: str = ""
    phone: str = ""
    email: str = ""
    post: str = ""

    @property
    def place(self) -> tuple[str, int]:
        return self.sheet, self.row


@dataclass(frozen=True, slots=True)
class Listing:
    """A workbook that was read."""

    lines: tuple[Line, ...]
    remarks: tuple[str, ...]
    """About sheets and columns."""


def read_book(path: Path) -> Book:
    """All its cells, read in a process of its own; raises a sentence when it cannot be read."""
    try:
        return open_book(path, None, BOUNDS)
    except BadWorkbook as bad:
        raise NotPossible(str(bad).replace(*texts.SHEETS_OF_LIST), "file") from None


def listing(book: Book) -> Listing:
    """Every sheet with headings but our own; raises a sentence when there is none, or no row."""
    lines: list[Line] = []
    remarks: list[str] = []
    known = 0
    for name in book.names:
        if folded(name) == folded(texts.MISSING_SHEET):
            continue
        rows = book.cells.get(name, [])
        found = headings_of(rows)
        if found is None:
            if rows:
                remarks.append(texts.SHEET_SKIPPED.format(name=name))
            continue
        known += 1
        remarks += _unused(name, found)
        lines += _lines(name, found, rows)
    if not known:
        raise NotPossible(texts.NO_HEADINGS, "file")
    if not lines:
        raise NotPossible(texts.NO_ROWS, "file")
    if len(lines) > MOST_LINES:
        raise NotPossible(texts.TOO_MANY_ROWS.format(most=MOST_LINES), "file")
    return Listing(tuple(lines), tuple(remarks))


def _unused(sheet: str, found: Headings) -> Iterator[str]:
    for column in found.columns:
        if column.field in ("", "office") and folded(column.written):
            yield texts.COLUMN_UNUSED.format(sheet=sheet, column=column.written[:60])


def _lines(sheet: str, found: Headings, rows: Rows) -> Iterator[Line]:
    territory = ""
    headed = any(column.field == "territory" for column in found.columns)
    heads = [column.written for column in found.columns]
    for number, cells in rows[found.after :]:
        filled = [plain(text) for text in cells if text.strip()]
        if _says_nothing(filled, heads):
            continue
        if len(set(filled)) == 1 and not headed and _TERRITORY.search(filled[0]):
            territory = filled[0]
            continue
        said = {
            (column.field, column.role): plain(cells[column.place])
            for column in found.columns
            if column.field and column.place < len(cells)
        }
        yield from _of_row(sheet, number, {("territory", ""): territory, **said})


def _says_nothing(filled: list[str], heads: list[str]) -> bool:
    """Totals, numbers of columns, and headings repeated on the next printed page."""
    if not filled or folded(filled[0]).startswith(texts.TOTALS):
        return True
    if all(text.isdigit() and int(text) <= len(heads) for text in filled if text.isascii()):
        return all(text.isascii() for text in filled)
    return len(filled) > 1 and all(text in heads for text in filled)


def _of_row(sheet: str, row: int, said: dict[tuple[str, str], str]) -> Iterator[Line]:
    """A line for each person that the row speaks of, or one for the organisation alone."""

    def at(name: str, role: str = "") -> str:
        return said.get((name, role), "")

    facts = {name: at(name) for name in FACTS if at(name)}
    roles = list(dict.fromkeys(role for _, role in said))
    people = [_person(said, role) for role in roles]
    told = [each for each in people if any(value for key, value in each.items() if key != "role")]
    for each in told or [{}]:
        yield Line(
            sheet=sheet,
            row=row,
            territory=at("territory"),
            code=at("code"),
            organisation=at("organisation"),
            short_name=at("short_name"),
            kind=at("kind"),
            facts=facts,
            **each,
        )


def _person(said: dict[tuple[str, str], str], role: str) -> dict[str, str]:
    def at(name: str) -> str:
        return said.get((name, role), "")

    apart = " ".join(part for part in map(at, ("surname", "given", "patronymic")) if part)
    return {
        "person": at("person") or apart,
        "role": role or at("role"),
        "phone": at("phone"),
        "email": at("email"),
        "post": at("post"),
    }


__all__ = ["Book", "Column", "Line", "Listing", "listing", "read_book"]
