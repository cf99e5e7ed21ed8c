"""Results of a campaign: a table, a map or a chart, as deep as the questionnaire goes."""

from __future__ import annotations

from aiohttp import web

from admin import result_texts as texts
from admin.asking import look, look_apart
from admin.heads import above
from admin.result_charts import shares
from admin.result_tables import columns_table, map_table
from admin.results_view import Look, around, look_of
from admin.routing import Routes, Rule, number
from admin.showing import show
from admin.taking import as_file, asked_for
from domain.columns import Column, Grouping
from domain.parts import parts_seen
from domain.results import Results, Slice, results
from reports.charts import Chart

routes = Routes()
PER_PAGE = 100
WIDEST = 60
"""Columns that a map still shows; more are for a look into a section, or for the workbook."""
MOST_BARS = 80


@routes.get("/campaigns/{campaign_id}/results", Rule.READS)
async def show_results(request: web.Request) -> web.Response:
    seen = look_of(request)
    columns, rows = asked_for(request, "columns"), asked_for(request, "map")
    cut = _slice(seen, everything=rows is not None)
    found = await look_apart(request, results, number(request, "campaign_id"), seen.which, cut)
    if columns:
        return await as_file(request, columns, columns_table(request, found))
    if rows:
        return await as_file(request, rows, map_table(request, found, seen))
    context = {
        **above(request, found.campaign, "results"),
        **around(seen, "", texts.steps(found.steps)),
        "results": found,
        "head": _head(found),
        "parts": await look(request, parts_seen),
        "wide": found.columns if len(found.columns) <= WIDEST else (),
        "chart": _chart(seen, found),
        "opening": lambda column: _opening(seen, found, column),
        "of_column": lambda column: _of_column(seen, found, column),
        "cell_link": lambda form_id, column: _cell_link(found, form_id, column),
    }
    return show(request, "results.html", context)


def _chart(seen: Look, found: Results) -> Chart | None:
    drawn = seen.view == "chart" and found.counted and len(found.columns) <= MOST_BARS
    return shares(found) if drawn else None


def _slice(seen: Look, *, everything: bool) -> Slice:
    by_points = seen.sort == "points"
    return Slice(
        grouping=seen.by,
        inside=seen.inside,
        under=seen.under,
        search=seen.search,
        sort="points" if by_points else "name",
        descending=by_points,
        page=1 if everything else seen.page,
        per_page=None if everything else PER_PAGE if seen.view == "map" else 0,
    )


def _head(found: Results) -> str:
    return next(texts.HEADS[step.kind] for step in found.steps if step.grouping is found.grouping)


def _opening(seen: Look, found: Results, column: Column) -> str | None:
    """What a column consists of; nothing smaller than a question is added up."""
    if column.opens is None or column.rules:
        return None
    return seen.link(by=column.opens.value, within=column.code)


def _of_column(seen: Look, found: Results, column: Column) -> str:
    """Organisation by organisation, what stands behind a sum."""
    here = f"/campaigns/{found.campaign.id}/results/places"
    return here + seen.link(by=found.grouping.value, column=column.code, view="", sort="")


def _cell_link(found: Results, form_id: int, column: Column) -> str:
    """To the form, at the section or the question; a criterion is all over it."""
    if column.rules or found.grouping is Grouping.CRITERION:
        return f"/forms/{form_id}"
    anchor = f"q-{column.code}" if found.grouping is Grouping.QUESTION else column.code
    return f"/forms/{form_id}?part={column.code}#{anchor}"
