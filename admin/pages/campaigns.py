"""Campaigns: all of them, and a new one."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from admin import texts
from admin.asking import attempt, look, look_apart
from admin.fields import Typed, for_field
from admin.heads import phase
from admin.keys import VISIT, moment
from admin.routing import Routes, Rule
from admin.showing import show, went
from admin.tables import campaigns_table
from admin.taking import as_file, asked_for
from admin.words import texts as names
from domain.acting import Actor
from domain.campaigning import Audience, create_campaign
from domain.organising import OrganisationRow, organisation_tree
from domain.overview import campaigns_at_a_glance
from domain.publishing import find_survey, surveys
from storage import Session

routes = Routes()
HERE = "/campaigns"
ONLY_THESE = "codes"
MOST_CODES = 100_000
OPENS, ON_TIME, LOCKS = timedelta(days=1), timedelta(days=29), timedelta(days=36)
"""Proposed for a new campaign: from tomorrow, four weeks, and a week for those who are late."""


@routes.get(HERE, Rule.READS)
async def every(request: web.Request) -> web.Response:
    glances = await look(request, campaigns_at_a_glance)
    if form := asked_for(request):
        return await as_file(request, form, campaigns_table(request, glances))
    lines = [(each, phase(each.campaign, moment(request))) for each in glances]
    return show(request, "campaigns.html", {"lines": lines})


@routes.get(HERE + "/new", Rule.MANAGES)
async def ask_for_new(request: web.Request) -> web.Response:
    return await _page(request, Typed(_proposed(request)))


@routes.post(HERE + "/new", Rule.MANAGES)
async def create(request: web.Request) -> web.Response:
    typed = Typed(await request.post())
    rows = await look(request, _managed)
    survey = typed.among("survey", dict(await look_apart(request, _offered)))
    owner = typed.among("organisation", {row.code for row in rows})
    if not typed.fine:
        return await _page(request, typed)
    zone = next(ZoneInfo(row.local_zone) for row in rows if row.code == owner)
    made = await attempt(
        request,
        typed,
        create_campaign,
        survey=await look(request, find_survey, survey),
        title=typed.text("title", 200),
        period=typed.optional("period", 40) or "",
        opens_at=typed.moment("opens_at", zone),
        on_time_at=typed.moment("on_time_at", zone),
        locks_at=typed.moment("locks_at", zone),
        organisation_code=owner,
        audience=_audience(typed),
    )
    if made is None:
        return await _page(request, typed)
    return went(f"{HERE}/{made.id}/settings", texts.CAMPAIGN_CREATED)


@routes.get(HERE + "/new/audience", Rule.MANAGES)
async def count_audience(request: web.Request) -> web.Response:
    """How many would get a form, while the page is being filled in."""
    typed = Typed(request.query)
    rows = await look(request, _managed)
    return web.Response(text=_counted(typed, rows))


async def _page(request: web.Request, typed: Typed) -> web.Response:
    rows = await look(request, _managed)
    kinds = sorted({row.kind for row in rows}, key=names.kind_order)
    owner = typed.given.get("organisation")
    zone = next((row.local_zone for row in rows if row.code == owner), None)
    context = {
        "typed": typed,
        "surveys": await look_apart(request, _offered),
        "above": [(row.code, "\u2003" * row.depth + row.short_name) for row in _with_inside(rows)],
        "kinds": [(kind, names.every_kind(kind)) for kind in kinds],
        "audience": _counted(typed, rows),
        "zone": zone or request[VISIT].zone,
        "section": HERE,
    }
    return show(request, "campaign_new.html", context, 200 if typed.fine else 422)


def _proposed(request: web.Request) -> dict[str, str]:
    now, zone = moment(request), request[VISIT].zone
    begins = (now + OPENS).astimezone(zone).replace(hour=9, minute=0, second=0, microsecond=0)
    return {
        "opens_at": for_field(begins, zone),
        "on_time_at": for_field((begins + ON_TIME - OPENS).replace(hour=18), zone),
        "locks_at": for_field((begins + LOCKS - OPENS).replace(hour=18), zone),
        "audience": names.KINDS[-1][0],
    }


def _offered(session: Session, by: Actor, now: datetime) -> list[tuple[str, str]]:
    """What names a version, with its title: the newest by its code alone, then older ones."""
    offered = [each for each in surveys(session, by, now) if each.withdrawn_at is None]
    newest = [(each.code, each.title) for each in offered if each.newest]
    older = [
        (each.word, texts.of_version(each.title, each.version))
        for each in offered
        if not each.newest
    ]
    return [*newest, *older]


def _managed(session: Session, by: Actor, now: datetime) -> list[OrganisationRow]:
    rows = organisation_tree(session, by, now)
    return [row for row in rows if row.may_manage and row.closed_at is None]


def _with_inside(rows: list[OrganisationRow]) -> list[OrganisationRow]:
    """A campaign belongs to an organisation that has others below it, or to the only one."""
    parents = {row.parent_id for row in rows}
    return [row for row in rows if row.id in parents] or rows


def _audience(typed: Typed) -> Audience:
    chosen = typed.given.get("audience", "")
    if chosen != ONLY_THESE:
        return Audience(kind=typed.text("audience", 40))
    return Audience(codes=_codes(typed))


def _codes(typed: Typed) -> tuple[str, ...]:
    words = re.split(r"[\s,;]+", typed.given.get("codes", "")[:MOST_CODES])
    return tuple(dict.fromkeys(filter(None, words)))


def _counted(typed: Typed, rows: list[OrganisationRow]) -> str:
    owner: Any = next((row for row in rows if row.code == typed.given.get("organisation")), None)
    owner = owner or next(iter(_with_inside(rows)), None)
    inside = [row for row in rows if owner and row.path.startswith(owner.path)]
    if typed.given.get("audience") != ONLY_THESE:
        count = sum(row.kind == typed.given.get("audience") for row in inside)
        return texts.audience_of(count)
    codes = _codes(typed)
    known = {row.code for row in inside}
    return texts.audience_of(len(known.intersection(codes)), [c for c in codes if c not in known])
