"""What ships: each loads, says what it is, passes its scenarios and reads as it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from survey_defs import scenarios
from survey_defs.checking import examine
from survey_defs.loading import CONTENT, shipped
from survey_defs.outline import outline
from survey_defs.scenarios import finding

OUTLINES = Path(__file__).parent / "outlines"
CODES = [
    "agglomeration",
    "head_self_assessment",
    "low_results_schools",
    "motivating_monitoring",
    "municipal_mechanisms",
    "objectivity",
    "training_needs",
]
KNOWN_WARNINGS = {"head_self_assessment": ["payment-hole"] * 3}
"""The table of its source says nothing of 94.5, 79.5 and 69.5."""
every = pytest.mark.parametrize("code", CODES)


def file_of(code):
    return CONTENT / f"{code}.yaml"


def test_these_ship():
    assert sorted(shipped()) == CODES


@every
def test_it_has_no_problem_but_those_of_its_source(code):
    _, problems = examine(file_of(code))
    assert all(problem.warning for problem in problems), problems
    assert [problem.code for problem in problems] == KNOWN_WARNINGS.get(code, [])


@every
def test_nobody_takes_it_for_official_and_it_names_its_sources(code):
    survey = shipped()[code]
    assert survey.official is False
    assert survey.notice
    assert len(survey.sources) >= 3
    assert survey.version == 1


@every
def test_its_scenarios_come_out_as_they_say(code):
    survey, path = shipped()[code], file_of(code)
    assert [str(problem) for problem in scenarios.replay(survey, path)] == []


@every
def test_it_has_several_scenarios(code):
    files = scenarios.beside(file_of(code), code)
    read = [finding.understood(finding.text_of(file), file.name)[0] for file in files]
    assert sum(len(file.scenarios) + len(file.rankings) for file in read) >= 5


@every
def test_it_reads_as_it_did(code):
    """When the change is meant: `make outlines`, and look at the diff."""
    golden = (OUTLINES / f"{code}.txt").read_text("utf-8")
    assert outline(shipped()[code]) == golden


def test_the_indicators_with_a_threshold_of_a_region_are_official_and_earn_nothing():
    survey = shipped()["objectivity"]
    official = [question for question in survey.questions if question.official]
    assert [question.code for question in official] == ["vpr", "vsoko"]
    assert [question.maximum_points for question in official] == [0, 0]


def test_the_monitoring_ranks_eleven_indicators_of_three_groups():
    survey = shipped()["motivating_monitoring"]
    ranked = {
        question.code: question.ranking.better for question in survey.questions if question.ranking
    }
    assert ranked == {
        "У1": "higher", "У2": "lower", "У3": "higher", "У4": "higher",
        "Р1": "lower", "Р2": "higher", "Р3": "lower", "Р4": "higher",
        "П1": "higher", "П2": "higher", "П3": "lower",
    }  # fmt: skip
    assert [section.code for section in survey.sections] == ["У", "Р", "П"]
    assert all(survey.question(code).numerator for code in ranked)
    assert all(survey.question(code).denominator for code in ranked)


def test_the_four_blocks_of_training_ask_the_same():
    survey = shipped()["training_needs"]
    blocks = [section for section in survey.sections if section.level == "block"]
    asked = ["diagnosed", "deficit", "trained", "left", "planned", "how", "conclusion"]
    assert [[q.code for q in block.questions] for block in blocks] == [
        [f"{number}.{each}" for each in asked] for number in range(1, 5)
    ]
