"""Draft recommendations for one form, and its paper: to be read here before they are printed."""

from __future__ import annotations

from aiohttp import web

from admin.asking import look, look_apart
from admin.pages.forms import HERE, above_form
from admin.routing import Routes, Rule, number
from admin.showing import show
from domain.overview import form_page
from reports.papers.advising import draft

routes = Routes()


@routes.get(HERE + "/advice", Rule.READS)
async def advice(request: web.Request) -> web.Response:
    page = await look(request, form_page, number(request, "form_id"))
    lines = await look_apart(request, draft, page.campaign.id, page.row)
    return show(request, "form_advice.html", {**above_form(request, page), "lines": lines})
