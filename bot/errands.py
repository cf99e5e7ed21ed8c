"""Work that nobody waits for: started here, it can neither be lost nor stop the rest."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot import logs

log = logs.get(__name__)
GRACE = 3.0


class Errands:
    """Tasks of one group; a mistake in one is logged and stays its own."""

    def __init__(self) -> None:
        self._group: asyncio.TaskGroup | None = None
        self._running: set[asyncio.Task[None]] = set()

    def begin(self, group: asyncio.TaskGroup) -> None:
        """From now on errands run, in this group."""
        self._group = group

    def run(self, errand: Coroutine[Any, Any, Any]) -> asyncio.Task[None] | None:
        """Start it; what comes when all is over is not begun."""
        if self._group is None:
            errand.close()
            return None
        task = self._group.create_task(_guarded(errand))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        task.add_done_callback(lambda _: errand.close())  # cancelled before its first step
        return task

    async def wind_up(self, grace: float = GRACE) -> None:
        """Wait a little for what is under way; what still runs then is begun again next time."""
        until = asyncio.get_running_loop().time() + grace
        while self._running and (left := until - asyncio.get_running_loop().time()) > 0:
            await asyncio.wait(self._running, timeout=left)
        self._group = None
        for task in self._running:
            task.cancel()


async def _guarded(errand: Coroutine[Any, Any, Any]) -> None:
    try:
        await errand
    except Exception:
        log.exception("an errand failed")
