"""Open a workbook without letting it hurt: bounded before it is read and while it is read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
import zlib
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from survey_defs.workbook import texts
from survey_defs.workbook.rows import BadWorkbook

ENDINGS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv"}
"""A text with commas is not read, but is told how it could be."""
BIGGEST_FILE = 10_000_000
MOST_UNPACKED = 60_000_000
MOST_RATIO = 300
RATIO_MATTERS = 5_000_000
MOST_MEMBERS = 2000
MOST_ROWS = 20_000
MOST_COLUMNS = 500
MOST_LETTERS = 3_000_000
"""On one sheet."""
MEMORY = 768 * 1024**2
SECONDS = 10
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_NOT_IN_TEXTS = frozenset(range(32)) - frozenset(b"\t\n\r\f\v\x1b")
_CHILD = Path(__file__).with_name("child.py")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a workbook may be, and how much of it is read."""

    file: int = BIGGEST_FILE
    unpacked: int = MOST_UNPACKED
    rows: int = MOST_ROWS
    letters: int = MOST_LETTERS
    seconds: int = SECONDS
    merged: bool = False
    """A merged cell says in each of its places what it says in the first."""


USUAL = Bounds()


@dataclass(frozen=True, slots=True)
class Book:
    names: tuple[str, ...]
    """Of all its sheets."""
    cells: dict[str, list[tuple[int, list[str]]]] = field(default_factory=dict)
    """Of the sheets that were asked for, by their names: the rows that are not empty."""


def is_workbook(path: Path) -> bool:
    """By what it begins with or, failing that, by its name."""
    try:
        with path.open("rb") as file:
            beginning = file.read(8)
    except OSError:
        return path.suffix.lower() in ENDINGS
    return beginning.startswith((_ZIP, _OLE)) or path.suffix.lower() in ENDINGS


def open_book(path: Path, wanted: frozenset[str] | None, bounds: Bounds = USUAL) -> Book:
    """The cells of the sheets of these names, in any case, or of all."""
    _look_at(path, bounds)
    asked = {
        "path": str(path),
        "wanted": None if wanted is None else sorted(wanted),
        "rows": bounds.rows,
        "columns": MOST_COLUMNS,
        "letters": bounds.letters,
        "merged": bounds.merged,
        "memory": MEMORY,
        "seconds": bounds.seconds,
    }
    try:
        run = subprocess.run(  # noqa: S603 -- our own script; the path is an argument
            [sys.executable, "-I", str(_CHILD), json.dumps(asked)],
            capture_output=True,
            timeout=2 * bounds.seconds,
            env={**os.environ, "RUST_BACKTRACE": "0"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BadWorkbook(texts.TAKES_TOO_LONG) from None
    said = [json.loads(line) for line in run.stdout.splitlines() if line.endswith(b"}")]
    return _heard(said, run.stderr[-4000:], bounds)


def _look_at(path: Path, bounds: Bounds) -> None:
    """Everything that shows before a single cell is read."""
    try:
        content = path.read_bytes() if path.stat().st_size <= bounds.file else None
    except OSError as error:
        raise BadWorkbook(texts.cannot_open(error.strerror or "")) from None
    if content is None:
        raise BadWorkbook(texts.TOO_BIG)
    if content.startswith(_OLE):
        if _LOCKED in content:
            raise BadWorkbook(texts.ENCRYPTED)
    elif content.startswith(_ZIP):
        _look_into(path, bounds)
    else:
        raise BadWorkbook(texts.LOOKS_LIKE_TEXT if _is_text(content) else texts.NOT_A_WORKBOOK)


def _is_text(content: bytes) -> bool:
    beginning = content[:2000]
    return bool(beginning) and not any(byte in _NOT_IN_TEXTS for byte in beginning)


def _look_into(path: Path, bounds: Bounds) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError):
        raise BadWorkbook(texts.DAMAGED) from None
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > bounds.unpacked:
        raise BadWorkbook(texts.UNPACKS_TOO_BIG)
    if any(_is_bomb(member) for member in members):
        raise BadWorkbook(texts.UNPACKS_TOO_BIG)
    names = {member.filename for member in members}
    if not any(name.startswith("xl/") or name == "content.xml" for name in names):
        raise BadWorkbook(texts.OTHER_DOCUMENT)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    ratio = member.file_size / max(member.compress_size, 1)
    return member.file_size > RATIO_MATTERS and ratio > MOST_RATIO


def _heard(said: list[dict[str, object]], complaint: bytes, bounds: Bounds) -> Book:
    """What the child told, as far as it came."""
    if not said or not isinstance(said[0].get("sheets"), list):
        locked = b"PasswordError" in complaint
        raise BadWorkbook(texts.ENCRYPTED if locked else texts.DAMAGED)
    names = said[0]["sheets"]
    assert isinstance(names, list)
    book = Book(tuple(names))
    for fact in said[1:]:
        if "sheet" in fact:
            name = str(fact["sheet"])
            rows = fact.get("rows")
            if not isinstance(rows, list):
                raise BadWorkbook(_too_much(name, fact, bounds), name)
            book.cells[name] = [(int(number), cells) for number, cells in rows]
    if "done" not in said[-1]:
        _stopped(said[-1], complaint)
    return book


def _too_much(name: str, fact: dict[str, object], bounds: Bounds) -> str:
    if "letters" in fact:
        return texts.too_many_letters(name)
    return texts.too_many_cells(name, bounds.rows, MOST_COLUMNS)


def _stopped(last: dict[str, object], complaint: bytes) -> None:
    name = str(last.get("reading", ""))
    if any(word in complaint for word in (b"memory", b"MemoryError", b"capacity overflow")):
        raise BadWorkbook(texts.unreadable(name), name)
    if b"Error" in complaint or b"panick" in complaint:
        raise BadWorkbook(texts.DAMAGED, name)
    raise BadWorkbook(texts.TAKES_TOO_LONG, name)


def close_to(name: str, known: frozenset[str]) -> str:
    """The known name that this one nearly is."""
    return next(iter(get_close_matches(name.strip().casefold(), sorted(known), n=1)), "")
