"""What a file of scenarios may say: who answers what, in which order, and what must come of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

MOST_SCENARIOS = 200
MOST_STEPS = 2000


class Part(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, validate_by_name=True
    )


def _listed(value: Any) -> Any:
    """One word stands for a list of one."""
    return value if isinstance(value, list | tuple) or value is None else [value]


Words = Annotated[tuple[str, ...], BeforeValidator(_listed)]
Cell = str | tuple[str, ...]
"""Typed words, or the codes of options."""


def _of_one(step: dict[str, Any]) -> dict[str, Any]:
    if len(step) != 1:
        raise ValueError("one each")
    return step


Step = Annotated[dict[str, Any], AfterValidator(_of_one)]
"""The code of a question, or a pattern for several, and the answer."""


class Act(Part):
    """One answer as somebody gives it, and what they are told at once."""

    type: str | None = None
    """Typed words."""
    choose: Words | None = None
    """The codes of options."""
    tick: Words | None = None
    """The codes of the ticks of a checklist."""
    texts: dict[str, str] = {}
    """What is written under those ticks."""
    rows: tuple[dict[str, Cell], ...] | None = None
    """Of a table, by the codes of its columns; an empty list says that there are none."""
    not_applicable: str | None = None
    """The reason."""
    documents: int | None = Field(default=None, ge=0, le=100)
    previous: str | None = None
    """The value of the last period, typed."""
    flag: str | None = None
    """`void` or `exempt`."""
    clear: bool = False

    next: str | None = None
    """The code of the question that comes then; `end` when it was the last one."""
    refused: str | None = None
    """Words of the sentence that refuses the answer."""
    caution: str | None = None
    """Words of the warning that the answer brings."""
    points: Decimal | None = None


class PayCase(Part):
    """What is forecast: for the answers of the scenario, or for the points given here."""

    points: Decimal | None = None
    maximum: Decimal | None = None
    fund: Decimal | None = None
    points_of_all: Decimal | None = None
    quarter: int | None = Field(default=None, ge=1, le=4)
    newcomer: bool = False

    percent: Decimal | None = None
    amount: Decimal | None = None
    """Roubles."""
    uncovered: bool = False
    """No row covers it: a question for the admin."""
    lacking: str | None = None
    """`fund`, `quarter`, `points` or `measure`."""

    @model_validator(mode="after")
    def _expects_something(self) -> Self:
        sums = (self.percent, self.amount, self.lacking)
        if not self.uncovered and sums == (None, None, None):
            raise ValueError("nothing")
        return self


class Expect(Part):
    """What must hold at the end; what is not named may be anything."""

    path: Words | None = None
    """Exactly these questions, in this order; a `*` stands for any part of a code."""
    asked: Words = ()
    not_asked: Words = ()
    gaps: Words | None = None
    cautions: Words | None = None
    """The codes of the questions and of the rules that warn."""
    blocking: Words | None = None
    """The codes of the questions and of the rules that stand in the way of submitting."""
    values: dict[str, str] = {}
    """What a question or a computed value reads like."""
    points: dict[str, Decimal] = {}
    score: Decimal | None = None
    maximum: Decimal | None = None
    percent: Decimal | None = None
    level: str | None = None
    salary: Decimal | None = None
    """Percents of the salary."""
    sections: dict[str, str] = {}
    """By code: `8` points or `8 / 20`."""
    payment: PayCase | None = None


class OnPurpose(Part):
    """This version means to break what the scenario says."""

    version: int = Field(ge=1)
    why: str = Field(min_length=1)


class Paid(PayCase):
    """A forecast for points by themselves, without any answers."""

    changes_on_purpose: OnPurpose | None = None


class Setting(Part):
    """Where somebody sits down to answer."""

    today: date | None = None
    previous: dict[str, str] = {}
    """From the last closed campaign, by code, as it would be typed."""
    given: dict[str, str] = {}
    """Entered from outside."""
    answers: tuple[Step, ...] = Field(default=(), max_length=MOST_STEPS)


class Scenario(Setting):
    name: str = Field(min_length=1)
    expect: Expect = Expect()
    changes_on_purpose: OnPurpose | None = None


class Place(Part):
    points: Decimal
    place: int | None = None


class Ranked(Part):
    """Several organisations beside one another."""

    name: str = Field(min_length=1)
    organisations: dict[str, Setting]
    expect: dict[str, dict[str, Place | None]]
    """By question and organisation; nothing where there is nothing to place."""
    changes_on_purpose: OnPurpose | None = None


class File(Part):
    survey: str
    scenarios: tuple[Scenario, ...] = Field(default=(), max_length=MOST_SCENARIOS)
    rankings: tuple[Ranked, ...] = Field(default=(), max_length=MOST_SCENARIOS)
    payments: tuple[Paid, ...] = Field(default=(), max_length=MOST_SCENARIOS)
