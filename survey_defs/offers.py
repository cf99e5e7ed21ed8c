"""What conditions leave of a question: the options offered, the columns asked in each row."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple


class Offer(NamedTuple):
    """None means that no condition hides anything there."""

    options: Collection[int] | None = None
    """The places of the options that are offered."""
    rows: Mapping[int, Mapping[str, Offer]] | None = None
    """Of a table: by row, the columns asked in it by code, each with an offer of its own."""

    def has(self, place: int) -> bool:
        return self.options is None or place in self.options

    def of_cell(self, row_id: int, column: str) -> Offer | None:
        """None when the column is not asked in this row; a row not seen yet hides nothing."""
        if self.rows is None or row_id not in self.rows:
            return WHOLE
        return self.rows[row_id].get(column)


WHOLE = Offer()
