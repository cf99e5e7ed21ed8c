"""One's own data in the chat: the name put right, all taken away, and leaving."""

from __future__ import annotations

from tests.conversations.conftest import Stage, Story


async def test_a_head_corrects_the_name_takes_the_data_and_leaves(
    stage: Stage, walk, snapshot
) -> None:
    anna = stage.phone("Анна")
    await walk(anna, "> /start", "Начать", "> 96", "> /me")
    before = len(anna.events)

    await walk(anna, "Исправить имя", "> 7", "> Анна Петровна", "Скачать мои данные")
    await anna.until(lambda: [one for one in anna.said if one.body.get("document")])
    (taken,) = [one for one in anna.said if one.body.get("document")]
    await walk(anna, "> /me", "Отозвать согласие", "‹ Нет, вернуться")
    await walk(anna, "Отозвать согласие", "Да, отозвать согласие")

    assert "Анна Петровна" in anna.file(taken).decode()
    assert str(Story(anna, before)) == snapshot
