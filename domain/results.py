"""Results of a campaign: points added up by columns, organisation by organisation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.acting import Actor
from domain.columns import (
    WHOLE,
    Column,
    Grouping,
    Layout,
    columns_of,
    groupings_of,
    kind_of,
    layout_of,
    mechanisms_of,
    trail_of,
)
from domain.counting import STANDINGS, Counted, Counting, Place, counting
from domain.overview import texts
from domain.overview.boards import pages_of, row_of
from domain.overview.tallies import tally_of
from domain.overview.views import BoardRow, CampaignHead, Sums
from storage import Session, naming, totals
from storage.totals import FormLine, Order
from survey_defs.model import Section, Survey
from survey_defs.tallying import level_of

__all__ = [
    "STANDINGS",
    "Column",
    "Counted",
    "Grouping",
    "ResultRow",
    "Results",
    "Slice",
    "Step",
    "columns_of",
    "groupings_of",
    "kind_of",
    "mechanisms_of",
    "results",
]


@dataclass(frozen=True, slots=True)
class Slice:
    """Which columns, and which page of the organisations."""

    grouping: Grouping = Grouping.SECTION
    inside: str = WHOLE
    """The code of the only section that is looked into."""
    under: int | None = None
    """Only this organisation and those below it."""
    search: str = ""
    sort: str = "name"
    """`points` for what is earned, or one of `storage.totals.SORTS`."""
    descending: bool = False
    page: int = 1
    per_page: int | None = None
    """None: everything on one page; 0: no organisations, only sums."""


@dataclass(frozen=True, slots=True)
class Step:
    """A way to divide the points, and what its columns are called."""

    grouping: Grouping
    kind: str
    """block, mechanism, position, group, criterion or question."""


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
    """Those that make sense here."""
    steps: tuple[Step, ...]
    """The same, named."""
    trail: tuple[Section, ...]
    """The section that is looked into, and what it lies in."""
    under: Place | None
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
    found = counting(session, by, now, campaign_id, which, asked.under)
    trail = trail_of(found.survey, asked.inside)
    inside = trail[-1].code if trail else WHOLE
    groupings = groupings_of(found.survey, inside)
    grouping = asked.grouping if asked.grouping in groupings or not inside else groupings[0]
    layout = layout_of(found.survey, grouping, inside)
    tally = tally_of(totals.count(session, found.everything))
    summed = found.of(layout).totals()
    number, page, pages, rows = _rows(found, layout, asked)
    return Results(
        campaign=found.campaign,
        which=which,
        counted=len(found.forms),
        expected=tally.total,
        words=texts.counted(which.value, len(found.forms), tally.total),
        grouping=grouping,
        groupings=groupings,
        steps=tuple(Step(each, kind_of(found.survey, each)) for each in groupings),
        trail=trail,
        under=found.under,
        columns=layout.columns,
        rows=rows,
        totals=tuple(summed[: layout.rest]),
        total=sum(summed, Sums()),
        found=number,
        page=page,
        pages=pages,
        has_levels=bool(found.survey.levels) and not inside,
    )


def _rows(
    found: Counting, layout: Layout, asked: Slice
) -> tuple[int, int, int, tuple[ResultRow, ...]]:
    if asked.per_page == 0:
        return len(found.forms), 1, 1, ()
    narrowed = found.scope._replace(search=asked.search)
    number = len(found.forms)
    if asked.search.strip():
        number = tally_of(totals.count(found.session, narrowed)).total
    pages = pages_of(number, asked.per_page)
    page = min(max(asked.page, 1), pages)
    offset = (page - 1) * (asked.per_page or 0)
    if asked.sort == "points":
        lines = _by_points(found, layout, asked, offset)
    else:
        order = Order(asked.sort, asked.descending, offset, asked.per_page)
        lines = totals.lines(found.session, narrowed, order)
    cells = found.of(layout, [line.form_id for line in lines]).cells()
    empty = [Sums()] * (layout.rest + 1)
    rows = tuple(
        _row(found.survey, line, cells.get(line.form_id, empty), layout) for line in lines
    )
    return number, page, pages, rows


def _by_points(found: Counting, layout: Layout, asked: Slice, offset: int) -> list[FormLine]:
    """Sorted by what is at hand; names decide between equals, and are read for the page alone."""
    narrowed = found.scope._replace(search=asked.search)
    named = [each.form_id for each in naming.by_name(found.session, narrowed)]
    wholes = found.of(layout, named).of_forms()
    turn = -1 if asked.descending else 1
    ranked = sorted(named, key=lambda form: turn * wholes.get(form, Sums()).earned)
    page = ranked[offset : None if asked.per_page is None else offset + asked.per_page]
    return totals.lines_of(found.session, page, found.scope.now)


def _row(survey: Survey, line: FormLine, cells: Sequence[Sums], layout: Layout) -> ResultRow:
    total = sum(cells, Sums())
    reached = level_of(survey, total.earned, total.maximum) if total.done else None
    level = reached.title if reached else ""
    return ResultRow(row_of(line, total), total, tuple(cells[: layout.rest]), level)
