"""What a stored answer is worth to an expression."""

from __future__ import annotations

from datetime import date
from typing import Any

from survey_defs.exact import Exact, canonical
from survey_defs.expressions import Rows, Value
from survey_defs.measures import measured_of
from survey_defs.model import (
    Change,
    Checklist,
    Choice,
    Column,
    Comparison,
    Computed,
    Date,
    EvidenceOnly,
    Fraction,
    Ladder,
    Multiple,
    Note,
    Number,
    PerUnit,
    Question,
    Table,
    Text,
)


def worth(question: Question | Column, value: Any) -> Value:
    """Of a complete answer; a table and what is computed have their own ways."""
    found: Value = None
    match question:
        case Choice() | Text():
            found = str(value)
        case Multiple():
            found = frozenset(value)
        case Checklist():
            found = frozenset(value["ticks"])
        case Number() | PerUnit() | EvidenceOnly():
            found = Exact(int(value) if value.isdecimal() else value)
        case Fraction() | Ladder() | Change() | Comparison():
            found = measured_of(value)
        case Date():
            found = date.fromisoformat(value)
        case Table() | Computed() | Note():
            pass
    return found


def at_rest(value: Value) -> Any | None:
    """How a computed value is kept beside the answers."""
    match value:
        case Exact():
            return canonical(value)
        case date():
            return value.isoformat()
        case frozenset() | Rows():
            return None
    return value


def measured(question: Question | Column, value: Any | None) -> Exact | None:
    """The number that an answer comes to: a percent, a count, how many ticks; exact."""
    if value is None or isinstance(question, Choice | Text | Date | Note):
        return None
    match question:
        case Table():
            return Exact(len(value["rows"]))
        case Computed():
            return computed_number(value)
    found = worth(question, value)
    if isinstance(found, frozenset):
        return Exact(len(found))
    return found if isinstance(found, Exact) else None


def kept(question: Question | Column, value: Any) -> Value:
    """Of an answer of another period, computed ones included."""
    if not isinstance(question, Computed):
        return worth(question, value)
    number = computed_number(value)
    if number is not None:
        return number
    return value if isinstance(value, str | bool) else None


def computed_number(value: Any) -> Exact | None:
    """Of a computed value as it is kept: a text that happens to be digits is a number too."""
    if not isinstance(value, str):
        return None
    try:
        return Exact(value)
    except (ValueError, ZeroDivisionError):
        return None
