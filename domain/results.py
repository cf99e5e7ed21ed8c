"""Results of a campaign: points added up by SQL, the one computation for page and workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.access import seen_paths
from domain.acting import Actor
from domain.columns import (
    RULES,
    Column,
    Grouping,
    columns_of,
    group_of,
    groupings_of,
    homes_of,
    mechanisms_of,
)
from domain.overview import texts
from domain.overview.boards import pages_of, row_of
from domain.overview.campaigns import seen_campaign
from domain.overview.tallies import tally_of
from domain.overview.views import BoardRow, CampaignHead, Standing, Sums
from domain.pinned import survey_of
from storage import Session, sums, totals
from storage.totals import FormLine, Order, Scope
from survey_defs.model import Survey
from survey_defs.tallying import level_of

__all__ = [
    "STANDINGS",
    "Column",
    "Counted",
    "Grouping",
    "ResultRow",
    "Results",
    "Slice",
    "columns_of",
    "group_of",
    "groupings_of",
    "mechanisms_of",
    "results",
]


class Counted(StrEnum):
    """Which forms count."""

    SUBMITTED = "submitted"
    LOCKED = "locked"
    """Those submitted and those that locked unfinished."""
    ALL = "all"
    """Drafts too: every form."""


STANDINGS: dict[Counted, tuple[str, ...]] = {
    Counted.SUBMITTED: (Standing.SUBMITTED.value,),
    Counted.LOCKED: (Standing.SUBMITTED.value, Standing.LOCKED.value),
    Counted.ALL: (),
}


@dataclass(frozen=True, slots=True)
class Slice:
    """Which columns, and which page of the organisations."""

    grouping: Grouping = Grouping.SECTION
    search: str = ""
    sort: str = "name"
    descending: bool = False
    page: int = 1
    per_page: int | None = None
    """None: everything on one page."""


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One organisation; a cell that asks nothing of it has `asked` 0, as that of rules."""

    row: BoardRow
    total: Sums
    cells: tuple[Sums, ...]
    level: str = ""
    """High, middle, low, as the survey names it; empty where it names none."""


@dataclass(frozen=True, slots=True)
class Results:
    campaign: CampaignHead
    which: Counted
    counted: int
    """n: forms that count."""
    expected: int
    """N: forms that the actor oversees."""
    words: str
    """Which forms count, n of N, in words."""
    grouping: Grouping
    groupings: tuple[Grouping, ...]
    """Those that make sense for this survey."""
    columns: tuple[Column, ...]
    rows: tuple[ResultRow, ...]
    totals: tuple[Sums, ...]
    """For each column, over all the forms that count, whatever the page and the search."""
    total: Sums
    found: int
    page: int
    pages: int
    has_levels: bool = False


def results(
    session: Session,
    by: Actor,
    now: datetime,
    campaign_id: int,
    which: Counted | str = Counted.SUBMITTED,
    asked: Slice | None = None,
) -> Results:
    """Only the forms within the actor's subtrees; refuses a campaign that has none there."""
    asked, which = asked or Slice(), Counted(which)
    campaign = seen_campaign(session, by, campaign_id)
    survey = survey_of(session, campaign.fingerprint)
    everything = Scope(campaign_id, seen_paths(by), now)
    counted = everything._replace(standings=STANDINGS[which])
    tally = tally_of(totals.count(session, everything))
    number = tally_of(totals.count(session, counted)).total
    columns = columns_of(survey, asked.grouping)
    found, page, pages, rows = _rows(session, counted, survey, asked, campaign.fingerprint)
    by_group = _by_group(session, counted, survey, asked.grouping, campaign.fingerprint)
    return Results(
        campaign=campaign,
        which=which,
        counted=number,
        expected=tally.total,
        words=texts.counted(which.value, number, tally.total),
        grouping=asked.grouping,
        groupings=groupings_of(survey),
        columns=columns,
        rows=rows,
        totals=tuple(by_group.get(column.code, Sums()) for column in columns),
        total=sum(by_group.values(), Sums()),
        found=found,
        page=page,
        pages=pages,
        has_levels=bool(survey.levels),
    )


def _by_group(
    session: Session, counted: Scope, survey: Survey, grouping: Grouping, fingerprint: str
) -> dict[str, Sums]:
    """Of all the forms that count: their answers, and what rules make of them."""
    group = group_of(survey, grouping)
    answered = sums.by_group(session, counted, fingerprint, group)
    found = {key: Sums(*each) for key, each in answered.items()}
    homes = homes_of(survey, grouping)
    ruled = sums.rules(session, counted) if homes else {}
    for section, adjusted in ruled.items():
        _add(found, homes.get(section, RULES), Sums(*adjusted))
    return found


def _add(found: dict[str, Sums], key: str, more: Sums) -> None:
    found[key] = found.get(key, Sums()) + more


def _rows(
    session: Session, counted: Scope, survey: Survey, asked: Slice, fingerprint: str
) -> tuple[int, int, int, tuple[ResultRow, ...]]:
    narrowed = counted._replace(search=asked.search)
    found = tally_of(totals.count(session, narrowed)).total
    pages = pages_of(found, asked.per_page)
    page = min(max(asked.page, 1), pages)
    order = Order(asked.sort, asked.descending, (page - 1) * (asked.per_page or 0), asked.per_page)
    lines = totals.lines(session, narrowed, order)
    cells = _cells(session, [line.form_id for line in lines], survey, asked.grouping, fingerprint)
    columns = columns_of(survey, asked.grouping)
    rows = tuple(_row(survey, line, cells[line.form_id], columns) for line in lines)
    return found, page, pages, rows


def _cells(
    session: Session, forms: list[int], survey: Survey, grouping: Grouping, fingerprint: str
) -> dict[int, dict[str, Sums]]:
    cells: dict[int, dict[str, Sums]] = {form_id: {} for form_id in forms}
    group, homes = group_of(survey, grouping), homes_of(survey, grouping)
    for form_id, key, added in sums.by_form(session, forms, fingerprint, group):
        cells[form_id][key] = Sums(*added)
    if homes:
        for form_id, section, adjusted in sums.rules_by_form(session, forms):
            _add(cells[form_id], homes.get(section, RULES), Sums(*adjusted))
    return cells


def _row(
    survey: Survey, line: FormLine, cells: Mapping[str, Sums], columns: Sequence[Column]
) -> ResultRow:
    total = sum(cells.values(), Sums())
    shown = tuple(cells.get(column.code, Sums()) for column in columns)
    reached = level_of(survey, total.earned, total.maximum) if total.done else None
    return ResultRow(row_of(line, total), total, shown, reached.title if reached else "")
