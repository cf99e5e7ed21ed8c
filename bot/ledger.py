"""Notes what stands on the phones: many drawings in one commit."""

from __future__ import annotations

import asyncio

from bot import logs
from bot.errands import Errands
from storage import Database, conversations
from storage.conversations import Shown
from storage.trouble import is_outage

TOGETHER = 0.1
"""Seconds in which drawings gather: a drawing may be noted late, or even not at all."""
AGAIN = 1.0
log = logs.get(__name__)


class Ledger:
    def __init__(self, database: Database, errands: Errands) -> None:
        self._database = database
        self._errands = errands
        self._news: list[Shown] = []
        self._written: asyncio.Future[None] | None = None

    async def note(self, shown: Shown) -> None:
        """Return when it is on disk, together with what others have drawn meanwhile."""
        self._news.append(shown)
        if self._written is None:
            self._written = asyncio.get_running_loop().create_future()
            self._errands.run(self._write(self._written))
        await self._written

    async def _write(self, written: asyncio.Future[None]) -> None:
        await asyncio.sleep(TOGETHER)
        news, self._news, self._written = self._news, [], None
        try:
            await self._put(news)
        finally:
            if not written.done():
                written.set_result(None)

    async def _put(self, news: list[Shown]) -> None:
        while True:
            try:
                return await self._database.changing(conversations.shown, news)
            except Exception as error:
                if not is_outage(error):
                    raise
            await asyncio.sleep(AGAIN)
