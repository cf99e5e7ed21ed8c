"""What holds for every questionnaire and every set of answers."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from survey_defs.answers import Given, NotAnAnswer, in_words, is_complete, parse, validate
from survey_defs.navigation import following, gaps, next_gap, path, preceding, progress
from survey_defs.outline import outline
from survey_defs.pinning import pin, unpin
from survey_defs.scoring import UNIT, State, Surroundings, affected, maximum_of, score, scores_of
from survey_defs.tallying import tally
from tests.survey_defs import oracle
from tests.survey_defs.making import question_of, survey_of
from tests.survey_defs.random_kinds import KINDS
from tests.survey_defs.random_surveys import SHARES, SILENT, answered, surveys, values

FILLED = surveys().flatmap(lambda survey: st.tuples(st.just(survey), answered(survey)))
OUTSIDE = st.dictionaries(
    st.integers(0, 7).map(lambda number: f"q{number}"), SHARES.map(Fraction), max_size=8
)
AROUND = st.builds(Surroundings, previous=OUTSIDE, given=OUTSIDE)


@given(FILLED)
def test_the_path_is_every_question_whose_condition_is_known_to_hold(filled):
    survey, answers = filled
    expected = [q.code for q in survey.questions if oracle.asked(survey, answers, q.code)]
    assert [question.code for question in path(survey, answers)] == expected


@given(FILLED, AROUND)
def test_points_and_state_are_those_of_the_oracle(filled, around):
    survey, answers = filled
    for question in survey.questions:
        result = score(survey, question, answers, around)
        points, state = oracle.outcome(survey, answers, around, question.code)
        assert (Fraction(result.points, UNIT), result.state.value) == (points, state)


@given(FILLED, AROUND)
def test_nobody_earns_more_than_the_maximum_which_no_answer_moves(filled, around):
    survey, answers = filled
    for question in survey.questions:
        result = score(survey, question, answers, around)
        out = result.state in {State.NOT_ASKED, State.NOT_APPLICABLE}
        assert result.maximum == (0 if out else maximum_of(question, survey.rounding))
        assert result.points <= result.maximum


@given(FILLED)
def test_progress_and_gaps_count_the_path(filled):
    survey, answers = filled
    on_path = path(survey, answers)
    done = [q for q in on_path if is_complete(q, answers.get(q.code))]
    counted = progress(survey, answers)
    work = [q for q in on_path if q.kind not in SILENT]
    assert (counted.done, counted.total) == (len(done), len(work))
    missing = [q for q in work if q.required and q not in done]
    assert list(gaps(survey, answers)) == missing
    assert next_gap(survey, answers) == (missing[0] if missing else None)


@given(FILLED)
def test_forward_and_back_walk_the_same_path(filled):
    survey, answers = filled
    on_path = path(survey, answers)
    for one, other in pairwise(on_path):
        assert following(survey, answers, one.code) == other
        assert preceding(survey, answers, other.code) == one


@given(FILLED, AROUND, st.data())
def test_an_answer_changes_only_what_is_affected(filled, around, data):
    survey, answers = filled
    question = data.draw(st.sampled_from(survey.questions))
    changed = {**answers, question.code: Given(data.draw(values(question)))}
    untouched = {q.code for q in survey.questions} - set(affected(survey, question.code))
    for code in untouched:
        known = survey.question(code)
        before = score(survey, known, answers, around)
        assert score(survey, known, changed, around) == before


@given(FILLED, AROUND, st.randoms(use_true_random=False))
def test_any_order_of_answering_comes_to_the_same(filled, around, random):
    """Each answer scored as it came, with what it affects scored again: path, sums and level."""
    survey, answers = filled
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    kept, so_far = scores_of(survey, {}, around), {}
    for code, answer in shuffled:
        so_far[code] = answer
        for other in affected(survey, code):
            kept[other] = score(survey, survey.question(other), so_far, around)
    whole = scores_of(survey, answers, around)
    assert kept == whole
    assert tally(survey, kept) == tally(survey, whole)
    assert path(survey, so_far) == path(survey, answers)


@given(surveys())
def test_a_pinned_survey_comes_back_equal(survey):
    pinned = pin(survey)
    assert unpin(pinned.text) == survey
    assert pin(unpin(pinned.text)) == pinned
    assert outline(survey)


@given(FILLED)
def test_a_lawful_value_is_valid_reads_in_words_and_survives_json(filled):
    survey, answers = filled
    for code, answer in answers.items():
        question = survey.question(code)
        if answer.value is not None and question.kind != "evidence":
            checked = validate(question, answer.value)
            assert json.loads(json.dumps(checked)) == checked == validate(question, checked)
            assert in_words(question, checked)


SIGNS = ("10", "100", ",", ".", " ", "\u00a0", "/", " из ", "-", "−", "%", " %", "+")
WORDS = ("да", "нет", "всё", "ничего", "сентября", "2026", "a", "b", "Замечания", "и")
TRAPS = ("NaN", "inf", "1e9", "۵", "５", "½", "\ud800")
PIECES = st.sampled_from([*"0123456789", *SIGNS, *WORDS, *TRAPS])
TYPED = st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=30)


def attempted(operation, *args):
    """The value or, when it is refused, the sentence."""
    try:
        return operation(*args), None
    except NotAnAnswer as refusal:
        return None, str(refusal)


@given(KINDS, TYPED, st.data())
def test_any_text_gives_a_valid_value_or_a_sentence(kind, typed, data):
    question = question_of(**kind)
    current = data.draw(st.none() | values(question))
    value, sentence = attempted(parse, question, typed, current)
    if sentence is not None:
        assert sentence.endswith(".")
        return
    assert validate(question, value) == value
    assert json.loads(json.dumps(value)) == value
    assert in_words(question, value).encode("utf-8")
    more_rows_wanted = kind["kind"] == "table" and 0 < len(value["rows"]) < kind["rows_at_least"]
    assert is_complete(question, Given(value)) is not more_rows_wanted


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["a", "5"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "ticks",
                    "texts",
                    "value",
                    "numerator",
                    "denominator",
                    "void",
                    "exempt",
                    "previous",
                ]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(KINDS, ANYTHING)
def test_any_json_is_a_valid_value_or_refused(kind, anything):
    question = question_of(**kind)
    assume(anything is not None)
    value, sentence = attempted(validate, question, anything)
    if sentence is not None:
        assert sentence.endswith(".")
        return
    assert validate(question, value) == value
    assert in_words(question, value)
    survey = survey_of(kind)
    result = score(survey, survey.questions[0], {"q": Given(value)}, Surroundings())
    assert result.points <= result.maximum
