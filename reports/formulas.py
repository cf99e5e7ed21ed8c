"""Formulas of the svod: where they look, and what they say. Nothing that people wrote is in them.

Every sheet numbers the forms alike, and a formula finds the form by its number: sheets may be
sorted and filtered and go on counting right. Names instead of addresses let it be read:
`SUMIF(механизмы, F$1, INDEX(баллы, MATCH($A5, номера, 0), 0))`.
"""

from __future__ import annotations

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from domain.overview import Sums
from reports import texts
from reports.cells import Cell, Formula, Instead, Points, Share

DECIMALS = 4
"""Of points: sums of binary fractions are rounded to what they stand for."""


def row_of_points(row: int) -> str:
    """All points of the form whose number stands in column A of this row, counted from 0."""
    return f"INDEX({texts.NAME_POINTS},MATCH($A{row + 1},{texts.NAME_NUMBERS},0),0)"


def whole(row: int) -> str:
    return f"ROUND(SUM({row_of_points(row)}),{DECIMALS})"


def grouped(name: str, column: int, row: int, head: int) -> str:
    """Points of the columns that bear the number that stands in this column's head."""
    number = f"{xl_col_to_name(column)}${head + 1}"
    return f"ROUND(SUMIF({name},{number},{row_of_points(row)}),{DECIMALS})"


def down(column: int, first: int, last: int) -> str:
    """The sum of a column."""
    letter = xl_col_to_name(column)
    return f"ROUND(SUM({letter}{first + 1}:{letter}{last + 1}),{DECIMALS})"


def cells(sheet: str, column: int, first: int, last: int) -> str:
    """A column of another sheet."""
    letter = xl_col_to_name(column)
    return f"'{sheet}'!${letter}${first + 1}:${letter}${last + 1}"


def cell(sheet: str, column: int, row: int) -> str:
    return f"'{sheet}'!${xl_col_to_name(column)}${row + 1}"


def share_of(sums: Sums, earned: str, maximum: str) -> Cell:
    """The percent as every page rounds it, or a dash where there is none."""
    percent = sums.percent
    if percent is None:
        return Instead(texts.NOT_ASKED)
    if sums.earned < 0:  # halves go up on pages, and away from zero in programs of tables
        return Share(percent)
    return Formula(f"ROUND({earned}/{maximum},3)", Share(percent))


def earned_of(sums: Sums, text: str) -> Cell:
    """Points as a formula, or in words why there are none."""
    if sums.asked == 0:
        return Instead(texts.NOT_ASKED)
    return Instead(texts.NO_ANSWER) if sums.is_silent else Formula(text, Points(sums.earned))


def here(column: int, row: int) -> str:
    return str(xl_rowcol_to_cell(row, column))


class Adding:
    """What a column of a sheet comes to as it is written.

    Where that is not what the house counts (words stand where a number lies hidden), a number is
    written instead of a formula: nothing on the sheet is ever untrue.
    """

    def __init__(self) -> None:
        self._sum = 0

    def take(self, written: Cell) -> Cell:
        value = written.value if isinstance(written, Formula) else written
        if isinstance(value, Points):
            self._sum += value.units
        return written

    def total(self, units: int, column: int, first: int, row: int) -> Cell:
        """The sum of the rows before this one, where there are any."""
        if row == first or units != self._sum:
            return Points(units)
        return Formula(down(column, first, row - 1), Points(units))
