"""A questionnaire as it was written, whatever it was written in: YAML or a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from survey_defs.checking import grids, lines, texts
from survey_defs.checking.lines import BadYaml, Mapping
from survey_defs.checking.spots import Found


class Source(NamedTuple):
    raw: Mapping | None
    """None when there is nothing to go on with."""
    found: list[Found]


def read(path: Path) -> Source:
    """Every list and criterion stands where it is used; BadYaml when it does not read at all."""
    from survey_defs import workbook  # noqa: PLC0415 -- it builds on the lines of this package

    if not workbook.is_workbook(path):
        return Source(grids.expand(lines.read(_text(path))), [])
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
