"""Scales and payment rules of real regulations: each loads, or is refused for its very trap."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from survey_defs.answers import Given
from survey_defs.checking import check, examine
from survey_defs.model import Survey
from survey_defs.paying import Forecast, Lacking, PayGiven, Uncovered, forecast, label_of
from survey_defs.scoring import UNIT, Score, State, Surroundings, salary, score, scores_of
from survey_defs.tallying import tally
from tests.survey_defs.test_checking import said_in, untitled

SCALES = Path(__file__).parent / "real_scales"
FILES = sorted(SCALES.glob("*.yaml"))
REFUSED = {
    "ivanovo_spec": {"ladder-hole"},
    "ivanovo_pmpk": {"ladder-hole"},
    "ivanovo_dou": {"ladder-hole"},
    "kostroma1272": {"ladder-overlap", "ladder-hole"},
    "kirov_coko": {"per-unit-no-cap"},
    "kras": {"ladder-overlap"},
    "sverdl994": {"ladder-hole"},
}
LOADED = {
    *("saratov", "prohladny", "spetsob", "khabarovsk", "kemerovo1367", "list12", "ekb"),
    *("topuch_ol", "prem_table", "prem_cult", "prem_prop", "sverdl994_quarters", "belg_cst"),
    *("point_price", "samara446"),
}
DOUBTED = {
    "kirov_coko": {"per-unit-sign"},
    "topuch_ol": {"per-unit-no-floor"},
    "prem_table": {"payment-hole"},
    "prem_cult": {"payment-hole"},
    "sverdl994_quarters": {"payment-hole"},
}


def survey_in(name: str) -> Survey:
    survey, problems = examine(SCALES / f"{name}.yaml")
    assert [problem for problem in problems if not problem.warning] == []
    assert survey is not None
    return survey


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_fragment_is_told_of_on_its_own_lines(file):
    assert untitled(check(file)) == said_in(file)


def test_each_is_refused_for_exactly_its_trap():
    refused: dict[str, set[str]] = {}
    doubted: dict[str, set[str]] = {}
    for file in FILES:
        for problem in said_in(file):
            told = doubted if problem.warning else refused
            told.setdefault(file.stem, set()).add(problem.code)
    assert refused == REFUSED
    assert doubted == DOUBTED
    assert {file.stem for file in FILES} == LOADED | set(REFUSED)


def earned(survey: Survey, **values: object) -> list[float | str]:
    """Points of each question, or why there are none."""
    answers = {code: Given(value) for code, value in values.items()}
    found = scores_of(survey, answers, Surroundings()).values()
    return [
        each.points / UNIT if each.state is State.ANSWERED else each.state.value for each in found
    ]


@pytest.mark.parametrize(("percent", "points"), [("94.999999", 0), ("95", 2.5), ("100", 2.5)])
def test_points_may_be_fractions(percent, points):
    assert earned(survey_in("saratov"), task={"value": percent}) == [points]


def test_points_may_go_below_zero():
    survey = survey_in("topuch_ol")
    assert earned(survey, twos="4", failed={"value": "2.9"}) == [-4, 3]
    found = scores_of(survey, {"twos": Given("4")}, Surroundings())
    assert tally(survey, found).whole == (-40_000, 30_000, 30_000)


def test_the_reverse_scale_ends_at_three_percent():
    shares = ({"value": "3"}, {"value": "3.000001"})
    assert [earned(survey_in("topuch_ol"), failed=each)[1] for each in shares] == [3, 0]


def test_a_zero_asks_why():
    survey = survey_in("list12")
    assert earned(survey, relevance="none") == [0, "unanswered"]
    assert earned(survey, relevance="one") == [1, "not_asked"]


def test_nine_indicators_of_two_points_make_eighteen():
    survey = survey_in("ekb")
    assert survey.maximum_points == 18
    answers = {question.code: Given("one") for question in survey.questions}
    assert tally(survey, scores_of(survey, answers, Surroundings())).whole == (90_000, 180_000, 0)


@pytest.mark.parametrize("name", ["khabarovsk", "prohladny", "kemerovo1367", "spetsob"])
def test_an_indicator_without_points_is_asked_all_the_same(name):
    survey = survey_in(name)
    assert survey.maximum_points == survey.maximum
    assert any(question.maximum_points == 0 for question in survey.questions)


def test_percents_of_the_salary_are_no_points():
    """The fragment is refused for one row; the others still say what they pay."""
    survey, _ = examine(SCALES / "kras.yaml")
    assert survey is not None
    answers = {"prizes": Given("world"), "events": Given("region"), "quota": Given("clean")}
    assert salary(survey, answers, Surroundings()) == 222 * UNIT
    prizes = survey.question("prizes")
    assert score(survey, prizes, answers, Surroundings()) == Score(0, 0, State.ANSWERED)
    assert survey.maximum_points == 0


def test_what_falls_into_a_hole_waits_and_nothing_is_chosen_for_it():
    survey, _ = examine(SCALES / "ivanovo_spec.yaml")
    assert survey is not None
    task = survey.question("task")
    for percent, points in (("89", 100_000), ("90", 200_000)):
        answers = {"task": Given({"value": percent})}
        assert score(survey, task, answers, Surroundings()).points == points
    between = score(survey, task, {"task": Given({"value": "89.5"})}, Surroundings())
    assert between == Score(0, 200_000, State.WAITING)


def paid(name: str, points: str, **known: object):
    survey = survey_in(name)
    assert survey.payment is not None
    units = int(Fraction(points) * UNIT)
    return forecast(survey.payment, units, int(survey.maximum * UNIT), PayGiven(**known))


def test_fifty_nine_pays_nothing_and_sixty_pays_seventy_percent():
    assert paid("prem_table", "59") == Forecast("row", percent=Fraction(0))
    assert paid("prem_table", "60") == Forecast("row", percent=Fraction(70))


def test_ninety_four_and_a_half_is_a_question_with_both_neighbours():
    found = paid("prem_table", "94.5")
    assert isinstance(found, Uncovered)
    labels = [label_of(row).replace("\xa0", " ") for row in found.neighbours]
    assert labels == ["80–94 → 90 %", "95–100 → 100 %"]


@pytest.mark.parametrize(
    ("points", "percent"), [("7", 0), ("7.5", 75), ("8.5", 120), ("9", 135), ("10", 150)]
)
def test_a_step_of_a_half_meets_every_row(points, percent):
    assert paid("prem_cult", points) == Forecast("row", percent=Fraction(percent))


def test_the_fund_is_shared_in_proportion_or_by_the_price_of_a_point():
    fund = Fraction(90_000)
    assert paid("prem_prop", "50", fund=fund) == Forecast("fund", amount=Fraction(45_000))
    of_all = 300 * UNIT
    found = paid("point_price", "50", fund=fund, points_of_all=of_all)
    assert found == Forecast("price", amount=Fraction(15_000))
    assert paid("prem_prop", "50") == Lacking("fund")


def test_the_same_percent_pays_differently_in_each_quarter():
    found = [paid("sverdl994_quarters", "60", quarter=quarter) for quarter in (1, 2, 3, 4)]
    assert [isinstance(each, Uncovered) for each in found] == [True, True, False, False]
    assert [each.percent for each in found[2:]] == [100, 0]


def test_a_newcomer_is_paid_a_fixed_sum():
    found = paid("samara446", "0", newcomer=True)
    assert found == Forecast("newcomer", amount=Fraction(2000))


def test_the_central_fund_is_computed():
    survey = survey_in("belg_cst")
    assert earned(survey, wages="1000000", share="0.05") == [0, 0, 0]
    assert earned(survey, wages="1000000") == [0, "unanswered", "waiting"]
