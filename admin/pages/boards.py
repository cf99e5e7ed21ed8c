"""The board of a campaign: every organisation and how far it has come."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from aiohttp import web

from admin.asking import look, look_apart
from admin.fields import clean
from admin.heads import above
from admin.routing import Routes, Rule, number
from admin.showing import show, wants_fragment
from admin.tables import board_table
from admin.taking import as_file, asked_for
from admin.words import texts as names
from domain.overview import Standing, View, board

routes = Routes()
HERE = "/campaigns/{campaign_id}"
PER_PAGE = 100
LAST_PAGE = 100_000
COLUMNS = ("name", "territory", "state", "done", "on_time", "active")


@routes.get(HERE, Rule.READS)
async def show_board(request: web.Request) -> web.Response:
    """With htmx only the table, so that typing in the search keeps the focus."""
    view = _view(request)
    if form := asked_for(request):
        every = replace(view, page=1, per_page=None)
        found = await look_apart(request, board, number(request, "campaign_id"), every)
        return await as_file(request, form, board_table(request, found, view))
    found = await look(request, board, number(request, "campaign_id"), view)
    template = "board_table.html" if wants_fragment(request) else "board.html"
    context = {
        **above(request, found.campaign, ""),
        "board": found,
        "view": view,
        "link": _link(view, "page"),
        "sorts": {column: _sort(view, column) for column in COLUMNS},
        "inside": any(row.territory_id != row.organisation_id for row in found.rows),
        "states": [(each.value, names.STANDINGS[each]) for each in Standing],
    }
    return show(request, template, context)


def _view(request: web.Request) -> View:
    asked, page = request.query, request.query.get("page", "")
    state = asked.get("state", "")
    sort = asked.get("sort", "")
    return View(
        search=clean(asked.get("search", ""))[:100],
        state=Standing(state) if state in set(Standing) else None,
        sort=sort if sort in COLUMNS else "name",
        descending=asked.get("order") == "down",
        page=min(int(page), LAST_PAGE) if page.isascii() and page.isdigit() else 1,
        per_page=PER_PAGE,
    )


def _asked(view: View) -> dict[str, str]:
    """The view as it stands in an address; what goes without saying is left out."""
    return {
        name: text
        for name, text in {
            "search": view.search,
            "state": view.state or "",
            "sort": "" if view.sort == "name" else view.sort,
            "order": "down" if view.descending else "",
        }.items()
        if text
    }


def _link(view: View, *without: str) -> str:
    left = {name: text for name, text in _asked(view).items() if name not in without}
    return f"?{urlencode(left)}&" if left else "?"


def _sort(view: View, column: str) -> dict[str, Any]:
    """Where the head of a column leads, and how the column is sorted now."""
    mine = view.sort == column
    turned = {
        **_asked(view),
        "sort": column,
        "order": "down" if mine and not view.descending else "",
    }
    now = ("descending" if view.descending else "ascending") if mine else None
    return {
        "link": "?" + urlencode({name: text for name, text in turned.items() if text}),
        "now": now,
    }
