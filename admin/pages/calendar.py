"""The calendar of the region: days worked or not unlike the country's, and the daily measure."""

from __future__ import annotations

from datetime import date

from aiohttp import web

from admin import reminder_texts as words
from admin.asking import attempt, change, look
from admin.fields import Typed
from admin.pages.reminders import a_day
from admin.routing import Routes, Rule
from admin.showing import show, went
from domain import days

routes = Routes()
HERE = "/calendar"


@routes.get(HERE, Rule.READS)
async def calendar(request: web.Request) -> web.Response:
    return await _page(request, Typed({}))


@routes.post(HERE, Rule.MANAGES)
async def enter(request: web.Request) -> web.Response:
    typed = Typed(await request.post())
    day = typed.understood("day", a_day, date.min)
    works = typed.among("works", {"0", "1"}) == "1"
    comment = typed.optional("note", days.NOTE_LENGTH) or ""
    await attempt(request, typed, days.enter_day, day, comment, works=works)
    return went(HERE, words.DAY_ENTERED) if typed.fine else await _page(request, typed)


@routes.post(HERE + "/remove", Rule.MANAGES)
async def remove(request: web.Request) -> web.Response:
    typed = Typed(await request.post())
    await change(request, days.take_back_day, typed.understood("day", a_day, date.min))
    return went(HERE, words.DAY_TAKEN_BACK)


@routes.post(HERE + "/measure", Rule.MANAGES)
async def measure(request: web.Request) -> web.Response:
    typed = Typed(await request.post())
    count = typed.whole("a_day", 1, days.MOST_A_DAY)
    await attempt(request, typed, days.limit_a_day, count)
    return went(HERE, words.LIMITED) if typed.fine else await _page(request, typed)


async def _page(request: web.Request, typed: Typed) -> web.Response:
    context = {
        "page": await look(request, days.days_page),
        "typed": typed,
        "section": "/campaigns",
    }
    return show(request, "calendar.html", context, 200 if typed.fine else 422)
