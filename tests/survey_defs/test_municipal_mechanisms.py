"""The questionnaire of the eight mechanisms holds what the methodology says, no more, no less."""

from __future__ import annotations

from collections import Counter

import pytest

from survey_defs.answers import Given, hints, in_words, parse, propose, set_item_text
from survey_defs.loading import shipped
from survey_defs.scoring import State, Surroundings, score

SURVEY = shipped()["municipal_mechanisms"]
PER_POSITION = ("C1", "C2", "C4", "C5", "C7")
PER_MECHANISM = ("C3", "C6", "C8", "C9")


def mechanisms():
    return [mechanism for block in SURVEY.sections for mechanism in block.sections]


def scored(code, **value):
    question = SURVEY.question(code)
    return score(SURVEY, question, {code: Given(value)}, Surroundings())


def test_367_questions_423_points_67_positions_in_8_mechanisms_and_2_blocks():
    assert len(SURVEY.questions) == 367
    assert SURVEY.maximum_points == SURVEY.maximum == 423
    assert [block.code for block in SURVEY.sections] == ["1", "2"]
    assert sum(len(mechanism.sections) for mechanism in mechanisms()) == 67


@pytest.mark.parametrize(
    ("code", "positions", "questions", "points"),
    [
        ("1.1", 6, 34, 41),
        ("1.2", 6, 34, 41),
        ("1.3", 10, 54, 61),
        ("1.4", 9, 49, 56),
        ("2.1", 8, 44, 51),
        ("2.2", 9, 49, 56),
        ("2.3", 12, 64, 71),
        ("2.4", 7, 39, 46),
    ],
)
def test_each_mechanism_has_its_positions_questions_and_points(code, positions, questions, points):
    mechanism = next(known for known in mechanisms() if known.code == code)
    assert len(mechanism.sections) == positions
    assert len(mechanism.every_question) == questions
    assert sum(q.maximum_points for q in mechanism.every_question) == points


def test_the_levels_are_block_mechanism_position():
    path = SURVEY.section_of("1.2.3.C4")
    assert [(section.code, section.level) for section in path] == [
        ("1", "block"),
        ("1.2", "mechanism"),
        ("1.2.3", "position"),
    ]


def test_a_mechanism_asks_its_positions_first_and_then_itself():
    first, *_, last = mechanisms()[0].every_question
    codes = [question.code for question in mechanisms()[0].every_question]
    assert codes[:5] == ["1.1.1.C1", "1.1.1.C2", "1.1.1.C4", "1.1.1.C5", "1.1.1.C7"]
    assert codes[-4:] == ["1.1.C3", "1.1.C6", "1.1.C8", "1.1.C9"]
    assert (SURVEY.place(first.code), SURVEY.place(last.code)) == (0, 33)


def test_each_criterion_is_asked_in_every_section_of_its_level():
    asked = Counter(question.criterion for question in SURVEY.questions)
    assert asked == dict.fromkeys(PER_POSITION, 67) | dict.fromkeys(PER_MECHANISM, 8)


def test_a_title_names_the_criterion_and_where_it_is_asked():
    assert SURVEY.question("2.3.8.C1").title == "Цели · 2.3.8 Добровольчество (волонтёрство)"
    assert SURVEY.question("1.1.C8").title == (
        "Управленческие решения · 1.1 Система оценки качества подготовки обучающихся"
    )


@pytest.mark.parametrize(
    ("criterion", "roles", "points", "classes"),
    [
        ("C1", ["required"] * 3, 1, ("conceptual",)),
        ("C2", ["required"] * 3, 1, ("conceptual",)),
        ("C3", ["scored"] * 2, 2, ("conceptual",)),
        ("C4", ["required"] * 2, 1, ("procedural",)),
        ("C5", ["required", "noted", "required"], 1, ("procedural",)),
        ("C6", ["scored"] * 3, 3, ("procedural",)),
        ("C7", ["required"] * 2, 1, ("managerial",)),
        ("C8", ["scored"] * 4, 4, ("managerial",)),
        ("C9", ["scored"] * 2, 2, ("managerial",)),
    ],
)
def test_each_criterion_has_its_ticks_points_and_class(criterion, roles, points, classes):
    for question in (q for q in SURVEY.questions if q.criterion == criterion):
        assert [item.role for item in question.items] == roles
        assert question.maximum_points == points
        assert question.evidence.classes == classes
        assert question.evidence.documents
        assert question.rule


def test_a_position_may_be_missing_in_a_municipality_and_a_mechanism_may_not():
    allowed = {question.criterion for question in SURVEY.questions if question.not_applicable}
    assert allowed == set(PER_POSITION)


def test_two_of_three_required_ticks_earn_nothing_and_all_of_them_earn_the_point():
    assert scored("1.2.3.C1", ticks=["goal", "realism"]).points == 0
    assert scored("1.2.3.C1", ticks=["goal", "justification", "realism"]).points == 10_000


def test_clusters_are_noted_and_neither_earn_nor_cost():
    assert scored("1.1.1.C5", ticks=["analysis", "conclusion"]).points == 10_000
    assert scored("1.1.1.C5", ticks=["analysis", "clusters"]).points == 0


def test_each_scored_tick_earns_by_itself():
    assert scored("1.1.C8", ticks=["decisions", "participants"]).points == 20_000


def test_the_ticks_of_decisions_are_proposed_from_the_contents_of_documents():
    question = SURVEY.question("1.1.C8")
    contents = [content.code for content in SURVEY.document_class("managerial").contents]
    assert contents == ["decisions", "deadlines", "responsible", "participants"]
    assert propose(question, {"participants", "decisions"}) == {
        "ticks": ["decisions", "participants"]
    }
    assert propose(question, set()) is None
    assert propose(SURVEY.question("1.1.C9"), {"decisions"}) is None


def test_a_goal_that_reads_like_a_direction_is_told_so_and_kept():
    question = SURVEY.question("2.3.8.C1")
    direction = set_item_text(question, None, 0, "Развитие добровольчества обучающихся")
    goal = set_item_text(question, None, 0, "Создание условий для развития добровольчества")
    assert len(hints(question, direction)) == 1
    assert hints(question, goal) == ()
    assert in_words(question, direction) == (
        "отмечено 1 из 3: Цель сформулирована — «Развитие добровольчества обучающихся»"
    )


def test_everything_at_once_by_a_word():
    question = SURVEY.question("1.1.1.C1")
    assert parse(question, "Всё есть") == {"ticks": ["goal", "justification", "realism"]}


def test_nothing_there_is_an_answer_of_zero():
    question = SURVEY.question("1.1.1.C1")
    result = scored("1.1.1.C1", **parse(question, "ничего"))
    assert (result.points, result.maximum, result.state) == (0, 10_000, State.ANSWERED)


def test_the_documents_and_classes_of_the_methodology():
    counted = {known.code: len(known.documents) for known in SURVEY.document_classes}
    assert counted == {"conceptual": 7, "procedural": 6, "managerial": 6}


def test_nobody_takes_the_scale_for_official():
    assert SURVEY.official is False
    assert SURVEY.notice == "Шкала и перечень позиций — реконструкция"
    assert len(SURVEY.sources) == 7
