"""The board of a campaign as tables to take away: its forms, or its territories as they open."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from aiohttp import web

from admin import board_texts
from admin import taking_texts as texts
from admin.keys import moment
from admin.tables import chosen, columns_of, table_of
from admin.words import texts as names
from domain.overview import (
    Board,
    BoardRow,
    Looking,
    Progress,
    Territories,
    TerritoryRow,
    View,
)
from reports.seen import Cell, Column, Kind, SeenTable

WHOLE, MOMENT = Kind.WHOLE, Kind.MOMENT


def board_table(request: web.Request, board: Board, view: View) -> SeenTable:
    """The forms of a campaign."""
    known = texts.BOARD_COLUMNS
    lines = (
        (texts.CAMPAIGN, board.campaign.title),
        (texts.COUNTED, texts.ALL_SEEN),
        chosen(
            texts.searched(view.search),
            texts.chosen(known["state"].lower(), _state(view)),
            texts.chosen(known["territory"].lower(), board.territory),
        ),
        (texts.ORDER, texts.ordered(known[view.sort], descending=view.descending)),
    )
    kinds = {"_4": WHOLE, "_5": WHOLE, "_7": MOMENT, "_8": MOMENT}
    rows = (_of_form(row, moment(request)) for row in board.rows)
    title = f"{texts.BOARD}. {board.campaign.title}"
    return table_of(request, title, lines, columns_of([*known.values()], **kinds), rows)


def _state(view: View) -> str:
    return board_texts.PARTS.get(view.part) or names.STANDINGS.get(view.state or "", "")


def territories_table(request: web.Request, found: Territories, looking: Looking) -> SeenTable:
    """The lines that are open on the page, and their sum."""
    rows = [each for each in found.rows if isinstance(each, TerritoryRow)]
    opened = [each.name for each in rows if each.is_open]
    order = texts.ordered(board_texts.SORTED[looking.sort], descending=looking.descending)
    lines = (
        (texts.CAMPAIGN, found.campaign.title),
        (texts.COUNTED, texts.ALL_SEEN),
        (board_texts.OPENED, opened),
        (texts.ORDER, order),
    )
    heads = [Column(board_texts.NAME), Column(board_texts.INSIDE), Column(board_texts.CODE)]
    rates = {"rate", "rate_on_time"}
    for name, heading in board_texts.COLUMNS:
        heads.append(Column(heading, Kind.PERCENT if name in rates else WHOLE))
    heads.append(Column(board_texts.ACTIVE, MOMENT))
    cells = [[*_named(each), *_progress(each.progress)] for each in rows]
    title = f"{board_texts.TITLE}. {found.campaign.title}"
    table = table_of(request, title, lines, heads, cells)
    return replace(table, totals=(board_texts.TOTAL, None, None, *_progress(found.total)))


def _named(row: TerritoryRow) -> list[Cell]:
    name = board_texts.ITSELF.format(name=row.name) if row.is_own else row.name
    return [name, row.above, row.code]


def _progress(each: Progress) -> list[Cell]:
    return [*(getattr(each, name) for name, _ in board_texts.COLUMNS), each.active_at]


def _of_form(row: BoardRow, now: datetime) -> list[Cell]:
    again = row.reopened_until is not None and row.reopened_until > now
    return [
        row.name,
        row.code,
        row.territory if row.territory_id != row.organisation_id else "",
        names.STANDINGS[row.state],
        row.done,
        row.total,
        _timeliness(row, now),
        row.on_time_at,
        row.active_at,
        (row.extension_reason or texts.YES) if row.extended else "",
        (row.reopening_reason or texts.YES) if again else "",
    ]


def _timeliness(row: BoardRow, now: datetime) -> str:
    if row.on_time is None:
        return names.left(row.on_time_at, now, row.zone)
    if row.on_time:
        return texts.IN_TIME
    return texts.LATE if row.submitted_at else texts.OVERDUE
