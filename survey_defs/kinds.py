"""The kinds of questions, each with the most that its answer can earn."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from survey_defs.parts import (
    ONE,
    ZERO,
    Against,
    Better,
    Code,
    Condition,
    Entry,
    EvidenceRule,
    Frozen,
    Item,
    Option,
    Points,
    Quantity,
    Rung,
    Wording,
)


class _Question(Frozen):
    code: Code
    title: Wording
    short: str = ""
    hint: str = ""
    rule: str = ""
    """The points in words."""
    required: bool = True
    comment: bool = True
    not_applicable: bool = False
    evidence: EvidenceRule | None = None
    ask_if: Condition | None = None
    criterion: str = ""
    """A tag to add up by across sections, such as C4."""

    @model_serializer(mode="wrap")
    def _with_kind(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """The kind is written even where defaults are left out: it tells how to read back."""
        return {"kind": getattr(self, "kind", ""), **dump(self)}

    @property
    def label(self) -> str:
        return self.short or self.title

    @property
    def maximum_points(self) -> Decimal:
        """The most that an answer can earn; it never depends on the answer."""
        return ZERO


class Choice(_Question):
    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...] = Field(min_length=1)

    @property
    def maximum_points(self) -> Decimal:
        return max(option.points for option in self.options)


class Checklist(_Question):
    kind: Literal["checklist"] = "checklist"
    items: tuple[Item, ...] = Field(min_length=1)
    points: Points = ZERO
    """For the required ticks together."""
    enough: Literal["all", "any"] = "all"
    """How many of the required ticks earn those points."""
    proposed_from_documents: bool = False
    """Propose the ticks that stand on the documents; one tap confirms them."""

    @property
    def maximum_points(self) -> Decimal:
        scored = [max(item.points, ZERO) for item in self.items if item.role == "scored"]
        together = any(item.role == "required" for item in self.items)
        return sum(scored, max(self.points, ZERO) if together else ZERO)


class Number(_Question):
    kind: Literal["number"] = "number"
    at_least: Quantity | None = None
    at_most: Quantity | None = None
    decimals: int = Field(default=0, ge=0, le=6)
    unit: str = ""
    """One form for all numbers, or three: `жалоба|жалобы|жалоб` (1, 2, 5)."""


class Fraction(_Question):
    kind: Literal["fraction"] = "fraction"
    over_hundred: bool = False
    """Whether the numerator may exceed the denominator."""


class Text(_Question):
    kind: Literal["text"] = "text"
    max_length: int = Field(default=2000, ge=1, le=3000)


class Date(_Question):
    kind: Literal["date"] = "date"
    at_least: str = Field(default="", pattern=r"^(\d{4}-\d\d-\d\d)?$")
    at_most: str = Field(default="", pattern=r"^(\d{4}-\d\d-\d\d)?$")


class PerUnit(_Question):
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


class _Measured(_Question):
    """An answer is a percent, the two numbers it is made of, or a plain number."""

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
    otherwise: Points = ZERO
    void: str = ""
    """The label of a tick that makes it zero."""

    @property
    def maximum_points(self) -> Decimal:
        return max(self.otherwise, *(rung.points for rung in self.rungs))


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
Question = Annotated[
    Choice | Checklist | Number | Fraction | Text | Date | Ladder | PerUnit | Change | Comparison,
    Field(discriminator="kind"),
]
