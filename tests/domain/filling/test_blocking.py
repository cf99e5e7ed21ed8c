"""What holds a form back from being submitted, with the place to mend it."""

from __future__ import annotations

import pytest

from domain import answering, proving, submitting
from domain.filling.refusals import CannotSubmit
from tests.domain.filling.conftest import Region, sent
from tests.domain.filling.rich import BEGINS, LINE, PEOPLE, PLACES, Rich


@pytest.fixture
def rich(region: Region) -> Rich:
    rich = Rich(region)
    rich.give(answering.choose_option, "region", 0)
    rich.give(answering.type_answer, "subjects", "математика")
    rich.give(answering.type_answer, "pupils", "200")
    rich.give(answering.type_answer, "events", LINE)
    return rich


def blocking(rich: Rich) -> list[tuple[int, str, str]]:
    found = rich.see(submitting.before_submitting)
    assert found.may_submit is not bool(found.blocking)
    return [(line.place, line.label, line.sentence) for line in found.blocking]


def submit(rich: Rich):
    return rich.region.do("Анна", submitting.submit, rich.form)


def test_gaps_do_not_block(rich: Rich) -> None:
    assert blocking(rich) == []
    assert submit(rich).missing == 1


def test_a_rule_of_the_form_blocks_at_the_question_it_names(rich: Rich) -> None:
    rich.give(answering.type_answer, "subjects", "физика")
    assert blocking(rich) == [
        (
            PLACES["subjects"],
            "Предметы",
            "Без математики событий не бывает. См. также: «Учеников», «Мероприятия».",
        )
    ]
    with pytest.raises(CannotSubmit) as refusal:
        submit(rich)
    assert str(refusal.value) == (
        "Анкету пока нельзя отправить, сначала исправьте:\n"
        "«Предметы»: Без математики событий не бывает. См. также: «Учеников», «Мероприятия»."
    )
    assert rich.see(submitting.before_submitting).why_not == str(refusal.value)
    rich.give(answering.clear_answer, "subjects")
    assert blocking(rich) == []


def test_a_constraint_that_another_answer_has_broken_blocks(rich: Rich) -> None:
    rich.give(answering.type_answer, "pupils", "40")
    assert blocking(rich) == [
        (
            PLACES["events"],
            "Мероприятия",
            "Строка 1, «Участников»: Участников больше, чем учеников.",
        )
    ]
    rich.give(answering.type_cell, "events", 1, PEOPLE, "40")
    assert blocking(rich) == []


def test_a_table_begun_and_not_finished_blocks_until_it_is_or_is_not_applicable(
    rich: Rich,
) -> None:
    rich.give(answering.add_row, "events", 2)
    rich.give(answering.clear_cell, "events", 1, BEGINS)
    rich.give(answering.type_answer, "teams", "Альфа")
    assert blocking(rich) == [
        (PLACES["events"], "Мероприятия", "Строка 1: не заполнено «Начало»."),
        (
            PLACES["events"],
            "Мероприятия",
            "Строка 2: не заполнено «Название», «Начало», «Конец», «Состояние».",
        ),
        (PLACES["teams"], "Команды", "Нужно не меньше 2 строк."),
    ]
    with pytest.raises(CannotSubmit, match="«Команды»: Нужно не меньше 2 строк"):
        submit(rich)
    rich.give(answering.mark_not_applicable, "events", "мероприятий не проводим")
    rich.give(answering.remove_row, "teams", 1)
    assert blocking(rich) == []


def test_too_few_documents_block_where_they_are_the_answer(rich: Rich) -> None:
    take = proving.take_file, rich.form, PLACES["orders"]
    rich.region.do("Анна", *take, sent("1.pdf", "1"))
    assert blocking(rich) == [
        (PLACES["orders"], "Приказы", "Документов и ссылок нужно не меньше 2, приложено 1.")
    ]
    rich.region.do("Анна", *take, sent("2.pdf", "2"))
    assert blocking(rich) == []


def test_cautions_and_rules_that_only_warn_are_doubts(rich: Rich) -> None:
    rich.give(answering.type_answer, "pupils", "3000")
    rich.give(answering.type_cell, "events", 1, PEOPLE, "600")
    rich.give(answering.choose_option, "region", 1)
    found = rich.see(submitting.before_submitting)
    assert [(line.place, line.sentence) for line in found.doubtful] == [
        (PLACES["pupils"], "Очень большая школа."),
        (PLACES["events"], "Строка 1, «Участников»: Очень много участников."),
        (PLACES["region"], "Обычно такие школы на севере."),
    ]
    assert found.may_submit


def test_what_was_submitted_keeps_the_table_in_words(rich: Rich) -> None:
    made = submit(rich)
    rich.region.do("Анна", submitting.recall, rich.form)
    rich.give(answering.type_cell, "events", 1, PEOPLE, "10")
    page = rich.region.see("Анна", submitting.receipt, made.submission_id)
    said = {answer.question: answer for answer in page.answers}
    assert [*said] == [
        "region", "subjects", "clubs", "pupils", "orders", "events", "teams", "total",
    ]  # fmt: skip
    assert said["subjects"].answer == "Математика"
    assert said["total"].answer == "50 человек"
    assert said["teams"].table is None
    assert said["events"].table == (
        ("Название", "Начало", "Конец", "Состояние", "Почему", "Уровни", "Участников", "Доля, %"),
        (("Форум", "12.05.2026", "13.05.2026", "План", "", "", "50", "25"),),
    )
