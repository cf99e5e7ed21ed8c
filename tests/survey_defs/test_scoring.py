"""Points, maximum and state, for each thing that may happen to a question."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from survey_defs.answers import Given
from survey_defs.scoring import (
    Score,
    State,
    Surroundings,
    affected,
    measured,
    pays_salary,
    percent,
    points_in_words,
    salary,
    score,
)
from tests.survey_defs.making import options, question_of, survey_of

NOTHING = Surroundings()
CHOICE = {"kind": "choice", "options": options(yes="2.5", partly=1, no=0)}


def scored(question, given, around=NOTHING):
    survey = survey_of(question)
    answers = {"q": given} if given else {}
    return score(survey, survey.questions[0], answers, around)


def points(question, value, around=NOTHING):
    result = scored(question, Given(value), around)
    return points_in_words(result.points) if result.state is State.ANSWERED else result.state


def test_an_answer_earns_its_points_in_ten_thousandths():
    assert scored(CHOICE, Given("yes")) == Score(25_000, 25_000, State.ANSWERED)


def test_no_answer_earns_nothing_and_stays_in_the_maximum():
    assert scored(CHOICE, None) == Score(0, 25_000, State.UNANSWERED)
    assert scored(CHOICE, Given(None)) == Score(0, 25_000, State.UNANSWERED)


def test_not_applicable_leaves_the_maximum_where_that_is_allowed():
    allowed = {**CHOICE, "not_applicable": True}
    result = Score(0, 0, State.NOT_APPLICABLE)
    assert scored(allowed, Given(None, not_applicable=True)) == result
    assert scored(allowed, Given("yes", not_applicable=True)) == result


def test_not_applicable_changes_nothing_where_it_is_not_allowed():
    claimed = Given(None, not_applicable=True)
    assert scored(CHOICE, claimed) == Score(0, 25_000, State.UNANSWERED)
    assert scored(CHOICE, Given("yes", not_applicable=True)).state is State.ANSWERED


def test_a_question_that_is_not_asked_counts_for_nothing():
    survey = survey_of(
        {"code": "first", **CHOICE},
        {"code": "second", **CHOICE, "ask_if": "first = 'yes'"},
    )
    second = survey.question("second")
    out = Score(0, 0, State.NOT_ASKED)
    assert score(survey, second, {"second": Given("yes")}, NOTHING) == out
    assert score(survey, second, {"first": Given("no"), "second": Given("yes")}, NOTHING) == out
    asked = score(survey, second, {"first": Given("yes"), "second": Given("yes")}, NOTHING)
    assert asked == Score(25_000, 25_000, State.ANSWERED)


def test_a_question_behind_a_question_that_is_not_asked_is_not_asked():
    survey = survey_of(
        {"code": "a", **CHOICE},
        {"code": "b", **CHOICE, "ask_if": "a = 'yes'"},
        {"code": "c", **CHOICE, "ask_if": "b = 'yes'"},
    )
    answers = {"a": Given("no"), "b": Given("yes"), "c": Given("yes")}
    assert score(survey, survey.question("c"), answers, NOTHING).state is State.NOT_ASKED
    assert affected(survey, "a") == ("a", "b", "c")
    assert affected(survey, "b") == ("b", "c")
    assert affected(survey, "c") == ("c",)


def test_points_may_go_below_zero_where_no_floor_holds_them():
    question = {"kind": "per_unit", "per_unit": "-1"}
    assert points(question, "3") == "−3"
    assert scored(question, Given("3")).maximum == 0


def test_only_full_units_count():
    question = {"kind": "per_unit", "per_unit": 1, "unit_size": 100, "cap": 5}
    assert [points(question, n) for n in ("99", "100", "250", "900")] == ["0", "1", "2", "5"]


def test_any_of_the_required_ticks_may_be_enough():
    items = [{"code": code, "label": code, "role": "required"} for code in "ab"]
    question = {"kind": "checklist", "points": 2, "enough": "any", "items": items}
    assert points(question, {"ticks": []}) == "0"
    assert points(question, {"ticks": ["b"]}) == "2"


def test_required_and_scored_ticks_add_up():
    items = [
        {"code": "a", "label": "a", "role": "required"},
        {"code": "b", "label": "b", "role": "scored", "points": "0.5"},
        {"code": "c", "label": "c", "role": "noted"},
    ]
    question = {"kind": "checklist", "points": 2, "items": items}
    assert points(question, {"ticks": ["b", "c"]}) == "0,5"
    assert points(question, {"ticks": ["a", "b"]}) == "2,5"


@pytest.mark.parametrize("kind", ["number", "fraction", "text", "date"])
def test_kinds_without_points_have_no_maximum(kind):
    assert scored({"kind": kind}, None) == Score(0, 0, State.UNANSWERED)


def test_a_third_is_compared_as_a_third():
    rungs = [{"from": "33.333334", "points": 2}, {"from": "33.333333", "points": 1}]
    question = {"kind": "ladder", "rungs": rungs}
    assert points(question, {"numerator": "1", "denominator": "3"}) == "1"


def test_a_share_of_the_given_value_where_less_is_better():
    rungs = [{"relation": "share", "share": 110, "points": 1}]
    question = {"kind": "comparison", "better": "lower", "rungs": rungs}
    around = Surroundings(given={"q": Decimal(10)})
    earned = [points(question, {"value": value}, around) for value in ("9", "11", "11.1")]
    assert earned == ["1", "1", "0"]


def test_a_typed_previous_value_alone_is_no_answer():
    question = {"kind": "change", "better": "higher", "points_better": 2, "points_same": 1}
    assert scored(question, Given({"previous": "5"})).state is State.UNANSWERED


def test_what_is_measured_is_exact():
    change = question_of(kind="change", better="higher", points_better=2, points_same=1)
    assert measured(change, {"numerator": "1", "denominator": "3"}) == Fraction(100, 3)
    assert measured(change, {"exempt": True}) is None
    assert measured(change, None) is None
    assert measured(question_of(kind="number"), "12") == 12


@pytest.mark.parametrize(
    ("got", "of", "shown"),
    [
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (1, 1000, "0.1"),
        (5, 10_000, "0.1"),
        (4999, 10_000_000, "0.0"),
        (4_230_000, 4_230_000, "100.0"),
        (0, 10, "0.0"),
        (-1, 3, "-33.3"),
    ],
)
def test_a_percent_is_rounded_half_up_to_a_tenth(got, of, shown):
    assert str(percent(got, of)) == shown


def test_a_percent_of_nothing_is_not_shown():
    assert percent(0, 0) is None


@pytest.mark.parametrize(
    ("units", "words"),
    [
        (25_000, "2,5"),
        (100_000, "10"),
        (0, "0"),
        (-10_000, "−1"),
        (1, "0,0001"),
        (4_230_000, "423"),
    ],
)
def test_points_in_words(units, words):
    assert points_in_words(units) == words


@pytest.mark.parametrize(
    ("height", "earned"),
    [("0", "0"), ("10", "1"), ("19.999", "1"), ("20", "2"), ("30", "2"), ("30.001", "3")],
)
def test_each_end_of_a_rung_belongs_to_it_or_not_as_stated(height, earned):
    rungs = [
        {"above": 30, "points": 3},
        {"from": 20, "to": 30, "points": 2},
        {"from": 10, "below": 20, "points": 1},
        {"below": 10, "points": 0},
    ]
    assert points({"kind": "ladder", "rungs": rungs}, {"value": height}) == earned


def test_what_no_rung_covers_waits_for_its_author():
    rungs = [{"from": 90, "to": 100, "points": 2}, {"from": 70, "to": 89, "points": 1}]
    ladder = {"kind": "ladder", "rungs": rungs}
    assert points(ladder, {"value": "89.5"}) is State.WAITING
    assert points(ladder, {"value": "12"}) is State.WAITING
    assert points({**ladder, "otherwise": 0}, {"value": "89.5"}) == "0"


@pytest.mark.parametrize(("rungs", "earned"), [([{"from": 5, "points": 1}], "0")])
def test_below_a_ladder_of_open_rungs_there_is_nothing(rungs, earned):
    assert points({"kind": "ladder", "rungs": rungs}, {"value": "4.99"}) == earned


@pytest.mark.parametrize(
    ("documents", "at_least", "earned"),
    [("1", 0, "5"), ("1", 1, "5"), ("2", 3, "0"), ("3", 3, "5")],
)
def test_documents_earn_once_as_soon_as_there_are_enough(documents, at_least, earned):
    evidence = {"kind": "evidence", "points": 5, "evidence": {"at_least": at_least}}
    assert points(evidence, documents) == earned


@pytest.mark.parametrize(
    ("chosen", "earned"),
    [([], "0"), (["a"], "2"), (["a", "b"], "4"), (["a", "c"], "0"), (["none"], "−1")],
)
def test_several_add_up_within_their_limits(chosen, earned):
    listed = [*options(a=2, b=3, c=-9), {"code": "none", "label": "Ничего", "points": -1}]
    question = {"kind": "multiple", "options": listed, "floor": -1, "cap": 4}
    if chosen == ["a", "c"]:
        question["floor"] = 0
    assert points(question, chosen) == earned
    assert scored(question, None).maximum == 40_000


def test_rows_earn_each_up_to_the_cap():
    columns = [{"kind": "text", "code": "t", "title": "Что"}]
    table = {"kind": "table", "columns": columns, "per_row": 2, "cap": 5}
    for count, earned in ((1, "2"), (2, "4"), (3, "5")):
        rows = [{"id": n, "cells": {"t": "да"}} for n in range(count)]
        assert points(table, {"next": 9, "rows": rows}) == earned
    assert points(table, {"next": 1, "rows": [], "none": True}) == "0"


def test_a_computed_number_stands_on_its_rungs_and_waits_while_it_is_unknown():
    rungs = [{"from": 50, "points": 2}, {"from": 0, "below": 50, "points": 1}]
    survey = survey_of(
        {"code": "n", "kind": "number"},
        {"code": "twice", "kind": "computed", "formula": "n * 2", "rungs": rungs},
    )
    twice = survey.question("twice")

    def computed(**values):
        given = {code: Given(value) for code, value in values.items()}
        return score(survey, twice, given, NOTHING)

    assert computed(n="25") == Score(20_000, 20_000, State.ANSWERED)
    assert computed(n="24") == Score(10_000, 20_000, State.ANSWERED)
    assert computed() == Score(0, 20_000, State.WAITING)
    assert affected(survey, "n") == ("n", "twice")


def test_a_note_is_no_question_of_points():
    assert scored({"kind": "note"}, None) == Score(0, 0, State.ANSWERED)


def test_a_weight_multiplies_points_and_maximum():
    weighted = {**CHOICE, "weight": "0.3333"}
    assert scored(weighted, Given("yes")) == Score(8333, 8333, State.ANSWERED)
    assert scored(weighted, Given("partly")) == Score(3333, 8333, State.ANSWERED)


def test_a_scale_that_only_takes_away_has_nothing_to_lose_from():
    fines = {"kind": "choice", "options": options(small=-1, big=-5)}
    assert scored(fines, None) == Score(0, 0, State.UNANSWERED)
    assert scored(fines, Given("big")) == Score(-50_000, 0, State.ANSWERED)


def test_percents_of_the_salary_are_added_up_apart():
    survey = survey_of(
        {"code": "a", **CHOICE, "earns": "salary"},
        {"code": "b", **CHOICE, "earns": "salary", "weight": 2},
        {"code": "c", **CHOICE},
    )
    answers = {code: Given("yes") for code in "abc"}
    assert salary(survey, answers, NOTHING) == 75_000
    assert score(survey, survey.question("a"), answers, NOTHING) == Score(0, 0, State.ANSWERED)
    assert pays_salary(survey)
    assert not pays_salary(survey_of(CHOICE))
