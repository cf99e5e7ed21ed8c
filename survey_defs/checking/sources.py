"""A questionnaire as it was written, whatever it was written in: YAML or a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from survey_defs.checking import grids, lines, texts
from survey_defs.checking.lines import BadYaml, Mapping
from survey_defs.checking.spots import Found

ENDINGS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"}
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Source(NamedTuple):
    raw: Mapping | None
    """None when there is nothing to go on with."""
    found: list[Found]


def read(path: Path) -> Source:
    """Every list and criterion stands where it is used; BadYaml when it does not read at all."""
    if not _is_workbook(path):
        return Source(grids.expand(lines.read(_text(path))), [])
    return _book(path)


def _is_workbook(path: Path) -> bool:
    """By what it begins with or, failing that, by its name."""
    try:
        with path.open("rb") as file:
            beginning = file.read(len(_OLE))
    except OSError:
        beginning = b""
    return beginning.startswith((_ZIP, _OLE)) or path.suffix.lower() in ENDINGS


def _book(path: Path) -> Source:
    from survey_defs import workbook  # noqa: PLC0415 -- it builds on the lines of this package

    book = workbook.read(path)
    raw = None if book.raw is None else grids.expand(book.raw)
    return Source(raw, list(book.found))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(4 * lines.BIGGEST_FILE + 1)
    except OSError as error:
        raise BadYaml(texts.cannot_read(error.strerror or "")) from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        beyond = len(content) > lines.BIGGEST_FILE
        raise BadYaml(texts.FILE_TOO_BIG if beyond else texts.NOT_UTF8) from None
