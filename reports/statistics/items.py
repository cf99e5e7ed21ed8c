"""Which items go with the whole: each against the rest of the total, itself left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reports.statistics.relations import Relation, pearson


@dataclass(frozen=True, slots=True)
class ItemTotal:
    code: str
    relation: Relation


Scored = tuple[int, int]
"""What is earned, of what most."""


def item_totals(items: Sequence[str], rows: Sequence[Mapping[str, Scored]]) -> list[ItemTotal]:
    """By the share earned; where an item or the rest asks nothing, that row is left out.

    The strongest come first; those of which nothing can be said come last.
    """
    found = []
    for code in items:
        own = [_share([row[code]]) if code in row else None for row in rows]
        rest = [_share([s for c, s in row.items() if c != code]) for row in rows]
        found.append(ItemTotal(code, pearson(own, rest)))
    return sorted(found, key=lambda each: _place(each.relation))


def _place(relation: Relation) -> tuple[bool, float]:
    return relation.value is None, -(relation.value or 0)


def _share(scored: Sequence[Scored]) -> Fraction | None:
    most = sum(maximum for _, maximum in scored)
    return Fraction(sum(earned for earned, _ in scored), most) if most > 0 else None
