"""Where the next points are, in the chat."""

from __future__ import annotations

from functools import partial

from bot import callbacks as to
from tests.conversations.conftest import Stage, Story


async def test_a_head_asks_where_the_next_points_are(stage: Stage, walk, snapshot) -> None:
    anna = stage.phone("Анна")
    await walk(anna, "> /start", "Начать", "> 96")
    before = len(anna.events)

    await walk(anna, "> /forms", "Открыть", "Баллы", "Ближайшие баллы", "2", "> /forms")
    sides = to.Sides(form=stage.season.forms["school"])
    await walk(anna, partial(_presses, sides.pack()))

    assert str(Story(anna, before)) == snapshot


def _presses(data: str, phone) -> None:
    phone.presses_stale(data, on=phone.screen)
