"""Errands end with the bot, whether they have begun or not."""

from __future__ import annotations

import asyncio
import inspect

from bot.errands import Errands


async def test_an_errand_that_is_cancelled_before_it_begins_is_not_left_open() -> None:
    begun, errands = [], Errands()

    async def errand() -> None:
        begun.append(errand)

    late, never = errand(), errand()
    async with asyncio.TaskGroup() as group:
        errands.begin(group)
        task = errands.run(late)
        assert task
        task.cancel()
    await errands.wind_up()
    assert errands.run(never) is None
    states = [inspect.getcoroutinestate(each) for each in (late, never)]
    assert (begun, states) == ([], [inspect.CORO_CLOSED, inspect.CORO_CLOSED])
