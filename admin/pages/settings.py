"""Dates and state of a campaign, and the values that its forms are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from aiohttp import web

from admin import texts
from admin.asking import attempt, change, look, look_apart
from admin.fields import Typed, clean, for_field
from admin.heads import above
from admin.keys import OPTIONS
from admin.routing import Routes, Rule, number
from admin.showing import show, went
from admin.words import texts as names
from domain.acting import Actor
from domain.campaigning import (
    Phase,
    change_dates,
    close_campaign,
    launch,
    launch_plan,
    progress,
)
from domain.easing import GivenFor, enter_given_value
from domain.errors import NotAllowed, Refusal
from domain.journal import Noted
from domain.organising import OrganisationRow, organisation_tree
from domain.overview import CampaignHead, campaign_head
from domain.seasons import CampaignPage, campaign_page
from storage import Session
from storage.tables import CampaignState

routes = Routes()
HERE = "/campaigns/{campaign_id}"
DATES = ("opens_at", "on_time_at", "locks_at")
Seen = tuple[CampaignHead, CampaignPage]


@routes.get(HERE + "/settings", Rule.READS)
async def settings(request: web.Request) -> web.Response:
    return await settings_page(request, Typed({}))


@routes.post(HERE + "/settings", Rule.MANAGES)
async def move_dates(request: web.Request) -> web.Response:
    campaign_id = number(request, "campaign_id")
    campaign, _ = await look(request, _seen, campaign_id)
    typed = Typed(await request.post())
    asked = [name for name in DATES if name in typed.given]
    dates: Any = {name: typed.moment(name, campaign.zone) for name in asked}
    if await attempt(request, typed, change_dates, campaign_id, **dates) is None:
        return await settings_page(request, typed)
    return went(f"/campaigns/{campaign_id}/settings", texts.DATES_CHANGED)


@routes.get(HERE + "/open", Rule.MANAGES)
async def ask_to_open(request: web.Request) -> web.Response:
    """The dry run: what would happen, before it does."""
    campaign_id = number(request, "campaign_id")
    campaign, _ = await look(request, _managed, campaign_id)
    plan = await look_apart(request, launch_plan, campaign_id)
    context = {**above(request, campaign, "settings"), "plan": plan}
    return show(request, "campaign_launch.html", context)


@routes.post(HERE + "/open", Rule.MANAGES)
async def open_now(request: web.Request) -> web.Response:
    campaign_id, operator = number(request, "campaign_id"), request.config_dict[OPTIONS].operator
    line = await change(request, launch, campaign_id, operator)
    if line.phase is Phase.LAUNCHING:
        return went(f"/campaigns/{campaign_id}/settings", texts.LAUNCHED)
    return went(f"/campaigns/{campaign_id}", texts.OPENED)


@routes.get(HERE + "/close", Rule.MANAGES)
async def ask_to_close(request: web.Request) -> web.Response:
    campaign, page = await look(request, _managed, number(request, "campaign_id"))
    context = {
        **_about_closing(campaign, page),
        "back": f"/campaigns/{campaign.id}/settings",
        "section": "/campaigns",
    }
    return show(request, "confirm.html", context)


@routes.post(HERE + "/close", Rule.MANAGES)
async def close(request: web.Request) -> web.Response:
    closed = await change(request, close_campaign, number(request, "campaign_id"))
    said = texts.CLOSED if closed.forms else texts.CANCELLED
    return went(f"/campaigns/{closed.id}", said)


@routes.get(HERE + "/values", Rule.READS)
async def values(request: web.Request) -> web.Response:
    return await _values_page(request, Typed({}))


@routes.post(HERE + "/values", Rule.MANAGES)
async def enter_values(request: web.Request) -> web.Response:
    """Only what differs from what stands there; each wrong number is told beside its field."""
    campaign_id = number(request, "campaign_id")
    typed = Typed(await request.post())
    await look(request, _managed, campaign_id)
    _, page, rows = await look(request, _with_places, campaign_id)
    given = {(each.organisation_id, each.question): each.value for each in page.given}
    entered = 0
    for row in rows:
        for compared in page.compared:
            name = f"v-{row.id}-{compared.question}"
            text = clean(typed.given.get(name, ""))
            old = given.get((row.id, compared.question), "")
            if name not in typed.given or text == names.decimal(old):
                continue
            try:
                at = GivenFor(campaign_id, row.id, compared.question)
                await change(request, enter_given_value, at, text)
                entered += 1
            except Refusal as refusal:
                typed.refuse(name, refusal.sentence)
    if not typed.fine:
        return await _values_page(request, typed, entered)
    return went(f"/campaigns/{campaign_id}/values", texts.values_entered(entered))


def _at_once(history: Iterable[Noted]) -> Iterator[tuple[Noted, int]]:
    """What one person did many times on end within a minute is one line, with how often."""

    def same(each: Noted) -> tuple[object, ...]:
        minute = each.at.replace(second=0, microsecond=0)
        return each.what, each.by, each.details.get("reason"), minute

    for _, lines in groupby(history, same):
        first, *others = lines
        yield first, 1 + len(others)


async def settings_page(request: web.Request, typed: Typed) -> web.Response:
    campaign, page = await look(request, _seen, number(request, "campaign_id"))
    context = {
        **above(request, campaign, "settings"),
        "page": page,
        "history": [*_at_once(page.history)],
        "progress": await look(request, progress, campaign.id),
        "typed": typed,
        "dates": {name: for_field(getattr(campaign, name), campaign.zone) for name in DATES},
    }
    return show(request, "campaign_settings.html", context, 200 if typed.fine else 422)


async def _values_page(request: web.Request, typed: Typed, entered: int = 0) -> web.Response:
    campaign, page, rows = await look(request, _with_places, number(request, "campaign_id"))
    context = {
        **above(request, campaign, "values"),
        "page": page,
        "rows": rows,
        "given": {(each.organisation_id, each.question): each.value for each in page.given},
        "typed": typed,
        "entered": entered,
    }
    return show(request, "campaign_values.html", context, 200 if typed.fine else 422)


def _about_closing(campaign: CampaignHead, page: CampaignPage) -> dict[str, str]:
    if campaign.state is CampaignState.DRAFT:
        return {
            "title": texts.cancel_campaign(campaign.title),
            "sentence": texts.CANCEL,
            "button": texts.CANCEL_BUTTON,
        }
    return {
        "title": texts.close_campaign(campaign.title),
        "sentence": texts.close_with(page.line.forms - page.line.submitted),
        "button": texts.CLOSE_BUTTON,
    }


def _seen(session: Session, by: Actor, now: datetime, campaign_id: int) -> Seen:
    head = campaign_head(session, by, now, campaign_id)
    return head, campaign_page(session, by, now, campaign_id)


def _managed(session: Session, by: Actor, now: datetime, campaign_id: int) -> Seen:
    head, page = _seen(session, by, now, campaign_id)
    if not head.may_manage:
        raise NotAllowed
    return head, page


def _with_places(
    session: Session, by: Actor, now: datetime, campaign_id: int
) -> tuple[CampaignHead, CampaignPage, list[OrganisationRow]]:
    """Where a value can be given: the organisations that have others below them."""
    head, page = _seen(session, by, now, campaign_id)
    tree = organisation_tree(session, by, now)
    parents = {row.parent_id for row in tree}
    inside = [row for row in tree if row.path.startswith(page.line.path)]
    return head, page, [row for row in inside if row.id in parents]
