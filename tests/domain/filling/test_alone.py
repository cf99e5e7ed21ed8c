"""Questions that documents alone answer: the answer follows every change of them."""

from __future__ import annotations

import pytest

from domain import answering, proving
from domain.filling.refusals import WrongAnswer
from domain.overview import answer_history
from survey_defs.scoring import State
from tests.domain.filling.conftest import Region, sent
from tests.domain.filling.rich import PLACES, Rich

ORDERS = PLACES["orders"]


@pytest.fixture
def rich(region: Region) -> Rich:
    return Rich(region)


def take(rich: Rich, content: str, place: int | None = ORDERS) -> int:
    file = sent(f"{content}.pdf", content)
    return rich.region.do("Анна", proving.take_file, rich.form, place, file).evidence_id


def state(rich: Rich) -> tuple:
    step = rich.step("orders")
    return step.value, step.state, step.points, step.revision


def test_each_document_counts_and_enough_of_them_earn(rich: Rich) -> None:
    assert state(rich) == (None, State.UNANSWERED, 0, 0)
    first = take(rich, "первый")
    assert state(rich) == ("1", State.ANSWERED, 0, 1)
    take(rich, "первый")
    assert state(rich) == ("1", State.ANSWERED, 0, 1)
    rich.region.do("Борис", proving.take_link, rich.form, ORDERS, "https://example.ru/prikaz")
    assert state(rich) == ("2", State.ANSWERED, 40_000, 2)
    assert rich.step("orders").by_name == "Борис"

    rich.region.do("Анна", proving.detach, first, rich.form, ORDERS)
    rich.region.do("Анна", proving.detach, first, rich.form, ORDERS)
    assert state(rich) == ("1", State.ANSWERED, 0, 3)
    rich.region.do("Анна", proving.attach, first, rich.form, ORDERS)
    assert state(rich) == ("2", State.ANSWERED, 40_000, 4)


def test_removing_a_document_takes_it_from_the_answer_too(rich: Rich) -> None:
    paper = take(rich, "единственный")
    rich.region.do("Анна", proving.attach, paper, rich.form, PLACES["orders"])
    rich.region.do("Анна", proving.remove_evidence, paper)
    assert state(rich) == (None, State.UNANSWERED, 0, 2)
    history = rich.region.see("Вера", answer_history, rich.form, "orders")
    assert [(line.revision, line.words) for line in history] == [
        (2, "нет ответа"),
        (1, "приложено: 1"),
    ]


def test_another_file_under_the_same_document_changes_nothing(rich: Rich) -> None:
    paper = take(rich, "первый")
    rich.region.do("Анна", proving.replace_file, paper, sent("новый.pdf", "новый"))
    assert state(rich) == ("1", State.ANSWERED, 0, 1)


def test_what_documents_say_is_not_taken_away_by_hand(rich: Rich) -> None:
    take(rich, "первый")
    rich.give(answering.clear_answer, "orders")
    assert state(rich) == ("1", State.ANSWERED, 0, 1)
    with pytest.raises(WrongAnswer, match="отвечают документом"):
        rich.give(answering.put_value, "orders", {"value": "5"})
    rich.give(answering.mark_not_applicable, "orders", "приказов не бывает")
    assert state(rich) == ("1", State.NOT_APPLICABLE, 0, 2)
    take(rich, "второй")
    assert state(rich) == ("2", State.ANSWERED, 40_000, 3)
    assert rich.step("orders").not_applicable is None


def test_documents_of_other_questions_answer_nothing(rich: Rich) -> None:
    take(rich, "в лоток", None)
    assert state(rich) == (None, State.UNANSWERED, 0, 0)
