"""Another version for a running campaign: chosen, read about, confirmed."""

from __future__ import annotations

from aiohttp import web

from admin import survey_texts as texts
from admin.asking import change, look, look_apart
from admin.heads import above
from admin.routing import Routes, Rule, number
from admin.showing import show, went
from domain import moving
from domain.errors import NotAllowed
from domain.moving import ReportChanged
from domain.overview import campaign_head

routes = Routes()
HERE = "/campaigns/{campaign_id}/move"


@routes.get(HERE, Rule.MANAGES)
async def read(request: web.Request) -> web.Response:
    """Without a version: which there are; with one: exactly what it would do."""
    return await _page(request, request.query.get("to", "")[:64])


@routes.post(HERE, Rule.MANAGES)
async def move(request: web.Request) -> web.Response:
    typed, campaign_id = await request.post(), number(request, "campaign_id")
    to, seen = str(typed.get("to", ""))[:64], str(typed.get("seen", ""))[:64]
    try:
        moved = await change(request, moving.move, campaign_id, to, seen)
    except ReportChanged as changed:
        return await _page(request, to, changed.sentence)
    return went(f"/campaigns/{campaign_id}/settings", texts.moved(moved.told))


async def _page(request: web.Request, to: str, refusal: str = "") -> web.Response:
    campaign_id = number(request, "campaign_id")
    campaign = await look(request, campaign_head, campaign_id)
    if not campaign.may_manage:
        raise NotAllowed
    context = {
        **above(request, campaign, "settings"),
        "targets": await look_apart(request, moving.targets, campaign_id),
        "report": await look_apart(request, moving.report, campaign_id, to) if to else None,
        "to": to,
        "refusal": refusal,
    }
    return show(request, "campaign_move.html", context, 409 if refusal else 200)
