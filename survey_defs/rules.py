"""What holds for a questionnaire as a whole: rounding, levels, payment, ranking, its template."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from survey_defs.parts import Better, Bounds, Code, Expression, Frozen, Points, Quantity, Wording

Aggregate = Literal["sum", "average", "average_of_averages", "median"]
"""How the points of a section come together: of its questions, or of its inner sections."""


class Rounding(Frozen):
    """Of points that a weight or an average makes; the percents on screens have their own."""

    decimals: int = Field(default=4, ge=0, le=4)
    mode: Literal["half_up", "half_even", "down", "up"] = "half_up"


class ScoreLevel(Frozen):
    """High, middle, low: from so many percent of what applies."""

    title: Wording
    from_: Quantity = Field(alias="from")


class CycleLink(Frozen):
    """One step of the management cycle, told by the questions that carry its criterion."""

    criterion: Code
    title: Wording
    group: str = ""
    """Links side by side with the same words here are one section of the shorter grouping."""


class FormRule(Frozen):
    """Must hold over the whole form: what makes it false blocks submitting, or only warns."""

    code: Code
    must: Expression
    text: Wording
    blocks: bool = True


class Ranking(Frozen):
    """The best is 100, the others in proportion; equals share a place and the next is skipped."""

    better: Better
    zero_is_best: bool = False
    """With `lower`: once somebody has 0, a 0 is 100 and everything else 0."""


class PayRow(Bounds):
    """Points or percents in these bounds pay so many percent."""

    pays: Quantity


class _Paid(Frozen):
    @model_serializer(mode="wrap")
    def _with_rule(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Which rule it is, is written even where defaults are left out."""
        return {"rule": getattr(self, "rule", ""), **dump(self)}


class PayTable(_Paid):
    rule: Literal["table"] = "table"
    by: Literal["points", "percent"] = "points"
    of: Literal["premium", "salary"] = "premium"
    rows: tuple[PayRow, ...] = Field(min_length=1)


class PayQuarters(_Paid):
    """A table of its own for each quarter, the first to the fourth."""

    rule: Literal["quarters"] = "quarters"
    by: Literal["points", "percent"] = "points"
    of: Literal["premium", "salary"] = "premium"
    quarters: tuple[tuple[PayRow, ...], ...] = Field(min_length=4, max_length=4)


class FundShare(_Paid):
    """Fund × points / maximum."""

    rule: Literal["fund_share"] = "fund_share"


class PointPrice(_Paid):
    """Fund / the points of all together × one's own points."""

    rule: Literal["point_price"] = "point_price"


PayRule = Annotated[PayTable | PayQuarters | FundShare | PointPrice, Field(discriminator="rule")]


class Newcomer(Frozen):
    """A fixed sum a month instead of points, for whoever has no period to be judged by."""

    amount: Quantity = Field(gt=0)
    """Roubles."""
    months: int = Field(ge=1, le=24)


class Payment(Frozen):
    """Never more than a forecast: a commission decides."""

    pay: PayRule
    threshold: Points | None = None
    """Fewer points pay nothing."""
    newcomer: Newcomer | None = None
    official: bool = False
    source: str = ""


class BasedOn(Frozen):
    """The template that a regional questionnaire was made from."""

    code: Code
    version: int = Field(ge=1)
