"""The twenty scales of a head, row by row, with the numbers at the edges of every rung."""

from __future__ import annotations

from fractions import Fraction

import pytest

from survey_defs.answers import Given, parse, set_previous, toggle_flag
from survey_defs.loading import shipped
from survey_defs.scoring import State, Surroundings, points_in_words, score

SURVEY = shipped()["head_self_assessment"]
NOTHING = Surroundings()


def scored(code, value, around=NOTHING):
    return score(SURVEY, SURVEY.question(code), {code: Given(value)}, around)


def earned(code, *typed, around=NOTHING):
    value = None
    for text in typed:
        value = parse(SURVEY.question(code), text, value)
    result = scored(code, value, around)
    return points_in_words(result.points) if result.state is State.ANSWERED else result.state


def test_twenty_indicators_a_hundred_points_a_threshold_of_sixty():
    assert [question.code for question in SURVEY.questions] == [f"H{n}" for n in range(1, 21)]
    assert SURVEY.maximum_points == SURVEY.maximum == 100
    assert SURVEY.threshold == 60
    assert [int(question.maximum_points) for question in SURVEY.questions] == (
        [10, 8, 6, 8, 8, 8, 6, 5, 5, 3, 5, 4, 4, 5, 3, 4, 3, 3, 1, 1]
    )


def test_nothing_is_not_applicable_and_nothing_is_official():
    assert {question.not_applicable for question in SURVEY.questions} == {False}
    assert (SURVEY.official, SURVEY.notice) == (False, "Шкала и перечень позиций — реконструкция")
    assert len(SURVEY.sources) == 4


def test_every_indicator_names_its_evidence_and_its_rule():
    assert all(q.evidence and q.evidence.documents and q.rule for q in SURVEY.questions)


@pytest.mark.parametrize(
    ("code", "typed", "points"),
    [
        ("H1", "100", "10"),
        ("H1", "95", "10"),
        ("H1", "94,9999", "6"),
        ("H1", "19 из 20", "10"),
        ("H1", "189999 из 200000", "6"),
        ("H1", "85", "6"),
        ("H1", "84,999999", "3"),
        ("H1", "70", "3"),
        ("H1", "69,9", "0"),
        ("H1", "0", "0"),
        ("H2", "Неисполненных нет", "8"),
        ("H2", "Есть неисполненные", "0"),
        ("H3", "нет", "6"),
        ("H3", "1", "4"),
        ("H3", "2 жалобы", "2"),
        ("H3", "3", "0"),
        ("H3", "100", "0"),
        ("H4", "1", "8"),
        ("H4", "2", "0"),
        ("H7", "0", "0"),
        ("H7", "5", "5"),
        ("H7", "6", "6"),
        ("H7", "40 призёров", "6"),
        ("H9", "90", "5"),
        ("H9", "89,99", "3"),
        ("H9", "7 из 10", "3"),
        ("H9", "2 из 3", "1"),
        ("H9", "50", "1"),
        ("H9", "49,9", "0"),
        ("H10", "да", "3"),
        ("H10", "нет", "0"),
        ("H11", "120", "5"),
        ("H11", "100", "5"),
        ("H11", "99,99", "3"),
        ("H11", "310 из 300", "5"),
        ("H11", "90", "3"),
        ("H11", "80", "1"),
        ("H11", "79", "0"),
        ("H12", "да", "4"),
        ("H12", "нет", "0"),
        ("H14", "95", "5"),
        ("H14", "94,99", "3"),
        ("H14", "85", "3"),
        ("H14", "84", "0"),
        ("H15", "1", "3"),
        ("H15", "2", "0"),
        ("H16", "Замечаний нет", "4"),
        ("H16", "Замечания есть", "0"),
        ("H17", "Не ниже 80 баллов", "3"),
        ("H17", "План устранения выполнен", "3"),
        ("H17", "3", "0"),
        ("H18", "1", "3"),
        ("H18", "2", "0"),
        ("H19", "0", "1"),
        ("H19", "1", "0,5"),
        ("H19", "2", "0"),
        ("H19", "9", "0"),
        ("H20", "да", "1"),
        ("H20", "нет", "0"),
    ],
)
def test_scale(code, typed, points):
    assert earned(code, typed) == points


@pytest.mark.parametrize(
    ("code", "given", "typed", "points"),
    [
        ("H5", "4", "1 из 50", "8"),
        ("H5", "4", "2 из 50", "4"),
        ("H5", "4", "3 из 50", "0"),
        ("H5", "100/3", "1 из 3", "4"),
        ("H5", "33.333333", "1 из 3", "0"),
        ("H5", "0", "0 из 50", "4"),
        ("H8", "60", "30 из 50", "5"),
        ("H8", "60", "59 из 100", "3"),
        ("H8", "60", "54 из 100", "3"),
        ("H8", "60", "53 из 100", "0"),
    ],
)
def test_scale_against_the_municipality(code, given, typed, points):
    around = Surroundings(given={code: Fraction(given)})
    assert earned(code, typed, around=around) == points


@pytest.mark.parametrize("code", ["H5", "H8"])
def test_without_the_municipal_value_the_answer_waits_and_keeps_its_maximum(code):
    question = SURVEY.question(code)
    result = scored(code, parse(question, "30 из 50"))
    maximum = int(question.maximum_points) * 10_000
    assert (result.points, result.maximum, result.state) == (0, maximum, State.WAITING)


@pytest.mark.parametrize(
    ("code", "before", "typed", "points"),
    [
        ("H6", "50", "50,01", "8"),
        ("H6", "50", "50", "4"),
        ("H6", "50", "25 из 50", "4"),
        ("H6", "50", "49,9", "0"),
        ("H6", "100/3", "1 из 3", "4"),
        ("H13", "5", "4", "4"),
        ("H13", "5", "5", "2"),
        ("H13", "5", "6", "0"),
        ("H13", "0", "0", "4"),
        ("H13", "0", "1", "0"),
    ],
)
def test_scale_against_the_last_period(code, before, typed, points):
    around = Surroundings(previous={code: Fraction(before)})
    assert earned(code, typed, around=around) == points


def test_without_a_last_period_the_typed_value_stands_in_for_it():
    question = SURVEY.question("H6")
    value = parse(question, "50")
    assert scored("H6", value).state is State.WAITING
    typed = set_previous(question, value, "40")
    assert typed == {"value": "50", "previous": "40"}
    assert points_in_words(scored("H6", typed).points) == "8"


def test_the_last_campaign_outweighs_what_was_typed():
    value = {"value": "50", "previous": "40"}
    around = Surroundings(previous={"H6": Fraction(60)})
    assert scored("H6", value, around).points == 0


def test_leaving_the_list_of_weak_schools_earns_the_best_without_any_number():
    value = toggle_flag(SURVEY.question("H6"), None, "exempt")
    result = scored("H6", value)
    assert (result.points, result.state) == (80_000, State.ANSWERED)
    assert toggle_flag(SURVEY.question("H6"), value, "exempt") is None


def test_nobody_on_record_is_best_even_without_a_last_period():
    assert earned("H13", "0") == "4"
    assert earned("H13", "никого") == "4"


def test_any_remark_about_the_meals_makes_it_zero():
    question = SURVEY.question("H14")
    value = toggle_flag(question, parse(question, "100"), "void")
    assert value == {"value": "100", "void": True}
    assert (scored("H14", value).points, scored("H14", value).state) == (0, State.ANSWERED)
    assert scored("H14", toggle_flag(question, value, "void")).points == 50_000
