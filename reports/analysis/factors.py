"""Which criteria go with the result."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.acting import Actor
from domain.columns import Column, Grouping
from domain.results import Counted, Results, Slice, results
from reports.statistics import Relation, item_totals
from storage import Session

MOST = 60
"""Questions that still make a table to look at."""


@dataclass(frozen=True, slots=True)
class Factor:
    column: Column
    relation: Relation


@dataclass(frozen=True, slots=True)
class Factors:
    results: Results
    factors: tuple[Factor, ...]
    """The strongest first."""


def factors(
    session: Session,
    by: Actor,
    now: datetime,
    campaign_id: int,
    which: Counted = Counted.SUBMITTED,
) -> Factors:
    """Criteria where questions carry them, else questions while they are few, else sections."""
    first = results(session, by, now, campaign_id, which, Slice(per_page=1))
    kept = Slice(grouping=_grouping(first))
    found = results(session, by, now, campaign_id, which, kept)
    columns = {each.code: each for each in found.columns if each.maximum > 0 and not each.rules}
    rows = [
        {
            column.code: (cell.earned, cell.maximum)
            for column, cell in zip(found.columns, row.cells, strict=True)
            if column.code in columns and cell.asked
        }
        for row in found.rows
    ]
    told = item_totals(list(columns), rows)
    return Factors(found, tuple(Factor(columns[each.code], each.relation) for each in told))


def _grouping(found: Results) -> Grouping:
    if Grouping.CRITERION in found.groupings:
        return Grouping.CRITERION
    asked = found.total.asked // max(found.counted, 1)
    return Grouping.QUESTION if 0 < asked <= MOST else Grouping.SECTION
