"""Pages of results beside the sums: places, the profile of one, the comparison of periods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aiohttp import web

from admin import result_charts as charts
from admin import result_texts as texts
from admin.asking import look, look_apart
from admin.fields import clean
from admin.heads import above
from admin.result_tables import comparison_table, places_table
from admin.results_view import LONGEST_CODE, around, look_of, number_of
from admin.routing import Routes, Rule, number
from admin.showing import show
from admin.taking import as_file, asked_for
from domain import comparing, placing, profiles
from domain.columns import Grouping
from domain.overview import campaign_head
from domain.parts import parts_seen
from reports.analysis import likeness

routes = Routes()
HERE = "/campaigns/{campaign_id}/results"
PER_PAGE = 100
MOST_NAMED = 60
"""Names of who joined or left; more are only counted."""


@routes.get(HERE + "/places", Rule.READS)
async def show_places(request: web.Request) -> web.Response:
    seen, campaign_id = look_of(request), number(request, "campaign_id")
    form = asked_for(request)
    asked = placing.Asked(
        grouping=seen.by,
        inside=seen.inside,
        column=_code(request, "column"),
        question=_code(request, "question"),
        under=seen.under,
        page=1 if form else seen.page,
        per_page=None if form else PER_PAGE,
    )
    found = await look_apart(request, placing.places, campaign_id, seen.which, asked)
    if form:
        return await as_file(request, form, places_table(request, found, seen))
    context = {
        **above(request, found.campaign, "results"),
        **around(seen, "places", []),
        "found": found,
        "parts": await look(request, parts_seen),
        "spread": texts.spread(found.spread),
        "chart": charts.spread(found.spread),
        "levels": charts.levels(found.spread),
        "rule": _rule(found),
        "kept": {"column": asked.column, "question": asked.question},
        "form_link": lambda form_id: _form_link(found, form_id),
    }
    return show(request, "results_places.html", context)


def _rule(found: placing.Places) -> str:
    ranking = found.question and found.question.ranking
    return texts.rule(lower=ranking.better == "lower") if ranking else texts.SHARE_RULE


def _form_link(found: placing.Places, form_id: int) -> str:
    if found.question:
        return f"/forms/{form_id}?part={found.question.code}#q-{found.question.code}"
    if found.column and found.grouping is Grouping.QUESTION:
        return f"/forms/{form_id}?part={found.column.code}#q-{found.column.code}"
    code = _section(found)
    return f"/forms/{form_id}?part={code}#{code}" if code else f"/forms/{form_id}"


def _section(found: placing.Places) -> str:
    """Where in the form the numbers lie; a criterion and the rules are all over it."""
    if found.column is None:
        return found.trail[-1].code if found.trail else ""
    spread_out = found.column.rules or found.grouping is Grouping.CRITERION
    return "" if spread_out else found.column.code


@routes.get(HERE + "/profile", Rule.READS)
async def show_profile(request: web.Request) -> web.Response:
    """Of the organisation asked for; without one, of the first that can be chosen."""
    seen, campaign_id = look_of(request), number(request, "campaign_id")
    parts = await look(request, parts_seen)
    asked = number_of(request.query.get("organisation", "")) or (parts[0].id if parts else None)
    found, chart = None, None
    if asked is not None:
        about = profiles.Asked(asked, seen.which, await _alike(request, campaign_id, asked))
        found = await look_apart(request, profiles.profile, campaign_id, about)
        chart = charts.outlines(found) if found.own.total.done else None
    context = {
        **above(request, await _head(request, campaign_id, found), "results"),
        **around(seen, "profile", []),
        "found": found,
        "parts": parts,
        "chart": chart,
        "alike": texts.alike(found) if found and found.like else "",
        "kept": {"organisation": "" if asked is None else str(asked)},
    }
    return show(request, "results_profile.html", context)


async def _alike(request: web.Request, campaign_id: int, organisation: int) -> Sequence[int]:
    """Forms of its own cluster; none for what is in none, such as a territory of schools."""
    found = await look_apart(request, likeness.alike, campaign_id)
    cluster = found.cluster_of(organisation)
    if cluster is None:
        return ()
    return [row.form_id for row, _ in found.inside(cluster)]


async def _head(request: web.Request, campaign_id: int, found: profiles.Profile | None) -> Any:
    return found.campaign if found else await look(request, campaign_head, campaign_id)


@routes.get(HERE + "/compare", Rule.READS)
async def show_comparison(request: web.Request) -> web.Response:
    seen, campaign_id = look_of(request), number(request, "campaign_id")
    form, other = asked_for(request), number_of(request.query.get("with", ""))
    asked = comparing.Asked(
        other=other,
        which=seen.which,
        grouping=seen.by,
        under=seen.under,
        page=1 if form else seen.page,
        per_page=None if form else PER_PAGE,
    )
    found = await look_apart(request, comparing.compare, campaign_id, asked)
    if form:
        return await as_file(request, form, comparison_table(request, found))
    context = {
        **above(request, found.campaign, "results"),
        **around(seen, "compare", texts.steps(found.steps)),
        "found": found,
        "parts": await look(request, parts_seen),
        "words": texts.compared(found.paired, found.total),
        "chart": _changes(found),
        "most": MOST_NAMED,
        "kept": {"with": "" if other is None else str(other)},
    }
    return show(request, "results_compare.html", context)


def _changes(found: comparing.Compared) -> Any:
    if found.other is None or not found.pairs or len(found.columns) > MOST_NAMED:
        return None
    then, now = _named(found.other), _named(found.campaign)
    return charts.changes(found, then, now if now != then else f"{now} ({texts.NOW_WORD})")


def _named(campaign: Any) -> str:
    return f"{campaign.title}, {campaign.period}" if campaign.period else str(campaign.title)


def _code(request: web.Request, name: str) -> str:
    return clean(request.query.get(name, ""))[:LONGEST_CODE]
