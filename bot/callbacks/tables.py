"""Buttons of options, tables, rows and cells: ids and places only, the row by its own number."""

from __future__ import annotations

from bot.callbacks.actions import Action
from bot.callbacks.places import Place

# Places.


class Finding(Place, prefix="fi"):
    """A long list of options, as far as they fit the words typed. Row 0: of the question."""

    form: int
    place: int
    row: int
    column: int
    page: int
    words: str


class Row(Place, prefix="r"):
    """One row of a table, column by column."""

    form: int
    place: int
    row: int
    page: int = 0


class Cell(Place, prefix="ce"):
    form: int
    place: int
    row: int
    column: int
    page: int = 0


class RowRemoval(Place, prefix="rm"):
    """Removing a row, asked once more."""

    form: int
    place: int
    row: int


class RowGone(Place, prefix="ro"):
    """The rows that are left, with the one just removed to be brought back."""

    form: int
    place: int
    row: int


# Actions on the answer of a question.


class ChooseSeveral(Action, prefix="b"):
    """Absolute, so that a double tap changes nothing."""

    form: int
    place: int
    revision: int
    option: int
    on: int
    page: int = 0


class ChooseNone(Action, prefix="bz"):
    form: int
    place: int
    revision: int


class PickDay(Action, prefix="d"):
    """A day offered by a button, as its number in the calendar. Row 0: of the question."""

    form: int
    place: int
    revision: int
    row: int
    column: int
    day: int


# Actions on rows and cells.


class AddRow(Action, prefix="ra"):
    """`row` is the number that the new row will have: a double tap adds one."""

    form: int
    place: int
    revision: int
    row: int


class RemoveRow(Action, prefix="rx"):
    form: int
    place: int
    revision: int
    row: int


class RestoreRow(Action, prefix="ru"):
    form: int
    place: int
    revision: int
    row: int


class NoRows(Action, prefix="rz"):
    form: int
    place: int
    revision: int


class ChooseCell(Action, prefix="ca"):
    form: int
    place: int
    revision: int
    row: int
    column: int
    option: int


class TickCell(Action, prefix="cb"):
    form: int
    place: int
    revision: int
    row: int
    column: int
    option: int
    on: int
    page: int = 0


class UntickCell(Action, prefix="cz"):
    """None of them."""

    form: int
    place: int
    revision: int
    row: int
    column: int


class ClearCell(Action, prefix="cx"):
    form: int
    place: int
    revision: int
    row: int
    column: int
