"""The first sheet, understood in a minute; and the sheet with a row for each organisation."""

from __future__ import annotations

from domain.deadlines import zone_label
from domain.overview import BoardRow, Standing, Sums
from reports import texts
from reports.cells import Book, Cell, Points, Sheet
from reports.gathering import Gathered

COLUMNS = (34.0, 16.0, 16.0, 16.0, 16.0, 16.0)


def write_summary(book: Book, gathered: Gathered) -> None:
    sheet = book.sheet(texts.SUMMARY, COLUMNS)
    campaign, tally = gathered.campaign, gathered.board.everything
    sheet.add([texts.SVOD_OF.format(title=campaign.title)], "title", 24)
    if gathered.is_demonstration:
        sheet.add([texts.DEMONSTRATION], "section")
    if campaign.notice:
        sheet.add([campaign.notice], "muted")
    zone = campaign.zone
    for name, fact in (
        (texts.SURVEY, campaign.survey_title),
        (texts.OWNER, campaign.organisation),
        (texts.OPENED, campaign.opens_at.astimezone(zone)),
        (texts.ON_TIME_UNTIL, campaign.on_time_at.astimezone(zone)),
        (texts.LOCKED_AT, campaign.locks_at.astimezone(zone)),
        (texts.MADE_AT, gathered.now.astimezone(zone)),
    ):
        label = None if isinstance(fact, str) else zone_label(zone, gathered.now)
        _fact(sheet, name, fact, label)
    _fact(sheet, texts.COUNTED, gathered.by_section.words)
    _head(sheet, texts.FORMS)
    for name, number in (
        (texts.EXPECTED, tally.total),
        (texts.SUBMITTED, tally[Standing.SUBMITTED]),
        (texts.SUBMITTED_ON_TIME, tally.on_time),
        (texts.SUBMITTED_LATE, tally.late),
        (texts.FILLING, tally[Standing.FILLING]),
        (texts.NOT_STARTED, tally[Standing.NOT_STARTED]),
        (texts.LOCKED, tally[Standing.LOCKED]),
        (texts.OVERDUE, tally.overdue),
    ):
        _fact(sheet, name, number)
    _head(sheet, texts.ALL_POINTS)
    _sums(sheet, gathered.by_section.total)
    _territories(sheet, gathered)


def write_organisations(book: Book, gathered: Gathered) -> None:
    """Every form that counts, with its points."""
    widths = (6.0, 12.0, 44.0, 30.0, 24.0, 18.0, 8.0, 8.0, 10.0, 10.0, 10.0, 11.0, 8.0, 14.0, 24.0)
    sheet = book.sheet(texts.ORGANISATIONS, widths)
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
        *([texts.LEVEL] if gathered.survey.levels else []),
    )
    sheet.add(head, "head", 32)
    sheet.table(columns=len(head), rows=len(gathered.by_section.rows) + 1, kept=3)
    for number, result in enumerate(gathered.by_section.rows, 1):
        place = place_of(result.row)
        level = [result.level] if gathered.survey.levels else []
        sheet.add([number, *place, *_submitted(result.row), *_counts(result.total), *level])
    empty = (None, None, texts.EVERYBODY, None, None, None, None, None)
    sheet.add([*empty, *_counts(gathered.by_section.total)], "total")


def place_of(row: BoardRow) -> tuple[str, str, str]:
    return row.code, row.name, row.territory


def earned(sums: Sums) -> Cell:
    """Points, or in words why there are none."""
    if sums.asked == 0:
        return texts.NOT_ASKED
    return texts.NO_ANSWER if sums.is_silent else Points(sums.earned)


def share(sums: Sums) -> Cell:
    return sums.percent if sums.percent is not None else texts.NOT_ASKED


def _submitted(row: BoardRow) -> tuple[Cell, ...]:
    at = row.submitted_at and row.submitted_at.astimezone(row.zone)
    timely = {True: texts.YES, False: texts.NO, None: None}[row.on_time]
    return texts.STANDINGS[row.state], at, zone_label(row.zone, row.on_time_at), timely


def _counts(sums: Sums) -> tuple[Cell, ...]:
    left = Points(sums.open)
    return sums.done, sums.asked, earned(sums), Points(sums.maximum), share(sums), left


def _head(sheet: Sheet, words: str) -> None:
    sheet.row += 1
    sheet.add([words], "section")


def _fact(sheet: Sheet, name: str, fact: Cell, beside: Cell = None) -> None:
    sheet.put(0, name, "name")
    sheet.put(1, fact)
    sheet.put(2, beside, "muted")
    sheet.row += 1


def _sums(sheet: Sheet, sums: Sums) -> None:
    _fact(sheet, texts.EARNED, earned(sums))
    _fact(sheet, texts.MAXIMUM, Points(sums.maximum))
    _fact(sheet, texts.OPEN, Points(sums.open))
    _fact(sheet, texts.OF_MAXIMUM, share(sums))


def _territories(sheet: Sheet, gathered: Gathered) -> None:
    """Sums by municipality, where municipalities have several forms."""
    found: dict[int, tuple[str, int, Sums]] = {}
    for result in gathered.by_section.rows:
        name, number, sums = found.get(result.row.territory_id, (result.row.territory, 0, Sums()))
        found[result.row.territory_id] = name, number + 1, sums + result.total
    if len(found) == len(gathered.by_section.rows):
        return
    _head(sheet, texts.BY_TERRITORY)
    head = texts.TERRITORY, texts.FORMS_COUNTED, texts.EARNED, texts.MAXIMUM, texts.PERCENT
    sheet.add(head, "head")
    for name, number, sums in found.values():
        sheet.add([name, number, earned(sums), Points(sums.maximum), share(sums)])
