"""A nudge from the board: to whom and with which words, before it is sent."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, NamedTuple

from aiohttp import web

from admin import reminder_texts as words
from admin.asking import change, look
from admin.fields import MAX_ID, Typed
from admin.heads import above
from admin.routing import NUMBER, Routes, Rule, number
from admin.showing import link_of, show, went
from domain import nudging
from domain.acting import Actor
from domain.nudging import Preview, Which
from domain.overview import CampaignHead, campaign_head, form_page
from storage import Session

routes = Routes()
A_NUMBER = re.compile(NUMBER)
WHICH = {
    "": Which.ALL,
    "not_started": Which.NOT_STARTED,
    "filling": Which.FILLING,
    "late": Which.LATE,
}


class Sought(NamedTuple):
    """Which forms the page is about."""

    which: str = ""
    search: str = ""
    territory: int | None = None
    """Only below this organisation."""


class Shown(NamedTuple):
    campaign: CampaignHead
    view: Preview | None


@routes.get("/campaigns/{campaign_id}/nudge", Rule.MANAGES)
async def preview_many(request: web.Request) -> web.Response:
    return await _page(request, number(request, "campaign_id"), _sought(request))


@routes.post("/campaigns/{campaign_id}/nudge", Rule.MANAGES)
async def nudge_many(request: web.Request) -> web.Response:
    """Exactly those that are ticked, as far as they still lack a form."""
    campaign_id, posted = number(request, "campaign_id"), await request.post()
    ticked = {
        int(each) for each in map(str, posted.getall("form", [])) if A_NUMBER.fullmatch(each)
    }
    if not ticked:
        return await _page(request, campaign_id, _sought(request), words.NOBODY_TICKED)
    done = await change(request, _nudge_many, campaign_id, _sought(request), frozenset(ticked))
    return went(f"/campaigns/{campaign_id}/messages", words.nudged(done.people))


@routes.get("/forms/{form_id}/nudge", Rule.MANAGES)
async def preview_one(request: web.Request) -> web.Response:
    form_id = number(request, "form_id")
    shown = await look(request, _one, form_id)
    return _drawn(request, shown, back=f"/forms/{form_id}", one=True)


@routes.post("/forms/{form_id}/nudge", Rule.MANAGES)
async def nudge_one(request: web.Request) -> web.Response:
    form_id = number(request, "form_id")
    done = await change(request, nudging.nudge, (form_id,))
    return went(f"/forms/{form_id}/messages", words.nudged(done.people))


def _sought(request: web.Request) -> Sought:
    typed = Typed(request.query)
    which, place = typed.given.get("which", ""), typed.whole("territory", 1, MAX_ID)
    return Sought(
        which if which in WHICH else "",
        typed.given.get("search", "")[:100],
        None if "territory" in typed.problems else place,
    )


async def _page(
    request: web.Request, campaign_id: int, sought: Sought, problem: str = ""
) -> web.Response:
    shown = await look(request, _many, campaign_id, sought)
    return _drawn(
        request,
        shown,
        back=f"/campaigns/{campaign_id}",
        here=link_of(
            f"/campaigns/{campaign_id}/nudge",
            search=sought.search,
            territory=str(sought.territory or ""),
        ),
        problem=problem,
        **sought._asdict(),
    )


def _drawn(request: web.Request, shown: Shown, **context: Any) -> web.Response:
    unsaid = {"which": "", "search": "", "problem": "", "one": False, "territory": None}
    head = above(request, shown.campaign, "")
    said = {**head, "view": shown.view, "w": words, "most": nudging.MOST, **unsaid, **context}
    return show(request, "campaign_nudge.html", said, 422 if context.get("problem") else 200)


def _many(session: Session, by: Actor, now: datetime, campaign_id: int, sought: Sought) -> Shown:
    head = campaign_head(session, by, now, campaign_id)
    forms = _lacking(session, by, now, campaign_id, sought)
    return Shown(head, nudging.preview(session, by, now, forms) if forms else None)


def _nudge_many(
    session: Session,
    by: Actor,
    now: datetime,
    campaign_id: int,
    sought: Sought,
    ticked: frozenset[int],
) -> nudging.Nudged:
    campaign_head(session, by, now, campaign_id)  # nobody learns of a campaign beyond their reach
    lacking = _lacking(session, by, now, campaign_id, Sought(territory=sought.territory))
    return nudging.nudge(session, by, now, [each for each in lacking if each in ticked])


def _lacking(
    session: Session, by: Actor, now: datetime, campaign_id: int, sought: Sought
) -> tuple[int, ...]:
    which, search, place = WHICH[sought.which], sought.search, sought.territory
    if place is None:
        return nudging.lacking_of(session, by, now, campaign_id, which, search)
    below = nudging.lacking(session, by, now, campaign_id, place, which)
    if not search:
        return below
    found = {*nudging.lacking_of(session, by, now, campaign_id, which, search)}
    return tuple(each for each in below if each in found)


def _one(session: Session, by: Actor, now: datetime, form_id: int) -> Shown:
    head = form_page(session, by, now, form_id).campaign
    return Shown(head, nudging.preview(session, by, now, (form_id,)))
