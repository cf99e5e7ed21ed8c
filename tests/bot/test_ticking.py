"""The ticker: asks at intervals, never twice at once, and survives what goes wrong."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from bot.ticking import Tick, Ticking
from storage import Database, Session
from tests.conftest import Clock


async def run(database: Database, clock: Clock, *ticks: Tick, seconds: float = 0.5) -> None:
    ticking = Ticking(database, clock, ticks)
    ticking.start()
    await asyncio.sleep(seconds)
    await ticking.stop()


async def test_a_tick_comes_at_once_and_again_with_the_time_of_the_clock(
    database: Database, clock: Clock
) -> None:
    clock.now = datetime.now(UTC)
    at: list[datetime] = []
    hurried: list[int] = []

    def tick(session: Session, now: datetime) -> int:
        at.append(now)
        return len(at) - 1

    every = Tick("count", 0.1, tick, lambda: hurried.append(1))
    await run(database, clock, every)

    assert set(at) == {clock.now}
    assert 3 <= len(at) <= 6
    assert len(hurried) == len(at) - 1  # the first one did nothing


async def test_a_tick_that_fails_comes_again_and_hinders_no_other(
    sqlite: Database, clock: Clock
) -> None:
    clock.now = datetime.now(UTC)
    done: list[str] = []

    def fails(session: Session, now: datetime) -> None:
        done.append("failed")
        raise RuntimeError

    def works(session: Session, now: datetime) -> None:
        done.append("worked")

    await run(sqlite, clock, Tick("bad", 0.1, fails), Tick("good", 0.1, works))

    assert done.count("failed") >= 3
    assert done.count("worked") >= 3


async def test_a_slow_tick_does_not_overlap_itself(sqlite: Database, clock: Clock) -> None:
    clock.now = datetime.now(UTC)
    running: list[int] = []
    most: list[int] = []
    slow = sqlite.changing

    async def slowly(operation, /, *args, **kwargs):
        running.append(1)
        most.append(len(running))
        await asyncio.sleep(0.25)
        running.pop()
        return await slow(operation, *args, **kwargs)

    sqlite.changing = slowly
    await run(sqlite, clock, Tick("slow", 0.05, lambda session, now: None), seconds=0.8)
    await asyncio.sleep(0.3)

    assert max(most) == 1
