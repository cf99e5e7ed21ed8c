"""Turn an answer of a scenario into the value that a person's answer would leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from survey_defs import tables
from survey_defs.answers import (
    Given,
    NotAnAnswer,
    parse,
    set_previous,
    toggle_flag,
    validate,
)
from survey_defs.exact import plain
from survey_defs.model import Checklist, Choice, EvidenceOnly, Multiple, Question, Table
from survey_defs.offers import WHOLE, Offer
from survey_defs.scenarios import texts
from survey_defs.scenarios.shape import Act

_WAYS = (
    "type", "choose", "tick", "rows", "not_applicable", "documents", "previous", "flag",
)  # fmt: skip


class Misuse(ValueError):
    """The scenario itself is wrong: no person could answer like that."""


def understood(question: Question, written: Any) -> Act:
    """The short ways of writing: words are typed, lists are chosen, ticked or rows."""
    if isinstance(written, Mapping):
        return Act.model_validate(written)
    if isinstance(written, Sequence) and not isinstance(written, str):
        return _listed(question, written)
    if isinstance(written, bool) or written is None:
        raise Misuse(texts.NO_WAY)
    words = plain(written) if isinstance(written, Decimal) else str(written)
    if isinstance(question, EvidenceOnly):
        return Act.model_validate({"documents": words})
    if isinstance(question, Choice) and words in _codes(question):
        return Act(choose=(words,))
    return Act(type=words)


def _listed(question: Question, written: Sequence[Any]) -> Act:
    match question:
        case Checklist():
            return Act.model_validate({"tick": written})
        case Table():
            return Act.model_validate({"rows": written})
    return Act.model_validate({"choose": written})


def answered(question: Question, act: Act, current: Given | None, offer: Offer) -> Given | None:
    """What is kept then; NotAnAnswer is a lawful refusal, Misuse a mistake of the scenario."""
    ways = [way for way in _WAYS if getattr(act, way) is not None]
    if act.clear and not ways:
        return None
    if ways == ["not_applicable"]:
        if not question.not_applicable:
            raise Misuse(texts.NOT_APPLICABLE_HERE)
        return Given(None, not_applicable=True)
    if not ways or act.clear:
        raise Misuse(texts.SEVERAL_WAYS if act.clear else texts.NO_WAY)
    value = current.value if current else None
    for way in ways:
        value = _one(way, question, act, value, offer)
    return Given(value)


def _one(way: str, question: Question, act: Act, value: Any | None, offer: Offer) -> Any:
    """Several ways together make sense where a typed number gets its last period or a tick."""
    doing: dict[str, Callable[[], Any]] = {
        "type": lambda: parse(question, act.type or "", value, offer),
        "choose": lambda: _chosen(question, act.choose or (), offer),
        "tick": lambda: _ticked(question, act),
        "rows": lambda: _rows(question, act.rows or ()),
        "documents": lambda: _documents(question, act.documents or 0),
        "previous": lambda: set_previous(question, value, act.previous or ""),
        "flag": lambda: toggle_flag(question, value, act.flag or ""),
    }
    return doing[way]()


def _codes(question: Choice | Multiple) -> list[str]:
    return [option.code for option in question.options]


def _chosen(question: Question, codes: Sequence[str], offer: Offer) -> Any:
    if not isinstance(question, Choice | Multiple):
        raise Misuse(texts.NO_OPTIONS_HERE)
    known = _codes(question)
    for code in codes:
        if code not in known:
            raise Misuse(texts.no_such_option(code))
        if not offer.has(known.index(code)):
            raise NotAnAnswer(texts.no_such_option(code))
    if isinstance(question, Multiple):
        return validate(question, list(codes))
    if len(codes) != 1:
        raise Misuse(texts.SEVERAL_WAYS)
    return validate(question, codes[0])


def _ticked(question: Question, act: Act) -> Any:
    if not isinstance(question, Checklist):
        raise Misuse(texts.NO_TICKS_HERE)
    value: dict[str, Any] = {"ticks": list(act.tick or ())}
    return validate(question, value | ({"texts": act.texts} if act.texts else {}))


def _documents(question: Question, count: int) -> str | None:
    if not isinstance(question, EvidenceOnly):
        raise Misuse(texts.NO_DOCUMENTS_HERE)
    return str(count) if count else None


def _rows(question: Question, rows: Sequence[Mapping[str, Any]]) -> Any:
    if not isinstance(question, Table):
        raise Misuse(texts.NO_ROWS_HERE)
    if not rows:
        return tables.no_rows(question, None)
    kept = [
        {"id": number, "cells": {code: _cell(question, code, cell) for code, cell in row.items()}}
        for number, row in enumerate(rows, 1)
    ]
    return validate(question, {"next": len(kept) + 1, "rows": kept})


def _cell(table: Table, code: str, cell: str | Sequence[str]) -> Any:
    column = next((known for known in table.columns if known.code == code), None)
    if column is None:
        raise Misuse(texts.no_such_column(code))
    if not isinstance(cell, str):
        return _chosen(column, cell, WHOLE)
    if isinstance(column, Choice | Multiple) and cell in _codes(column):
        return _chosen(column, (cell,), WHOLE)
    return parse(column, cell)
