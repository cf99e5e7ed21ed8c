"""The board of a campaign: how complete it is by territory, and every organisation of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from admin import board_texts as words
from admin.asking import look, look_apart
from admin.board_tables import board_table, territories_table
from admin.fields import clean
from admin.heads import above
from admin.keys import VISIT
from admin.routing import NUMBER, Routes, Rule, number
from admin.showing import show, wants_fragment
from admin.taking import as_file, asked_for
from admin.words import texts as names
from domain.acting import Actor
from domain.overview import (
    TERRITORY_SORTS,
    Board,
    Looking,
    Pace,
    Standing,
    Territories,
    View,
    board,
    board_mark,
    pace_of,
    territory_board,
)
from storage import Session

routes = Routes()
HERE = "/campaigns/{campaign_id}"
PER_PAGE = 100
LAST_PAGE = 100_000
COLUMNS = ("name", "territory", "state", "done", "on_time", "active")
TERRITORY, ORGANISATION = "territory", "organisation"
OF_ORGANISATIONS = ("search", "state", "under", "page")
"""Whoever asks for any of these looks at organisations, without having to say so."""
LIVE = "X-Live"
"""Asked again by the page itself: only what changes, and nothing if nothing has."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The address, read once for the page, its parts and its files."""

    by: str
    """TERRITORY, ORGANISATION, or empty: territories if there are any."""
    view: View
    looking: Looking


@dataclass(frozen=True, slots=True)
class Seen:
    board: Board | None
    territories: Territories | None
    pace: Pace


@routes.get(HERE, Rule.READS)
async def show_board(request: web.Request) -> web.Response:
    """With htmx only the table, so that typing in the search keeps the focus."""
    campaign_id, asked = number(request, "campaign_id"), _asked(request)
    if form := asked_for(request):
        whole = replace(asked, view=replace(asked.view, page=1, per_page=None))
        whole = replace(whole, looking=replace(asked.looking, most=None))
        return await as_file(request, form, _table(request, await _look(request, whole), whole))
    mark = await look(request, board_mark, campaign_id) if LIVE in request.headers else ""
    etag = f'"{mark}"'
    if mark and request.headers.get("If-None-Match") == etag:
        return web.Response(status=304, headers={"ETag": etag})
    seen = await _look(request, asked)
    response = show(request, _template(request, seen), _context(request, asked, seen))
    if mark:
        response.headers["ETag"] = etag
    return response


async def _look(request: web.Request, asked: Asked) -> Seen:
    ask = look_apart if asked.view.per_page is None else look
    return await ask(request, _seen, number(request, "campaign_id"), asked)


def _seen(session: Session, by: Actor, now: datetime, campaign_id: int, asked: Asked) -> Seen:
    if asked.by != ORGANISATION:
        found = territory_board(session, by, now, campaign_id, asked.looking)
        if asked.by == TERRITORY or found.nested:
            return Seen(None, found, pace_of(session, by, now, found.campaign))
    forms = board(session, by, now, campaign_id, asked.view)
    return Seen(forms, None, pace_of(session, by, now, forms.campaign))


def _template(request: web.Request, seen: Seen) -> str:
    if LIVE in request.headers:
        return "board_live.html"
    if wants_fragment(request):
        return "board_table.html" if seen.board else "board_territories.html"
    return "board.html"


def _table(request: web.Request, seen: Seen, asked: Asked) -> Any:
    if seen.territories:
        return territories_table(request, seen.territories, asked.looking)
    assert seen.board is not None
    return board_table(request, seen.board, asked.view)


def _context(request: web.Request, asked: Asked, seen: Seen) -> dict[str, Any]:
    found = seen.board or seen.territories
    assert found is not None
    campaign, view = found.campaign, asked.view
    shared = {
        **above(request, campaign, ""),
        "w": words,
        "view": view,
        "by": ORGANISATION if seen.board else TERRITORY,
        "total": seen.board.everything
        if seen.board
        else seen.territories and seen.territories.total,
        "missing": seen.pace.expected - seen.pace.submitted,
        "pace": words.pace_words(seen.pace, campaign, request[VISIT].zone),
        "last": seen.pace.last,
        "states": [
            *((each.value, names.STANDINGS[each]) for each in Standing),
            *words.PARTS.items(),
        ],
    }
    if seen.territories:
        return {**shared, **_of_territories(seen.territories, asked.looking)}
    assert seen.board is not None
    rows = seen.board.rows
    return {
        **shared,
        "board": seen.board,
        "link": _link(view, "page"),
        "sorts": {column: _sort(view, column) for column in COLUMNS},
        "inside": any(row.territory_id != row.organisation_id for row in rows),
    }


def _of_territories(found: Territories, looking: Looking) -> dict[str, Any]:
    return {
        "territories": found,
        "toggle": lambda each: _tree_link(looking, _toggled(found.opened, each)),
        "sorts": {sort: _tree_sort(looking, found.opened, sort) for sort in TERRITORY_SORTS},
    }


def _asked(request: web.Request) -> Asked:
    given = request.query
    by = given.get("by", "")
    if by not in (TERRITORY, ORGANISATION):
        by = ORGANISATION if any(given.get(name) for name in OF_ORGANISATIONS) else ""
        by = ORGANISATION if given.get("sort", "name") not in TERRITORY_SORTS else by
    sort = given.get("sort", "")
    opened = tuple(_ids(given.getall("open", [])))
    looking = Looking(
        opened=opened,
        sort=sort if sort in TERRITORY_SORTS else "name",
        descending=given.get("order") == "down",
    )
    return Asked(by, _view(request), looking)


def _view(request: web.Request) -> View:
    asked, page = request.query, request.query.get("page", "")
    state, sort = asked.get("state", ""), asked.get("sort", "")
    return View(
        search=clean(asked.get("search", ""))[:100],
        state=Standing(state) if state in set(Standing) else None,
        part=state if state in words.PARTS else "",
        under=next(_ids([asked.get("under", "")]), None),
        sort=sort if sort in COLUMNS else "name",
        descending=asked.get("order") == "down",
        page=min(int(page), LAST_PAGE) if page.isascii() and page.isdigit() else 1,
        per_page=PER_PAGE,
    )


def _ids(texts: list[str]) -> Iterator[int]:
    return (int(text) for text in texts if re.fullmatch(NUMBER, text, re.ASCII))


def _said(view: View) -> dict[str, str]:
    """The view as it stands in an address; what goes without saying is left out."""
    return {
        name: text
        for name, text in {
            "by": ORGANISATION,
            "search": view.search,
            "state": view.state or view.part,
            "under": str(view.under or ""),
            "sort": "" if view.sort == "name" else view.sort,
            "order": "down" if view.descending else "",
        }.items()
        if text
    }


def _link(view: View, *without: str) -> str:
    left = {name: text for name, text in _said(view).items() if name not in without}
    return f"?{urlencode(left)}&"


def _sort(view: View, column: str) -> dict[str, Any]:
    """Where the head of a column leads, and how the column is sorted now."""
    mine = view.sort == column
    order = "down" if mine and not view.descending else ""
    turned = {**_said(view), "sort": column, "order": order}
    link = "?" + urlencode({name: text for name, text in turned.items() if text})
    return {"link": link, "now": _now(descending=view.descending) if mine else None}


def _tree_sort(looking: Looking, opened: tuple[int, ...], column: str) -> dict[str, Any]:
    """Numbers are first asked for from the greatest down, names from the beginning."""
    mine = looking.sort == column
    down = not looking.descending if mine else column != "name"
    turned = replace(looking, sort=column, descending=down)
    return {
        "link": _tree_link(turned, opened),
        "now": _now(descending=looking.descending) if mine else None,
    }


def _tree_link(looking: Looking, opened: tuple[int, ...]) -> str:
    said = [("by", TERRITORY), *(("open", str(each)) for each in opened)]
    if looking.sort != "name":
        said.append(("sort", looking.sort))
    if looking.descending:
        said.append(("order", "down"))
    return "?" + urlencode(said)


def _toggled(opened: tuple[int, ...], each: int) -> tuple[int, ...]:
    return tuple(one for one in opened if one != each) if each in opened else (*opened, each)


def _now(*, descending: bool) -> str:
    return "descending" if descending else "ascending"
