"""Every organisation beside its own cluster and the whole region, in points added up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from domain.acting import Actor
from domain.columns import Column
from domain.features import Feature, Features
from domain.overview import Sums
from domain.results import Counted, ResultRow, Results, results
from reports.analysis.likeness import Alike, alike
from storage import Session


@dataclass(frozen=True, slots=True)
class Group:
    """A cluster: who is in it, what is typical of it, and its points together."""

    number: int
    size: int
    counted: int
    """Of whom the forms count."""
    typical: dict[Feature, str | Fraction]
    """The mean; of types the commonest."""
    total: Sums
    cells: tuple[Sums, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One organisation beside its group; without one there is nothing to hold it against."""

    result: ResultRow
    group: Group | None


@dataclass(frozen=True, slots=True)
class Likeness:
    alike: Alike
    region: Results
    groups: tuple[Group, ...]
    rows: tuple[Compared, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.region.columns


def likeness(
    session: Session,
    by: Actor,
    now: datetime,
    campaign_id: int,
    which: Counted = Counted.SUBMITTED,
) -> Likeness:
    """Clusters of all who are asked; points of those whose forms count."""
    region = results(session, by, now, campaign_id, which)
    found = alike(session, by, now, campaign_id)
    groups = {number: _group(found, region, number) for number in range(1, found.found.count + 1)}
    rows = tuple(
        Compared(row, groups.get(found.cluster_of(row.row.organisation_id) or 0))
        for row in region.rows
    )
    return Likeness(found, region, tuple(groups.values()), rows)


def difference(own: Sums, other: Sums) -> Decimal | None:
    """Percents less percents; none where either has none."""
    if own.percent is None or other.percent is None:
        return None
    return own.percent - other.percent


def _group(found: Alike, region: Results, number: int) -> Group:
    members = found.inside(number)
    rows = [row for row in region.rows if found.cluster_of(row.row.organisation_id) == number]
    nothing = (Sums(),) * len(region.columns)
    cells = zip(nothing, *(row.cells for row in rows), strict=True)
    return Group(
        number,
        len(members),
        len(rows),
        {name: _typical([known for _, known in members], name) for name in found.used},
        sum((row.total for row in rows), Sums()),
        tuple(sum(column, Sums()) for column in cells),
    )


def _typical(members: list[Features], name: Feature) -> str | Fraction:
    values = [each.of[name] for each in members]
    numbers = [value for value in values if isinstance(value, Fraction)]
    if numbers:
        return sum(numbers, Fraction(0)) / len(numbers)
    commonest: str = Counter(map(str, values)).most_common(1)[0][0]
    return commonest
