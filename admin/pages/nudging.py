"""A nudge from the board: to whom and with which words, before it is sent."""

from __future__ import annotations

import re
from collections.abc import Collection
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
from domain.nudging import Preview, Sought, Which
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


class Asked(NamedTuple):
    """Which forms the page is about, as its address says."""

    which: str = ""
    search: str = ""
    territory: int | None = None
    """Only below this organisation."""

    def of(self, campaign_id: int) -> Sought:
        return Sought(campaign_id, WHICH[self.which], self.search, self.territory)


class Shown(NamedTuple):
    campaign: CampaignHead
    view: Preview | None
    total: int = 0
    """Of which only the first are in view."""


@routes.get("/campaigns/{campaign_id}/nudge", Rule.MANAGES)
async def preview_many(request: web.Request) -> web.Response:
    return await _page(request, number(request, "campaign_id"), _asked(request))


@routes.post("/campaigns/{campaign_id}/nudge", Rule.MANAGES)
async def nudge_many(request: web.Request) -> web.Response:
    """Exactly those that are ticked, as far as they still lack a form."""
    campaign_id, posted = number(request, "campaign_id"), await request.post()
    ticked = {
        int(each) for each in map(str, posted.getall("form", [])) if A_NUMBER.fullmatch(each)
    }
    asked = _asked(request)
    if posted.get("all"):
        people = await _nudge_all(request, asked.of(campaign_id))
    elif ticked:
        people = (await change(request, _nudge_ticked, asked.of(campaign_id), ticked)).people
    else:
        return await _page(request, campaign_id, asked, words.NOBODY_TICKED)
    return went(f"/campaigns/{campaign_id}/messages", words.nudged(people))


async def _nudge_all(request: web.Request, sought: Sought) -> int:
    """In portions, as a launch; one that is broken off is gone on with by pressing again."""
    forms = await look(request, _lacking, sought)
    people = 0
    for at in range(0, len(forms), nudging.PORTION):
        some = forms[at : at + nudging.PORTION]
        people += await change(request, nudging.nudge_portion, some)
    return people


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


def _asked(request: web.Request) -> Asked:
    typed = Typed(request.query)
    which, place = typed.given.get("which", ""), typed.whole("territory", 1, MAX_ID)
    return Asked(
        which if which in WHICH else "",
        typed.given.get("search", "")[:100],
        None if "territory" in typed.problems else place,
    )


async def _page(
    request: web.Request, campaign_id: int, asked: Asked, problem: str = ""
) -> web.Response:
    shown = await look(request, _many, asked.of(campaign_id))
    return _drawn(
        request,
        shown,
        back=f"/campaigns/{campaign_id}",
        here=link_of(
            f"/campaigns/{campaign_id}/nudge",
            search=asked.search,
            territory=str(asked.territory or ""),
        ),
        problem=problem,
        **asked._asdict(),
    )


def _drawn(request: web.Request, shown: Shown, **context: Any) -> web.Response:
    unsaid = {"which": "", "search": "", "problem": "", "one": False, "territory": None}
    head = above(request, shown.campaign, "")
    said = {**head, "view": shown.view, "w": words, "total": shown.total, **unsaid, **context}
    return show(request, "campaign_nudge.html", said, 422 if context.get("problem") else 200)


def _many(session: Session, by: Actor, now: datetime, sought: Sought) -> Shown:
    head = campaign_head(session, by, now, sought.campaign_id)
    forms = _lacking(session, by, now, sought)
    if not forms:
        return Shown(head, None)
    return Shown(head, nudging.preview(session, by, now, forms[: nudging.MOST]), len(forms))


def _nudge_ticked(
    session: Session, by: Actor, now: datetime, sought: Sought, ticked: Collection[int]
) -> nudging.Nudged:
    lacking = _lacking(session, by, now, Sought(sought.campaign_id, below=sought.below))
    return nudging.nudge(session, by, now, [each for each in lacking if each in ticked])


def _lacking(session: Session, by: Actor, now: datetime, sought: Sought) -> tuple[int, ...]:
    """Nobody learns of a campaign beyond their reach."""
    campaign_head(session, by, now, sought.campaign_id)
    return nudging.lacking_of(session, by, now, sought)


def _one(session: Session, by: Actor, now: datetime, form_id: int) -> Shown:
    head = form_page(session, by, now, form_id).campaign
    return Shown(head, nudging.preview(session, by, now, (form_id,)))
