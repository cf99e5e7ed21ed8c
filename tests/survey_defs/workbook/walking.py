"""Fill a questionnaire to its end, and tell in a few words what it asks."""

from __future__ import annotations

from datetime import date
from typing import Any

from survey_defs.answers import Given
from survey_defs.evaluating import offered, walk
from survey_defs.model import Column, Question, Survey, Table
from survey_defs.navigation import gaps, is_counted
from survey_defs.surroundings import Surroundings

TODAY = Surroundings(today=date(2026, 6, 1))


def filled(survey: Survey, wanted: dict[str, Any] | None = None) -> list[str]:
    """The codes answered on the way, the first thing offered everywhere unless told otherwise."""
    answers: dict[str, Given] = {}
    while True:
        seen = walk(survey, answers, TODAY)
        open_now = [q for q in seen.asked if is_counted(q) and q.code not in answers]
        if not open_now:
            break
        question = open_now[0]
        has_options = question.kind in {"choice", "multiple"}
        places = offered(question, seen) if has_options else ()
        value = (wanted or {}).get(question.code, _value(question, places))
        answers[question.code] = Given(value)
    assert gaps(survey, answers, around=TODAY) == ()
    return list(answers)


PLAIN = {
    "text": "слово",
    "date": "2026-01-15",
    "evidence": "1",
    "ladder": {"value": "100"},
}


def _value(question: Question | Column, places: Any) -> Any:
    match question.kind:
        case "choice":
            return question.options[places[0]].code
        case "multiple":
            least = max(1, question.at_least)
            return [question.options[place].code for place in list(places)[:least]]
        case "number":
            return str(question.at_least if question.at_least is not None else 1)
        case "table":
            return _rows(question)
        case "checklist":
            return {"ticks": [item.code for item in question.items]}
    return PLAIN[question.kind]


def _rows(table: Table) -> dict[str, Any]:
    cells = {
        column.code: _value(column, range(len(getattr(column, "options", ()))))
        for column in table.columns
        if column.kind != "computed"
    }
    rows = [{"id": place + 1, "cells": cells} for place in range(max(1, table.rows_at_least))]
    return {"next": len(rows) + 1, "rows": rows}


def told(survey: Survey) -> list[str]:
    """A line a question: its code, kind, options and conditions; columns behind a bar."""
    return [line for question in survey.questions for line in _lines(question, "")]


def _lines(question: Question | Column, bar: str) -> list[str]:
    words = [f"{bar}{question.code} {question.kind}"]
    if question.kind in {"choice", "multiple"}:
        words.append("(" + " ".join(_option(option) for option in question.options) + ")")
    words += [f"if {question.ask_if}"] if question.ask_if else []
    words += [f"must {question.constraint}"] if question.constraint else []
    words += [f"= {question.formula}"] if question.kind == "computed" else []
    inner = question.columns if question.kind == "table" else ()
    return [" ".join(words), *(line for column in inner for line in _lines(column, "| "))]


def _option(option: Any) -> str:
    return f"{option.code}[{option.show_if}]" if option.show_if else option.code
