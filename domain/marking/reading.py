"""Marks as they stand in somebody's table: a mechanism and a percent in each row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.marking import texts
from survey_defs.exact import Exact, canonical
from survey_defs.model import Section
from survey_defs.reading import NotAnAnswer, number

MOST = 100
_APART = re.compile(r"\t|;|\s{2,}")
Row = tuple[int, Sequence[str]]
"""Its number from 1, and its cells."""


@dataclass(frozen=True, slots=True)
class Read:
    marks: dict[str, str]
    """By the code of a mechanism."""
    problems: tuple[str, ...]
    """Row by row; what is right is taken all the same, for a look before it is saved."""


def percent_of(text: str) -> str:
    """A percent from 0 to 100, exactly; raises ValueError with a sentence."""
    try:
        exact = number(text, texts.PERCENT)
    except NotAnAnswer as refusal:
        raise ValueError(str(refusal)) from None
    if not 0 <= exact <= Exact(100):
        raise ValueError(texts.OUT_OF_REACH)
    return canonical(exact)


def rows_of_text(text: str) -> list[Row]:
    """Pasted out of a spreadsheet, or typed: the first word and the last."""
    rows: list[Row] = []
    for at, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in _APART.split(line.strip()) if cell.strip()]
        rows.append((at, cells if len(cells) > 1 else _ends(line)))
    return rows


def read_rows(rows: Iterable[Row], mechanisms: Sequence[Section]) -> Read:
    marks: dict[str, str] = {}
    problems = []
    for at, given in list(rows)[:MOST]:
        cells = [cell.strip() for cell in given if cell.strip()]
        found = next((code for cell in cells if (code := _mechanism(cell, mechanisms))), "")
        value = _percent(cells)
        if not cells or (not found and not value):
            continue  # headings, totals in words, empty rows
        if not found:
            problems.append(texts.of_row(at, texts.NO_MECHANISM))
        elif found in marks:
            problems.append(texts.of_row(at, texts.TWICE.format(code=found)))
        elif not value:
            problems.append(texts.of_row(at, texts.NO_PERCENT))
        else:
            marks[found] = value
    if not marks and not problems:
        problems.append(texts.NOTHING)
    return Read(marks, tuple(problems))


def _ends(line: str) -> list[str]:
    first, _, rest = line.strip().partition(" ")
    before, _, last = rest.strip().rpartition(" ")
    return [each for each in (first, before, last) if each]


def _mechanism(cell: str, mechanisms: Sequence[Section]) -> str:
    said = " ".join(cell.casefold().split())
    for section in mechanisms:
        code = section.code.casefold()
        names = {code, section.title.casefold(), section.label.casefold()}
        if said in names or said.startswith((f"{code} ", f"{code}. ")):
            return section.code
    return ""


def _percent(cells: Sequence[str]) -> str:
    """Of the last cell, which is never the code of the mechanism."""
    if len(cells) < 2:  # noqa: PLR2004 -- a mechanism and a number
        return ""
    try:
        return percent_of(cells[-1])
    except ValueError:
        return ""
