"""A nudge from the board: to whom and with which words, before it is sent."""

from __future__ import annotations

from datetime import datetime

from aiohttp import web

from admin import reminder_texts as words
from admin.asking import change, look
from admin.fields import Typed
from admin.heads import above
from admin.routing import Routes, Rule, number
from admin.showing import show, went
from domain import nudging
from domain.acting import Actor
from domain.nudging import Preview, Which
from domain.overview import CampaignHead, campaign_head, form_page
from storage import Session

routes = Routes()
WHICH = {
    "": Which.ALL,
    "not_started": Which.NOT_STARTED,
    "filling": Which.FILLING,
    "late": Which.LATE,
}
Shown = tuple[CampaignHead, Preview | None, int]


@routes.get("/campaigns/{campaign_id}/nudge", Rule.MANAGES)
async def preview_many(request: web.Request) -> web.Response:
    chosen = Typed(request.query).given.get("which", "")
    which = WHICH.get(chosen, Which.ALL)
    campaign, view, count = await look(request, _many, number(request, "campaign_id"), which)
    back = f"/campaigns/{campaign.id}"
    return _shown(request, campaign, view, count, back, chosen if chosen in WHICH else "")


@routes.post("/campaigns/{campaign_id}/nudge", Rule.MANAGES)
async def nudge_many(request: web.Request) -> web.Response:
    campaign_id, typed = number(request, "campaign_id"), Typed(await request.post())
    which = WHICH.get(typed.given.get("which", ""), Which.ALL)
    done = await change(request, _nudge_many, campaign_id, which)
    return went(f"/campaigns/{campaign_id}/messages", words.nudged(done.people))


@routes.get("/forms/{form_id}/nudge", Rule.MANAGES)
async def preview_one(request: web.Request) -> web.Response:
    form_id = number(request, "form_id")
    campaign, view, count = await look(request, _one, form_id)
    return _shown(request, campaign, view, count, f"/forms/{form_id}", "")


@routes.post("/forms/{form_id}/nudge", Rule.MANAGES)
async def nudge_one(request: web.Request) -> web.Response:
    form_id = number(request, "form_id")
    done = await change(request, nudging.nudge, (form_id,))
    return went(f"/forms/{form_id}/messages", words.nudged(done.people))


def _shown(
    request: web.Request,
    campaign: CampaignHead,
    view: Preview | None,
    count: int,
    back: str,
    which: str,
) -> web.Response:
    context = {
        **above(request, campaign, ""),
        "view": view,
        "count": count,
        "back": back,
        "which": which,
        "w": words,
    }
    return show(request, "campaign_nudge.html", context)


def _many(session: Session, by: Actor, now: datetime, campaign_id: int, which: Which) -> Shown:
    head = campaign_head(session, by, now, campaign_id)
    forms = nudging.lacking_of(session, by, now, campaign_id, which)
    view = nudging.preview(session, by, now, forms) if forms else None
    return head, view, len(forms)


def _nudge_many(
    session: Session, by: Actor, now: datetime, campaign_id: int, which: Which
) -> nudging.Nudged:
    campaign_head(session, by, now, campaign_id)  # nobody learns of a campaign beyond their reach
    return nudging.nudge(
        session, by, now, nudging.lacking_of(session, by, now, campaign_id, which)
    )


def _one(session: Session, by: Actor, now: datetime, form_id: int) -> Shown:
    head = form_page(session, by, now, form_id).campaign
    view = nudging.preview(session, by, now, (form_id,))
    return head, view, 1
