"""Points by section: every rule by hand, and all of them together against the slow oracle."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_defs.answers import Given
from survey_defs.model import Section, Survey
from survey_defs.rules import Rounding, ScoreLevel
from survey_defs.scores import rounded
from survey_defs.scoring import UNIT, Score, State, Surroundings, scores_of
from survey_defs.tallying import Total, adjustments, is_plain, level_of, tally
from tests.survey_defs import oracle_sums
from tests.survey_defs.making import options
from tests.survey_defs.random_surveys import answered, ruled_surveys, survey_with
from tests.survey_defs.test_properties import AROUND

FILLED = ruled_surveys().flatmap(lambda survey: st.tuples(st.just(survey), answered(survey)))


def sections_of(part: Survey | Section) -> Iterator[Section]:
    for section in part.sections:
        yield section
        yield from sections_of(section)


@given(FILLED, AROUND)
def test_totals_are_those_of_the_oracle(filled, around):
    survey, answers = filled
    scores = scores_of(survey, answers, around)
    tallied = tally(survey, scores)
    columns = [
        oracle_sums.Adding(survey, scores, pick)
        for pick in (oracle_sums.points, oracle_sums.maximum, oracle_sums.best)
    ]
    for part in (survey, *sections_of(survey)):
        total = tallied.whole if part is survey else tallied.of(part.code)
        found = (total.points, total.maximum, total.points + total.open)
        assert [Fraction(each, UNIT) for each in found] == [each.total(part) for each in columns]


@given(FILLED, AROUND)
def test_what_is_earned_lost_and_open_makes_the_maximum(filled, around):
    """None of lost and open is ever below zero; points are, where scales take away."""
    survey, answers = filled
    tallied = tally(survey, scores_of(survey, answers, around))
    for total in (tallied.whole, *tallied.sections.values()):
        assert total.points + total.lost + total.open == total.maximum
        assert min(total.lost, total.open, total.maximum - total.points) >= 0


@given(FILLED, AROUND)
def test_answers_and_adjustments_add_up_to_every_total(filled, around):
    survey, answers = filled
    scores = scores_of(survey, answers, around)
    tallied, adjusted = tally(survey, scores), adjustments(survey, scores)
    assert set(adjusted) <= {"", *(section.code for section in sections_of(survey))}
    for part in (survey, *sections_of(survey)):
        asked = survey.questions if part is survey else part.every_question
        inside = {section.code for section in sections_of(part)}
        inside.add("" if part is survey else part.code)
        parts = [plain(scores[question.code]) for question in asked]
        parts += [total for code, total in adjusted.items() if code in inside]
        added = Total(*(sum(column) for column in zip(*parts, strict=True))) if parts else Total()
        assert added == (tallied.whole if part is survey else tallied.of(part.code))


def plain(score: Score) -> Total:
    is_open = score.state is not State.ANSWERED
    return Total(score.points, score.maximum, score.maximum if is_open else 0)


@given(ruled_surveys())
def test_the_maximum_of_a_survey_is_the_tallied_one(survey):
    most = scores_of(survey_with_all(survey), {}, Surroundings())
    counted = oracle_sums.Adding(survey, most, oracle_sums.maximum).total(survey)
    assert Fraction(survey.maximum_points) == counted


def survey_with_all(survey: Survey) -> Survey:
    """The same without conditions and with nothing to leave out."""

    def freed(section: Section) -> Section:
        questions = [each.model_copy(update={"ask_if": None}) for each in section.questions]
        inner = tuple(freed(each) for each in section.sections)
        return section.model_copy(update={"questions": tuple(questions), "sections": inner})

    sections = tuple(freed(section) for section in survey.sections)
    return survey_with(sections, rounding=survey.rounding)


def graded(*points: Any, **rule: Any) -> tuple[Section, dict[str, Given]]:
    """Choices that can earn 10 each; `None` is not answered, `"n/a"` does not apply."""
    code = rule.pop("code", "s")
    questions, answers = [], {}
    for number, earned in enumerate(points):
        name = f"{code}{number}"
        known = options(best=10, mine=earned if isinstance(earned, int | float) else 0)
        questions.append(
            {
                "kind": "choice", "code": name, "title": "Вопрос",
                "options": known, "not_applicable": True,
            }
        )  # fmt: skip
        if earned == "n/a":
            answers[name] = Given(None, not_applicable=True)
        elif earned is not None:
            answers[name] = Given("mine")
    return Section(code=code, title="Раздел", questions=questions, **rule), answers


def counted(section: Section, answers: dict[str, Given], **fields: Any) -> tuple[float, ...]:
    survey = survey_with((section,), **fields)
    total = tally(survey, scores_of(survey, answers, Surroundings())).whole
    return tuple(each / UNIT for each in total)


@pytest.mark.parametrize(
    ("points", "rule", "expected"),
    [
        ((4, 6, 8), {}, (18, 30, 0)),
        ((4, 6, 8), {"aggregate": "average"}, (6, 10, 0)),
        ((1, 2, 9), {"aggregate": "median"}, (2, 10, 0)),
        ((1, 2, 4, 9), {"aggregate": "median"}, (3, 10, 0)),
        ((4, 6), {"weight": "0.5"}, (5, 10, 0)),
        ((4, 6, 8), {"cap": 12}, (12, 12, 0)),
        ((-4, -6), {"floor": 0}, (0, 20, 0)),
        ((4, None), {"aggregate": "average"}, (2, 10, 5)),
        ((4, "n/a"), {"aggregate": "average"}, (4, 10, 0)),
        (("n/a", "n/a"), {"aggregate": "average", "floor": 3}, (0, 0, 0)),
        ((9, None, None), {"cap": 12}, (9, 12, 3)),
        ((4, 6), {"aggregate": "average", "weight": 2, "cap": 8}, (8, 8, 0)),
    ],
)
def test_each_rule_by_hand(points, rule, expected):
    section, answers = graded(*points, **rule)
    assert counted(section, answers) == expected


def test_an_average_of_averages_gives_every_section_the_same_say():
    few, one = graded(10, 0, code="few")
    lots, many = graded(8, 8, 8, 8, code="lots")
    both = {**one, **many}
    outer = Section(code="all", title="Всё", sections=(few, lots), aggregate="average")
    assert counted(outer, both) == (7, 10, 0)
    outer = outer.model_copy(update={"aggregate": "average_of_averages"})
    assert counted(outer, both) == (6.5, 10, 0)


def test_a_section_with_a_rule_is_one_value_to_the_average_above_it():
    ruled, one = graded(2, 4, code="ruled", aggregate="average")
    own, other = graded(9, code="own")
    outer = Section(code="all", title="Всё", sections=(ruled, own), aggregate="average")
    assert counted(outer, {**one, **other}) == (6, 10, 0)


def test_the_survey_has_rules_too():
    one, answers = graded(2, code="a")
    other, more = graded(4, code="b")
    survey = survey_with((one, other), aggregate="average", cap=8)
    scores = scores_of(survey, answers | more, Surroundings())
    assert tally(survey, scores).whole == (30_000, 80_000, 0)
    assert adjustments(survey, scores) == {"": (-30_000, -120_000, 0)}
    assert survey.maximum_points == 8
    assert not is_plain(survey)


@pytest.mark.parametrize("question", [{"kind": "text"}, {"kind": "note"}, {"kind": "number"}])
def test_what_bears_no_points_is_in_no_average(question):
    section, answers = graded(4, 6, aggregate="average")
    silent = Section(
        code="t", title="Слова", questions=[{"code": "t0", "title": "Вопрос", **question}]
    )
    outer = Section(code="all", title="Всё", sections=(section, silent), aggregate="average")
    assert counted(outer, answers | {"t0": Given("5")}) == (5, 10, 0)


def test_a_percent_of_the_salary_is_no_point():
    section, answers = graded(4, 6)
    paid = section.questions[0].model_copy(update={"earns": "salary"})
    mixed = section.model_copy(update={"questions": (paid, section.questions[1])})
    assert counted(mixed, answers) == (6, 10, 0)


@pytest.mark.parametrize(
    ("number", "decimals", "mode", "expected"),
    [
        ("0.25", 1, "half_up", 0.3),
        ("0.25", 1, "half_even", 0.2),
        ("0.35", 1, "half_even", 0.4),
        ("0.29", 1, "down", 0.2),
        ("0.21", 1, "up", 0.3),
        ("-0.25", 1, "half_up", -0.3),
        ("-0.29", 1, "down", -0.2),
        ("-0.21", 1, "up", -0.3),
        ("1/3", 4, "half_up", 0.3333),
        ("2/3", 0, "half_up", 1),
        ("2/3", 4, "up", 0.6667),
    ],
)
def test_rounding_goes_alike_on_both_sides_of_zero(number, decimals, mode, expected):
    rule = Rounding(decimals=decimals, mode=mode)
    assert rounded(Fraction(number) * UNIT, rule) == round(expected * UNIT)


def test_only_what_a_rule_has_made_is_rounded():
    section, answers = graded(2.25, 3, cap=50)
    assert counted(section, answers, rounding=Rounding(decimals=0)) == (5.25, 20, 0)
    section, answers = graded(2.25, 3, aggregate="average")
    assert counted(section, answers, rounding=Rounding(decimals=1)) == (2.6, 10, 0)


LEVELS = (
    ScoreLevel(title="высокий", **{"from": 80}),
    ScoreLevel(title="средний", **{"from": "33.34"}),
)


@pytest.mark.parametrize(
    ("got", "of", "level"),
    [(8, 10, "высокий"), (7999, 10_000, "средний"), (1, 3, None), (0, 0, None), (-5, 10, None)],
)
def test_a_level_is_told_by_the_exact_percent(got, of, level):
    survey = survey_with(graded(1)[0:1], levels=LEVELS)
    reached = level_of(survey, got, of)
    assert (reached and reached.title) == level
