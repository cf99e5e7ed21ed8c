"""What charts are made of, and what comes of it: an option, words, a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reports.charts import texts
from survey_defs.exact import Exact, half_up, in_russian

Amount = Decimal | float | None
"""None: there is nothing to show, which is never drawn as 0."""
PERCENT, HUNDREDTHS = texts.PERCENT, texts.HUNDREDTHS
FEW = 6
"""As many numbers as are still read out; more are for the table."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line, one colour of bars, one outline of a radar."""

    name: str
    values: Sequence[Amount]
    dashed: bool = False
    """What the others are compared with."""


@dataclass(frozen=True, slots=True)
class Chart:
    title: str
    words: str
    """What it shows, for those who cannot see it."""
    option: dict[str, Any]
    """Of ECharts; colours and formats are names, see `dressing.js`."""
    height: int
    """Pixels of a screen; the width is whatever there is."""
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The same numbers as a table; the first cell of a row names it."""


def drawn(amount: Amount) -> float | None:
    """For drawing only: what people read is made of the exact number."""
    return None if amount is None else float(amount)


def are_whole(series: Sequence[Series]) -> bool:
    """Things that are counted, which an axis has no halves of."""
    return all(isinstance(amount, int | None) for each in series for amount in each.values)


def said(amount: Amount, unit: str) -> str:
    """`61,8 %`, `1 250`, `нет ответов`."""
    if amount is None:
        return texts.NOTHING
    exact = amount if isinstance(amount, Decimal) else Decimal(str(amount))
    if unit == PERCENT:
        return _fixed(exact, 1) + "\N{NO-BREAK SPACE}%"
    return _fixed(exact, 2) if unit == HUNDREDTHS else in_russian(exact)


def _fixed(exact: Decimal, decimals: int) -> str:
    rounded = f"{half_up(Exact(exact), decimals):.{decimals}f}"
    return rounded.replace(".", ",").replace("-", "\N{MINUS SIGN}")


def table_of(
    names: Sequence[str], series: Sequence[Series], unit: str
) -> tuple[tuple[str, ...], ...]:
    """A row for a name, a column for a series."""
    return tuple(
        (name, *(said(each.values[place], unit) for each in series))
        for place, name in enumerate(names)
    )


def words_of(title: str, pairs: Sequence[tuple[str, str]]) -> str:
    """All of them while they are few, else the first and the last."""
    shown = pairs if len(pairs) <= FEW else (*pairs[: FEW - 1], pairs[-1])
    return texts.reading(title, "; ".join(texts.pair(*each) for each in shown))
