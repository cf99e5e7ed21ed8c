"""What a form is judged by beside its answers: the last period, values from outside, the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from survey_defs.exact import Exact
from survey_defs.expressions import Value

__all__ = ["NOWHERE", "Surroundings"]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """By question code; a stranger to every database and clock."""

    previous: Mapping[str, Decimal | Exact] = field(default_factory=dict)
    """Measured in the last closed campaign; it outweighs what the person typed."""
    given: Mapping[str, Decimal | Exact] = field(default_factory=dict)
    """Entered from outside, such as the value of the municipality."""
    today: date | None = None
    """Where the organisation is; None where no expression asks for it."""
    earlier: Mapping[str, Value] = field(default_factory=dict)
    """What was answered in the last closed campaign and is no number."""


NOWHERE = Surroundings()
