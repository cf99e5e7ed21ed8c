"""The sorts of values: what may stand beside what, and which options and columns there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["number", "text", "choice", "several", "truth", "date", "table", "nothing", "any"]


@dataclass(frozen=True, slots=True)
class Sort:
    """`any` fits everywhere: something else has already been said about it."""

    kind: Kind
    codes: tuple[str, ...] = ()
    """Of the options of a choice."""
    columns: Mapping[str, Sort] = field(default_factory=dict)
    """Of a table."""


NUMBER, TEXT, TRUTH, DATE = Sort("number"), Sort("text"), Sort("truth"), Sort("date")
ANY, NOTHING = Sort("any"), Sort("nothing")


def together(one: Sort, other: Sort) -> Sort | None:
    """The sort of a value that may be either; None when there is none."""
    if one.kind == other.kind:
        return Sort(one.kind, _codes(one, other), one.columns)
    if "any" in {one.kind, other.kind}:
        return ANY
    return TEXT if {one.kind, other.kind} == {"choice", "text"} else None


def _codes(one: Sort, other: Sort) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one.codes, *other.codes)))
