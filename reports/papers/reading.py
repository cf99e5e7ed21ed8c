"""Recommendations out of a Word file that somebody has edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from docx import Document

from reports.papers import advice_texts
from reports.papers.field_texts import FIELDS
from reports.papers.language import BadTemplate, check
from reports.papers.language_texts import NO_TABLE, too_long_text, twice, unknown_code
from reports.papers.lines import one_line

LONGEST = 4000
MOST_ROWS = 2000
Texts = Mapping[str, str]
"""By the code of a criterion or of a question."""
NAMED = ("code", "title", "lost", "where", "organisation")
"""The fields that a recommendation may name."""


def read(content: bytes, known: Sequence[str]) -> Texts:
    """The table of an edited file: code first, text last; refuses what it cannot follow."""
    found: dict[str, str] = {}
    for code, words in _rows(content):
        if code not in known:
            raise BadTemplate(unknown_code(code, known))
        if code in found:
            raise BadTemplate(twice(code))
        if len(words) > LONGEST:
            raise BadTemplate(too_long_text(code, LONGEST))
        check(words, {FIELDS[name][0]: "" for name in NAMED})
        found[code] = words
    return found


def _rows(content: bytes) -> list[tuple[str, str]]:
    for table in Document(BytesIO(content)).tables:
        heads = [one_line(cell.text) for cell in table.rows[0].cells] if table.rows else []
        if heads[:1] == [advice_texts.HEADS[0]] and len(heads) > 1:
            cells = [
                [one_line(each.text) for each in row.cells] for row in table.rows[1:MOST_ROWS]
            ]
            return [(row[0], row[-1]) for row in cells if row and row[0]]
    raise BadTemplate(NO_TABLE)
