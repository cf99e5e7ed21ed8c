"""A row of a table and one of its cells as their screens show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from domain.filling.views import Step
from survey_defs.model import Column


@dataclass(frozen=True, slots=True)
class CellLine:
    """A column asked in this row."""

    column: int
    """Its place among the columns."""
    question: Column
    label: str
    words: str
    """Empty where the cell is."""
    empty: bool
    """Without an answer that counts."""
    required: bool
    computed: bool


@dataclass(frozen=True, slots=True)
class RowStep:
    step: Step
    """Of the whole table."""
    row: int
    number: int
    """Counted from 1 along the rows that are there."""
    words: str
    cells: tuple[CellLine, ...]
    missing: int
    """How many cells must still be filled."""
    remarks: tuple[str, ...]
    """What the rules say of the cells of this row."""
    back: int | None
    """The row before it, by its number for buttons."""
    next: int | None


@dataclass(frozen=True, slots=True)
class CellStep:
    step: Step
    row: int
    number: int
    row_words: str
    column: int
    question: Column
    value: Any | None
    words: str
    offered: tuple[int, ...]
    """Of a choice, of one or of several: the places of the options offered in this row."""
    remarks: tuple[str, ...]
    back: int | None
    """The place of the column before it that can be filled."""
    next: int | None
