"""The sheet `settings`: a row under headings, or two columns of names and values."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from survey_defs.checking.lines import Mapping, Sequence
from survey_defs.checking.spots import Found
from survey_defs.parts import LARGEST_VERSION
from survey_defs.workbook import texts
from survey_defs.workbook.columns import SETTINGS
from survey_defs.workbook.header_texts import VALUE_HEADINGS
from survey_defs.workbook.opening import Book
from survey_defs.workbook.rows import Row
from survey_defs.workbook.sheets import Line, Sheet, names_of, plain, sheet_of
from survey_defs.workbook.values import fill, mapping, put, word
from survey_defs.workbook.wording import code_of, parted

_EXPRESSIONS = next(column for column in SETTINGS if column.name == "expressions")
_DATED = re.compile(r"20\d\d(?:[-.:_ T]?\d\d){2,}", re.ASCII)
_NUMBER = re.compile(r"\d+", re.ASCII)
_VERSION_DIGITS = 12
_EARNING = {"points", "base", "per_unit", "per_row", "points_better", "points_same", "otherwise"}


def settings_of(book: Book) -> tuple[Sheet | None, list[Line]]:
    """The sheet as it is, and its lines with a setting or more in each."""
    for name, rows in book.cells.items():
        if plain(name) == "settings" and rows and _is_upright(rows[0][1]):
            known = names_of("settings")
            lines = [
                Line(Row(number, name), {known[plain(cells[0])]: cells[1]})
                for number, cells in rows[1:]
                if len(cells) > 1 and plain(cells[0]) in known
            ]
            return None, lines
    sheet = sheet_of(book, "settings")
    return sheet, sheet.lines[:1] if sheet else []


def _is_upright(cells: list[str]) -> bool:
    return len(cells) > 1 and plain(cells[1]) in VALUE_HEADINGS


def setting(lines: list[Line], name: str) -> str:
    return next((line[name] for line in lines if line[name]), "")


def is_own(lines: list[Line]) -> bool:
    return word(_EXPRESSIONS, setting(lines, "expressions")) == "svod"


def begin(lines: list[Line], path: Path, found: list[Found], *, own: bool) -> Mapping:
    """What holds for the questionnaire as a whole, with what an XLSForm does not say made up."""
    raw = mapping(lines[0].row if lines else Row(1, "settings"))
    for line in lines:
        fill(raw, SETTINGS, line, strip=not own)
    row = raw.line
    assert isinstance(row, Row)
    if not own:
        _code(raw, path, row, found)
    if not own or "version" not in raw:
        _version(raw, row, found)
    if not own or "title" not in raw:
        title = parted(str(raw.get("title") or raw.get("code") or path.stem))[0]
        put(raw, ("title",), title, row)
    if "official" not in raw:
        put(raw, ("official",), value=False, row=row)
    return raw


def _code(raw: Mapping, path: Path, row: Row, found: list[Found]) -> None:
    name = str(raw.get("code") or path.stem)
    code = code_of(name)
    if "code" not in raw:
        found.append(Found(row, "", texts.code_made(code), warning=True))
    elif code != name:
        found.append(Found(row, "", texts.name_changed(name, code), warning=True))
    put(raw, ("code",), code, row)


def _version(raw: Mapping, row: Row, found: list[Found]) -> None:
    """A whole number as it stands; of anything else the digits that keep the order."""
    said = raw.get("version", 1)
    whole = isinstance(said, int) and 0 < said <= LARGEST_VERSION
    version = said if whole else _digits_of(str(said))
    if version != said:
        found.append(Found(row, "", texts.version_taken(str(said), version), warning=True))
    put(raw, ("version",), version, row)


def _digits_of(said: str) -> int:
    """`2024-01-15` is 20240115, `v2 (draft)` is 2, `draft` is 1."""
    dated = _DATED.search(said)
    number = _NUMBER.search(said)
    digits = re.sub(r"\D", "", dated[0]) if dated else number[0] if number else ""
    return int(digits[:_VERSION_DIGITS] or 1) or 1


def finish(raw: Mapping) -> None:
    """Nothing that earns points: then the most is none."""
    if "maximum" not in raw and not _earns(raw):
        put(raw, ("maximum",), 0, raw.line)


def _earns(written: Any) -> bool:
    match written:
        case Mapping():
            return bool(_EARNING & written.keys()) or any(map(_earns, written.values()))
        case Sequence():
            return any(map(_earns, written))
    return False
