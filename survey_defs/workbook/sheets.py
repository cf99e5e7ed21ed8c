"""Sheets as lines of named cells: columns in any order, under their Russian or other names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from survey_defs.checking.spots import Found
from survey_defs.workbook import texts
from survey_defs.workbook.columns import SHEETS
from survey_defs.workbook.habits import ALIASES, IGNORED, IGNORED_PREFIXES, READ_TOO
from survey_defs.workbook.header_texts import HEADINGS
from survey_defs.workbook.opening import Book
from survey_defs.workbook.rows import Row

TRANSLATED = {"label", "hint", "constraint_message", "short", "full", "rule"}
_LANGUAGE = re.compile(r"([^:]+?)\s*::?\s*(.+)", re.DOTALL)
_HEADER_WITHIN = 5
"""So many rows are looked at for the headings."""
_TELLS = {
    "survey": {"type"},
    "criteria": {"type"},
    "choices": {"list_name"},
    "rules": {"must"},
    "cautions": {"when"},
    "payment": {"pays"},
    "levels": {"from"},
    "cycle": {"criterion"},
}


@dataclass(frozen=True, slots=True)
class Line:
    row: Row
    cells: dict[str, str]
    """What stands under each known column, as typed."""
    translations: dict[tuple[str, str], str] = field(default_factory=dict)
    """By column and language."""
    extra: dict[str, str] = field(default_factory=dict)
    """Under columns of names of the author's own."""

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "").strip()

    def written(self, name: str) -> str:
        """With its spaces, but nothing when it is only spaces."""
        text = self.cells.get(name, "")
        return text if text.strip() else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    """As its author calls it."""
    lines: list[Line]
    columns: frozenset[str]
    languages: tuple[str, ...]
    """Of labels, in the order of the columns; the plain column is called ``."""
    found: list[Found]


@dataclass(slots=True)
class _Heading:
    """What one column of the sheet is."""

    place: int
    written: str
    name: str = ""
    language: str | None = None
    ignored: bool = False


def sheet_of(book: Book, kind: str) -> Sheet | None:
    """The sheet of this kind, however its name is capitalised; None when there is none."""
    named = [name for name in book.cells if name.strip().casefold() == kind]
    if not named:
        return None
    name, rows = named[0], book.cells[named[0]]
    start = _header_row(kind, rows)
    if start is None:
        return Sheet(name, [], frozenset(), (), [])
    headings = _headings(kind, rows[start][1])
    found = list(_remarks(kind, headings, rows[start + 1 :], Row(rows[start][0], name)))
    body = rows[start + 1 :]
    if body and _is_russian_row(headings, body[0][1]):
        body = body[1:]
    lines = [_line(headings, Row(number, name), cells) for number, cells in body]
    known = frozenset(h.name for h in headings if h.name)
    spoken = [h.language or "" for h in headings if h.name == "label"]
    return Sheet(
        name, [line for line in lines if line], known, tuple(dict.fromkeys(spoken)), found
    )


def plain(text: str) -> str:
    """For comparing names of columns."""
    return " ".join(text.split()).casefold()


def _header_row(kind: str, rows: list[tuple[int, list[str]]]) -> int | None:
    tells = _TELLS.get(kind, set())
    for place, (_, cells) in enumerate(rows[:_HEADER_WITHIN]):
        if tells & {heading.name for heading in _headings(kind, cells)}:
            return place
    return 0 if rows and not tells else None


def _headings(kind: str, cells: Sequence[str]) -> list[_Heading]:
    known = names_of(kind)
    headings = []
    taken: set[tuple[str, str | None]] = set()
    for place, written in enumerate(cells):
        if not written.strip():
            continue
        heading = _heading(kind, known, place, written.strip())
        if heading.name and (heading.name, heading.language) in taken:
            heading.name, heading.ignored = "", True
        taken.add((heading.name, heading.language))
        headings.append(heading)
    return headings


def names_of(kind: str) -> dict[str, str]:
    """Every way to call a column of this sheet: its name, its other names, the Russian ones."""
    names = {name: name for name in READ_TOO.get(kind, ())}
    for column in SHEETS[kind]:
        for russian in reversed(HEADINGS[column.name]):
            names.setdefault(plain(russian), column.name)
    for column in SHEETS[kind]:
        names[column.name] = column.name
        names[column.name.replace("_", " ")] = column.name
    return {**ALIASES.get(kind, {}), **names}


def _heading(kind: str, known: dict[str, str], place: int, written: str) -> _Heading:
    wanted = plain(written)
    if wanted in known:
        return _Heading(place, written, known[wanted])
    parted = _LANGUAGE.fullmatch(written)
    name = known.get(plain(parted[1]), "") if parted else ""
    if parted and name in TRANSLATED:
        return _Heading(place, written, name, parted[2].strip())
    ignored = wanted in IGNORED.get(kind, ()) or wanted.startswith(IGNORED_PREFIXES)
    base = plain(parted[1]) if parted else ""
    return _Heading(place, written, ignored=ignored or base in IGNORED.get(kind, ()))


def _remarks(
    kind: str, headings: list[_Heading], rows: list[tuple[int, list[str]]], row: Row
) -> Iterator[Found]:
    known = names_of(kind)
    idle = []
    for heading in headings:
        filled = any(_cell(cells, heading.place).strip() for _, cells in rows)
        if heading.name or not filled:
            continue
        if heading.ignored:
            idle.append(heading.written)
            continue
        close = get_close_matches(plain(heading.written), known, n=1, cutoff=0.75)
        if kind != "choices" or close:
            sentence = texts.unknown_column(heading.written, [known[c] for c in close])
            yield Found(row, "", sentence, warning=True)
    if idle:
        yield Found(row, "", texts.ignored_columns(idle), warning=True)


def _is_russian_row(headings: list[_Heading], cells: Sequence[str]) -> bool:
    """Whether the second row only says in Russian what the columns are."""
    told = [(h, _cell(cells, h.place)) for h in headings if h.name in HEADINGS]
    said = [plain(text) in map(plain, HEADINGS[h.name]) for h, text in told if text.strip()]
    return all(said) and len(said) >= min(2, len(told))


def _line(headings: list[_Heading], row: Row, cells: Sequence[str]) -> Line | None:
    line = Line(row, {})
    for heading in headings:
        text = _cell(cells, heading.place).replace("\r\n", "\n").replace("\xa0", " ")
        if not text.strip():
            continue
        if heading.language is not None:
            line.translations[heading.name, heading.language] = text
        elif heading.name:
            line.cells[heading.name] = text
        else:
            line.extra[heading.written] = text.strip()
    return line if line.cells or line.translations else None


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""
