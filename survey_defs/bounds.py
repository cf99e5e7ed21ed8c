"""Whether a number lies in a stretch whose ends are stated."""

from __future__ import annotations

from survey_defs.exact import Exact
from survey_defs.parts import Bounds


def holds(bounds: Bounds, number: Exact) -> bool:
    return not is_under(bounds, number) and not is_over(bounds, number)


def is_under(bounds: Bounds, number: Exact) -> bool:
    """Whether the stretch begins above the number."""
    if bounds.from_ is not None and number < Exact(bounds.from_):
        return True
    return bounds.above is not None and number <= Exact(bounds.above)


def is_over(bounds: Bounds, number: Exact) -> bool:
    """Whether the stretch ends below the number."""
    if bounds.to is not None and number > Exact(bounds.to):
        return True
    return bounds.below is not None and number >= Exact(bounds.below)
