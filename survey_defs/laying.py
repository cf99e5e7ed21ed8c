"""A table as people read it: heads and rows of words, as pages, receipts and sheets show it."""

from __future__ import annotations

from typing import Any, NamedTuple

from survey_defs import simple, tables
from survey_defs.model import Column, Computed, Table
from survey_defs.valuing import at_rest
from survey_defs.walking import RowSeen, Walk


class Laid(NamedTuple):
    """A cell that is empty, or not asked in its row, is an empty text."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def lay_out(table: Table, value: Any | None, seen: Walk) -> Laid:
    """With computed columns; `seen` is a walk over the form that the table stands in."""
    rows = tables.rows_of(value)
    laid = tuple(
        tuple(_words(column, row["cells"], known) for column in table.columns)
        for number, row in enumerate(rows, 1)
        if (known := seen.row(table, row["cells"], number))
    )
    return Laid(tuple(column.label for column in table.columns), laid)


def _words(column: Column, cells: dict[str, Any], known: RowSeen) -> str:
    if all(asked.code != column.code for asked in known.asked):
        return ""
    if not isinstance(column, Computed):
        return tables.cell_in_words(column, cells.get(column.code))
    value = at_rest(known.value_of(column.code))
    return "" if value is None else simple.computed_in_words(column, value)
