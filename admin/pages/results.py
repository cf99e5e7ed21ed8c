"""Results of a campaign: by mechanism and criterion, and organisation by organisation."""

from __future__ import annotations

from urllib.parse import urlencode

from aiohttp import web

from admin.asking import look
from admin.fields import clean
from admin.heads import above
from admin.routing import Routes, Rule, number
from admin.showing import show
from admin.words import texts as names
from domain.results import Counted, Grouping, Slice, results

routes = Routes()
PER_PAGE = 100
WIDEST = 60
"""Columns that a page still shows; more are for the workbook."""
SORTS = ("name", "points")


@routes.get("/campaigns/{campaign_id}/results", Rule.READS)
async def show_results(request: web.Request) -> web.Response:
    asked = request.query
    which = Counted(asked["which"]) if asked.get("which") in set(Counted) else Counted.SUBMITTED
    by = Grouping(asked["by"]) if asked.get("by") in set(Grouping) else Grouping.SECTION
    page = asked.get("page", "")
    cut = Slice(
        grouping=by,
        search=clean(asked.get("search", ""))[:100],
        sort="points" if asked.get("sort") == "points" else "name",
        descending=asked.get("sort") == "points",
        page=int(page[:6]) if page.isascii() and page.isdigit() else 1,
        per_page=PER_PAGE,
    )
    found = await look(request, results, number(request, "campaign_id"), which, cut)
    wide = found.columns if len(found.columns) <= WIDEST else ()
    here = {"which": which.value, "by": by.value, "sort": cut.sort, "search": cut.search}
    context = {
        **above(request, found.campaign, "results"),
        "results": found,
        "wide": wide,
        "cut": cut,
        "counted": [(each.value, names.COUNTED[each]) for each in Counted],
        "groupings": [(each.value, names.GROUPINGS[each]) for each in found.groupings],
        "link": lambda **other: "?" + urlencode(_told({**here, **other})),
    }
    return show(request, "results.html", context)


def _told(asked: dict[str, str]) -> dict[str, str]:
    """What goes without saying is left out of the address."""
    silent = {"which": Counted.SUBMITTED, "by": Grouping.SECTION, "sort": "name", "search": ""}
    return {name: text for name, text in asked.items() if silent.get(name) != text}
