"""Payment as a forecast: what is entered for it, what is to be decided, what each would get."""

from __future__ import annotations

from datetime import datetime

from aiohttp import web

from admin import texts
from admin.asking import attempt, look, look_apart
from admin.fields import MAX_ID, Typed
from admin.heads import above
from admin.routing import Routes, Rule, number
from admin.showing import link_of, show, went
from admin.tables import payment_table
from admin.taking import as_file, asked_for
from domain.acting import Actor
from domain.organising import OrganisationRow, organisation_tree
from domain.paying import (
    FUND,
    NEWCOMER,
    QUARTER,
    PaymentPage,
    enter,
    payment_page,
    rule_on,
)
from storage import Session
from survey_defs.paying import rule_in_words
from survey_defs.rules import FundShare, PayQuarters, PointPrice

routes = Routes()
HERE = "/campaigns/{campaign_id}/payment"
PER_PAGE = 100
KINDS = {"fund": FUND, "quarter": QUARTER, "newcomer": NEWCOMER}
LONGEST_VALUE = 200
"""An exact fraction of two long numbers at most."""


@routes.get(HERE, Rule.READS)
async def show_payment(request: web.Request) -> web.Response:
    if form := asked_for(request):
        every = await look_apart(request, payment_page, number(request, "campaign_id"))
        return await as_file(request, form, payment_table(request, every))
    return await _page(request, Typed(request.query))


@routes.post(HERE, Rule.MANAGES)
async def enter_one(request: web.Request) -> web.Response:
    """The fund, the quarter, or that somebody is a newcomer."""
    typed = Typed(await request.post())
    kind = typed.among("kind", KINDS)
    place = typed.whole("organisation", 1, MAX_ID), KINDS.get(kind, "")
    value = typed.optional("value") or ""
    campaign_id = number(request, "campaign_id")
    await attempt(request, typed, enter, campaign_id, place, value)
    return await _back(request, typed, texts.PAYMENT_ENTERED)


@routes.post(HERE + "/ruling", Rule.MANAGES)
async def rule(request: web.Request) -> web.Response:
    """Which of two rows holds for a value between them."""
    typed = Typed(await request.post())
    ruling = typed.text("question", LONGEST_VALUE), typed.optional("pays", LONGEST_VALUE) or ""
    reason = typed.given.get("reason", "")
    await attempt(request, typed, rule_on, number(request, "campaign_id"), ruling, reason)
    return await _back(request, typed, texts.RULED if ruling[1] else texts.RULING_TAKEN_BACK)


async def _back(request: web.Request, typed: Typed, message: str) -> web.Response:
    if typed.fine:
        return went(f"/campaigns/{number(request, 'campaign_id')}/payment", message)
    return await _page(request, typed)


async def _page(request: web.Request, typed: Typed) -> web.Response:
    campaign_id = number(request, "campaign_id")
    page, places = await look(request, _seen, campaign_id, Typed(request.query).page())
    pay = page.payment.pay if page.payment else None
    context = {
        **above(request, page.campaign, "payment"),
        "page": page,
        "rule": rule_in_words(page.payment) if page.payment else (),
        "places": places,
        "asks_fund": isinstance(pay, FundShare | PointPrice),
        "asks_quarter": isinstance(pay, PayQuarters),
        "typed": typed,
        "link": link_of(f"/campaigns/{campaign_id}/payment"),
    }
    return show(request, "campaign_payment.html", context, 200 if typed.fine else 422)


def _seen(
    session: Session, by: Actor, now: datetime, campaign_id: int, page: int
) -> tuple[PaymentPage, list[tuple[str, str]]]:
    """With the organisations that a fund can belong to: those that have others below them."""
    seen = payment_page(session, by, now, campaign_id, page, PER_PAGE)
    tree = organisation_tree(session, by, now)
    parents = {row.parent_id for row in tree}
    owner = next((row for row in tree if row.code == seen.campaign.organisation_code), None)
    inside = [row for row in tree if owner and row.path.startswith(owner.path)]
    return seen, [_named(row) for row in inside if row.id in parents or row is owner]


def _named(row: OrganisationRow) -> tuple[str, str]:
    return str(row.id), "\u2003" * row.depth + row.short_name
