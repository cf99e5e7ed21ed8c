"""Two campaigns of one questionnaire beside each other: only who took part in both is compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from domain.access import seen_paths
from domain.acting import Actor
from domain.columns import Column, Grouping, Layout, groupings_of, kind_of, layout_of
from domain.counting import Counted, Counting, Place, counting
from domain.errors import NotFound
from domain.overview.boards import pages_of
from domain.overview.views import CampaignHead, Sums
from domain.results import Step
from storage import Session, naming, overviews
from storage.naming import Named
from survey_defs.exact import Exact, half_up


@dataclass(frozen=True, slots=True)
class Other:
    """A campaign that this one can be compared with."""

    id: int
    title: str
    period: str
    opens_at: datetime


@dataclass(frozen=True, slots=True)
class Pair:
    """The same points then and now; ten-thousandths."""

    then: Sums
    now: Sums

    @property
    def points(self) -> int | None:
        """None: there was no answer then, or there is none now."""
        known = self.then.done and self.now.done
        return self.now.earned - self.then.earned if known else None

    @property
    def share(self) -> Decimal | None:
        """Percentage points, from the exact shares, to one decimal."""
        if not (self.then.done and self.now.done and self.then.maximum and self.now.maximum):
            return None
        before = Exact(self.then.earned * 100, self.then.maximum)
        return half_up(Exact(self.now.earned * 100, self.now.maximum) - before, 1)


@dataclass(frozen=True, slots=True)
class PairedRow:
    """An organisation that took part in both."""

    name: Named
    then_form: int
    pair: Pair


@dataclass(frozen=True, slots=True)
class Compared:
    campaign: CampaignHead
    other: Other | None
    """None: there is nothing to compare with."""
    others: tuple[Other, ...]
    which: Counted
    grouping: Grouping
    steps: tuple[Step, ...]
    under: Place | None
    columns: tuple[Column, ...] = ()
    """Of the same code and maximum in both."""
    pairs: tuple[Pair, ...] = ()
    total: Pair | None = None
    """Of these columns together."""
    left_out: tuple[Column, ...] = ()
    """Columns of now that were not there then, or could bring other points."""
    gone: tuple[Column, ...] = ()
    """Columns of then that are not there any more."""
    rows: tuple[PairedRow, ...] = ()
    paired: int = 0
    joined: tuple[Named, ...] = ()
    """Who counts now and did not then."""
    departed: tuple[Named, ...] = ()
    """Who counted then and does not now."""
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Both:
    """Who took part in two campaigns, column by column."""

    other: Other
    columns: tuple[Column, ...]
    """Of the same code and maximum in both."""
    lines: Mapping[int, Sequence[Pair]]
    """By organisation."""


@dataclass(frozen=True, slots=True)
class Asked:
    other: int | None = None
    """The campaign to compare with; None: the last that opened before."""
    which: Counted = Counted.SUBMITTED
    grouping: Grouping = Grouping.SECTION
    under: int | None = None
    page: int = 1
    per_page: int | None = None


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two campaigns."""

    found: Counting
    layout: Layout
    people: Mapping[int, Named]
    """By organisation, in the order of names."""

    def cells(self, columns: Sequence[Column], organisations: Sequence[int]) -> list[list[Sums]]:
        """By organisation, these columns."""
        places = {column.code: place for place, column in enumerate(self.layout.columns)}
        forms = [self.people[each].form_id for each in organisations]
        cells = self.found.of(self.layout, forms).cells()
        empty = [Sums()] * (self.layout.rest + 1)
        found = [cells.get(form, empty) for form in forms]
        return [[line[places[column.code]] for column in columns] for line in found]


def compare(
    session: Session, by: Actor, now: datetime, campaign_id: int, asked: Asked
) -> Compared:
    """Refuses a campaign to compare with that is of another questionnaire or not the actor's."""
    here = counting(session, by, now, campaign_id, asked.which, asked.under)
    others = _others(session, by, here.campaign)
    other = _chosen(others, asked.other, here.campaign)
    known = groupings_of(here.survey)
    grouping = asked.grouping if asked.grouping in known else Grouping.SECTION
    empty = Compared(
        campaign=here.campaign,
        other=other,
        others=others,
        which=asked.which,
        grouping=grouping,
        steps=tuple(Step(each, kind_of(here.survey, each)) for each in known),
        under=here.under,
    )
    if other is None:
        return empty
    then = _side(counting(session, by, now, other.id, asked.which, asked.under), grouping)
    beside = _side(here, grouping)
    return _compared(empty, _both(other, then, beside), (then, beside), asked)


def both(
    session: Session, by: Actor, now: datetime, campaign_id: int, which: Counted
) -> Both | None:
    """Beside the last campaign of the questionnaire that opened before; None: there was none."""
    here = counting(session, by, now, campaign_id, which)
    other = _chosen(_others(session, by, here.campaign), None, here.campaign)
    if other is None:
        return None
    then = counting(session, by, now, other.id, which)
    return _both(other, _side(then, Grouping.SECTION), _side(here, Grouping.SECTION))


def _both(other: Other, then: _Side, now: _Side) -> Both:
    columns = _alike(then.layout, now.layout)
    there = [each for each in now.people if each in then.people]
    cells = then.cells(columns, there), now.cells(columns, there)
    lines = {
        place: [Pair(*pair) for pair in zip(*sides, strict=True)]
        for place, *sides in zip(there, *cells, strict=True)
    }
    return Both(other, columns, lines)


def _side(found: Counting, grouping: Grouping) -> _Side:
    people = {each.organisation_id: each for each in naming.by_name(found.session, found.scope)}
    return _Side(found, layout_of(found.survey, grouping), people)


def _compared(empty: Compared, found: Both, sides: tuple[_Side, _Side], asked: Asked) -> Compared:
    then, now = sides
    kept, current = (
        {column.code for column in some} for some in (found.columns, now.layout.columns)
    )
    pairs = tuple(together(column) for column in zip(*found.lines.values(), strict=True))
    page, pages, rows = _page(then, now, found.lines, asked)
    return replace(
        empty,
        columns=found.columns,
        pairs=pairs,
        total=together(pairs) if pairs else None,
        left_out=tuple(each for each in now.layout.columns if each.code not in kept),
        gone=tuple(each for each in then.layout.columns if each.code not in current),
        rows=rows,
        paired=len(found.lines),
        joined=tuple(each for place, each in now.people.items() if place not in then.people),
        departed=tuple(each for place, each in then.people.items() if place not in now.people),
        page=page,
        pages=pages,
    )


def _alike(then: Layout, now: Layout) -> tuple[Column, ...]:
    known = {column.code: column.maximum for column in then.columns}
    return tuple(each for each in now.columns if known.get(each.code) == each.maximum)


def together(pairs: Iterable[Pair]) -> Pair:
    then, now = Sums(), Sums()
    for each in pairs:
        then, now = then + each.then, now + each.now
    return Pair(then, now)


def _page(
    then: _Side, now: _Side, lines: Mapping[int, Sequence[Pair]], asked: Asked
) -> tuple[int, int, tuple[PairedRow, ...]]:
    """The greatest gain first; who cannot be compared stands last, in the order of names."""
    wholes = {place: together(pairs) for place, pairs in lines.items()}
    ordered = sorted(wholes, key=lambda place: _gain(wholes[place]))
    pages = pages_of(len(ordered), asked.per_page)
    page = min(max(asked.page, 1), pages)
    start = (page - 1) * (asked.per_page or 0)
    shown = ordered[start : start + (asked.per_page or len(ordered))]
    rows = tuple(
        PairedRow(now.people[place], then.people[place].form_id, wholes[place]) for place in shown
    )
    return page, pages, rows


def _gain(pair: Pair) -> tuple[bool, Decimal]:
    share = pair.share
    return share is None, -(share or Decimal(0))


def _others(session: Session, by: Actor, campaign: CampaignHead) -> tuple[Other, ...]:
    """Of the same questionnaire, whatever its version; the newest first."""
    return tuple(
        Other(head.id, head.title, head.period, head.opens_at)
        for head in overviews.heads(session, seen_paths(by))
        if head.survey_code == campaign.survey_code and head.id != campaign.id
    )


def _chosen(others: Sequence[Other], asked: int | None, campaign: CampaignHead) -> Other | None:
    if asked is None:
        return next((each for each in others if each.opens_at < campaign.opens_at), None)
    found = next((each for each in others if each.id == asked), None)
    if found is None:
        raise NotFound
    return found
