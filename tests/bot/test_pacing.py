"""The allowance: never more than Telegram allows, and replies before reminders."""

from __future__ import annotations

import asyncio
from itertools import pairwise

from bot.pacing import Pacing, Rank


async def leave_all(pacing: Pacing, wishes: list[tuple[int, Rank]]) -> list[tuple[float, int]]:
    """When each was let go, and to which chat, in the order of leaving."""
    loop = asyncio.get_running_loop()
    left: list[tuple[float, int]] = []

    async def one(chat_id: int, rank: Rank) -> None:
        await pacing.leave(chat_id, rank)
        left.append((loop.time(), chat_id))

    async with asyncio.TaskGroup() as tasks:
        for chat_id, rank in wishes:
            tasks.create_task(one(chat_id, rank))
    return left


async def test_no_second_sees_more_than_thirty() -> None:
    left = await leave_all(Pacing(), [(number, Rank.REMINDER) for number in range(70)])
    at = [moment for moment, _ in left]
    assert all(later - at[i] > 0.99 for i, later in enumerate(at[30:]))
    assert at[-1] - at[0] < 70 / 25


async def test_replies_go_first_then_decisions_then_reminders() -> None:
    wishes = [(number, Rank.REMINDER) for number in range(20)]
    wishes += [(100 + number, Rank.DECISION) for number in range(5)]
    wishes += [(200 + number, Rank.REPLY) for number in range(5)]
    left = [chat for _, chat in await leave_all(Pacing(rate=100, burst=1), wishes)]
    assert left[1:6] == [200, 201, 202, 203, 204]  # the first one had nobody before it
    assert left[6:11] == [100, 101, 102, 103, 104]


async def test_a_chat_hears_one_a_second_after_a_short_burst() -> None:
    left = await leave_all(Pacing(chat_rate=5), [(1, Rank.REPLY)] * 5 + [(2, Rank.REPLY)])
    mine = [moment for moment, chat in left if chat == 1]
    assert mine[1] - mine[0] < 0.1
    assert all(later - earlier > 0.15 for earlier, later in pairwise(mine[1:]))
    assert left[-1][1] == 1


async def test_silence_when_telegram_asks_for_it() -> None:
    pacing = Pacing()
    pacing.pause(0.3)
    loop = asyncio.get_running_loop()
    begun = loop.time()
    await pacing.leave(1, Rank.REPLY)
    assert 0.28 < loop.time() - begun < 0.5


async def test_who_gives_up_waiting_holds_nobody_up() -> None:
    pacing = Pacing(rate=20, burst=1)
    await pacing.leave(1, Rank.REPLY)
    async with asyncio.timeout(1):
        waiting = [asyncio.ensure_future(pacing.leave(2, Rank.REPLY)) for _ in range(3)]
        await asyncio.sleep(0)
        for one in waiting:
            one.cancel()
        await pacing.leave(3, Rank.REMINDER)


async def test_many_chats_are_forgotten_when_they_have_rested(monkeypatch) -> None:
    monkeypatch.setattr("bot.pacing.MANY", 10)
    pacing = Pacing(rate=10_000, chat_rate=1000)
    for number in range(50):
        await pacing.leave(number, Rank.REPLY)
        await asyncio.sleep(0.002)
    assert len(pacing._chats) <= 11
