"""Numbers that are never rounded before they are compared."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction as Exact
from math import floor

from survey_defs import texts

__all__ = ["WITH_UNIT", "Exact", "canonical", "half_up", "in_russian", "share_in_russian"]

GROUPED_FROM = 5
"""Four digits that stand alone may be a year."""
WITH_UNIT = 4
"""With a unit behind them they are a quantity."""
SHOWN_DECIMALS = 2
MOST_DECIMALS = 6


def half_up(number: Exact, decimals: int) -> Decimal:
    """The number with this many decimals; a half goes up."""
    scale: int = 10**decimals
    return Decimal(floor(number * scale + Exact(1, 2))).scaleb(-decimals)


def canonical(number: Exact) -> str:
    """How an exact number is kept: `12.5` when it ends, `100/3` when it does not."""
    rounded = half_up(number, MOST_DECIMALS)
    return plain(rounded) if Exact(rounded) == number else str(number)


def plain(number: Decimal) -> str:
    """Without exponents and idle zeros: `10`, `2.5`, `-1`."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def in_russian(number: Exact | Decimal, *, grouped_from: int = GROUPED_FROM) -> str:
    """With a decimal comma, a real minus and, from so many digits on, spaces between thousands."""
    exact = Exact(number)
    whole, _, rest = plain(_shown(abs(exact))).partition(".")
    sign = texts.MINUS if exact < 0 else ""
    if len(whole) >= grouped_from:
        whole = f"{int(whole):,}".replace(",", texts.THOUSANDS)
    return sign + whole + (f",{rest}" if rest else "")


def tenths(number: Decimal) -> str:
    """With its tenth even when that is 0: columns of numbers line up."""
    return f"{number:.1f}".replace(".", ",")


def share_in_russian(percent: Exact) -> str:
    """A percent, marked as approximate when its decimals never end."""
    about = "" if Exact(_shown(percent)) == percent else texts.ABOUT
    return f"{about}{in_russian(percent)}{texts.PERCENT_SIGN}"


def _shown(number: Exact) -> Decimal:
    """Two decimals or, where two would show 94.9999 as 95, as many as tell them apart."""
    rounded = half_up(number, MOST_DECIMALS)
    if Exact(rounded) == number:
        return rounded
    for decimals in range(SHOWN_DECIMALS, MOST_DECIMALS):
        nearer = half_up(number, decimals)
        if nearer != nearer.to_integral_value():
            return nearer
    return rounded
