"""Two people fill in one form."""

from __future__ import annotations

from tests.conversations.conftest import Stage, Story


async def test_an_answer_of_somebody_else_is_not_overwritten_unseen(
    stage: Stage, walk, snapshot
) -> None:
    boris, bella = stage.phone("Борис"), stage.phone("Белла")
    await walk(boris, "> /start", "Начать")
    await walk(bella, "> /start", "Начать", "✓ Всё есть")
    before = len(boris.events)

    await walk(boris, "Ничего нет", "Оставить как есть", "Ничего нет")
    await walk(bella, "✓ Всё есть", "Заменить на моё")

    assert f"{Story(boris, before)}\n{Story(bella)}" == snapshot


async def test_comments_and_typed_answers_meet_too(stage: Stage, walk, snapshot) -> None:
    boris, bella = stage.phone("Борис"), stage.phone("Белла")
    await walk(bella, "> /start", "Начать")
    await walk(boris, "> /start", "Начать", "✓ Всё есть", "💬 Комментарий")
    before = len(bella.events), len(boris.events)

    await walk(bella, "> 1", "Заменить на моё")
    await walk(boris, "> Есть постановление", "> и ещё слово", "Заменить на моё")

    assert f"{Story(bella, before[0])}\n{Story(boris, before[1])}" == snapshot


async def test_nothing_under_a_mechanism_is_given_and_taken_back(
    stage: Stage, walk, snapshot
) -> None:
    boris = stage.phone("Борис")
    await walk(boris, "> /start", "Начать", "✓ Всё есть", "Разделы", "‹ Выше")
    before = len(boris.events)

    await walk(boris, "Ничего нет по механизму", "Да, ответить «нет»: 33", "1 ✓", "2 ✓")
    await walk(boris, "Разделы", "‹ Выше", "↩ Вернуть как было", "К вопросу без ответа »")

    assert str(Story(boris, before)) == snapshot


async def test_what_does_not_apply_leaves_the_score_with_a_reason(
    stage: Stage, walk, snapshot
) -> None:
    boris = stage.phone("Борис")
    await walk(boris, "> /start", "Начать")
    before = len(boris.events)

    await walk(boris, "Не применимо", "У нас такого нет", "Применимо", "Не применимо")
    await walk(boris, "✎ Другая причина", "> Программа закрыта в 2025 году", "Дальше ›")

    assert str(Story(boris, before)) == snapshot
