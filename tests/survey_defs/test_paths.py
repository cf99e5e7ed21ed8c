"""Whatever the conditions and the answers: the path is that of the slow oracle."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from survey_defs.answers import Given
from survey_defs.conditions import dependants, is_asked
from survey_defs.evaluating import broken, plan_of, walk, walk_to
from survey_defs.expressions import TRUTH, check, parse
from survey_defs.navigation import gaps, path
from survey_defs.pinning import pin, unpin
from survey_defs.sorts import sorts_of
from tests.fuzzing import examples
from tests.survey_defs.random_paths import FILLED, VALUES, Oracle, an_answer

ROUND = settings(max_examples=examples(40))


def codes(questions):
    return [question.code for question in questions]


@ROUND
@given(FILLED)
def test_the_path_is_every_question_whose_conditions_are_known_to_hold(filled):
    each, answers = filled
    oracle = Oracle(each, answers)
    assert codes(path(each.survey, answers)) == oracle.path()
    for question in each.survey.questions:
        assert is_asked(each.survey, question, answers) == oracle.asked(question.code)


@ROUND
@given(FILLED)
def test_what_is_computed_and_what_is_offered_is_what_the_oracle_says(filled):
    each, answers = filled
    oracle, seen = Oracle(each, answers), walk(each.survey, answers)
    for question in each.survey.questions:
        if question.kind == "computed":
            assert seen.value_of(question.code) == oracle.value(question.code)
        if question.kind in {"choice", "multiple"} and oracle.asked(question.code):
            shown = [
                o.code for o in question.options if oracle.met("option", question.code, o.code)
            ]
            offer = seen.offer(question.code)
            places = [at for at in range(len(question.options)) if offer.has(at)]
            assert [question.options[at].code for at in places] == shown


@ROUND
@given(FILLED)
def test_a_walk_to_some_questions_finds_what_the_whole_walk_finds(filled):
    """With the answers that they need, and no others."""
    each, answers = filled
    whole = walk(each.survey, answers)
    for code in each.survey.places:
        needed = plan_of(each.survey).needs([code])
        few = {other: answers[other] for other in needed if other in answers}
        found = walk_to(each.survey, [code], few)
        assert found.is_asked(code) == whole.is_asked(code)
        assert found.value_of(code) == whole.value_of(code)
        assert found.offer(code) == whole.offer(code)


def answered_otherwise(filled):
    """The same with another answer to one question, to one that others lean on if there is any."""
    each, answers = filled
    able = [q for q in each.survey.questions if q.kind in VALUES]
    if not able:
        return st.just((each, answers, "", answers))
    leant_on = [q for q in able if len(dependants(each.survey, q.code)) > 1]
    return st.sampled_from(leant_on or able).flatmap(
        lambda question: st.tuples(
            st.just(each),
            st.just(answers),
            st.just(question.code),
            (st.none() | an_answer(question)).map(
                lambda given: {**answers, question.code: given or Given()}
            ),
        )
    )


@ROUND
@given(FILLED.flatmap(answered_otherwise))
def test_an_answer_changes_nothing_but_what_leans_on_it(edited):
    each, answers, code, changed = edited
    if not code:
        return
    before, after = walk(each.survey, answers), walk(each.survey, changed)
    leaning = dependants(each.survey, code)
    for other in each.survey.places:
        if other not in leaning:
            assert before.is_asked(other) == after.is_asked(other)
            assert before.value_of(other) == after.value_of(other)
            assert before.offer(other) == after.offer(other)


@ROUND
@given(FILLED.flatmap(answered_otherwise))
def test_an_earlier_answer_hides_later_ones_and_undone_brings_them_back(edited):
    each, answers, code, changed = edited
    asked = codes(path(each.survey, answers))
    missing = gaps(each.survey, answers)
    hidden = set(asked) - set(codes(path(each.survey, changed)))
    assert all(each.survey.place(other) > each.survey.place(code) for other in hidden)
    undone = {**changed, code: answers.get(code, Given())} if code else changed
    assert codes(path(each.survey, undone)) == asked
    assert gaps(each.survey, undone) == missing


@ROUND
@given(FILLED, st.randoms(use_true_random=False))
def test_any_order_of_answering_gives_one_path(filled, random):
    each, answers = filled
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    so_far: dict[str, Given] = {}
    for code, given_now in shuffled:
        so_far[code] = given_now
        assert codes(path(each.survey, so_far)) == Oracle(each, so_far).path()
    assert path(each.survey, so_far) == path(each.survey, answers)


@ROUND
@given(FILLED)
def test_a_pinned_survey_asks_the_same_and_its_expressions_make_sense(filled):
    each, answers = filled
    again = unpin(pin(each.survey).text)
    assert codes(path(again, answers)) == codes(path(each.survey, answers))
    assert broken(again, answers) == broken(each.survey, answers)
    names = sorts_of(each.survey)
    for question in each.survey.questions:
        if question.ask_if is not None:
            earlier = {c: s for c, s in names.items() if s.kind != "nothing"}
            if parse(question.ask_if).names <= earlier.keys():
                assert check(question.ask_if, earlier, TRUTH) == []
