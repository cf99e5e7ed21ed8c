"""Questions whose points follow from a measure: steps, units, changes, comparisons."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from survey_defs.kinds import Asked
from survey_defs.parts import ONE, ZERO, Against, Better, Entry, Points, Quantity, Rung


class PerUnit(Asked):
    """So many points for each full unit counted."""

    kind: Literal["per_unit"] = "per_unit"
    base: Points = ZERO
    per_unit: Points
    unit_size: Quantity = Field(default=ONE, gt=0)
    floor: Points | None = None
    cap: Points | None = None
    decimals: int = Field(default=0, ge=0, le=6)
    unit: str = ""

    @property
    def maximum_points(self) -> Decimal:
        """Growing scales end at their cap, falling ones begin at their base."""
        best = self.base if self.per_unit <= 0 or self.cap is None else self.cap
        if self.cap is not None:
            best = min(best, self.cap)
        return best if self.floor is None else max(best, self.floor)


class _Measured(Asked):
    """An answer is a percent, the two numbers it is made of, or a plain number."""

    numerator: str = ""
    denominator: str = ""
    entry: Entry = "percent"
    """`percent` takes a percent and two numbers alike, `fraction` only two numbers."""
    over_hundred: bool = False
    decimals: int = Field(default=2, ge=0, le=6)
    """Of a plain number."""
    unit: str = ""


class Ladder(_Measured):
    """The first rung reached, from the top down."""

    kind: Literal["ladder"] = "ladder"
    rungs: tuple[Rung, ...] = Field(min_length=1)
    otherwise: Points | None = None
    """What earns where no rung is; without it, 0 below a ladder whose rungs state no upper end."""
    void: str = ""
    """The label of a tick that makes it zero."""

    @property
    def maximum_points(self) -> Decimal:
        return max(self.otherwise or ZERO, *(rung.points for rung in self.rungs))


class Change(_Measured):
    """Better, the same or worse than in the last period."""

    kind: Literal["change"] = "change"
    better: Better
    points_better: Points
    points_same: Points
    points_worse: Points = ZERO
    zero_is_best: bool = False
    exempt: str = ""
    """The label of a tick that earns the best without a comparison."""

    @property
    def maximum_points(self) -> Decimal:
        return max(self.points_better, self.points_same, self.points_worse)


class Comparison(_Measured):
    """Against a value given from outside, such as that of the municipality."""

    kind: Literal["comparison"] = "comparison"
    better: Better
    rungs: tuple[Against, ...] = Field(min_length=1)
    otherwise: Points = ZERO

    @property
    def maximum_points(self) -> Decimal:
        return max(self.otherwise, *(rung.points for rung in self.rungs))


Measured = Ladder | Change | Comparison
