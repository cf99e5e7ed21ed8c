"""Tables of pages as files: `?as=xlsx` or `?as=csv` on the address of the page itself.

The page reads its address once, for itself and for the file, so that the two cannot differ; the
file has the rows of all pages.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from aiohttp import web
from aiohttp.helpers import content_disposition_header

from admin import taking_texts as texts
from admin.fields import clean
from admin.keys import VISIT, moment
from admin.words import moment as in_words
from reports.seen import Form, Said, SeenTable, written

OF_A_PAGE = {"as", "table", "page", "before"}
"""What an address says of files and pages of a list: of no concern to another file."""
LONGEST_NAME = 120
TYPES = {
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.CSV: "text/csv; charset=utf-8",
}
MOST = 100_000
"""Lines of what grows without end, such as the journal."""


class Link(NamedTuple):
    name: str
    address: str


def asked_for(request: web.Request, table: str = "") -> Form | None:
    """Which file is asked for instead of the page; a page of several tables names them."""
    if request.query.get("table", "") != table:
        return None
    return next((form for form in Form if form == request.query.get("as")), None)


def links(request: web.Request, table: str = "") -> list[Link]:
    """Where the table, as it is seen now, is had as a file."""
    asked = [(name, text) for name, text in request.query.items() if name not in OF_A_PAGE]
    named = [("table", table)] if table else []
    return [
        Link(texts.FORMS[form], f"{request.path}?{urlencode([*asked, *named, ('as', form)])}")
        for form in Form
    ]


def about(request: web.Request, *lines: tuple[str, str | Iterable[str]]) -> tuple[Said, ...]:
    """What stands above the table: the given lines that say anything, then when and by whom."""
    said = [(name, words if isinstance(words, str) else "; ".join(words)) for name, words in lines]
    visit = request[VISIT]
    taken = texts.taken(in_words(moment(request), visit.zone), visit.name)
    return (*(Said(*line) for line in said if line[1]), Said(texts.TAKEN, taken))


async def as_file(request: web.Request, form: Form, table: SeenTable) -> web.Response:
    """The answer that a browser saves; it is written on a thread of its own."""
    now = moment(request)
    body = await asyncio.to_thread(written, table, form, now)
    day = f"{now.astimezone(request[VISIT].zone):%Y-%m-%d}"
    name = f"{clean(table.title)[:LONGEST_NAME]} {day}.{form}"
    return web.Response(body=body, headers={"Content-Type": TYPES[form], **saved(name)})


def saved(name: str) -> dict[str, str]:
    """Headers of what is saved under this name and kept by nobody on the way."""
    return {
        "Content-Disposition": content_disposition_header("attachment", filename=name),
        "Cache-Control": "private, no-store",
    }
