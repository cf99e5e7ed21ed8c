"""Participation in the agglomeration over the years: who joined, what was agreed and done."""

from __future__ import annotations

import re
from datetime import date

from aiohttp import web

from admin import participation_texts as texts
from admin import taking_texts
from admin.asking import look
from admin.heads import above
from admin.keys import VISIT
from admin.routing import NUMBER, Routes, Rule, number
from admin.showing import show
from admin.taking import about, as_file, asked_for
from domain.participation import Participation, Year, participation
from reports.charts import Chart, Series, bars, lines
from reports.seen import Cell, SeenTable

routes = Routes()
_NUMBER = re.compile(NUMBER, re.ASCII)


@routes.get("/campaigns/{campaign_id}/participation", Rule.READS)
async def show_participation(request: web.Request) -> web.Response:
    asked = request.query.get("of", "")
    chosen = int(asked) if _NUMBER.fullmatch(asked) else 0
    found = await look(request, participation, number(request, "campaign_id"), chosen)
    if form := asked_for(request):
        return await as_file(request, form, _table(request, found))
    context = {
        **above(request, found.campaign, "participation"),
        "found": found,
        "charts": _charts(found) if len(found.years) > 1 else (),
        "day": _day,
    }
    return show(request, "campaign_participation.html", context)


def _day(iso: str) -> str:
    try:
        return f"{date.fromisoformat(iso):%d.%m.%Y}"
    except ValueError:
        return ""


def _charts(found: Participation) -> tuple[Chart, Chart]:
    years = found.years
    names = [str(each.year) for each in years]
    members = Series(texts.MEMBERS, [len(each.members) for each in years])
    contracts = Series(texts.CONTRACTS, [each.contracts for each in years])
    events = [
        Series(texts.PLANNED, [each.planned for each in years]),
        Series(texts.DONE, [each.done for each in years]),
        Series(texts.MOVED, [each.moved for each in years]),
    ]
    return (
        lines(texts.CHART, names, [members, contracts], head=texts.YEAR),
        bars(texts.EVENTS_CHART, names, events, head=texts.YEAR),
    )


def _table(request: web.Request, found: Participation) -> SeenTable:
    said = about(
        request,
        (taking_texts.CAMPAIGN, found.campaign.title),
        (texts.ORGANISATION, found.organisation),
    )
    rows = [_row(each) for each in found.years]
    return SeenTable(texts.PAGE, said, texts.COLUMNS, rows, request[VISIT].zone)


def _row(each: Year) -> list[Cell]:
    return [
        each.year,
        texts.SUBMITTED if each.submitted else texts.DRAFT,
        len(each.members),
        each.region,
        ", ".join(each.joined),
        ", ".join(each.left),
        each.contracts,
        each.planned,
        each.done,
        each.moved,
        len(each.groups),
        each.ready,
        ", ".join(each.members),
    ]
