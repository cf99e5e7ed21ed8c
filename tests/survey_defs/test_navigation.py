"""Where a person is, what comes next and what is missing."""

from __future__ import annotations

import pytest

from survey_defs.answers import Given
from survey_defs.loading import shipped
from survey_defs.navigation import (
    Progress,
    following,
    gaps,
    next_gap,
    path,
    preceding,
    progress,
    progress_by_section,
)
from tests.survey_defs.making import options, survey_of

CANTEEN = survey_of(
    {"code": "pupils", "kind": "number"},
    {"code": "canteen", "kind": "choice", "options": options(yes=2, partner=1, no=0)},
    {
        "code": "menu",
        "kind": "text",
        "ask_if": "canteen <> 'no'",
    },
    {"code": "remark", "kind": "text", "required": False},
)


def codes(questions):
    return [question.code for question in questions]


def given(**values):
    return {code: Given(value) for code, value in values.items()}


def test_an_unanswered_condition_is_unknown_and_its_question_is_not_asked():
    assert codes(path(CANTEEN, {})) == ["pupils", "canteen", "remark"]


def test_a_school_with_a_canteen_is_asked_for_the_menu_and_one_without_is_not():
    everything = ["pupils", "canteen", "menu", "remark"]
    assert codes(path(CANTEEN, given(canteen="partner"))) == everything
    assert codes(path(CANTEEN, given(canteen="no"))) == ["pupils", "canteen", "remark"]


def test_an_answer_comes_back_with_its_question():
    answers = given(pupils="5", canteen="no", menu="Каша")
    assert progress(CANTEEN, answers) == Progress(2, 3)
    assert progress(CANTEEN, {**answers, "canteen": Given("yes")}) == Progress(3, 4)


def test_neighbours_are_those_on_the_path():
    answers = given(canteen="no", menu="Каша")
    assert following(CANTEEN, answers, "canteen").code == "remark"
    assert preceding(CANTEEN, answers, "remark").code == "canteen"
    assert preceding(CANTEEN, answers, "pupils") is None
    assert following(CANTEEN, answers, "remark") is None


def test_a_gap_is_a_required_question_without_an_answer():
    assert codes(gaps(CANTEEN, given(canteen="yes"))) == ["pupils", "menu"]
    assert codes(gaps(CANTEEN, given(canteen="no"))) == ["pupils"]


def test_the_next_gap_is_looked_for_onwards_and_then_from_the_beginning():
    answers = given(canteen="yes")
    assert next_gap(CANTEEN, answers).code == "pupils"
    assert next_gap(CANTEEN, answers, "pupils").code == "menu"
    assert next_gap(CANTEEN, answers, "menu").code == "pupils"
    assert next_gap(CANTEEN, given(pupils="1", canteen="no"), "canteen") is None


CONDITIONS = [
    ("choice", "yes", "first = 'yes'", True),
    ("choice", "no", "first = 'yes'", False),
    ("choice", "no", "first <> 'yes'", True),
    ("choice", "no", "answered(first)", True),
    ("checklist", {"ticks": ["a"]}, "selected(first, 'a')", True),
    ("checklist", {"ticks": ["a"]}, "selected(first, 'b')", False),
    ("checklist", {"ticks": ["a"]}, "not selected(first, 'b')", True),
    ("checklist", {"ticks": ["a", "b"]}, "count(first) >= 2", True),
    ("checklist", {"ticks": []}, "answered(first)", True),
    ("multiple", ["b"], "selected(first, 'b') and count(first) = 1", True),
    ("multiple", [], "answered(first) and count(first) = 0", True),
    ("number", "12", "first = 12.0", True),
    ("number", "12", "first <> 12", False),
    ("number", "12", "first >= 12", True),
    ("number", "12", "first <= 11.9", False),
    ("per_unit", "3", "first > 2", True),
    ("text", "да", "first = 'да'", True),
    ("date", "2026-09-30", "first <= date('2026-10-01')", True),
    ("date", "2026-09-30", "first >= '2026-10-01'", False),
    ("date", "2026-09-30", "first = date('2026-09-30')", True),
    ("ladder", {"numerator": "1", "denominator": "3"}, "first >= 33.3", True),
    ("ladder", {"value": "33.3"}, "first <= 33", False),
    ("ladder", {"void": True}, "first >= 1", False),
    ("ladder", {"void": True}, "answered(first)", True),
    ("change", {"value": "40", "previous": "30"}, "first - previous(first) = 10", True),
    ("change", {"previous": "30"}, "answered(first)", False),
    ("comparison", {"value": "40"}, "first > 30", True),
    ("fraction", {"numerator": "1", "denominator": "2"}, "first = 50", True),
    ("evidence", "2", "first >= 2", True),
    ("table", {"next": 2, "rows": [{"id": 1, "cells": {"n": "5"}}]}, "sum(first, n) = 5", True),
    ("table", {"next": 2, "rows": [{"id": 1, "cells": {}}]}, "sum(first, n) < 5", False),
    ("table", {"next": 2, "rows": [{"id": 1, "cells": {}}]}, "count(first) = 1", True),
    ("table", {"next": 2, "rows": []}, "count(first) = 0", False),
    ("table", {"next": 1, "rows": [], "none": True}, "count(first) = 0", True),
]
SCALES = {
    "choice": {"options": options(yes=1, no=0)},
    "checklist": {
        "items": [{"code": code, "label": code, "role": "scored"} for code in "ab"],
    },
    "multiple": {"options": options(a=1, b=1)},
    "per_unit": {"per_unit": 1, "cap": 5},
    "ladder": {"rungs": [{"from": 1, "points": 1}], "void": "Замечания"},
    "change": {"better": "higher", "points_better": 1, "points_same": 0},
    "comparison": {"better": "higher", "rungs": [{"relation": "better", "points": 1}]},
    "table": {"columns": [{"code": "n", "title": "Сколько", "kind": "number"}]},
}


@pytest.mark.parametrize(("kind", "value", "condition", "asked"), CONDITIONS)
def test_a_condition(kind, value, condition, asked):
    survey = survey_of(
        {"code": "first", "kind": kind, **SCALES.get(kind, {})},
        {"code": "second", "kind": "text", "ask_if": condition},
    )
    assert (len(path(survey, given(first=value))) == 2) is asked
    assert len(path(survey, {})) == 1


def test_nothing_is_known_of_what_is_not_applicable():
    survey = survey_of(
        {"code": "first", "kind": "choice", "options": options(yes=1), "not_applicable": True},
        {"code": "second", "kind": "text", "ask_if": "first <> 'yes'"},
        {"code": "third", "kind": "text", "ask_if": "not answered(first)"},
    )
    answers = {"first": Given(None, not_applicable=True)}
    assert codes(path(survey, answers)) == ["first", "third"]


def test_notes_and_computed_questions_are_steps_and_no_work():
    survey = survey_of(
        {"code": "hello", "kind": "note"},
        {"code": "pupils", "kind": "number"},
        {"code": "double", "kind": "computed", "formula": "pupils * 2"},
    )
    assert codes(path(survey, {})) == ["hello", "pupils", "double"]
    assert following(survey, {}, "pupils").code == "double"
    assert progress(survey, given(pupils="1")) == Progress(1, 1)
    assert progress_by_section(survey, {}) == {"s": Progress(0, 1)}
    assert codes(gaps(survey, {})) == ["pupils"]


def test_progress_of_every_section_at_once():
    survey = shipped()["municipal_mechanisms"]
    answers = {
        "1.1.1.C1": Given({"ticks": []}),
        "1.1.1.C2": Given(None, not_applicable=True),
        "1.1.C3": Given({"ticks": ["methods"]}),
        "1.1.C6": Given(None, not_applicable=True),
    }
    found = progress_by_section(survey, answers)
    assert len(found) == 2 + 8 + 67
    assert [found[code] for code in ("1", "1.1", "1.1.1", "1.1.2", "2")] == [
        Progress(3, 171),
        Progress(3, 34),
        Progress(2, 5),
        Progress(0, 5),
        Progress(0, 196),
    ]
    mechanism = survey.section_of("1.1.C3")[-1]
    assert progress(survey, answers, mechanism) == Progress(3, 34)
    assert len(gaps(survey, answers, mechanism)) == 31
