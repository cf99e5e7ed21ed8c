"""Tables of results to take away: the columns of a page, the rows of all its pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aiohttp import web

from admin import result_texts as texts
from admin import taking_texts
from admin.keys import VISIT
from admin.results_view import Look
from admin.taking import about
from domain.comparing import Compared
from domain.overview import Sums
from domain.placing import PlacedRow, Places
from domain.results import ResultRow, Results
from reports.seen import Cell, Column, Kind, Row, SeenTable
from survey_defs.exact import half_up
from survey_defs.model import Section

POINTS, PERCENT, WORDS = Kind.POINTS, Kind.PERCENT, Kind.WORDS


def _table(
    request: web.Request,
    title: str,
    lines: Iterable[tuple[str, str | Iterable[str]]],
    columns: Sequence[Column],
    rows: Iterable[Row],
) -> SeenTable:
    said = about(request, *lines)
    return SeenTable(title, said, tuple(columns), list(rows), request[VISIT].zone)


def _lines(
    found: Results | Places, look: Look | None = None
) -> list[tuple[str, str | Iterable[str]]]:
    """Without a look: of all that count, whatever is searched for among the organisations."""
    return [
        (taking_texts.CAMPAIGN, found.campaign.title),
        (texts.TAKEN_COUNTED, found.words),
        (texts.SECTION, _inside(found.trail)),
        (texts.TERRITORY, found.under.name if found.under else ""),
        (taking_texts.CHOSEN, taking_texts.searched(look.search) if look else ""),
    ]


def _inside(trail: Sequence[Section]) -> str:
    return trail[-1].title if trail else ""


def columns_table(request: web.Request, found: Results) -> SeenTable:
    """A row for each mechanism, position, criterion or question."""
    steps = dict(texts.steps(found.steps))
    lines = [*_lines(found), (texts.DIVIDED, steps.get(found.grouping.value, ""))]
    rows: list[Row] = [
        ("" if column.rules else column.number, column.title, *_sums(sums))
        for column, sums in zip(found.columns, found.totals, strict=True)
    ]
    rows.append(("", texts.TOTAL, *_sums(found.total)))
    columns = (
        Column(texts.CODE),
        Column(texts.SECTION),
        Column(texts.EARNED, POINTS),
        Column(texts.MAXIMUM, POINTS),
        Column(texts.PERCENT, PERCENT),
    )
    return _table(request, f"{texts.RESULTS}. {found.campaign.title}", lines, columns, rows)


def _sums(sums: Sums) -> tuple[Cell, Cell, Cell]:
    if not sums.asked and not sums.maximum:
        return sums.earned, sums.maximum, None
    share = texts.NO_ANSWER if sums.is_silent else sums.percent
    return sums.earned, sums.maximum, share


def map_table(request: web.Request, found: Results, look: Look) -> SeenTable:
    """A row for an organisation, a share in each cell."""
    steps = dict(texts.steps(found.steps))
    lines = [*_lines(found, look), (texts.DIVIDED, steps.get(found.grouping.value, ""))]
    level = [Column(texts.LEVEL)] if found.has_levels else []
    columns = (
        Column(texts.ORGANISATION),
        Column(taking_texts.BOARD_COLUMNS["code"]),
        Column(texts.EARNED, POINTS),
        Column(texts.PERCENT, PERCENT),
        *level,
        *(Column(each.label, POINTS if each.rules else PERCENT) for each in found.columns),
    )
    rows = (_of_organisation(each, found) for each in found.rows)
    return _table(request, f"{texts.RESULTS}. {found.campaign.title}", lines, columns, rows)


def _of_organisation(each: ResultRow, found: Results) -> list[Cell]:
    cells = [
        sums.earned if column.rules else _share(sums)
        for column, sums in zip(found.columns, each.cells, strict=True)
    ]
    level: list[Cell] = [each.level] if found.has_levels else []
    return [
        each.row.name, each.row.code, each.total.earned, _share(each.total), *level, *cells
    ]  # fmt: skip


def _share(sums: Sums) -> Cell:
    if not sums.asked:
        return None
    return texts.NO_ANSWER if sums.is_silent else sums.percent


def places_table(request: web.Request, found: Places, look: Look) -> SeenTable:
    lines = _lines(found, look)
    what = found.question.title if found.question else found.column and found.column.title
    if what:
        lines.append((texts.MEASURE, what))
    ruled = (Column(texts.MEASURE, Kind.NUMBER), Column(texts.RULE_POINTS, Kind.NUMBER))
    shares = (Column(texts.EARNED, POINTS), Column(texts.MAXIMUM, POINTS))
    columns = (
        Column(texts.PLACE, Kind.WHOLE),
        Column(texts.ORGANISATION),
        Column(taking_texts.BOARD_COLUMNS["code"]),
        *(ruled if found.question else (*shares, Column(texts.PERCENT, PERCENT))),
    )
    rows = (_of_place(each, ruled=found.question is not None) for each in found.rows)
    return _table(request, f"{texts.PLACES}. {found.campaign.title}", lines, columns, rows)


def _of_place(each: PlacedRow, *, ruled: bool) -> list[Cell]:
    place: Cell = each.placed.place if each.placed else texts.NO_PLACE
    named: list[Cell] = [place, each.line.name, each.line.code]
    if not ruled:
        return [*named, *_sums(each.sums)]
    measure = None if each.measure is None else half_up(each.measure, 4)
    return [*named, measure, half_up(each.placed.points, 2) if each.placed else None]


def comparison_table(request: web.Request, found: Compared) -> SeenTable:
    """Organisation by organisation."""
    lines = [
        (taking_texts.CAMPAIGN, found.campaign.title),
        (texts.COMPARED_WITH, found.other.title if found.other else ""),
        (texts.TERRITORY, found.under.name if found.under else ""),
    ]
    columns = (
        Column(texts.ORGANISATION),
        Column(texts.THEN, PERCENT),
        Column(texts.NOW, PERCENT),
        Column(texts.CHANGE_POINTS, POINTS),
        Column(texts.CHANGE_SHARE, Kind.NUMBER),
    )
    rows = (
        (
            each.name.short_name,
            _share(each.pair.then),
            _share(each.pair.now),
            each.pair.points,
            each.pair.share,
        )
        for each in found.rows
    )
    return _table(request, f"{texts.COMPARISON}. {found.campaign.title}", lines, columns, rows)
