"""A campaign after it has been made: its name, and organisations that join it late."""

from __future__ import annotations

from datetime import datetime

from aiohttp import web

from admin import texts
from admin.asking import attempt, look
from admin.fields import Typed
from admin.pages.settings import settings_page
from admin.routing import Routes, Rule, number
from admin.showing import show, went
from domain.acting import Actor
from domain.campaigning import include
from domain.joining import TITLE_LENGTH, outsiders, rename_campaign
from domain.overview import CampaignHead, campaign_head
from storage import Session

routes = Routes()
HERE = "/campaigns/{campaign_id}"


@routes.post(HERE + "/name", Rule.MANAGES)
async def rename(request: web.Request) -> web.Response:
    campaign_id, typed = number(request, "campaign_id"), Typed(await request.post())
    title = typed.text("title", TITLE_LENGTH)
    if await attempt(request, typed, rename_campaign, campaign_id, title) is None:
        return await settings_page(request, typed)
    return went(f"/campaigns/{campaign_id}/settings", texts.RENAMED)


@routes.get(HERE + "/include", Rule.MANAGES)
async def ask_whom(request: web.Request) -> web.Response:
    return await _page(request, Typed({}))


@routes.post(HERE + "/include", Rule.MANAGES)
async def join(request: web.Request) -> web.Response:
    campaign_id, typed = number(request, "campaign_id"), Typed(await request.post())
    code = typed.text("organisation")
    form_id = await attempt(request, typed, include, campaign_id, code)
    if form_id is None:
        return await _page(request, typed)
    return went(f"/forms/{form_id}", texts.INCLUDED)


async def _page(request: web.Request, typed: Typed) -> web.Response:
    campaign, choices = await look(request, _outside, number(request, "campaign_id"))
    context = {
        "campaign": campaign,
        "organisations": choices,
        "typed": typed,
        "section": "/campaigns",
    }
    return show(request, "campaign_include.html", context, 200 if typed.fine else 422)


def _outside(
    session: Session, by: Actor, now: datetime, campaign_id: int
) -> tuple[CampaignHead, list[tuple[str, str]]]:
    found = outsiders(session, by, now, campaign_id)
    choices = [(each.code, f"{each.short_name} ({each.code})") for each in found]
    return campaign_head(session, by, now, campaign_id), choices
