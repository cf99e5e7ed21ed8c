"""How fast the bot may speak: one allowance for the whole bot, and one for each chat.

Both are kept as the moment at which the allowance would be whole again. Those who wait are let
go by rank: replies first, then decisions, then reminders.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import IntEnum
from heapq import heappop, heappush
from itertools import count

RATE, BURST = 27.0, 3
"""In all: 30 in any one second, whatever was before."""
CHAT_RATE, CHAT_BURST = 1.0, 2
"""Telegram forgives a chat a short burst: a new screen and the old one losing its buttons."""
MANY = 10_000


class Rank(IntEnum):
    REPLY = 0
    DECISION = 1
    REMINDER = 2


@dataclass(slots=True)
class _Chat:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    whole_at: float = 0.0


class Pacing:
    def __init__(
        self, rate: float = RATE, burst: int = BURST, chat_rate: float = CHAT_RATE
    ) -> None:
        """A rate of nought: without any limit, to measure."""
        self._step = 1 / rate if rate else 0.0
        self._slack = (burst - 1) * self._step
        self._chat_step = 1 / chat_rate if rate else 0.0
        self._chat_slack = (CHAT_BURST - 1) * self._chat_step
        self._whole_at = 0.0
        self._paused_until = 0.0
        self._chats: dict[int, _Chat] = {}
        self._queue: list[tuple[int, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._timer: asyncio.TimerHandle | None = None

    async def leave(self, chat_id: int, rank: Rank) -> None:
        """Return when something may be sent to this chat."""
        if not self._step:
            return
        chat = self._chat(chat_id)
        async with chat.lock:
            wait = chat.whole_at - self._chat_slack - _now()
            if wait > 0:
                await asyncio.sleep(wait)
            await self._turn(rank)
            chat.whole_at = max(chat.whole_at, _now()) + self._chat_step

    def has_room(self, chat_id: int) -> bool:
        """Whether what can wait may go to this chat now."""
        chat = self._chats.get(chat_id)
        return chat is None or chat.whole_at - self._chat_slack <= _now()

    def pause(self, seconds: float) -> None:
        """Telegram has asked for silence."""
        self._paused_until = max(self._paused_until, _now() + seconds)

    @property
    def between_screens(self) -> float:
        return self._chat_step

    async def _turn(self, rank: Rank) -> None:
        if not self._queue and self._delay() <= 0:
            self._spend()
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heappush(self._queue, (rank, next(self._numbers), turn))
        self._let_go()
        await turn

    def _let_go(self) -> None:
        if self._timer is not None:
            return
        while self._queue:
            delay = self._delay()
            if delay > 0:
                self._timer = asyncio.get_running_loop().call_later(delay, self._again)
                return
            _, _, turn = heappop(self._queue)
            if not turn.done():  # whoever waited has been cancelled
                self._spend()
                turn.set_result(None)

    def _again(self) -> None:
        self._timer = None
        self._let_go()

    def _delay(self) -> float:
        return max(self._whole_at - self._slack, self._paused_until) - _now()

    def _spend(self) -> None:
        self._whole_at = max(self._whole_at, _now()) + self._step

    def _chat(self, chat_id: int) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            if len(self._chats) >= MANY:
                self._forget_the_rested()
            chat = self._chats[chat_id] = _Chat()
        return chat

    def _forget_the_rested(self) -> None:
        now = _now()
        self._chats = {
            number: chat
            for number, chat in self._chats.items()
            if chat.lock.locked() or chat.whole_at > now
        }


def _now() -> float:
    return asyncio.get_running_loop().time()
