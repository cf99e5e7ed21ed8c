"""Tables: rows with numbers of their own, which are never used again, and cells by column.

`{"next": 4, "rows": [{"id": 1, "cells": {"name": "…"}}]}`; a cell that is not there is not
filled. Only with `"none": true` does an empty table say that there is nothing to list.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from survey_defs import answer_texts, texts
from survey_defs.limits import shortened
from survey_defs.model import Computed, Table
from survey_defs.offers import WHOLE, Offer
from survey_defs.reading import NotAnAnswer
from survey_defs.simple import Simple, is_enough, simple_in_words, validate_simple

Row = Mapping[str, Any]
Value = dict[str, Any]
MOST_IDS = 100_000
MOST_LETTERS = 60_000
"""In a whole table: it is written anew, and kept, with every change."""
SHORT = 28
"""Letters of a row on a button, beside its number."""


def rows_of(value: Any | None) -> list[Row]:
    return list(value["rows"]) if value else []


def row_of(value: Any | None, row_id: int) -> Row | None:
    return next((row for row in rows_of(value) if row["id"] == row_id), None)


def next_id(value: Any | None) -> int:
    """The number that the next row gets."""
    return int(value["next"]) if value else 1


def says_none(value: Any | None) -> bool:
    """Whether it has been said that there is nothing to list."""
    return bool(value and value.get("none"))


def add_row(table: Table, current: Any | None, row_id: int) -> Any | None:
    """An empty row with this number; a number that has been given out already adds nothing."""
    if row_id != next_id(current):
        return current
    return put_row(table, current, {"id": row_id, "cells": {}})


def put_row(table: Table, current: Any | None, row: Row) -> Any | None:
    """A row in its place by number, such as one that has been removed; nothing if it is there."""
    rows = rows_of(current)
    if row_of(current, row["id"]) is not None:
        return current
    if len(rows) >= table.rows_at_most:
        raise NotAnAnswer(answer_texts.too_many_rows(table.rows_at_most, row_forms(table)))
    after = max(next_id(current), row["id"] + 1)
    return _value(after, [*rows, row])


def remove_row(current: Any | None, row_id: int) -> Any | None:
    if row_of(current, row_id) is None:
        return current
    return _value(next_id(current), [row for row in rows_of(current) if row["id"] != row_id])


def emptied(current: Any | None) -> Value | None:
    """Without rows and without a word; the numbers that were given out stay given out."""
    return None if next_id(current) == 1 else _value(next_id(current), [])


def no_rows(table: Table, current: Any | None) -> Value:
    """An answer too, where it may be: there is nothing to list."""
    if rows_of(current):
        raise NotAnAnswer(answer_texts.ROWS_ARE_THERE)
    if table.rows_at_least:
        raise NotAnAnswer(answer_texts.needs_rows(table.rows_at_least, row_forms(table)))
    return {**_value(next_id(current), []), "none": True}


def set_cell(
    table: Table, current: Any | None, row_id: int, column_place: int, cell: Any | None
) -> Value:
    """The cell at rest; None empties it."""
    column, row = column_at(table, column_place), row_of(current, row_id)
    if row is None:
        raise NotAnAnswer(answer_texts.NO_SUCH_ROW)
    cells = {**row["cells"], column.code: cell}
    changed = {"id": row_id, "cells": _in_order(table, cells)}
    rows = [changed if other["id"] == row_id else other for other in rows_of(current)]
    return bounded(_value(next_id(current), rows))


def column_at(table: Table, place: int) -> Simple:
    """The column to be filled at this place, from 0."""
    if not 0 <= place < len(table.columns):
        raise NotAnAnswer(answer_texts.NO_SUCH_COLUMN)
    column = table.columns[place]
    if isinstance(column, Computed):
        raise NotAnAnswer(answer_texts.COMPUTED_ITSELF)
    return column


def filled(table: Table) -> list[tuple[int, Simple]]:
    """The columns that people fill, with their places."""
    return [
        (place, column)
        for place, column in enumerate(table.columns)
        if not isinstance(column, Computed)
    ]


def empty_cells(table: Table, row: Row, offer: Offer = WHOLE) -> tuple[int, ...]:
    """The places of the columns asked in this row that have no answer that counts."""
    return tuple(
        place
        for place, column in filled(table)
        if (own := offer.of_cell(row["id"], column.code)) is not None
        and not _counts(column, row["cells"].get(column.code), own)
    )


def missing_cells(table: Table, row: Row, offer: Offer = WHOLE) -> tuple[int, ...]:
    """Those of the empty cells that must be filled."""
    empty = empty_cells(table, row, offer)
    return tuple(place for place in empty if table.columns[place].required)


def is_full(table: Table, value: Any, offer: Offer = WHOLE) -> bool:
    """Whether this counts as an answer: enough rows without gaps, or the word that none are."""
    rows = rows_of(value)
    if not rows:
        return says_none(value) and table.rows_at_least == 0
    if not table.rows_at_least <= len(rows) <= table.rows_at_most:
        return False
    return not any(missing_cells(table, row, offer) for row in rows)


def validate_table(table: Table, value: Any) -> Value:
    """The value in its canonical form; a cell that breaks the rules of its kind is refused."""
    match value:
        case {"next": int(following), "rows": list(rows), **rest} if set(rest) <= {"none"}:
            pass
        case _:
            raise NotAnAnswer(texts.WRONG_KIND)
    checked = [_checked_row(table, row) for row in rows]
    numbers = [row["id"] for row in checked]
    known = numbers == sorted(set(numbers)) and all(n < following for n in numbers)
    if isinstance(following, bool) or not 1 <= following <= MOST_IDS or not known:
        raise NotAnAnswer(texts.WRONG_KIND)
    if len(checked) > table.rows_at_most:
        raise NotAnAnswer(answer_texts.too_many_rows(table.rows_at_most, row_forms(table)))
    if "none" in rest:
        if rest["none"] is not True:
            raise NotAnAnswer(texts.WRONG_KIND)
        return no_rows(table, _value(following, checked))
    return bounded(_value(following, checked))


def bounded(value: Value) -> Value:
    """The table itself, unless it has grown too large to be kept."""
    if len(str(value["rows"])) > MOST_LETTERS:
        raise NotAnAnswer(answer_texts.TABLE_TOO_LARGE)
    return value


def table_in_words(table: Table, value: Any) -> str:
    """`2 events: 1) Forum, 12.05.2026; 2) Meeting, —`, on one line."""
    rows = rows_of(value)
    if not rows:
        return answer_texts.NO_ROWS
    counted = answer_texts.counted_rows(len(rows), row_forms(table))
    listed = [
        answer_texts.nth_row(number, row_in_words(table, row))
        for number, row in enumerate(rows, 1)
    ]
    return counted + answer_texts.MORE_OPENS + answer_texts.MORE_CLOSES.join(listed)


def row_in_words(table: Table, row: Row) -> str:
    """Its cells in the order of the columns, a dash for each empty one; on one line."""
    cells = [cell_in_words(column, row["cells"].get(column.code)) for _, column in filled(table)]
    while cells and not cells[-1]:
        cells.pop()
    if not cells:
        return answer_texts.EMPTY_ROW
    return ", ".join(" ".join(cell.split()) or answer_texts.EMPTY_CELL for cell in cells)


def row_briefly(table: Table, row: Row, width: int = SHORT) -> str:
    """As much of what is filled in as fits a button."""
    cells = (cell_in_words(column, row["cells"].get(column.code)) for _, column in filled(table))
    words = ", ".join(" ".join(cell.split()) for cell in cells if cell)
    return shortened(words, width) if words else answer_texts.EMPTY_ROW


def cell_in_words(column: Simple, cell: Any | None) -> str:
    """Empty where the cell is."""
    return "" if cell is None else simple_in_words(column, cell)


def row_forms(table: Table) -> tuple[str, str, str]:
    """What one row, two and five are called."""
    forms = [form for form in table.row.split("|") if form] or [*answer_texts.ROW_FORMS]
    one, two, five = (forms * 3)[:3] if len(forms) == 1 else (*forms, forms[-1])[:3]
    return one, two, five


def _counts(column: Simple, cell: Any | None, offer: Offer) -> bool:
    return cell is not None and is_enough(column, cell, offer)


def _checked_row(table: Table, row: Any) -> Row:
    match row:
        case {"id": int(number), "cells": dict(cells), **rest} if not rest and number >= 1:
            pass
        case _:
            raise NotAnAnswer(texts.WRONG_KIND)
    columns = {column.code: column for _, column in filled(table)}
    if isinstance(number, bool) or not set(cells) <= set(columns):
        raise NotAnAnswer(texts.WRONG_KIND)
    checked = {code: validate_simple(columns[code], cell) for code, cell in cells.items()}
    return {"id": number, "cells": _in_order(table, checked)}


def _in_order(table: Table, cells: Mapping[str, Any]) -> dict[str, Any]:
    codes = (column.code for _, column in filled(table))
    return {code: cells[code] for code in codes if cells.get(code) is not None}


def _value(following: int, rows: Collection[Row]) -> Value:
    return {"next": following, "rows": sorted(rows, key=lambda row: int(row["id"]))}
