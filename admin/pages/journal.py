"""The journal: who did what."""

from __future__ import annotations

from aiohttp import web

from admin.asking import look
from admin.routing import Routes, Rule
from admin.showing import show
from admin.words import texts as names
from domain.journal import read_journal

routes = Routes()
LINES = 300


@routes.get("/journal", Rule.READS)
async def journal(request: web.Request) -> web.Response:
    lines = await look(request, read_journal, LINES)
    shown = [
        (line, names.journal_line(line.what), names.journal_details(line.details))
        for line in lines
    ]
    return show(request, "journal.html", {"lines": shown, "most": LINES})
