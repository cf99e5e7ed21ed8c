"""By what organisations are alike: their own attributes, and those of the schools below them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import Any

from domain.access import seen_paths
from domain.acting import Actor
from domain.attributes import Declared
from domain.overview import BoardRow, Sums, seen_campaign
from domain.overview.boards import row_of
from storage import Session, below, totals
from storage.below import Known
from storage.totals import Order, Scope


class Feature(StrEnum):
    TYPE = "type"
    SCHOOLS = "schools"
    """How many lie below, at the ends of the tree."""
    PUPILS = "pupils"
    RURAL = "rural"
    """The share of rural schools below; of a school itself 1 or 0."""
    LOW_RESULTS = "low_results"


Value = str | Fraction
KNOWN_AT_LEAST = Fraction(1, 2)
"""Of the schools below: what fewer say, says nothing of the whole."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is not known is not there."""

    of: dict[Feature, Value]


def features(session: Session, by: Actor, ids: Sequence[int]) -> dict[int, Features]:
    """Of these organisations, as far as the actor oversees them."""
    every = below.known(session, seen_paths(by))
    parents = {each.parent_id for each in every}
    leaves = [each for each in every if each.id not in parents]
    inside: dict[int, list[Known]] = {}
    for leaf in leaves:
        for above in leaf.path.strip("/").split("/")[:-1]:
            inside.setdefault(int(above), []).append(leaf)
    wanted = set(ids)
    return {each.id: _of(each, inside.get(each.id, [])) for each in every if each.id in wanted}


def _of(organisation: Known, schools: list[Known]) -> Features:
    own = organisation.attributes
    found: dict[Feature, Value | None] = {
        Feature.TYPE: _type(own),
        Feature.SCHOOLS: Fraction(len(schools)) if schools else None,
        Feature.PUPILS: _pupils(own, schools),
        Feature.RURAL: _share(own, schools, Declared.RURAL),
        Feature.LOW_RESULTS: _share(own, schools, Declared.LOW_RESULTS),
    }
    return Features({name: value for name, value in found.items() if value is not None})


def _type(own: Mapping[str, Any]) -> str | None:
    said = own.get(Declared.TYPE)
    return " ".join(str(said).casefold().split()) if said else None


def _pupils(own: Mapping[str, Any], schools: list[Known]) -> Fraction | None:
    """Its own number when it has one, else all of its schools together."""
    said = _number(own)
    if said is not None or not schools:
        return said
    known = [number for school in schools if (number := _number(school.attributes)) is not None]
    return _whole(known, schools)


def _whole(known: list[Fraction], schools: list[Known]) -> Fraction | None:
    """Those of whom nothing is known are taken for as large as the others."""
    if not known or Fraction(len(known), len(schools)) < KNOWN_AT_LEAST:
        return None
    return sum(known, Fraction(0)) * len(schools) / len(known)


def _number(attributes: Mapping[str, Any]) -> Fraction | None:
    said = attributes.get(Declared.PUPILS)
    return Fraction(said) if isinstance(said, int) and not isinstance(said, bool) else None


def _share(own: Mapping[str, Any], schools: list[Known], name: str) -> Fraction | None:
    known = [each for school in schools if (each := _flag(school.attributes, name)) is not None]
    if known and Fraction(len(known), len(schools)) >= KNOWN_AT_LEAST:
        return Fraction(sum(known), len(known))
    said = _flag(own, name)
    return None if said is None else Fraction(said)


def _flag(attributes: Mapping[str, Any], name: str) -> bool | None:
    said = attributes.get(name)
    return said if isinstance(said, bool) else None


def campaign_features(
    session: Session, by: Actor, now: datetime, campaign_id: int
) -> list[tuple[BoardRow, Features]]:
    """Of every organisation that the campaign asks and the actor oversees, by name."""
    seen_campaign(session, by, campaign_id)
    lines = totals.lines(session, Scope(campaign_id, seen_paths(by), now), Order())
    known = features(session, by, [line.organisation_id for line in lines])
    nothing = Features({})
    return [(row_of(line, Sums()), known.get(line.organisation_id, nothing)) for line in lines]
