"""Organisations that are alike by what is known of them, whatever they have answered."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from domain.acting import Actor
from domain.features import Feature, Features, campaign_features
from domain.overview import BoardRow
from reports.analysis import texts
from reports.statistics import Clusters, clusters, standardised
from storage import Session

MOST_TYPES = 10
KNOWN_AT_LEAST = Fraction(1, 2)
"""Of the organisations: a feature that fewer have cannot divide them."""
Known = tuple[BoardRow, Features]


@dataclass(frozen=True, slots=True)
class Alike:
    """Which organisations are like which."""

    used: tuple[Feature, ...]
    unused: tuple[tuple[Feature, str], ...]
    """And why not."""
    found: Clusters
    members: dict[int, int]
    """By organisation the number of its cluster, from 1."""
    everybody: tuple[Known, ...]
    lacking: tuple[tuple[BoardRow, tuple[Feature, ...]], ...]
    """Who is in no cluster because some used features of them are unknown."""

    def cluster_of(self, organisation_id: int) -> int | None:
        return self.members.get(organisation_id)

    def inside(self, number: int) -> tuple[Known, ...]:
        every = self.everybody
        return tuple(each for each in every if self.members.get(each[0].organisation_id) == number)


def alike(session: Session, by: Actor, now: datetime, campaign_id: int) -> Alike:
    """Of the organisations that the campaign asks, within what the actor oversees."""
    return grouped(campaign_features(session, by, now, campaign_id))


def grouped(everybody: Sequence[Known]) -> Alike:
    unused = {name: why for name in Feature if (why := _why_not(name, everybody))}
    used = tuple(name for name in Feature if name not in unused)
    whole = [each for each in everybody if all(name in each[1].of for name in used)]
    rows = _rows(used, [known for _, known in whole]) if used else []
    found = clusters(rows) if used else Clusters((), None, (), texts.NO_FEATURES)
    numbers = zip(whole, found.numbers, strict=True) if found.numbers else ()
    return Alike(
        used,
        tuple(unused.items()),
        found,
        {row.organisation_id: number for (row, _), number in numbers},
        tuple(everybody),
        tuple(_lacking(used, everybody)),
    )


def _why_not(name: Feature, everybody: Sequence[Known]) -> str:
    """Why a feature divides nobody; empty when it does."""
    known = [each.of[name] for _, each in everybody if name in each.of]
    if not known:
        return texts.UNKNOWN
    if Fraction(len(known), len(everybody)) < KNOWN_AT_LEAST:
        return texts.hardly_known(len(known), len(everybody))
    if len(set(known)) == 1:
        return texts.THE_SAME
    if name is Feature.TYPE and len(set(known)) > MOST_TYPES:
        return texts.TOO_MANY_TYPES
    return ""


def _lacking(
    used: Sequence[Feature], everybody: Sequence[Known]
) -> list[tuple[BoardRow, tuple[Feature, ...]]]:
    missing = (
        (row, tuple(name for name in used if name not in known.of)) for row, known in everybody
    )
    return [each for each in missing if each[1]]


def _rows(used: Sequence[Feature], whole: Sequence[Features]) -> list[list[float]]:
    """A column for a number, one for each type; all the types together weigh as one feature."""
    columns: list[list[float]] = []
    for name in used:
        values = [each.of[name] for each in whole]
        if name is Feature.TYPE:
            types = sorted(Counter(map(str, values)))
            flags = standardised([[float(v == each) for v in values] for each in types])
            weight = math.sqrt(len(types))
            columns += [[value / weight for value in column] for column in flags]
        else:
            columns += standardised([[float(value) for value in values]])
    return [list(row) for row in zip(*columns, strict=True)]
