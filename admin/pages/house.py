"""Settings: where everything that is set lives, and how long things are kept."""

from __future__ import annotations

from aiohttp import web

from admin import settings_texts as words
from admin.asking import attempt, look
from admin.fields import Typed
from admin.keys import OPTIONS, VISIT
from admin.routing import Routes, Rule
from admin.showing import show, went
from domain.retention import MOST, keep_results, retention

routes = Routes()
HERE = "/settings"


@routes.get(HERE, Rule.READS)
async def settings(request: web.Request) -> web.Response:
    return await _page(request, Typed({}))


@routes.post(HERE + "/results", Rule.MANAGES)
async def keep(request: web.Request) -> web.Response:
    """How long a finished file waits to be taken away."""
    typed = Typed(await request.post())
    days = typed.whole("days", 1, MOST)
    await attempt(request, typed, keep_results, days)
    return went(HERE, words.SAVED) if typed.fine else await _page(request, typed)


async def _page(request: web.Request, typed: Typed) -> web.Response:
    visit = request[VISIT]
    groups = [
        (title, [line for line in lines if _may(line.needs, visit.manages, visit.publishes)])
        for title, lines in words.GROUPS
    ]
    context = {
        "typed": typed,
        "w": words,
        "groups": [(title, lines) for title, lines in groups if lines],
        "kept": await look(request, retention),
        "most": MOST,
        "operator": request.config_dict[OPTIONS].operator,
    }
    return show(request, "settings.html", context, 200 if typed.fine else 422)


def _may(needs: str, manages: bool, publishes: bool) -> bool:  # noqa: FBT001 -- two facts about whoever looks
    return {"": True, words.MANAGES: manages, words.PUBLISHES: publishes}[needs]
