"""How complete a campaign is and how timely, territory by territory, as deep as one looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from domain.access import may_oversee, seen_paths
from domain.acting import Actor
from domain.overview.campaigns import seen_campaign
from domain.overview.views import CampaignHead
from storage import Session, territories
from storage.territories import OWN, Branch, Place
from survey_defs.scoring import percent

MOST_OPENED = 20
MOST_BELOW = 200
"""Lines below one territory that a page shows; the list of organisations has them all."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Of some forms; each number is defined in words on the board."""

    expected: int = 0
    begun: int = 0
    submitted: int = 0
    on_time: int = 0
    late: int = 0
    overdue: int = 0
    active_at: datetime | None = None

    @property
    def missing(self) -> int:
        return self.expected - self.submitted

    @property
    def rate(self) -> Decimal | None:
        """Percent of those expected that are submitted."""
        return percent(self.submitted, self.expected)

    @property
    def rate_on_time(self) -> Decimal | None:
        """Percent of those expected that were submitted in time."""
        return percent(self.on_time, self.expected)

    def __add__(self, other: Progress) -> Progress:
        moments = [each for each in (self.active_at, other.active_at) if each is not None]
        return Progress(
            self.expected + other.expected,
            self.begun + other.begun,
            self.submitted + other.submitted,
            self.on_time + other.on_time,
            self.late + other.late,
            self.overdue + other.overdue,
            max(moments, default=None),
        )


@dataclass(frozen=True, slots=True)
class TerritoryRow:
    """A line of the tree."""

    id: int
    name: str
    short_name: str
    code: str
    above: str
    """The territory that it lies in; empty for the outermost."""
    depth: int
    progress: Progress
    form_id: int | None
    """Its own form, when it has one and this line is about nothing else."""
    opens: bool
    """Whether something lies below it."""
    is_open: bool
    is_own: bool
    """The organisation above itself, beside those below it."""


@dataclass(frozen=True, slots=True)
class Left:
    """Lines that the page leaves out."""

    above_id: int
    depth: int
    count: int


@dataclass(frozen=True, slots=True)
class Looking:
    """Which territories are open, and how those side by side are sorted."""

    opened: tuple[int, ...] = ()
    sort: str = "name"
    descending: bool = False
    most: int | None = MOST_BELOW


@dataclass(frozen=True, slots=True)
class Territories:
    campaign: CampaignHead
    rows: tuple[TerritoryRow | Left, ...]
    total: Progress
    opened: tuple[int, ...]
    """Those of the asked that are really open."""
    nested: bool
    """Whether any of the outermost has something below it."""


def territory_board(
    session: Session, by: Actor, now: datetime, campaign_id: int, looking: Looking
) -> Territories:
    """Only within the actor's subtrees; refuses a campaign that asks nobody there."""
    campaign = seen_campaign(session, by, campaign_id)
    tops = territories.at_paths(session, seen_paths(by))
    asked = territories.places(session, looking.opened[:MOST_OPENED]) if looking.opened else []
    opened = [each for each in asked if may_oversee(by, each.path)]
    single = tops if len(tops) == 1 else []
    below = [*single, *(each for each in opened if each not in single)]
    whole = [] if single else tops
    found = territories.branches(session, campaign_id, now, below=below, whole=whole)
    names = [*tops, *territories.children(session, [each.id for each in below])]
    tree = _Tree(found, names, {each.id for each in opened}, looking)
    root = single[0].id if single else OWN
    first = [progress_of(each) for each in found if each.above_id == root]
    rows = tuple(tree.walk(root, 0, ""))
    return Territories(
        campaign,
        rows,
        sum(first, Progress()),
        tuple(each.id for each in rows if isinstance(each, TerritoryRow) and each.is_open),
        nested=any(isinstance(each, TerritoryRow) and each.opens for each in rows),
    )


def progress_of(branch: Branch) -> Progress:
    return Progress(*branch[2:8], branch.active_at)


class _Tree:
    """What has been counted, put in order."""

    def __init__(
        self,
        found: Sequence[Branch],
        places: Collection[Place],
        opened: Collection[int],
        looking: Looking,
    ) -> None:
        self.places: Mapping[int, Place] = {each.id: each for each in places}
        self.opened, self.looking = opened, looking
        self.below: dict[int, list[Branch]] = defaultdict(list)
        for branch in found:
            self.below[branch.above_id].append(branch)

    def walk(self, above: int, depth: int, name: str) -> Iterator[TerritoryRow | Left]:
        key = _SORTS.get(self.looking.sort, _SORTS["name"])
        order = [(self._row(each, depth, name), self._sort(each)) for each in self.below[above]]
        order.sort(key=lambda each: key(*each), reverse=self.looking.descending)
        most = self.looking.most or len(order)
        for row, _ in order[:most]:
            yield row
            if row.is_open:
                yield from self.walk(row.id, depth + 1, row.short_name)
        if len(order) > most:
            yield Left(above, depth, len(order) - most)

    def _row(self, branch: Branch, depth: int, above: str) -> TerritoryRow:
        own = branch.organisation_id == OWN
        place = self.places[branch.above_id if own else branch.organisation_id]
        opens = branch.expected > branch.own
        return TerritoryRow(
            id=place.id,
            name=place.name,
            short_name=place.short_name,
            code=place.code,
            above=above,
            depth=depth,
            progress=progress_of(branch),
            form_id=None if opens else branch.form_id,
            opens=opens,
            is_open=opens and place.id in self.opened,
            is_own=own,
        )

    def _sort(self, branch: Branch) -> str:
        """The organisation itself stands before those below it."""
        return self.places[branch.organisation_id].sort if branch.organisation_id else ""


_SORTS: Mapping[str, Callable[[TerritoryRow, str], Any]] = {
    "name": lambda row, name: (name, row.id),
    "expected": lambda row, name: (row.progress.expected, name),
    "begun": lambda row, name: (row.progress.begun, name),
    "submitted": lambda row, name: (row.progress.submitted, name),
    "on_time": lambda row, name: (row.progress.on_time, name),
    "late": lambda row, name: (row.progress.late, name),
    "overdue": lambda row, name: (row.progress.overdue, name),
    "rate": lambda row, name: (row.progress.rate or 0, name),
    "rate_on_time": lambda row, name: (row.progress.rate_on_time or 0, name),
    "active": lambda row, name: (str(row.progress.active_at or ""), name),
}
TERRITORY_SORTS: Collection[str] = tuple(_SORTS)
"""What the board by territories can be sorted by."""
