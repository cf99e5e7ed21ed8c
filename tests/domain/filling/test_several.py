"""Several of the options, what conditions offer of them, and the rules of an answer."""

from __future__ import annotations

import pytest

from domain import answering
from domain.filling.refusals import Changed, WrongAnswer
from survey_defs.scoring import State
from tests.domain.filling.conftest import Region
from tests.domain.filling.rich import Rich


@pytest.fixture
def rich(region: Region) -> Rich:
    return Rich(region)


def test_presses_are_absolute(rich: Rich) -> None:
    rich.give(answering.choose_several, "subjects", 1, True, revision=0)
    again = rich.give(answering.choose_several, "subjects", 1, True, revision=0)
    assert (again.changed, again.revision) == (False, 1)
    rich.give(answering.choose_several, "subjects", 0, True)
    step = rich.step("subjects")
    assert (step.value, step.points, step.state) == (
        ["maths", "physics"],
        30_000,
        State.ANSWERED,
    )
    rich.give(answering.choose_several, "subjects", 1, False)
    assert rich.step("subjects").value == ["maths"]
    untouched = rich.give(answering.choose_several, "clubs", 1, False)
    assert (untouched.changed, rich.step("clubs").value) == (False, None)


def test_one_alone_none_and_too_many(rich: Rich) -> None:
    rich.give(answering.type_answer, "subjects", "1 2")
    rich.give(answering.choose_several, "subjects", 3, True)
    assert rich.step("subjects").value == ["none"]
    rich.give(answering.choose_none, "subjects")
    step = rich.step("subjects")
    assert (step.value, step.state, step.points) == ([], State.ANSWERED, 0)
    rich.give(answering.choose_option, "region", 0)
    rich.give(answering.type_answer, "subjects", "математика, музыка")
    with pytest.raises(WrongAnswer, match="не больше 2 вариантов"):
        rich.give(answering.choose_several, "subjects", 1, True)
    with pytest.raises(WrongAnswer, match="нет отметок"):
        rich.give(answering.choose_several, "region", 0, True)


def test_what_an_earlier_answer_takes_away_is_no_longer_offered_nor_answered(rich: Rich) -> None:
    assert rich.step("subjects").offered == (0, 1, 3)
    with pytest.raises(WrongAnswer, match="сейчас не предлагается"):
        rich.give(answering.choose_several, "subjects", 2, True)
    rich.give(answering.choose_option, "region", 0)
    assert rich.step("subjects").offered == (0, 1, 2, 3)
    rich.give(answering.choose_several, "subjects", 2, True)
    assert rich.step("subjects").state is State.ANSWERED

    rich.give(answering.choose_option, "region", 1)
    step = rich.step("subjects")
    assert (step.value, step.state, step.points) == (["music"], State.UNANSWERED, 0)
    rich.give(answering.type_answer, "subjects", "3")
    assert rich.step("subjects").value == ["none"]


def test_an_answer_that_breaks_its_constraint_is_refused_and_the_old_one_stands(
    rich: Rich,
) -> None:
    rich.give(answering.type_answer, "pupils", "300")
    with pytest.raises(WrongAnswer) as refusal:
        rich.give(answering.type_answer, "pupils", "0")
    assert str(refusal.value) == "Без учеников школы нет."
    assert (rich.step("pupils").value, rich.step("pupils").revision) == ("300", 1)


def test_a_caution_is_told_and_stays_on_the_screen(rich: Rich) -> None:
    recorded = rich.give(answering.type_answer, "pupils", "2500")
    assert recorded.hint == "Очень большая школа."
    assert rich.step("pupils").remarks == ("Очень большая школа.",)
    assert rich.give(answering.type_answer, "pupils", "250").hint == ""
    assert rich.step("pupils").remarks == ()


def test_press_by_press_a_constraint_is_told_but_a_typed_answer_is_refused(rich: Rich) -> None:
    assert rich.give(answering.choose_several, "clubs", 0, True).hint == "Одного кружка не бывает."
    assert rich.step("clubs").remarks == ("Одного кружка не бывает.",)
    assert rich.give(answering.choose_several, "clubs", 1, True).hint == ""
    with pytest.raises(WrongAnswer, match="Одного кружка не бывает"):
        rich.give(answering.type_answer, "clubs", "хор")
    assert rich.step("clubs").value == ["a", "b"]


def test_what_asks_nothing_takes_no_answer(rich: Rich) -> None:
    for code, sentence in (
        ("hello", "Это пояснение"),
        ("total", "считается само"),
        ("orders", "отвечают документом"),
    ):
        with pytest.raises(WrongAnswer, match=sentence):
            rich.give(answering.type_answer, code, "да")
        with pytest.raises(WrongAnswer):
            rich.give(answering.put_value, code, {"value": "1"})
    with pytest.raises(WrongAnswer, match="комментарий не нужен"):
        rich.give(answering.comment, "hello", "см. выше")
    with pytest.raises(WrongAnswer):
        rich.give(answering.mark_not_applicable, "hello", "не про нас")
    rich.give(answering.clear_answer, "total")


def test_notes_are_no_progress(rich: Rich) -> None:
    from domain.filling import contents, gaps, home

    assert rich.step("region").number == 1
    assert (rich.step("hello").number, rich.step("hello").total) == (1, 7)
    assert rich.step("hello").next == rich.spot("region").place
    assert rich.step("events").number == 6
    assert (rich.step("total").number, rich.step("total").next) == (7, None)
    assert [line.label for line in rich.see(gaps).lines] == [
        "Где вы",
        "Предметы",
        "Учеников",
        "Приказы",
        "Мероприятия",
    ]
    assert rich.see(contents).total == 7
    assert rich.region.see("Анна", home).forms[0].total == 7


def test_nothing_of_this_is_given_where_it_is_natural(rich: Rich) -> None:
    from domain.filling import contents

    rich.give(answering.add_row, "events", 1)
    assert rich.see(contents).unanswered == 1
    given = rich.region.do("Анна", answering.nothing_under, rich.form, 0)
    assert given.count == 1
    assert (rich.step("clubs").value, rich.step("subjects").value) == ([], None)
    rich.give(answering.remove_row, "events", 1)
    again = rich.region.do("Анна", answering.nothing_under, rich.form, 0)
    assert rich.step("events").value == {"next": 2, "rows": [], "none": True}
    rich.region.do("Анна", answering.undo_nothing, rich.form, again.batch)
    assert rich.step("events").value == {"next": 2, "rows": []}
    assert rich.step("events").state is State.UNANSWERED


def test_an_answer_of_somebody_else_is_not_overwritten_unseen(rich: Rich) -> None:
    rich.give(answering.choose_several, "subjects", 0, True, revision=0, who="Борис")
    with pytest.raises(Changed) as met:
        rich.give(answering.choose_several, "subjects", 1, True, revision=0)
    assert (met.value.mine_words, met.value.their_words) == ("Математика; Физика", "Математика")
