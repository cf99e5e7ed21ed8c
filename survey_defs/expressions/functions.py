"""The functions of the language: what each makes of values; unknown in, unknown out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from math import floor

from survey_defs.exact import Exact, half_up
from survey_defs.expressions.texts import FUNCTIONS
from survey_defs.expressions.values import (
    LONGEST_TEXT,
    Rows,
    Value,
    a_day,
    bounded,
    highest,
    lowest,
    over,
    times,
    total,
)

_NUMBER = re.compile(r"\s*(-?[0-9]{1,15}(?:[.,][0-9]{1,6})?)\s*", re.ASCII)
_HUNDRED = Exact(100)
_NOUGHT = Exact(0)
MOST_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Arity:
    least: int
    most: int | None = None

    def takes(self, count: int) -> bool:
        return self.least <= count and (self.most is None or count <= self.most)


NAMES = {**{name: name for name in FUNCTIONS}, **{ru: en for en, ru in FUNCTIONS.items()}}
"""The canonical name of a function, by both of its names."""
ARITIES = {
    "abs": Arity(1, 1),
    "answered": Arity(1, 1),
    "average": Arity(1),
    "coalesce": Arity(2),
    "concat": Arity(2),
    "contains": Arity(2, 2),
    "count": Arity(1, 2),
    "date": Arity(1, 1),
    "day": Arity(1, 1),
    "floor": Arity(1, 1),
    "if": Arity(3, 3),
    "length": Arity(1, 1),
    "max": Arity(1),
    "min": Arity(1),
    "mod": Arity(2, 2),
    "month": Arity(1, 1),
    "number": Arity(1, 1),
    "percent": Arity(2, 2),
    "position": Arity(0, 0),
    "previous": Arity(1, 1),
    "round": Arity(1, 2),
    "selected": Arity(2, 2),
    "sum": Arity(1),
    "today": Arity(0, 0),
    "year": Arity(1, 1),
}


def absolute(number: Value) -> Value:
    return abs(number) if isinstance(number, Exact) else None


def rounded(number: Value, decimals: Value = _NOUGHT) -> Value:
    """A half goes up."""
    if not isinstance(number, Exact) or not isinstance(decimals, Exact):
        return None
    return Exact(half_up(number, int(decimals))) if 0 <= decimals <= MOST_DECIMALS else None


def whole(number: Value) -> Value:
    return Exact(floor(number)) if isinstance(number, Exact) else None


def remainder(one: Value, other: Value) -> Value:
    if isinstance(one, Exact) and isinstance(other, Exact) and other:
        return bounded(one % other)
    return None


def percent(part: Value, of: Value) -> Value:
    return times(over(part, of), _HUNDRED)


def number(value: Value) -> Value:
    """Of a text such as `12,5`; yes is 1 and no is 0."""
    if isinstance(value, bool):
        return Exact(value)
    if isinstance(value, str):
        found = _NUMBER.fullmatch(value)
        return Exact(found[1].replace(",", ".")) if found else None
    return value if isinstance(value, Exact) else None


def length(text: Value) -> Value:
    return Exact(len(text)) if isinstance(text, str) else None


def contains(text: Value, part: Value) -> Value:
    """Big and small letters are the same."""
    if isinstance(text, str) and isinstance(part, str):
        return part.casefold() in text.casefold()
    return None


def concat(*parts: Value) -> Value:
    """One text of several; numbers as they are written in Russian."""
    if any(part is None or isinstance(part, Rows | frozenset | bool) for part in parts):
        return None
    text = "".join(in_a_text(part) for part in parts)
    return text if len(text) <= LONGEST_TEXT else None


def in_a_text(part: Value) -> str:
    from_exact = half_up(part, MOST_DECIMALS).normalize() if isinstance(part, Exact) else None
    if from_exact is not None:
        return format(from_exact, "f").replace(".", ",")
    return part.strftime("%d.%m.%Y") if isinstance(part, date) else str(part)


def selected(value: Value, code: Value) -> Value:
    """Whether this option is the one chosen, or among them."""
    if not isinstance(code, str):
        return None
    if isinstance(value, frozenset):
        return code in value
    return value == code if isinstance(value, str) else None


def day_of(value: Value) -> Value:
    return a_day(value) if isinstance(value, str) else value if isinstance(value, date) else None


def year(day: Value) -> Value:
    return Exact(day.year) if isinstance(day, date) else None


def month(day: Value) -> Value:
    return Exact(day.month) if isinstance(day, date) else None


def day_of_month(day: Value) -> Value:
    return Exact(day.day) if isinstance(day, date) else None


def average(values: list[Value]) -> Value:
    return over(total(values), Exact(len(values)))


PLAIN: dict[str, Callable[..., Value]] = {
    "abs": absolute,
    "concat": concat,
    "contains": contains,
    "date": day_of,
    "day": day_of_month,
    "floor": whole,
    "length": length,
    "mod": remainder,
    "month": month,
    "number": number,
    "percent": percent,
    "round": rounded,
    "selected": selected,
    "year": year,
}
"""Those that need nothing but the values of what stands in their brackets."""
GATHERING: dict[str, Callable[[list[Value]], Value]] = {
    "average": average,
    "max": highest,
    "min": lowest,
    "sum": total,
}
"""Those that take several values, or one of every row of a table."""
