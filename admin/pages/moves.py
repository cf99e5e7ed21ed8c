"""What brings a campaign from one state to another, and whom it asks while it is a draft."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from aiohttp import web

from admin import texts
from admin.asking import attempt, change, look
from admin.fields import Typed, for_field
from admin.keys import moment
from admin.pages.settings import settings_page
from admin.routing import Routes, Rule, number
from admin.showing import show, went
from admin.words import texts as names
from domain.acting import Actor
from domain.audience import Audience, AudiencePage, audience_page
from domain.campaigning import (
    change_campaign,
    hold_launch,
    reopen_campaign,
    restore_campaign,
    resume_launch,
    take_back,
)
from domain.errors import NotAllowed, Refusal
from domain.organising import organisation_tree
from domain.overview import CampaignHead, campaign_head
from domain.repeating import Repetition, proposed, repeat_campaign
from domain.seasons import managed_campaign
from storage import Session

routes = Routes()
HERE = "/campaigns/{campaign_id}"
REASON_LENGTH = 500
A_WEEK = timedelta(days=7)
ONLY_THESE = "codes"
ATTRIBUTES = ("rural", "low_results")
DATES = ("opens_at", "on_time_at", "locks_at")


@routes.post(HERE + "/words", Rule.MANAGES)
async def say(request: web.Request) -> web.Response:
    campaign_id, typed = number(request, "campaign_id"), Typed(await request.post())
    said: Any = {
        "period": typed.optional("period", 40) or "",
        "closing_text": typed.given.get("closing_text", "").replace("\0", ""),
    }
    if await attempt(request, typed, change_campaign, campaign_id, **said) is None:
        return await settings_page(request, typed)
    return went(_settings(campaign_id), texts.WORDS_CHANGED)


@routes.post(HERE + "/hold", Rule.MANAGES)
async def hold(request: web.Request) -> web.Response:
    line = await change(request, hold_launch, number(request, "campaign_id"))
    return went(_settings(line.id), texts.HELD)


@routes.post(HERE + "/resume", Rule.MANAGES)
async def resume(request: web.Request) -> web.Response:
    line = await change(request, resume_launch, number(request, "campaign_id"))
    return went(_settings(line.id), texts.RESUMED)


@routes.get(HERE + "/back", Rule.MANAGES)
async def ask_back(request: web.Request) -> web.Response:
    return await _why(request, Typed({}), texts.BACK)


@routes.post(HERE + "/back", Rule.MANAGES)
async def bring_back(request: web.Request) -> web.Response:
    campaign_id, typed = number(request, "campaign_id"), Typed(await request.post())
    reason = typed.text("reason", REASON_LENGTH)
    if await attempt(request, typed, take_back, campaign_id, reason) is None:
        return await _why(request, typed, texts.BACK)
    return went(_settings(campaign_id), texts.TAKEN_BACK)


@routes.get(HERE + "/reopen", Rule.MANAGES)
async def ask_to_reopen(request: web.Request) -> web.Response:
    return await _reopening(request, Typed({}))


@routes.post(HERE + "/reopen", Rule.MANAGES)
async def reopen(request: web.Request) -> web.Response:
    campaign_id, typed = number(request, "campaign_id"), Typed(await request.post())
    campaign = await look(request, _managed, campaign_id)
    reason = typed.text("reason", REASON_LENGTH)
    if campaign.launched_at is None:
        done = await attempt(request, typed, restore_campaign, campaign_id, reason)
        said = texts.RESTORED_CAMPAIGN
    else:
        until = typed.moment("locks_at", campaign.zone)
        done = await attempt(request, typed, reopen_campaign, campaign_id, until, reason)
        said = texts.REOPENED_CAMPAIGN
    return await _reopening(request, typed) if done is None else went(_settings(done.id), said)


@routes.get(HERE + "/repeat", Rule.MANAGES)
async def ask_to_repeat(request: web.Request) -> web.Response:
    return await _repeating(request, Typed({}))


@routes.post(HERE + "/repeat", Rule.MANAGES)
async def repeat(request: web.Request) -> web.Response:
    campaign_id, typed = number(request, "campaign_id"), Typed(await request.post())
    last = await look(request, proposed, campaign_id)
    dates = {name: typed.moment(name, last.zone) for name in DATES}
    title, period = typed.text("title", 200), typed.optional("period", 40) or ""
    wanted = Repetition(title=title, period=period, survey=last.survey, zone=last.zone, **dates)
    made = await attempt(request, typed, repeat_campaign, campaign_id, wanted)
    if made is None:
        return await _repeating(request, typed)
    return went(_settings(made.id), texts.REPEATED)


@routes.get(HERE + "/audience", Rule.MANAGES)
async def see_audience(request: web.Request) -> web.Response:
    _, kept, _ = await look(request, _chosen, number(request, "campaign_id"))
    return await _audience_page(request, Typed(_as_typed(kept)))


@routes.post(HERE + "/audience", Rule.MANAGES)
async def choose_audience(request: web.Request) -> web.Response:
    campaign_id, typed = number(request, "campaign_id"), Typed(await request.post())
    wanted = _audience(typed)
    if await attempt(request, typed, change_campaign, campaign_id, audience=wanted) is None:
        return await _audience_page(request, typed)
    return went(f"/campaigns/{campaign_id}/audience", texts.AUDIENCE_CHANGED)


async def _why(
    request: web.Request, typed: Typed, words: texts.Asking, locks_at: str = ""
) -> web.Response:
    campaign = await look(request, _managed, number(request, "campaign_id"))
    context = {
        **words._asdict(),
        "campaign": campaign,
        "typed": typed,
        "locks_at": locks_at,
        "section": "/campaigns",
    }
    return show(request, "campaign_why.html", context, 200 if typed.fine else 422)


async def _reopening(request: web.Request, typed: Typed) -> web.Response:
    campaign = await look(request, _managed, number(request, "campaign_id"))
    if campaign.launched_at is None:
        return await _why(request, typed, texts.RESTORING)
    until = (moment(request) + A_WEEK).astimezone(campaign.zone).replace(hour=18, minute=0)
    return await _why(request, typed, texts.REOPENING, for_field(until, campaign.zone))


async def _repeating(request: web.Request, typed: Typed) -> web.Response:
    campaign_id = number(request, "campaign_id")
    said = await look(request, proposed, campaign_id)
    context = {
        "campaign": await look(request, campaign_head, campaign_id),
        "proposed": said,
        "dates": {name: for_field(getattr(said, name), said.zone) for name in DATES},
        "typed": typed,
        "section": "/campaigns",
    }
    return show(request, "campaign_repeat.html", context, 200 if typed.fine else 422)


async def _audience_page(request: web.Request, typed: Typed) -> web.Response:
    campaign, _, page = await look(request, _chosen, number(request, "campaign_id"))
    rows = await look(request, organisation_tree)
    kinds = sorted({row.kind for row in rows if row.may_manage}, key=names.kind_order)
    context = {
        "campaign": campaign,
        "chosen": page,
        "kinds": [(kind, names.every_kind(kind)) for kind in kinds],
        "typed": typed,
        "section": "/campaigns",
    }
    return show(request, "campaign_audience.html", context, 200 if typed.fine else 422)


def _managed(session: Session, by: Actor, now: datetime, campaign_id: int) -> CampaignHead:
    head = campaign_head(session, by, now, campaign_id)
    if not head.may_manage:
        raise NotAllowed
    return head


def _chosen(
    session: Session, by: Actor, now: datetime, campaign_id: int
) -> tuple[CampaignHead, Audience, AudiencePage]:
    found = managed_campaign(session, by, campaign_id)
    kept = Audience.kept(found.campaign.audience)
    try:
        page = audience_page(session, by, now, found.owner.code, kept)
    except Refusal:  # whoever was chosen has closed meanwhile
        page = AudiencePage(0, (), ())
    return campaign_head(session, by, now, campaign_id), kept, page


def _audience(typed: Typed) -> Audience:
    kind = typed.given.get("kind", "")
    chosen = {"yes": True, "no": False}
    having = {
        name: chosen[typed.given[name]] for name in ATTRIBUTES if typed.given.get(name) in chosen
    }
    return Audience(
        kind=None if kind == ONLY_THESE else kind[:40] or None,
        codes=_codes(typed, "codes") if kind == ONLY_THESE else (),
        under=_codes(typed, "under"),
        excepted=_codes(typed, "excepted"),
        having=having,
    )


def _as_typed(kept: Audience) -> dict[str, str]:
    ticked = {True: "yes", False: "no"}
    return {
        "kind": kept.kind or ONLY_THESE,
        "codes": " ".join(kept.codes),
        "under": " ".join(kept.under),
        "excepted": " ".join(kept.excepted),
        **{name: ticked[bool(kept.having[name])] for name in ATTRIBUTES if name in kept.having},
    }


def _codes(typed: Typed, name: str) -> tuple[str, ...]:
    words = re.split(r"[\s,;]+", typed.given.get(name, "").replace("\0", "")[:100_000])
    return tuple(dict.fromkeys(filter(None, words)))


def _settings(campaign_id: int) -> str:
    return f"/campaigns/{campaign_id}/settings"
