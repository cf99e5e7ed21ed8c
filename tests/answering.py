"""Answers that a seed decides, to whatever a shipped questionnaire asks."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from domain.acting import Actor
from domain.answering import Spot, put_value
from domain.errors import Refusal
from storage import Session
from survey_defs.model import Change, Checklist, Multiple, Number, PerUnit, Survey, Table

MOSTLY = 0.85


def answer_at_random(
    session: Session, by: Actor, now: Any, form_id: int, survey: Survey, chance: Random
) -> int:
    """Most of what is asked, in its order; how many answers were taken."""
    taken = 0
    for place, question in enumerate(survey.questions):
        value = some_value(question, chance)
        if value is None or chance.random() > MOSTLY:
            continue
        side = {"value": value}
        if question.not_applicable and chance.random() > MOSTLY:
            side = {"not_applicable": "у нас такого нет"}
        try:
            put_value(session, by, now, Spot(form_id, place, None), side)
        except Refusal:
            continue  # not asked on this path, or the chance was out of its bounds
        taken += 1
    return taken


def some_value(question: Any, chance: Random) -> Any:
    """As it is at rest; none to what nobody answers."""
    make = OF_KIND[question.kind]
    return make and make(question, chance)


def _within(question: Number | PerUnit, chance: Random) -> int:
    bounds = isinstance(question, Number) and (question.at_least, question.at_most)
    low, high = bounds or (None, None)
    least = 0 if low is None else int(low)
    return chance.randint(least, least + 40 if high is None else int(high))


def _several(question: Multiple, chance: Random) -> list[str]:
    codes = [option.code for option in question.options if not option.alone]
    most = min(question.at_most or len(codes), len(codes))
    some = chance.sample(codes, chance.randint(max(question.at_least, 1), most))
    return [code for code in codes if code in some]


def _parts(chance: Random) -> dict[str, str]:
    whole = chance.randint(1, 90)
    return {"numerator": str(chance.randint(0, whole)), "denominator": str(whole)}


def _measured(question: Any, chance: Random) -> dict[str, str]:
    value = (
        _parts(chance) if question.entry == "fraction" else {"value": str(chance.randint(0, 99))}
    )
    return {**value, "previous": "50"} if isinstance(question, Change) else value


def _rows(question: Table, chance: Random) -> dict[str, Any]:
    count = chance.randint(max(question.rows_at_least, 1), max(question.rows_at_least, 3))
    rows = [
        {"id": number, "cells": {each.code: some_value(each, chance) for each in question.columns}}
        for number in range(1, count + 1)
    ]
    for row in rows:
        row["cells"] = {code: value for code, value in row["cells"].items() if value is not None}
    return {"next": count + 1, "rows": rows}


def _ticks(question: Checklist, chance: Random) -> dict[str, list[str]]:
    return {"ticks": [each.code for each in question.items if chance.random() < MOSTLY]}


OF_KIND: dict[str, Callable[[Any, Random], Any] | None] = {
    "choice": lambda question, chance: chance.choice(question.options).code,
    "multiple": _several,
    "checklist": _ticks,
    "number": lambda question, chance: str(_within(question, chance)),
    "per_unit": lambda question, chance: str(_within(question, chance)),
    "fraction": lambda _, chance: _parts(chance),
    "ladder": _measured,
    "change": _measured,
    "comparison": _measured,
    "text": lambda _, __: "так и есть",
    "date": lambda _, chance: f"2026-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}",
    "evidence": lambda _, chance: str(chance.randint(1, 3)),
    "table": _rows,
    "computed": None,
    "note": None,
}
