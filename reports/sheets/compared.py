"""The same organisations in the last campaign of the questionnaire: then, now, the difference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain import comparing
from domain.columns import Column
from domain.comparing import Compared, Pair
from domain.overview import Sums
from reports import compared_texts as words
from reports import formulas, texts
from reports.cells import Book, Cell, Formula, Instead, Number, Points, Sheet
from reports.formulas import Adding
from reports.gathering import Gathered
from survey_defs.numbering import numbered

WIDTHS = (6.0, 44.0, 11.0, 11.0, 9.0, 11.0, 11.0, 9.0, 12.0, 12.0)
HEAD = (
    texts.NUMBER,
    texts.ORGANISATION,
    *(words.THEN.format(what=each) for each in (texts.EARNED, texts.MAXIMUM, texts.PERCENT)),
    *(words.NOW.format(what=each) for each in (texts.EARNED, texts.MAXIMUM, texts.PERCENT)),
    words.CHANGE_OF_POINTS,
    words.CHANGE_OF_SHARE,
)
THEN, NOW = 2, 5
"""Where the points of each begin: earned, maximum, percent."""


def write_compared(book: Book, gathered: Gathered) -> None:
    """Nothing where there is no campaign before, or nobody took part in both."""
    asked = comparing.Asked(which=gathered.asked.which, under=gathered.asked.under)
    found = comparing.compare(
        gathered.session, gathered.by, gathered.now, gathered.asked.campaign_id, asked
    )
    if found.other is None or not found.paired:
        return
    sheet = book.sheet(texts.COMPARED, WIDTHS)
    sheet.add([f"{texts.COMPARED}: {found.other.title}"], "title", 24)
    sheet.paragraph(words.compared(found.paired), sum(WIDTHS), len(WIDTHS))
    sheet.add(HEAD, "head", 32)
    sheet.table(columns=len(HEAD), rows=len(found.rows), kept=2)
    _organisations(sheet, found)
    _columns(sheet, found)
    _names(sheet, words.JOINED, (each.short_name for each in found.joined))
    _names(sheet, words.DEPARTED, (each.short_name for each in found.departed))
    _names(sheet, words.NOT_COMPARED, map(_named, (*found.left_out, *found.gone)))


def _organisations(sheet: Sheet, found: Compared) -> None:
    adding = {THEN + place: Adding() for place in (0, 1, NOW - THEN, NOW - THEN + 1)}
    first = sheet.row
    for number, row in enumerate(found.rows, 1):
        cells = [number, row.name.short_name, *_pair(row.pair, sheet.row)]
        for column, adds in adding.items():
            adds.take(cells[column])
        sheet.add(cells)
    if found.total is not None:
        sheet.add([None, texts.EVERYBODY, *_total(found.total, sheet.row, first, adding)], "total")


def _columns(sheet: Sheet, found: Compared) -> None:
    sheet.row += 1
    sheet.add([None, words.BY_COLUMN], "section")
    for column, pair in zip(found.columns, found.pairs, strict=True):
        sheet.add([None, _named(column), *_pair(pair, sheet.row)])


def _pair(pair: Pair, row: int) -> list[Cell]:
    return [*_side(pair.then, THEN, row), *_side(pair.now, NOW, row), *_change(pair, row)]


def _side(sums: Sums, first: int, row: int) -> list[Cell]:
    earned = formulas.earned_of(sums, "")
    if isinstance(earned, Formula):
        earned = earned.value
    share = formulas.share_of(sums, formulas.here(first, row), formulas.here(first + 1, row))
    return [earned, Points(sums.maximum), share]


def _change(pair: Pair, row: int) -> list[Cell]:
    """The difference of percents is reckoned from the exact shares, so it is a number."""
    points, share = pair.points, pair.share
    if points is None:
        return [Instead(texts.NO_ANSWER), Instead(texts.NO_ANSWER)]
    then, now = formulas.here(THEN, row), formulas.here(NOW, row)
    difference = Formula(f"ROUND({now}-{then},{formulas.DECIMALS})", Points(points))
    return [difference, Instead(texts.NO_ANSWER) if share is None else Number(share)]


def _total(pair: Pair, row: int, first: int, adding: dict[int, Adding]) -> list[Cell]:
    cells = _pair(pair, row)
    for column, adds in adding.items():
        written = cells[column - THEN]
        if isinstance(written, Points):
            cells[column - THEN] = adds.total(written.units, column, first, row)
    return cells


def _names(sheet: Sheet, title: str, names: Iterable[str]) -> None:
    listed: Sequence[str] = [*names]
    if listed:
        sheet.row += 1
        sheet.add([None, f"{title}: {len(listed)}"], "section")
        for name in listed:
            sheet.add([None, name])


def _named(column: Column) -> str:
    return column.title if column.rules else numbered(column.code, column.title)
