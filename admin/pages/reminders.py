"""Reminders of a campaign: its ladder, the log of messages, a nudge seen before it is sent."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from aiohttp import web

from admin import reminder_texts as words
from admin.asking import attempt, change, look, look_apart
from admin.fields import MAX_ID, Typed
from admin.heads import above
from admin.routing import Routes, Rule, number
from admin.showing import link_of, show, went
from admin.tables import messages_table
from admin.taking import MOST, as_file, asked_for
from domain import ladders, messages
from domain.acting import Actor
from domain.ladder import Rung, Since, To, Until
from domain.ladders import LadderPage
from domain.messages import Message, Sought
from domain.overview import CampaignHead, campaign_head, form_page
from storage import Session

routes = Routes()
HERE = "/campaigns/{campaign_id}/reminders"
LINES = 100
_DAYS = re.compile(r"[-−]?\d{1,3}")


@routes.get(HERE, Rule.READS)
async def ladder(request: web.Request) -> web.Response:
    return await _page(request, Typed({}))


@routes.post(HERE, Rule.MANAGES)
async def add(request: web.Request) -> web.Response:
    campaign_id, typed = number(request, "campaign_id"), Typed(await request.post())
    rung = _rung(typed, (await request.post()).getall("to", []))
    await attempt(request, typed, ladders.add_rung, campaign_id, rung)
    if not typed.fine:
        return await _page(request, typed)
    return went(f"/campaigns/{campaign_id}/reminders", words.RUNG_ADDED)


@routes.post(HERE + "/remove", Rule.MANAGES)
async def remove(request: web.Request) -> web.Response:
    campaign_id, typed = number(request, "campaign_id"), Typed(await request.post())
    await change(request, ladders.remove_rung, campaign_id, typed.given.get("code", ""))
    return went(f"/campaigns/{campaign_id}/reminders", words.RUNG_REMOVED)


@routes.post(HERE + "/restore", Rule.MANAGES)
async def restore(request: web.Request) -> web.Response:
    campaign_id = number(request, "campaign_id")
    await change(request, ladders.restore_ladder, campaign_id)
    return went(f"/campaigns/{campaign_id}/reminders", words.RESTORED)


@routes.post(HERE + "/holidays", Rule.MANAGES)
async def leave_out(request: web.Request) -> web.Response:
    campaign_id, typed = number(request, "campaign_id"), Typed(await request.post())
    first, last = (typed.understood(name, a_day, date.min) for name in ("first", "last"))
    await attempt(request, typed, ladders.leave_out, campaign_id, first, last)
    if not typed.fine:
        return await _page(request, typed)
    return went(f"/campaigns/{campaign_id}/reminders", words.LEFT_OUT)


@routes.post(HERE + "/holidays/remove", Rule.MANAGES)
async def take_in(request: web.Request) -> web.Response:
    campaign_id, typed = number(request, "campaign_id"), Typed(await request.post())
    first = typed.understood("first", a_day, date.min)
    await change(request, ladders.take_in, campaign_id, first)
    return went(f"/campaigns/{campaign_id}/reminders", words.TAKEN_IN)


@routes.get("/campaigns/{campaign_id}/messages", Rule.READS)
async def log_of_campaign(request: web.Request) -> web.Response:
    campaign_id = number(request, "campaign_id")
    return await _log(request, campaign_id, None)


@routes.get("/forms/{form_id}/messages", Rule.READS)
async def log_of_form(request: web.Request) -> web.Response:
    form_id = number(request, "form_id")
    seen = await look(request, form_page, form_id)
    return await _log(request, seen.campaign.id, form_id)


async def _page(request: web.Request, typed: Typed) -> web.Response:
    campaign, page = await look(request, _seen, number(request, "campaign_id"))
    context = {
        **above(request, campaign, "reminders"),
        "page": page,
        "typed": typed,
        "w": words,
        "chosen": typed.given.get("to", To.FILLS.value),
    }
    return show(request, "campaign_reminders.html", context, 200 if typed.fine else 422)


async def _log(request: web.Request, campaign_id: int, form_id: int | None) -> web.Response:
    typed = Typed(request.query)
    before = typed.whole("before", 1, MAX_ID)
    outcome = typed.given.get("outcome", "")
    sought = Sought(
        campaign_id,
        form_id,
        outcome if outcome in words.OUTCOMES else "",
        before if "before" not in typed.problems else None,
    )
    if form := asked_for(request):
        every = sought._replace(before=None)
        campaign, lines = await look_apart(request, _messages, every, MOST)
        table = messages_table(request, campaign, lines, sought.outcome)
        return await as_file(request, form, table)
    campaign, lines = await look(request, _messages, sought, LINES + 1)
    here = f"/forms/{form_id}/messages" if form_id else f"/campaigns/{campaign_id}/messages"
    link = link_of(here, outcome=sought.outcome)
    context = {
        **above(request, campaign, "reminders"),
        "lines": lines[:LINES],
        "sought": sought,
        "w": words,
        "older": f"{link}before={lines[LINES - 1].id}" if len(lines) > LINES else "",
    }
    return show(request, "campaign_messages.html", context)


def _seen(
    session: Session, by: Actor, now: datetime, campaign_id: int
) -> tuple[CampaignHead, LadderPage]:
    head = campaign_head(session, by, now, campaign_id)
    return head, ladders.ladder_page(session, by, now, campaign_id)


def _messages(
    session: Session, by: Actor, now: datetime, sought: Sought, most: int
) -> tuple[CampaignHead, list[Message]]:
    head = campaign_head(session, by, now, sought.campaign_id)
    return head, messages.messages_of(session, by, now, sought, most)


def _rung(typed: Typed, to: list[Any]) -> Rung:
    since = typed.among("since", {each.value for each in Since})
    until = typed.among("until", {each.value for each in Until})
    known = [each for each in To if each.value in to]
    return Rung(
        Since(since) if since in set(Since) else Since.ON_TIME,
        typed.understood("days", _whole, 0),
        tuple(known),
        typed.optional("text", ladders.TEXT_LENGTH) or "",
        Until(until) if until in set(Until) else Until.SUBMITTED,
    )


def _whole(text: str) -> int:
    if not _DAYS.fullmatch(text):
        raise ValueError(words.NOT_DAYS)
    return int(text.replace("−", "-"))


def a_day(text: str) -> date:
    """As a browser's field or a person writes it."""
    for pattern in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    raise ValueError(words.NOT_A_DAY)
