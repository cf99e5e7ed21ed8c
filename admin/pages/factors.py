"""Which criteria go with the result, which organisations are alike, each beside its own group."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from urllib.parse import urlencode

from aiohttp import web

from admin import factor_texts as texts
from admin.asking import look_apart
from admin.factor_tables import LISTS, factor_table
from admin.heads import above
from admin.routing import Routes, Rule, number
from admin.showing import show
from admin.taking import as_file, asked_for
from admin.words import texts as names
from domain.acting import Actor
from domain.results import Counted
from reports.analysis.comparing import Compared, Likeness, difference, likeness
from reports.analysis.factors import Factors, factors
from reports.analysis.texts import FEATURES
from reports.charts import HUNDREDTHS, PERCENT, Chart, Series, bars
from reports.statistics.texts import bounds
from reports.statistics.texts import number as in_words
from storage import Session

routes = Routes()
MOST_SHOWN = 200


@routes.get("/campaigns/{campaign_id}/factors", Rule.READS)
async def show_factors(request: web.Request) -> web.Response:
    campaign_id, which = number(request, "campaign_id"), _which(request)
    told, alike = await look_apart(request, _both, campaign_id, which)
    for table in LISTS:
        if form := asked_for(request, table):
            return await as_file(request, form, factor_table(request, told, alike, table))
    chosen = _chosen(request, alike)
    here = {"which": which.value, "of": str(chosen.result.row.organisation_id) if chosen else ""}
    context = {
        **above(request, told.results.campaign, "factors"),
        "told": told,
        "alike": alike,
        "chosen": chosen,
        "which": which,
        "counted": [(each.value, names.COUNTED[each]) for each in Counted],
        "chart": _chart(told),
        "beside": _beside(alike, chosen) if chosen else None,
        "difference": difference,
        "typical": texts.typical,
        "features": FEATURES,
        "in_words": in_words,
        "bounds": bounds,
        "most": MOST_SHOWN,
        "link": lambda **other: "?" + urlencode(_told({**here, **other})),
    }
    return show(request, "campaign_factors.html", context)


def _both(
    session: Session, by: Actor, now: datetime, campaign_id: int, which: Counted
) -> tuple[Factors, Likeness]:
    return (
        factors(session, by, now, campaign_id, which),
        likeness(session, by, now, campaign_id, which),
    )


def _which(request: web.Request) -> Counted:
    asked = request.query.get("which")
    return Counted(asked) if asked in set(Counted) else Counted.SUBMITTED


def _told(asked: dict[str, str]) -> dict[str, str]:
    silent = {"which": Counted.SUBMITTED.value, "of": ""}
    return {name: text for name, text in asked.items() if silent[name] != text}


def _chosen(request: web.Request, alike: Likeness) -> Compared | None:
    """The organisation whose mechanisms are shown beside its group: the one asked for."""
    asked = request.query.get("of", "")
    return next((e for e in alike.rows if str(e.result.row.organisation_id) == asked), None)


def _chart(told: Factors) -> Chart | None:
    known = [each for each in told.factors if each.relation.value is not None]
    if not known:
        return None
    values = [_hundredths(each.relation.value) for each in known]
    return bars(texts.CHART, [_name(each.column.code, each.column.title) for each in known],
                [Series(texts.COEFFICIENT, values)], HUNDREDTHS, head=texts.CRITERION)  # fmt: skip


def _hundredths(value: float | None) -> Decimal:
    return round(Decimal(repr(value or 0.0)), 2)


def _name(code: str, label: str) -> str:
    return label if label == code else f"{code} {label}"


def _beside(alike: Likeness, chosen: Compared) -> Chart:
    series = [Series(texts.OWN, [cell.percent for cell in chosen.result.cells])]
    if chosen.group:
        series.append(Series(texts.GROUP, [cell.percent for cell in chosen.group.cells]))
    series.append(Series(texts.REGION, [cell.percent for cell in alike.region.totals], True))
    kept = [at for at, column in enumerate(alike.columns) if not column.rules]
    cut = [Series(s.name, [s.values[at] for at in kept], s.dashed) for s in series]
    titles = [_name(alike.columns[at].code, alike.columns[at].label) for at in kept]
    return bars(texts.BESIDE, titles, cut, PERCENT, head=texts.MECHANISM)
