"""Values of any exact kind, as pairs without gaps."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

Value = int | float | Decimal | Fraction


def pairs_of(
    these: Sequence[Value | None], those: Sequence[Value | None]
) -> tuple[list[float], list[float]]:
    """Only where both are known."""
    known = [
        (float(left), float(right))
        for left, right in zip(these, those, strict=True)
        if left is not None and right is not None
    ]
    return [left for left, _ in known], [right for _, right in known]
