"""What an expression comes to, and how two of them meet: exact, and unknown stays unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from survey_defs.exact import Exact

MOST_BITS = 8192
"""Of a number; what outgrows it is unknown."""
LONGEST_TEXT = 3000


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table as expressions see them; what a row lacks is unknown."""

    columns: frozenset[str]
    rows: tuple[Mapping[str, Value], ...]


Value = Exact | str | bool | date | frozenset[str] | Rows | None
"""None: unknown."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What an expression may look at."""

    values: Mapping[str, Value]
    """Of the questions that are asked and answered, and of no others."""
    today: date | None = None
    previous: Mapping[str, Value] = field(default_factory=dict)
    own: Value = None
    """The answer that a constraint speaks of."""
    columns: frozenset[str] = frozenset()
    """Of the table row that it stands in; they hide questions of the same code."""
    row: Mapping[str, Value] = field(default_factory=dict)
    position: int | None = None

    def value(self, code: str) -> Value:
        return self.row.get(code) if code in self.columns else self.values.get(code)

    def is_answered(self, code: str) -> bool:
        return code in (self.row if code in self.columns else self.values)

    def about(self, own: Value) -> Scope:
        """The same with this answer for `.`."""
        return Scope(
            self.values, self.today, self.previous, own, self.columns, self.row, self.position
        )

    def inside(self, columns: frozenset[str], row: Mapping[str, Value], position: int) -> Scope:
        """The same within this row of a table."""
        every = columns | self.columns
        seen = {code: known for code, known in self.row.items() if code not in columns}
        values, today, previous = self.values, self.today, self.previous
        return Scope(values, today, previous, self.own, every, {**seen, **row}, position)


def bounded(number: Exact) -> Exact | None:
    bits = number.numerator.bit_length() + number.denominator.bit_length()
    return number if bits <= MOST_BITS else None


def a_day(text: str) -> date | None:
    """The day that this text names as `2026-09-30`."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def plus(one: Value, other: Value) -> Value:
    if isinstance(one, Exact) and isinstance(other, Exact):
        return bounded(one + other)
    if isinstance(one, date) and isinstance(other, Exact):
        return _moved(one, other)
    if isinstance(one, Exact) and isinstance(other, date):
        return _moved(other, one)
    return None


def minus(one: Value, other: Value) -> Value:
    if isinstance(one, Exact) and isinstance(other, Exact):
        return bounded(one - other)
    if isinstance(one, date) and isinstance(other, date):
        return Exact((one - other).days)
    if isinstance(one, date) and isinstance(other, Exact):
        return _moved(one, -other)
    return None


def times(one: Value, other: Value) -> Value:
    if isinstance(one, Exact) and isinstance(other, Exact):
        return bounded(one * other)
    return None


def over(one: Value, other: Value) -> Value:
    """Nothing is known of what is divided by nought."""
    if isinstance(one, Exact) and isinstance(other, Exact) and other:
        return bounded(one / other)
    return None


def _moved(day: date, days: Exact) -> date | None:
    if days.denominator != 1:
        return None
    try:
        return day + timedelta(days=days.numerator)
    except OverflowError:
        return None


def equal(one: Value, other: Value) -> bool | None:
    one, other = _alike(one, other)
    if one is None or other is None or type(one) is not type(other) or isinstance(one, Rows):
        return None
    return one == other


def unequal(one: Value, other: Value) -> bool | None:
    same = equal(one, other)
    return None if same is None else not same


def less(one: Value, other: Value) -> bool | None:
    one, other = _alike(one, other)
    if isinstance(one, Exact) and isinstance(other, Exact):
        return one < other
    if isinstance(one, date) and isinstance(other, date):
        return one < other
    return None


def at_most(one: Value, other: Value) -> bool | None:
    more = less(other, one)
    return None if more is None else not more


def more(one: Value, other: Value) -> bool | None:
    return less(other, one)


def at_least(one: Value, other: Value) -> bool | None:
    fewer = less(one, other)
    return None if fewer is None else not fewer


def _alike(one: Value, other: Value) -> tuple[Value, Value]:
    """A day beside a text means the day of that text."""
    if isinstance(one, date) and isinstance(other, str):
        return one, a_day(other)
    if isinstance(other, date) and isinstance(one, str):
        return a_day(one), other
    return one, other


def opposite(truth: Value) -> bool | None:
    return not truth if isinstance(truth, bool) else None


def total(numbers: Iterable[Value]) -> Value:
    """Of nothing it is 0; one that is unknown leaves it unknown."""
    found: Value = Exact(0)
    for number in numbers:
        found = plus(found, number) if isinstance(number, Exact) else None
        if found is None:
            return None
    return found


def lowest(values: Iterable[Value]) -> Value:
    return _first(values, less)


def highest(values: Iterable[Value]) -> Value:
    return _first(values, more)


def _first(values: Iterable[Value], goes_before: Callable[[Value, Value], bool | None]) -> Value:
    """Of nothing, or with one that is unknown, unknown."""
    found: Value = None
    for place, value in enumerate(values):
        if place == 0:
            found = value if goes_before(value, value) is not None else None
        elif (nearer := goes_before(value, found)) is None:
            return None
        elif nearer:
            found = value
        if found is None:
            return None
    return found
