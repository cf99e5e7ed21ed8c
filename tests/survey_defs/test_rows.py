"""Tables: what each row shows and computes, and what is said of its cells."""

from __future__ import annotations

from survey_defs.answers import Given
from survey_defs.evaluating import Remark, broken, offered, plan_of, remarks_on, walk
from survey_defs.offers import Offer
from tests.survey_defs.making import options, survey_of

NUMBER = {"kind": "number", "title": "Сколько"}


def given(**values):
    return {code: Given(value) for code, value in values.items()}


def codes(questions):
    return [question.code for question in questions]


def rows(*cells):
    listed = [{"id": number, "cells": each} for number, each in enumerate(cells, 1)]
    return {"next": len(cells) + 1, "rows": listed}


EVENTS = survey_of(
    {"code": "limit", **NUMBER},
    {
        "code": "events",
        "kind": "table",
        "constraint": "count(.) <= 3",
        "constraint_text": "Не больше трёх.",
        "columns": [
            {"code": "people", **NUMBER, "constraint": ". <= limit", "constraint_text": "Много."},
            {"code": "done", "kind": "choice", "title": "Было", "options": options(yes=0, no=0)},
            {
                "code": "guests",
                **NUMBER,
                "ask_if": "done = 'yes'",
                "cautions": [{"when": ". > people", "text": "Гостей больше, чем людей."}],
            },
            {
                "code": "share",
                "kind": "computed",
                "title": "Доля",
                "formula": "percent(coalesce(guests, 0), people)",
            },
            {
                "code": "size",
                "kind": "choice",
                "title": "Размер",
                "options": [
                    {"code": "small", "label": "Мало"},
                    {"code": "big", "label": "Много", "show_if": "people > limit / 2"},
                ],
            },
        ],
    },
    {"code": "guests", "kind": "computed", "formula": "sum(events, coalesce(guests, 0))"},
    {"code": "shares", "kind": "computed", "formula": "max(events, 'share')"},
)
FULL = rows(
    {"people": "10", "done": "yes", "guests": "5", "size": "small"},
    {"people": "30", "done": "no", "guests": "99", "size": "big"},
)


def test_a_row_sees_its_own_columns_before_the_questions():
    seen = walk(EVENTS, given(limit="40", events=FULL))
    assert (seen.value_of("guests"), seen.value_of("shares")) == (5, 50)
    assert seen.offer("events").rows == {
        1: {
            "people": Offer(),
            "done": Offer(),
            "guests": Offer(),
            "share": Offer(),
            "size": Offer((0,)),
        },
        2: {"people": Offer(), "done": Offer(), "share": Offer(), "size": Offer((0, 1))},
    }
    table = EVENTS.question("events")
    row = seen.row(table, FULL["rows"][1]["cells"], 2)
    assert codes(row.asked) == ["people", "done", "share", "size"]
    assert row.value_of("share") == 0
    assert offered(table.columns[4], row) == (0, 1)
    assert seen.is_complete(table, Given(FULL))
    assert "limit" in plan_of(EVENTS).needs(["events"])


def test_a_column_that_comes_to_be_asked_leaves_its_row_incomplete():
    cells = rows({"people": "10", "done": "yes", "size": "small"})
    table = EVENTS.question("events")
    assert not walk(EVENTS, given(limit="40", events=cells)).is_complete(table, Given(cells))
    cells = rows({"people": "30", "done": "no", "size": "big"})
    assert walk(EVENTS, given(limit="40", events=cells)).is_complete(table, Given(cells))
    assert not walk(EVENTS, given(limit="80", events=cells)).is_complete(table, Given(cells))


def test_cells_and_tables_are_judged_row_by_row():
    value = rows({"people": "50", "done": "yes", "guests": "60"}, {}, {"people": "1"}, {})
    answers = given(limit="40", events=value)
    said = [
        Remark("events", "Много.", blocks=True, row=1, column="people"),
        Remark("events", "Гостей больше, чем людей.", blocks=False, row=1, column="guests"),
        Remark("events", "Не больше трёх.", blocks=True),
    ]
    assert list(remarks_on(EVENTS, EVENTS.question("events"), answers)) == said
    assert list(broken(EVENTS, answers)) == said
    assert "limit" in plan_of(EVENTS).needs_to_judge("events")
