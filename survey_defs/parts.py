"""The small parts that questions are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from survey_defs.exact import plain

LONGEST_TAIL = 30
"""Of noughts before or after a number's digits; `1E-999999999` would fill the memory."""


def _plainly(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > LONGEST_TAIL:
        raise PydanticCustomError("decimal_max_places", "too many decimals")
    return Decimal(plain(number))


LARGEST_VERSION = 10**12
"""Room for a day and an hour, as other tools number theirs: 2026010203."""
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
Expression = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)
]
"""In the language of `survey_defs.expressions`; kept as its author wrote it."""
Opening = Literal[
    "wording", "hint", "evidence", "options", "points", "questions", "sections", "nothing"
]
"""What of a part a region may change in a questionnaire that is made from a template."""
Earns = Literal["points", "salary"]
"""`salary`: percents of the salary, which are no points and never added to them."""
Periodicity = Literal["", "event", "month", "quarter", "half_year", "year"]


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
    show_if: Expression | None = None
    """Offer it only when this is true, such as the districts of the region chosen above."""
    alone: bool = False
    """Among several: choosing it unchooses the others, as «none of these» does."""


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


class Caution(Frozen):
    """A soft warning: shown when the expression is true, never in the way."""

    when: Expression
    text: Wording


class Bounds(Frozen):
    """A stretch of numbers; each end is stated as belonging to it or not, or is open."""

    from_: Quantity | None = Field(default=None, alias="from")
    """Inclusive."""
    above: Quantity | None = None
    """Exclusive."""
    to: Quantity | None = None
    """Inclusive."""
    below: Quantity | None = None
    """Exclusive."""


class Rung(Bounds):
    points: Points


class Against(Frozen):
    """`share` compares with this many percent of the given value."""

    relation: Literal["better", "equal", "not_worse", "share"]
    share: Quantity | None = None
    points: Points
