"""Checking, submitting, the receipt, recalling, being late, being locked out."""

from __future__ import annotations

from domain.reminding import queue_due_reminders
from phone import Message, Phone
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


async def test_the_receipt_comes_as_a_file_after_submitting_and_when_asked(
    stage: Stage, walk
) -> None:
    anna = stage.phone("Анна")
    await walk(anna, *ANSWERED, "> /forms", "Открыть", "Проверить и отправить")
    await walk(anna, "Отправить анкету »", "✓ Да, отправить")
    stage.clock.passes(minutes=1)
    await walk(anna, "Квитанция (PDF)")

    stage.talk.delivery.hurry()
    await anna.until(lambda: len(receipts(anna)) == 2, within=20)

    assert [one.text for one in receipts(anna)] == [
        "Квитанция № С-2026-000001\nСамооценка руководителей 2026\nШкола № 1"
    ] * 2
    assert all(anna.file(one).startswith(b"%PDF") for one in receipts(anna))


def receipts(phone: Phone) -> list[Message]:
    return [one for one in phone.said if one.body.get("document")]


async def test_a_reminder_opens_the_form_and_stops_after_submitting(
    stage: Stage, walk, snapshot
) -> None:
    anna, gleb = stage.phone("Анна"), stage.phone("Глеб")
    await walk(anna, *ANSWERED, "> /forms", "Открыть", "Проверить и отправить")
    await walk(anna, "Отправить анкету »", "✓ Да, отправить")
    for name in ("Глеб", "Борис", "Белла"):
        await walk(stage.phone(name), "> /start")
    stage.clock.passes(days=27, hours=-2)  # a Monday: on Sundays nobody is reminded
    before = len(gleb.events)

    await stage.database.changing(queue_due_reminders, stage.clock())
    stage.talk.delivery.hurry()
    await gleb.sees("Напоминание", within=20)
    await walk(gleb, "Начать")

    assert str(Story(gleb, before)) == snapshot
    assert not [one for one in anna.said if "Напоминание" in one.text]
