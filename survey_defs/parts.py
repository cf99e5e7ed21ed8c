"""The small parts that questions are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from survey_defs.exact import plain


def _plainly(number: Decimal) -> Decimal:
    return Decimal(plain(number))


ZERO = Decimal(0)
ONE = Decimal(1)
Points = Annotated[
    Decimal, Field(gt=-100_000, lt=100_000, decimal_places=4), AfterValidator(_plainly)
]
"""Points: ten-thousandths at rest, so four decimals at most."""
Quantity = Annotated[Decimal, Field(max_digits=18, decimal_places=6), AfterValidator(_plainly)]
Code = Annotated[str, StringConstraints(pattern=r"^[\w.\-]{1,64}$")]
Wording = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
Entry = Literal["percent", "fraction", "number"]
Better = Literal["higher", "lower"]


class Frozen(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, validate_by_name=True
    )


class Option(Frozen):
    code: Code
    label: Wording
    """Short enough for a button."""
    full: str = ""
    """The whole wording, shown above the buttons."""
    points: Points = ZERO


class Item(Frozen):
    """One tick of a checklist."""

    code: Code
    label: Wording
    full: str = ""
    role: Literal["required", "scored", "noted"]
    points: Points = ONE
    """What a scored tick earns; the required ones earn together, the noted nothing."""
    text: bool = False
    """An optional text opens under the tick."""
    direction_hint: bool = False
    """Say so, softly, when that text reads like a direction and not like a goal."""


class EvidenceRule(Frozen):
    file: bool = True
    link: bool = True
    at_least: int = Field(default=0, ge=0)
    at_most: int = Field(default=10, ge=1)
    classes: tuple[Code, ...] = ()
    documents: tuple[Wording, ...] = ()
    """Names of the kinds of documents that are accepted."""
    max_mb: int = Field(default=20, ge=1, le=200)


class Content(Frozen):
    """What a document of a class must contain."""

    code: Code
    label: Wording
    full: str = ""


class DocumentClass(Frozen):
    code: Code
    title: Wording
    documents: tuple[Wording, ...] = ()
    contents: tuple[Content, ...] = ()


class Condition(Frozen):
    """Ask this question only when an earlier answer matches."""

    question: Code
    operator: Literal["is", "is_not", "at_least", "at_most", "answered"] = "is"
    value: str | None = None


class Rung(Frozen):
    from_: Quantity = Field(alias="from")
    """Inclusive."""
    points: Points


class Against(Frozen):
    """`share` compares with this many percent of the given value."""

    relation: Literal["better", "equal", "not_worse", "share"]
    share: Quantity | None = None
    points: Points
