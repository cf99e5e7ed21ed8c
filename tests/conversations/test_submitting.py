"""Checking, submitting, the receipt, recalling, being late, being locked out."""

from __future__ import annotations

from tests.conversations.conftest import Stage, Story

ANSWERED = ("> /start", "Начать", "> 96", "Дальше ›", "Неисполненных нет")


async def test_a_head_submits_with_gaps_and_recalls(stage: Stage, walk, snapshot) -> None:
    anna = stage.phone("Анна")
    await walk(anna, *ANSWERED)
    before = len(anna.events)

    await walk(anna, "> /forms", "Открыть", "Проверить и отправить", "Ещё ›")
    await walk(anna, "Отправить анкету »", "✓ Да, отправить", "Баллы", "К анкете")
    await walk(anna, "Отозвать и исправить", "Да, отозвать", "Продолжить")

    assert str(Story(anna, before)) == snapshot


async def test_recalling_after_the_date_warns_and_the_next_one_is_late(
    stage: Stage, walk, snapshot
) -> None:
    anna = stage.phone("Анна")
    await walk(anna, *ANSWERED, "> /forms", "Открыть", "Проверить и отправить")
    await walk(anna, "Отправить анкету »", "✓ Да, отправить")
    stage.clock.passes(days=30)
    before = len(anna.events)

    await walk(anna, "> /forms", "Открыть", "Отозвать и исправить", "Да, отозвать")
    await walk(anna, "Проверить и отправить", "Отправить анкету »", "✓ Да, отправить")
    await walk(anna, "> /forms")

    assert str(Story(anna, before)) == snapshot


async def test_after_the_lock_one_learns_whom_to_ask(stage: Stage, walk, snapshot) -> None:
    anna = stage.phone("Анна")
    await walk(anna, *ANSWERED, "Дальше ›")
    question = anna.screen
    stage.clock.passes(days=50)
    before = len(anna.events)

    await walk(anna, "> 3", "> /forms")
    await walk(anna, lambda phone: phone.presses("Открыть"), "Баллы")
    await walk(anna, lambda phone: phone.presses_stale("a:1:1:0:0", on=question))

    assert str(Story(anna, before)) == snapshot
