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
        "ask_if": {"question": "canteen", "operator": "is_not", "value": "no"},
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
    ("choice", "yes", "is", "yes", True),
    ("choice", "no", "is", "yes", False),
    ("choice", "no", "is_not", "yes", True),
    ("choice", "no", "answered", None, True),
    ("checklist", {"ticks": ["a"]}, "is", "a", True),
    ("checklist", {"ticks": ["a"]}, "is", "b", False),
    ("checklist", {"ticks": ["a"]}, "is_not", "b", True),
    ("checklist", {"ticks": ["a", "b"]}, "at_least", "2", True),
    ("checklist", {"ticks": []}, "answered", None, True),
    ("number", "12", "is", "12.0", True),
    ("number", "12", "is_not", "12", False),
    ("number", "12", "at_least", "12", True),
    ("number", "12", "at_most", "11.9", False),
    ("text", "да", "is", "да", True),
    ("date", "2026-09-30", "at_most", "2026-10-01", True),
    ("date", "2026-09-30", "at_least", "2026-10-01", False),
    ("date", "2026-09-30", "is", "2026-09-30", True),
    ("ladder", {"numerator": "1", "denominator": "3"}, "at_least", "33.3", True),
    ("ladder", {"value": "33.3"}, "at_most", "33", False),
    ("ladder", {"void": True}, "at_least", "1", False),
    ("ladder", {"void": True}, "answered", None, True),
    ("fraction", {"numerator": "1", "denominator": "2"}, "is", "50", True),
]
SCALES = {
    "choice": {"options": options(yes=1, no=0)},
    "checklist": {
        "items": [{"code": code, "label": code, "role": "scored"} for code in "ab"],
    },
    "ladder": {"rungs": [{"from": 1, "points": 1}], "void": "Замечания"},
}


@pytest.mark.parametrize(("kind", "value", "operator", "wanted", "asked"), CONDITIONS)
def test_a_condition(kind, value, operator, wanted, asked):
    condition = {"question": "first", "operator": operator, "value": wanted}
    survey = survey_of(
        {"code": "first", "kind": kind, **SCALES.get(kind, {})},
        {"code": "second", "kind": "text", "ask_if": condition},
    )
    assert (len(path(survey, given(first=value))) == 2) is asked
    assert len(path(survey, {})) == 1


def test_nothing_is_known_of_what_is_not_applicable():
    condition = {"question": "first", "operator": "is_not", "value": "yes"}
    survey = survey_of(
        {"code": "first", "kind": "choice", "options": options(yes=1), "not_applicable": True},
        {"code": "second", "kind": "text", "ask_if": condition},
    )
    assert codes(path(survey, {"first": Given(None, not_applicable=True)})) == ["first"]


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
