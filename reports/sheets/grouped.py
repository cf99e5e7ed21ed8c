"""Points by mechanism, position and criterion: a row an organisation, three columns a group."""

from __future__ import annotations

from collections.abc import Sequence

from domain.overview import Sums
from domain.results import Column, Results
from reports import formulas, texts
from reports.cells import Book, Cell, Formula, Instead, Points, Sheet
from reports.formulas import Adding
from reports.gathering import Gathered
from survey_defs.numbering import numbered

PLACE = 4
"""Columns before the points: number, code, organisation, territory."""
WIDTHS = (6.0, 12.0, 44.0, 34.0)
OF_A_GROUP = (11.0, 11.0, 8.0)
NUMBERS, FIRST = 0, 3
"""The row with the numbers of the groups, and the first row of an organisation."""


def write_grouped(book: Book, gathered: Gathered, name: str, results: Results, word: str) -> None:
    """The first row numbers the groups, the second names them, the third heads their columns.

    `word` is the name of the row of numbers above the points.
    """
    groups = len(results.columns) + 1
    sheet = book.sheet(name, (*WIDTHS, *OF_A_GROUP * groups))
    _heads(sheet, results)
    sheet.table(
        columns=PLACE + 3 * groups, rows=len(results.rows), kept=PLACE, heads=FIRST - NUMBERS
    )
    adding = [Adding() for _ in range(groups)], [Adding() for _ in range(groups)]
    for result in results.rows:
        cells: list[Cell] = [*gathered.numbered(result.row)]
        for group, sums in enumerate((result.total, *result.cells)):
            text = _text(word, group, sheet.row)
            earned, *rest = _group(sheet, results, group, sums, text)
            if not gathered.is_live and isinstance(earned, Formula):
                earned = earned.value
            adding[0][group].take(earned)
            adding[1][group].take(rest[0])
            cells += (earned, *rest)
        sheet.add(cells)
    _everybody(sheet, results, adding)
    _biggest(sheet, gathered.by_section.columns, results.columns)


def _heads(sheet: Sheet, results: Results) -> None:
    numbers: list[Cell] = [*(None,) * PLACE, *(None,) * 3]
    for number, _ in enumerate(results.columns, 1):
        numbers += [number, None, None]
    sheet.add(numbers, "muted")
    sheet.add([""] * PLACE, "group", 62)
    sheet.row -= 1
    titles = [texts.TOTAL, *(_title(column) for column in results.columns)]
    for group, title in enumerate(titles):
        sheet.across(PLACE + 3 * group, 3, title, "group")
    sheet.row += 1
    head = texts.NUMBER, texts.CODE, texts.ORGANISATION, texts.TERRITORY
    of_a_group = texts.EARNED, texts.MAXIMUM, texts.PERCENT
    heads = [*head, *of_a_group * len(titles)]
    sheet.heads(heads, range(PLACE, len(heads)), 20)


def _title(column: Column) -> str:
    """The code stands before the words, but where the words begin with it."""
    if column.rules:
        return column.title
    words = column.title if column.label == column.code else column.label
    return numbered(column.code, words)


def _text(word: str, group: int, row: int) -> str:
    if group == 0:
        return formulas.whole(row)
    return formulas.grouped(word, PLACE + 3 * group, row, NUMBERS)


def _group(
    sheet: Sheet, results: Results, group: int, sums: Sums, text: str
) -> tuple[Cell, Cell, Cell]:
    """What rules make of points is no part of any maximum, so it has no percent."""
    column = PLACE + 3 * group
    if group and results.columns[group - 1].rules:
        return Formula(text, Points(sums.earned)), Points(sums.maximum), None
    if sums.asked == 0:
        nothing = Instead(texts.NOT_ASKED)
        return nothing, nothing, nothing
    earned, maximum = (formulas.here(place, sheet.row) for place in (column, column + 1))
    share = formulas.share_of(sums, earned, maximum)
    return formulas.earned_of(sums, text), Points(sums.maximum), share


def _everybody(
    sheet: Sheet, results: Results, adding: tuple[Sequence[Adding], Sequence[Adding]]
) -> None:
    cells: list[Cell] = [None, None, texts.EVERYBODY, None]
    for group, sums in enumerate((results.total, *results.totals)):
        column = PLACE + 3 * group
        earned, maximum, share = _group(sheet, results, group, sums, "0")
        if isinstance(earned, Formula):
            earned = adding[0][group].total(sums.earned, column, FIRST, sheet.row)
        if isinstance(maximum, Points):
            maximum = adding[1][group].total(sums.maximum, column + 1, FIRST, sheet.row)
        cells += (earned, maximum, share)
    sheet.add(cells, "total")


def _biggest(sheet: Sheet, whole: Sequence[Column], columns: Sequence[Column]) -> None:
    """What one form could earn to which everything applies."""
    cells: list[Cell] = [None, None, texts.MAXIMUM_OF_ONE, None]
    for units in (sum(column.maximum for column in whole), *(each.maximum for each in columns)):
        cells += (None, Points(units), None)
    sheet.add(cells, "muted")
