"""Waiting for something to happen without sleeping, and telling the page about it."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from typing import Any

ANYONE = 0
PATIENCE = 20.0
"""Seconds until a wait fails: a busy machine is no failure."""


class Watch:
    """Wakes those who wait for a change in a chat; tells live pages what changed."""

    def __init__(self) -> None:
        self.pages: set[asyncio.Queue[dict[str, Any]]] = set()
        self._waiting: dict[int, list[asyncio.Future[None]]] = defaultdict(list)
        self.changed: Callable[[], None] = lambda: None

    def pulse(self, chat_id: int, news: dict[str, Any] | None = None) -> None:
        """Something changed in a chat."""
        for key in (chat_id, ANYONE):
            for future in self._waiting.pop(key, ()):
                if not future.done():
                    future.set_result(None)
        self.changed()
        for page in self.pages:
            page.put_nowait({"chat": chat_id} | (news or {}))

    async def until(
        self, happened: Callable[[], Any], *, chat_id: int = ANYONE, within: float = PATIENCE
    ) -> Any:
        """Wait until a condition holds; what it gave is returned."""
        loop = asyncio.get_running_loop()
        end = loop.time() + within
        while not (found := happened()):
            future: asyncio.Future[None] = loop.create_future()
            self._waiting[chat_id].append(future)
            await asyncio.wait([future], timeout=max(0.0, end - loop.time()))
            if not future.done():
                self._waiting[chat_id].remove(future)
                raise TimeoutError(f"did not happen within {within} s")
        return found

    async def quiet(self, chat_id: int, seconds: float) -> bool:
        """True when nothing changed in a chat for so long."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        self._waiting[chat_id].append(future)
        await asyncio.wait([future], timeout=seconds)
        if future.done():
            return False
        self._waiting[chat_id].remove(future)
        return True
