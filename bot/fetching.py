"""Ask Telegram for updates, and ask for the next ones only when these are in the inbox."""

from __future__ import annotations

import asyncio
import re
from http import HTTPStatus
from typing import Any, Never

import orjson
from aiogram.exceptions import TelegramAPIError
from aiohttp import ClientTimeout

from bot import logs
from bot.inbox import Inbox, NotKept
from bot.incoming import KINDS, Incoming, from_bytes, from_telegram
from bot.session import Line

WAIT = 25
"""Seconds that Telegram holds the line when there is nothing new."""
MANY = 100
PATIENCE = ClientTimeout(total=WAIT + 10, connect=10)
PAUSES = (0.2, 1.0, 3.0)
UPDATE_ID = re.compile(rb'"update_id"\s*:\s*(\d+)')
log = logs.get(__name__)


class Unreadable(ValueError):
    """The answer is not JSON: one of its updates hides the others."""

    def __init__(self, content: bytes) -> None:
        super().__init__("not JSON")
        self.content = content


class Fetching:
    """The offset begins at nought: Telegram knows best what it has not yet sent."""

    def __init__(self, line: Line, inbox: Inbox) -> None:
        self._line = line
        self._inbox = inbox
        self._offset = 0
        self._failures = 0

    async def work(self) -> Never:
        while True:
            await self._inbox.room()
            try:
                news = await self._news()
                if news:
                    await self._inbox.keep(news)
            except (TelegramAPIError, NotKept) as trouble:
                await self._rest(trouble)
                continue
            self._failures = 0
            if news:
                self._offset = news[-1].update_id + 1

    async def _news(self) -> list[Incoming]:
        try:
            return [from_telegram(update) for update in await self._ask(MANY)]
        except Unreadable:
            return await self._one_by_one()

    async def _one_by_one(self) -> list[Incoming]:
        """Only one of them is broken; the others must get through."""
        try:
            return [from_telegram(update) for update in await self._ask(1)]
        except Unreadable as broken:
            return [from_bytes(_number(broken.content, self._offset), broken.content)]

    async def _ask(self, most: int) -> list[dict[str, Any]]:
        wanted = {
            "offset": self._offset,
            "timeout": WAIT,
            "limit": most,
            "allowed_updates": KINDS,
        }
        status, content = await self._line.send("getUpdates", wanted, PATIENCE)
        if status != HTTPStatus.OK:
            raise self._line.refusal(status, content)
        try:
            updates: list[dict[str, Any]] = orjson.loads(content)["result"]
        except orjson.JSONDecodeError:
            raise Unreadable(content) from None
        return updates

    async def _rest(self, trouble: Exception) -> None:
        pause = PAUSES[min(self._failures, len(PAUSES) - 1)]
        self._failures += 1
        log.warning("no updates", error=trouble, count=self._failures)
        await asyncio.sleep(getattr(trouble, "retry_after", pause))


def _number(content: bytes, offset: int) -> int:
    """The update that we asked for first is this one, whatever is in it."""
    found = UPDATE_ID.search(content)
    return int(found[1]) if found else offset
