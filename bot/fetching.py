"""Ask Telegram for updates, and ask for the next ones only when these are in the inbox."""

from __future__ import annotations

import asyncio
import re
from http import HTTPStatus
from typing import Never

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
    """One of the updates is so broken that it hides the others."""


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
            except Exception as trouble:
                if not isinstance(trouble, TelegramAPIError | NotKept):
                    log.exception("a mistake while asking for updates")
                await self._rest(trouble)
                continue
            self._failures = 0
            if news:
                self._offset = news[-1].update_id + 1

    async def _news(self) -> list[Incoming]:
        try:
            return _parsed(await self._ask(MANY))
        except Unreadable:
            return await self._one_by_one()

    async def _one_by_one(self) -> list[Incoming]:
        """Only one of them is broken; the others must get through."""
        content = await self._ask(1)
        try:
            return _parsed(content)
        except Unreadable:
            return [from_bytes(_number(content, self._offset), content)]

    async def _ask(self, most: int) -> bytes:
        wanted = {
            "offset": self._offset,
            "timeout": WAIT,
            "limit": most,
            "allowed_updates": KINDS,
        }
        status, content = await self._line.send("getUpdates", wanted, PATIENCE)
        if status != HTTPStatus.OK:
            raise self._line.refusal(status, content)
        return content

    async def _rest(self, trouble: Exception) -> None:
        pause = PAUSES[min(self._failures, len(PAUSES) - 1)]
        self._failures += 1
        log.warning("no updates", error=trouble, count=self._failures)
        await asyncio.sleep(getattr(trouble, "retry_after", pause))


def _parsed(content: bytes) -> list[Incoming]:
    try:
        return [from_telegram(update) for update in orjson.loads(content)["result"]]
    except (KeyError, TypeError, ValueError) as broken:
        raise Unreadable from broken


def _number(content: bytes, offset: int) -> int:
    """The update that we asked for first is this one, whatever is in it."""
    found = UPDATE_ID.search(content)
    return int(found[1]) if found else offset
