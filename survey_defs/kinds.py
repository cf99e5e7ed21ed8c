"""The kinds of questions, each with the most that its answer can earn."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from survey_defs.parts import (
    ONE,
    ZERO,
    Caution,
    Code,
    Earns,
    EvidenceRule,
    Expression,
    Frozen,
    Item,
    Opening,
    Option,
    Periodicity,
    Points,
    Quantity,
    Rung,
    Wording,
)
from survey_defs.rules import Ranking


class Asked(Frozen):
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
    ask_if: Expression | None = None
    """Asked only while this is known to be true."""
    constraint: Expression | None = None
    """What the answer, written `.`, must fulfil; an answer that makes it false is refused."""
    constraint_text: str = ""
    cautions: tuple[Caution, ...] = ()
    criterion: str = ""
    """A tag to add up by across sections, such as C4."""
    weight: Points = Field(default=ONE, gt=0)
    """Multiplies the points."""
    earns: Earns = "points"
    periodicity: Periodicity = ""
    official: bool | None = None
    """None: as the questionnaire."""
    ranking: Ranking | None = None
    """How organisations are placed by this measure."""
    open_to: tuple[Opening, ...] = ()

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


class Choice(Asked):
    kind: Literal["choice"] = "choice"
    options: tuple[Option, ...] = Field(min_length=1)

    @property
    def maximum_points(self) -> Decimal:
        return max(option.points for option in self.options)


class Multiple(Asked):
    """Several of the options, kept in their order."""

    kind: Literal["multiple"] = "multiple"
    options: tuple[Option, ...] = Field(min_length=1)
    at_least: int = Field(default=0, ge=0)
    at_most: int | None = Field(default=None, ge=1)
    floor: Points | None = None
    cap: Points | None = None

    @property
    def maximum_points(self) -> Decimal:
        """The best choice: the options that earn most, as many as may be chosen."""
        together = sorted((o.points for o in self.options if not o.alone), reverse=True)
        earning = [points for points in together[: self.at_most] if points > 0]
        best = max(sum(earning, ZERO), *(o.points for o in self.options if o.alone), ZERO)
        return within(best, self.floor, self.cap)


class Checklist(Asked):
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


class Number(Asked):
    kind: Literal["number"] = "number"
    at_least: Quantity | None = None
    at_most: Quantity | None = None
    decimals: int = Field(default=0, ge=0, le=6)
    unit: str = ""
    """One form for all numbers, or three: `жалоба|жалобы|жалоб` (1, 2, 5)."""


class Fraction(Asked):
    kind: Literal["fraction"] = "fraction"
    numerator: str = ""
    """What the upper number counts, in words."""
    denominator: str = ""
    over_hundred: bool = False
    """Whether the numerator may exceed the denominator."""


class Text(Asked):
    kind: Literal["text"] = "text"
    max_length: int = Field(default=2000, ge=1, le=3000)


class Date(Asked):
    kind: Literal["date"] = "date"
    at_least: str = Field(default="", pattern=r"^(\d{4}-\d\d-\d\d)?$")
    at_most: str = Field(default="", pattern=r"^(\d{4}-\d\d-\d\d)?$")


class EvidenceOnly(Asked):
    """Answered by its documents alone."""

    kind: Literal["evidence"] = "evidence"
    points: Points = ZERO
    """Earned once as many documents are there as `evidence.at_least` demands."""

    @property
    def maximum_points(self) -> Decimal:
        return max(self.points, ZERO)


class Computed(Asked):
    """Shown and never asked: a number, a text, a date or yes and no, out of other answers."""

    kind: Literal["computed"] = "computed"
    formula: Expression
    decimals: int = Field(default=2, ge=0, le=6)
    unit: str = ""
    rungs: tuple[Rung, ...] = ()
    """What the number earns, as on a ladder."""
    otherwise: Points | None = None

    @property
    def maximum_points(self) -> Decimal:
        return max(self.otherwise or ZERO, *(rung.points for rung in self.rungs), ZERO)


class Note(Asked):
    """Words between the questions; nothing to answer."""

    kind: Literal["note"] = "note"


Column = Annotated[
    Choice | Multiple | Number | Fraction | Text | Date | Computed, Field(discriminator="kind")
]


class Table(Asked):
    """Rows of the same columns: events, agreements, groups."""

    kind: Literal["table"] = "table"
    columns: tuple[Column, ...] = Field(min_length=1, max_length=20)
    """Their expressions see the other columns of the row first, then the questions."""
    rows_at_least: int = Field(default=0, ge=0)
    rows_at_most: int = Field(default=50, ge=1, le=200)
    row: str = ""
    """What one row is called: one form or three, as with units."""
    per_row: Points = ZERO
    cap: Points | None = None

    @property
    def maximum_points(self) -> Decimal:
        return within(max(self.per_row, ZERO) * self.rows_at_most, None, self.cap)


def within(points: Decimal, floor: Decimal | None, cap: Decimal | None) -> Decimal:
    """No less than the floor, and that no more than the cap."""
    if floor is not None:
        points = max(points, floor)
    return points if cap is None else min(points, cap)
