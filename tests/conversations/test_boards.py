"""Who has submitted, in the chat of those who answer for a territory."""

from __future__ import annotations

from tests.conversations.conftest import Stage, Story


async def test_a_coordinator_looks_at_the_board_and_at_a_form(
    stage: Stage, walk, snapshot
) -> None:
    anna, boris = stage.phone("Анна"), stage.phone("Борис")
    await walk(anna, "> /start", "Начать", "> 96")

    await walk(boris, "> /start", "Кто сдал", "1", "В работе: 1", "1", "Разделы", "> 5")
    await walk(boris, "> /start", "Кто сдал", "1", "Кому напомнить")

    assert str(Story(boris)) == snapshot
