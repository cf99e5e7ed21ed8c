"""The tables of factors and likeness to take away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from aiohttp import web

from admin import factor_texts as texts
from admin import taking_texts
from admin.keys import VISIT
from admin.taking import about
from reports.analysis.comparing import Likeness, difference
from reports.analysis.factors import Factors
from reports.analysis.texts import FEATURES
from reports.seen import Cell, Column, SeenTable
from reports.statistics.texts import bounds

LISTS = ("", "groups", "organisations")


def factor_table(request: web.Request, told: Factors, alike: Likeness, table: str) -> SeenTable:
    """Criteria, groups or organisations."""
    columns, rows = {
        "": (texts.FACTOR_COLUMNS, _factors(told)),
        "groups": ((*texts.GROUP_COLUMNS, *_features(alike)), _groups(alike)),
        "organisations": (texts.ROW_COLUMNS, _rows(alike)),
    }[table]
    campaign = told.results.campaign
    said = about(
        request,
        (taking_texts.CAMPAIGN, campaign.title),
        (taking_texts.COUNTED, told.results.words),
        (texts.VERDICT, alike.alike.found.words if table else ""),
    )
    title = f"{texts.PAGE}. {campaign.title}"
    return SeenTable(title, said, tuple(columns), list(rows), request[VISIT].zone)


def _features(alike: Likeness) -> list[Column]:
    return [Column(FEATURES[name]) for name in alike.alike.used]


def _factors(told: Factors) -> Iterable[Sequence[Cell]]:
    for each in told.factors:
        found = each.relation
        value = None if found.value is None else round(Decimal(repr(found.value)), 3)
        yield [
            each.column.code,
            each.column.title,
            found.n,
            value,
            bounds(found.low, found.high),
            found.words,
        ]


def _groups(alike: Likeness) -> Iterable[Sequence[Cell]]:
    for group in alike.groups:
        typical = [texts.typical(name, group.typical[name]) for name in alike.alike.used]
        yield [texts.group(group.number), group.size, group.counted, group.total.percent, *typical]


def _rows(alike: Likeness) -> Iterable[Sequence[Cell]]:
    for each in alike.rows:
        row, group = each.result, each.group
        yield [
            row.row.name,
            row.row.code,
            texts.group(group.number) if group else texts.NO_GROUP,
            row.total.percent,
            group.total.percent if group else None,
            alike.region.total.percent,
            difference(row.total, group.total) if group else None,
        ]
