"""The sheet understood in a minute; and the sheet with a row for each organisation."""

from __future__ import annotations

from dataclasses import dataclass

from domain.deadlines import zone_label
from domain.overview import BoardRow, Standing, Sums
from domain.results import ResultRow
from reports import formulas, texts
from reports.cells import Book, Cell, Formula, Points, Sheet
from reports.formulas import Adding
from reports.gathering import Gathered

COLUMNS = (34.0, 16.0, 16.0, 16.0, 16.0, 16.0)
TERRITORY, STATE, IN_TIME = 3, 4, 7
DONE, ASKED, EARNED, MAXIMUM, SHARE, OPEN = 8, 9, 10, 11, 12, 13
"""Columns of the sheet of organisations; its first row is the head."""
LATE_STATE, LATE_PASSED = 4, 11
"""Columns of the sheet of those who have not submitted."""


@dataclass(frozen=True)
class _Where:
    """What the formulas of the summary look at."""

    counted: int
    late: int

    def organisations(self, column: int) -> str:
        return formulas.cells(texts.ORGANISATIONS, column, 1, self.counted)

    def late_ones(self, column: int) -> str:
        return formulas.cells(texts.NOT_SUBMITTED, column, 1, self.late)

    def total(self, column: int) -> str:
        return formulas.cell(texts.ORGANISATIONS, column, self.counted + 1)

    def submitted(self, number: int, in_time: str = "") -> Cell:
        if not self.counted:
            return number
        asked = f'{self.organisations(STATE)},"{texts.STANDINGS[Standing.SUBMITTED]}"'
        if in_time:
            asked += f',{self.organisations(IN_TIME)},"{in_time}"'
        return Formula(f"COUNTIFS({asked})", number)

    def waiting(self, number: int, column: int, word: str) -> Cell:
        if not self.late:
            return number
        return Formula(f'COUNTIF({self.late_ones(column)},"{word}")', number)


def write_summary(book: Book, gathered: Gathered) -> None:
    sheet = book.sheet(texts.SUMMARY, COLUMNS)
    sheet.portrait()
    campaign = gathered.campaign
    sheet.add([texts.SVOD_OF.format(title=campaign.title)], "title", 24)
    if gathered.is_demonstration:
        sheet.add([texts.DEMONSTRATION], "section")
    if campaign.notice:
        sheet.add([campaign.notice], "muted")
    for name, fact, beside in facts_of(gathered):
        fact_row(sheet, name, fact, beside)
    where = _Where(len(gathered.counted), len(gathered.late))
    _tally(sheet, gathered, where)
    _head(sheet, texts.ALL_POINTS)
    _sums(sheet, gathered.by_section.total, where)
    _territories(sheet, gathered, where)


def facts_of(gathered: Gathered) -> list[tuple[str, Cell, Cell]]:
    """What stands above every svod: name, fact, and beside a moment its zone."""
    campaign, zone = gathered.campaign, gathered.campaign.zone
    label = zone_label(zone, gathered.now)
    period = [(texts.PERIOD, campaign.period, None)] if campaign.period else []
    moments = (
        (texts.OPENED, campaign.opens_at),
        (texts.ON_TIME_UNTIL, campaign.on_time_at),
        (texts.LOCKED_AT, campaign.locks_at),
        (texts.MADE_AT, gathered.now),
    )
    return [
        (texts.SURVEY, campaign.survey_title, None),
        (texts.OWNER, campaign.organisation, None),
        *period,
        *((name, at.astimezone(zone), label) for name, at in moments),
        (texts.COUNTED, gathered.by_section.words, None),
    ]


def fact_row(sheet: Sheet, name: str, fact: Cell, beside: Cell = None) -> None:
    sheet.put(0, name, "name")
    sheet.put(1, fact, "whole" if isinstance(fact, int | Formula) else "plain")
    sheet.put(2, beside, "muted")
    sheet.row += 1


def _tally(sheet: Sheet, gathered: Gathered, where: _Where) -> None:
    """The first line adds up the lines of states below it."""
    tally = gathered.board.everything
    _head(sheet, texts.FORMS)
    first = sheet.row + 1
    apart = ",".join(f"B{first + below}" for below in (1, 4, 5, 6))
    state = {each: texts.STANDINGS[each] for each in Standing}
    for name, number in (
        (texts.EXPECTED, Formula(f"SUM({apart})", tally.total)),
        (texts.SUBMITTED, where.submitted(tally[Standing.SUBMITTED])),
        (texts.SUBMITTED_ON_TIME, where.submitted(tally.on_time, texts.YES)),
        (texts.SUBMITTED_LATE, where.submitted(tally.late, texts.NO)),
        *(
            (name, where.waiting(tally[each], LATE_STATE, state[each]))
            for name, each in (
                (texts.FILLING, Standing.FILLING),
                (texts.NOT_STARTED, Standing.NOT_STARTED),
                (texts.LOCKED, Standing.LOCKED),
            )
        ),
        (texts.OVERDUE, where.waiting(tally.overdue, LATE_PASSED, texts.YES)),
    ):
        fact_row(sheet, name, number)


def _sums(sheet: Sheet, sums: Sums, where: _Where) -> None:
    first = sheet.row
    maximum = Formula(where.total(MAXIMUM), Points(sums.maximum))
    left = Formula(where.total(OPEN), Points(sums.open))
    share = formulas.share_of(sums, formulas.here(1, first), formulas.here(1, first + 1))
    for name, cell in (
        (texts.EARNED, formulas.earned_of(sums, where.total(EARNED))),
        (texts.MAXIMUM, maximum),
        (texts.OPEN, left),
        (texts.OF_MAXIMUM, share),
    ):
        sheet.put(0, name, "name")
        sheet.put(1, cell)
        sheet.row += 1


def _territories(sheet: Sheet, gathered: Gathered, where: _Where) -> None:
    """Sums by municipality, where municipalities have several forms."""
    found: dict[int, tuple[int, Sums]] = {}
    for result in gathered.by_section.rows:
        number, sums = found.get(result.row.territory_id, (0, Sums()))
        found[result.row.territory_id] = number + 1, sums + result.total
    if len(found) == len(gathered.by_section.rows):
        return
    _head(sheet, texts.BY_TERRITORY)
    head = texts.TERRITORY, texts.FORMS_COUNTED, texts.EARNED, texts.MAXIMUM, texts.PERCENT
    sheet.heads(head, range(1, len(head)))
    for territory, (number, sums) in found.items():
        row = sheet.row
        same = f"--({where.organisations(TERRITORY)}=$A{row + 1})"
        added = {
            column: f"ROUND(SUMPRODUCT({same},{where.organisations(column)}),{formulas.DECIMALS})"
            for column in (EARNED, MAXIMUM)
        }
        sheet.add(
            [
                gathered.territories[territory],
                Formula(f"SUMPRODUCT({same})", number),
                formulas.earned_of(sums, added[EARNED]),
                Formula(added[MAXIMUM], Points(sums.maximum)),
                formulas.share_of(sums, formulas.here(2, row), formulas.here(3, row)),
            ]
        )


def write_organisations(book: Book, gathered: Gathered) -> None:
    """Every form that counts, with its points."""
    widths = (6.0, 12.0, 44.0, 34.0, 24.0, 18.0, 8.0, 8.0, 10.0, 10.0, 10.0, 11.0, 8.0, 14.0, 24.0)
    has_levels = bool(gathered.survey.levels)
    sheet = book.sheet(texts.ORGANISATIONS, widths[: None if has_levels else -1])
    head = (
        texts.NUMBER,
        texts.CODE,
        texts.ORGANISATION,
        texts.TERRITORY,
        texts.STATE,
        texts.SUBMITTED_AT,
        texts.ZONE,
        texts.IN_TIME,
        texts.ANSWERED,
        texts.QUESTIONS,
        texts.EARNED,
        texts.MAXIMUM,
        texts.PERCENT,
        texts.OPEN,
        *([texts.LEVEL] if has_levels else []),
    )
    sheet.heads(head, range(DONE, OPEN + 1), 32)
    sheet.table(columns=len(head), rows=len(gathered.by_section.rows), kept=3)
    adding = {column: Adding() for column in (EARNED, MAXIMUM, OPEN)}
    for result in gathered.by_section.rows:
        _organisation(sheet, gathered, result, adding)
    _everybody(sheet, gathered, adding)


def _organisation(
    sheet: Sheet, gathered: Gathered, result: ResultRow, adding: dict[int, Adding]
) -> None:
    sums, row = result.total, sheet.row
    points = formulas.earned_of(sums, formulas.whole(row))
    if not gathered.is_live and isinstance(points, Formula):
        points = points.value
    cells = (
        *gathered.numbered(result.row),
        *_submitted(result.row),
        sums.done,
        sums.asked,
        adding[EARNED].take(points),
        adding[MAXIMUM].take(Points(sums.maximum)),
        formulas.share_of(sums, formulas.here(EARNED, row), formulas.here(MAXIMUM, row)),
        adding[OPEN].take(Points(sums.open)),
    )
    sheet.add([*cells, *([result.level] if gathered.survey.levels else [])])


def _everybody(sheet: Sheet, gathered: Gathered, adding: dict[int, Adding]) -> None:
    sums, row = gathered.by_section.total, sheet.row
    earned = formulas.earned_of(sums, "")
    if isinstance(earned, Formula):
        earned = adding[EARNED].total(sums.earned, EARNED, 1, row)
    empty = (None, None, texts.EVERYBODY, None, None, None, None, None)
    cells = (
        *(
            Formula(formulas.down(column, 1, row - 1), count) if row > 1 else count
            for column, count in ((DONE, sums.done), (ASKED, sums.asked))
        ),
        earned,
        adding[MAXIMUM].total(sums.maximum, MAXIMUM, 1, row),
        formulas.share_of(sums, formulas.here(EARNED, row), formulas.here(MAXIMUM, row)),
        adding[OPEN].total(sums.open, OPEN, 1, row),
    )
    sheet.add([*empty, *cells], "total")


def _submitted(row: BoardRow) -> tuple[Cell, ...]:
    at = row.submitted_at and row.submitted_at.astimezone(row.zone)
    timely = {True: texts.YES, False: texts.NO, None: None}[row.on_time]
    return texts.STANDINGS[row.state], at, zone_label(row.zone, row.on_time_at), timely


def _head(sheet: Sheet, words: str) -> None:
    sheet.row += 1
    sheet.add([words], "section")
