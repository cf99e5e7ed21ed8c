"""What a payment rule makes of points: exact, and silent about nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, assert_never

from survey_defs.bounds import holds, is_over, is_under
from survey_defs.exact import Exact
from survey_defs.rules import FundShare, Payment, PayQuarters, PayRow, PayTable, PointPrice
from survey_defs.scores import UNIT

By = Literal["points", "percent"]
Of = Literal["premium", "salary"]


@dataclass(frozen=True, slots=True)
class PayGiven:
    """What somebody else knows."""

    fund: Exact | None = None
    """Roubles."""
    points_of_all: int | None = None
    """Ten-thousandths, of everybody who shares the fund."""
    quarter: int | None = None
    """From 1 to 4."""
    newcomer: bool = False
    """Appointed not long ago."""
    rulings: Mapping[Exact, Exact] = field(default_factory=dict)
    """By a value that no row covers: the percent of the row that an admin has ruled to take."""


@dataclass(frozen=True, slots=True)
class Forecast:
    reason: Literal["row", "ruling", "threshold", "newcomer", "fund", "price"]
    percent: Exact | None = None
    amount: Exact | None = None
    """Roubles."""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """No row covers the value: an admin has to say which of its neighbours holds."""

    value: Exact
    by: By
    lower: PayRow | None
    upper: PayRow | None

    @property
    def neighbours(self) -> tuple[PayRow, ...]:
        return tuple(row for row in (self.lower, self.upper) if row is not None)


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something has to be entered or answered first."""

    what: Literal["fund", "quarter", "points"]


Outcome = Forecast | Uncovered | Lacking


def forecast(payment: Payment, points: int, maximum: int, given: PayGiven) -> Outcome:
    """Points and their maximum are ten-thousandths of a point."""
    if given.newcomer and payment.newcomer is not None:
        return Forecast("newcomer", amount=Exact(payment.newcomer.amount))
    if payment.threshold is not None and Exact(points, UNIT) < Exact(payment.threshold):
        return _nothing(payment)
    match payment.pay:
        case PayTable() | PayQuarters() as table:
            return _by_table(table, points, maximum, given)
        case FundShare():
            return _of_fund(given.fund, points, maximum)
        case PointPrice():
            return _by_price(given, points)
        case _:
            assert_never(payment.pay)


def rows_of(table: PayTable | PayQuarters, quarter: int | None) -> tuple[PayRow, ...]:
    """The rows in force; none while the quarter is not known."""
    if isinstance(table, PayTable):
        return table.rows
    known = quarter is not None and 1 <= quarter <= len(table.quarters)
    return table.quarters[quarter - 1] if known and quarter else ()


def _measure(by: By, points: int, maximum: int) -> Exact | None:
    if by == "points":
        return Exact(points, UNIT)
    return Exact(points * 100, maximum) if maximum > 0 else None


def _by_table(
    table: PayTable | PayQuarters, points: int, maximum: int, given: PayGiven
) -> Forecast | Uncovered | Lacking:
    rows, value = rows_of(table, given.quarter), _measure(table.by, points, maximum)
    if not rows:
        return Lacking("quarter")
    return Lacking("points") if value is None else _by_rows(rows, value, table.by, given)


def _by_rows(
    rows: Sequence[PayRow], value: Exact, by: By, given: PayGiven
) -> Forecast | Uncovered:
    covering = next((row for row in rows if holds(row, value)), None)
    if covering is not None:
        return Forecast("row", percent=Exact(covering.pays))
    open_question = Uncovered(value, by, _below(rows, value), _above(rows, value))
    ruled = given.rulings.get(value)
    if ruled is not None and any(Exact(row.pays) == ruled for row in open_question.neighbours):
        return Forecast("ruling", percent=ruled)
    return open_question


def _below(rows: Sequence[PayRow], value: Exact) -> PayRow | None:
    """The nearest row that ends below the value."""
    ending = [row for row in rows if is_over(row, value)]
    return max(ending, key=lambda row: _end(row.to, row.below), default=None)


def _above(rows: Sequence[PayRow], value: Exact) -> PayRow | None:
    """The nearest row that begins above the value."""
    beginning = [row for row in rows if is_under(row, value)]
    return min(beginning, key=lambda row: _end(row.from_, row.above), default=None)


def _end(one: object, other: object) -> Exact:
    return Exact(str(one if one is not None else other))


def _of_fund(fund: Exact | None, points: int, maximum: int) -> Forecast | Lacking:
    if fund is None:
        return Lacking("fund")
    if maximum <= 0:
        return Lacking("points")
    return Forecast("fund", amount=fund * max(points, 0) / maximum)


def _by_price(given: PayGiven, points: int) -> Forecast | Lacking:
    if given.fund is None:
        return Lacking("fund")
    if given.points_of_all is None or given.points_of_all <= 0:
        return Lacking("points")
    return Forecast("price", amount=given.fund * max(points, 0) / given.points_of_all)


def _nothing(payment: Payment) -> Forecast:
    if isinstance(payment.pay, PayTable | PayQuarters):
        return Forecast("threshold", percent=Exact(0))
    return Forecast("threshold", amount=Exact(0))
