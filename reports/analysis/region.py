"""The region's own marks beside what its municipalities come to, mechanism by mechanism."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from domain.acting import Actor
from domain.marking import Marking, region_marks
from domain.overview import Sums
from domain.results import Counted, Results, results
from reports.statistics import Relation, pearson, spearman
from storage import Session
from survey_defs.model import Section


@dataclass(frozen=True, slots=True)
class Side:
    """One mechanism."""

    section: Section
    mark: Fraction | None
    sums: Sums
    """Of all the municipalities whose forms count, together."""


@dataclass(frozen=True, slots=True)
class Beside:
    marking: Marking
    results: Results
    sides: tuple[Side, ...]
    straight: Relation
    placed: Relation


def region_beside(
    session: Session,
    by: Actor,
    now: datetime,
    campaign_id: int,
    which: Counted = Counted.SUBMITTED,
) -> Beside:
    marking = region_marks(session, by, now, campaign_id)
    found = results(session, by, now, campaign_id, which)
    totals = {c.code: sums for c, sums in zip(found.columns, found.totals, strict=True)}
    sides = tuple(
        Side(section, _mark(marking, section.code), totals.get(section.code, Sums()))
        for section in marking.mechanisms
    )
    marks, shares = [each.mark for each in sides], [_share(each.sums) for each in sides]
    return Beside(marking, found, sides, pearson(marks, shares), spearman(marks, shares))


def _mark(marking: Marking, code: str) -> Fraction | None:
    return Fraction(marking.marks[code]) if code in marking.marks else None


def _share(sums: Sums) -> Fraction | None:
    return Fraction(sums.earned, sums.maximum) if sums.done and sums.maximum > 0 else None
