"""Whether an answer given to one version of a question is an answer to another."""

from __future__ import annotations

from typing import Any, NamedTuple

from survey_defs.answers import validate
from survey_defs.model import (
    Change,
    Checklist,
    Comparison,
    Computed,
    EvidenceOnly,
    Ladder,
    Multiple,
    Note,
    Number,
    PerUnit,
    Question,
    Table,
)
from survey_defs.reading import NotAnAnswer

ALIKE: tuple[tuple[type[Any], ...], ...] = (
    (Number, PerUnit),
    (Ladder, Change, Comparison),
)
"""Kinds whose answers are kept alike."""
FOLLOWS = (Computed, EvidenceOnly, Note)
"""Their values follow from elsewhere and are never given."""


OPEN = (None, "")
FLOORS = {"at_least", "rows_at_least"}
CEILINGS = {"at_most", "rows_at_most", "decimals", "max_length"}


class Standing(NamedTuple):
    """What a form says of a question: a value, or the reason why it does not apply."""

    value: Any | None
    not_applicable: str | None = None

    @property
    def is_empty(self) -> bool:
        return self.value is None and self.not_applicable is None


NOTHING = Standing(None)


def fitted(old: Question, new: Question, said: Standing) -> Standing:
    """What remains of it: all, a part (ticks and columns that are gone fall off), or nothing."""
    if said.not_applicable is not None:
        return said if new.not_applicable else NOTHING
    if said.value is None or isinstance(new, FOLLOWS) or old == new:
        return said if type(old) is type(new) else NOTHING
    return Standing(fitted_value(old, new, said.value))


def fitted_value(old: Question, new: Question, value: Any) -> Any | None:
    if not _is_alike(old, new):
        return None
    trimmed = _trimmed(old, new, value)
    try:
        return None if trimmed is None else validate(new, trimmed)
    except NotAnAnswer:
        return None


def may_not_fit(old: Question, new: Question) -> bool:
    """Whether some answer to the old one is none to the new one, as far as definitions tell."""
    if not _is_alike(old, new) or (old.not_applicable and not new.not_applicable):
        return not isinstance(old, Note)
    return any(_narrower(name, old, new) for name in type(new).model_fields)


def _is_alike(old: Question, new: Question) -> bool:
    if type(old) is type(new):
        return True
    return any(isinstance(old, kinds) and isinstance(new, kinds) for kinds in ALIKE)


def _trimmed(old: Question, new: Question, value: Any) -> Any:
    """Without what the new definition has no code for."""
    if isinstance(new, Checklist):
        codes = {item.code for item in new.items}
        texts = {item.code for item in new.items if item.text}
        ticks = [code for code in value["ticks"] if code in codes]
        kept = {code: text for code, text in value.get("texts", {}).items() if code in texts}
        return {**value, "ticks": ticks, "texts": kept}
    if isinstance(new, Multiple):
        codes = {option.code for option in new.options}
        kept_codes = [code for code in value if code in codes]
        return kept_codes if kept_codes or not value else None
    if isinstance(new, Table) and isinstance(old, Table):
        return _trimmed_table(old, new, value)
    return value


def _trimmed_table(old: Table, new: Table, value: Any) -> Any:
    before = {column.code: column for column in old.columns}
    after = {column.code: column for column in new.columns}
    rows = []
    for row in value["rows"]:
        cells = {}
        for code, cell in row["cells"].items():
            kept = code in before and code in after
            fits = fitted_value(before[code], after[code], cell) if kept else None
            if fits is not None:
                cells[code] = fits
        rows.append({**row, "cells": cells})
    return {**value, "rows": rows}


def _narrower(name: str, old: Question, new: Question) -> bool:
    before, after = getattr(old, name, None), getattr(new, name, None)
    if before == after:
        return False
    match name:
        case "options" | "items":
            narrower = not _codes(before) <= _codes(after)
        case "columns":
            narrower = _narrower_columns(before, after)
        case "over_hundred" | "void" | "exempt":
            narrower = not after
        case "entry":
            narrower = after != "percent" or before == "number"
        case _:
            narrower = _narrower_bounds(name, before, after)
    return narrower


def _narrower_bounds(name: str, before: Any, after: Any) -> bool:
    if name in FLOORS:
        return after not in (*OPEN, 0) and (before in OPEN or after > before)
    return name in CEILINGS and after not in OPEN and (before in OPEN or after < before)


def _codes(parts: Any) -> set[str]:
    return {part.code for part in parts or ()}


def _narrower_columns(old: Any, new: Any) -> bool:
    after = {column.code: column for column in new}
    return any(
        column.code not in after or may_not_fit(column, after[column.code]) for column in old
    )
