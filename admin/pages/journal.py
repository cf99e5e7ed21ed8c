"""The journal: who did what."""

from __future__ import annotations

from aiohttp import web

from admin.asking import look
from admin.fields import MAX_ID, SEARCH_LENGTH, Typed, clean
from admin.routing import Routes, Rule
from admin.showing import link_of, show
from admin.words import texts as names
from domain.journal import Sought, read_journal

routes = Routes()
HERE = "/journal"
LINES = 100


@routes.get(HERE, Rule.READS)
async def journal(request: web.Request) -> web.Response:
    """The newest lines, or those before the last one of the page that was left."""
    sought = _sought(Typed(request.query))
    lines = await look(request, read_journal, LINES + 1, sought)
    shown = [
        (line, names.journal_line(line.what), names.journal_details(line.details))
        for line in lines[:LINES]
    ]
    here = link_of(HERE, search=sought.search, what=sought.what)
    context = {
        "lines": shown,
        "sought": sought,
        "newest": here if sought.before else "",
        "older": f"{here}before={shown[-1][0].id}" if len(lines) > LINES else "",
        "choices": sorted(names.WHAT.items(), key=lambda each: each[1]),
    }
    return show(request, "journal.html", context)


def _sought(typed: Typed) -> Sought:
    what, before = typed.given.get("what", ""), typed.whole("before", 1, MAX_ID)
    return Sought(
        search=clean(typed.given.get("search", ""))[:SEARCH_LENGTH],
        what=what if what in names.WHAT else "",
        before=before if "before" not in typed.problems else None,
    )
