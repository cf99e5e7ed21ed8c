"""The journal: who did what."""

from __future__ import annotations

from aiohttp import web

from admin import taking_texts
from admin.asking import look, look_apart
from admin.fields import MAX_ID, SEARCH_LENGTH, Typed, clean
from admin.routing import Routes, Rule
from admin.showing import link_of, show
from admin.tables import journal_table
from admin.taking import MOST, as_file, asked_for
from admin.words import texts as names
from domain.journal import Sought, read_journal

routes = Routes()
HERE = "/journal"
LINES = 100


@routes.get(HERE, Rule.READS)
async def journal(request: web.Request) -> web.Response:
    """The newest lines, or those before the last one of the page that was left."""
    sought = _sought(Typed(request.query))
    if form := asked_for(request):
        every = await look_apart(request, read_journal, MOST + 1, sought._replace(before=None))
        chosen = (taking_texts.searched(sought.search), names.WHAT.get(sought.what, ""))
        table = journal_table(request, every[:MOST], chosen, whole=len(every) <= MOST)
        return await as_file(request, form, table)
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
