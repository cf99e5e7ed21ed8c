"""Sends the notices of the outbox: decisions before reminders, at the pace that Telegram allows.

A notice is claimed for two minutes, looked at again at the moment of sending, noted as begun, and
only then sent. A reminder of which nobody knows whether it has arrived is not sent again; a
decision is, until it has surely arrived.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec

from aiogram.exceptions import TelegramAPIError

from bot import logs
from bot.pacing import Rank
from bot.screen import Screen, Setting
from bot.speech import Speech
from bot.verdicts import Verdict, verdict
from domain.still import StillDue
from storage import Database, Session, outbox, people
from storage.outbox import Ending, Waiting
from storage.trouble import is_outage

P = ParamSpec("P")
Tell = Callable[[Session, Waiting, datetime, Setting], Screen]
AskAgain = Callable[[Session, int, datetime], StillDue]

TOGETHER = 60
"""Notices claimed at once: what is sent in a few seconds."""
AT_ONCE = 12
"""Calls on their way at the same time, so that a slow answer does not slow the pace."""
LOOK = 5.0
DUTY = "delivery"
"""One process delivers for all, so that the pace that it keeps is that of the whole bot."""
LATER = 1.0
AGAIN = timedelta(minutes=1)
SELDOM = 10
log = logs.get(__name__)


class Delivery:
    def __init__(
        self,
        database: Database,
        speech: Speech,
        tell: Tell,
        still_due: AskAgain,
        setting: Setting,
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._speech = speech
        self._tell = tell
        self._still_due = still_due
        self._setting = setting
        self._clock = clock
        self._news = asyncio.Event()
        self._closing = False

    def hurry(self) -> None:
        """Something has been put into the outbox."""
        self._news.set()

    def close(self) -> None:
        """Finish what is being sent."""
        self._closing = True
        self._news.set()

    async def work(self) -> None:
        """Until closed: look, send, look again."""
        while not self._closing:
            try:
                claimed = await self._claim()
            except Exception as error:
                if not is_outage(error):
                    log.exception("notices were not claimed")
                claimed = []
            if claimed:
                await self._send_all(claimed)
            else:
                await self._wait()

    async def _claim(self) -> list[int]:
        now = self._clock()
        if not await self._database.glancing(outbox.any_due, now):
            return []
        if not await self._database.has_duty(DUTY):
            return []
        return await self._database.changing(outbox.claim, now, TOGETHER)

    async def _wait(self) -> None:
        self._news.clear()
        try:
            await asyncio.wait_for(self._news.wait(), LOOK)
        except TimeoutError:
            return

    async def _send_all(self, claimed: list[int]) -> None:
        left = iter(claimed)

        async def sender() -> None:
            for notice_id in left:
                if self._closing:
                    return
                await self._send_one(notice_id)

        async with asyncio.TaskGroup() as senders:
            for _ in range(min(AT_ONCE, len(claimed))):
                senders.create_task(sender())

    async def _send_one(self, notice_id: int) -> None:
        try:
            notice = await self._database.glancing(outbox.waiting, notice_id)
            if notice is not None:
                await self._deliver(notice)
        except Exception as error:
            if not is_outage(error):
                log.exception("a notice failed", notice_id=notice_id)

    async def _deliver(self, notice: Waiting) -> None:
        chat_id = notice.telegram_id
        if chat_id is not None and outbox.foregone(notice) is None:
            rank = Rank.REMINDER if notice.at_most_once else Rank.DECISION
            await self._speech.pacing.leave(chat_id, rank)
        begun = await self._database.changing(self._begin, notice.id, self._clock())
        if begun is None or chat_id is None:
            return
        try:
            await self._speech.send(chat_id, await self._screen(begun), rank=None)
        except TelegramAPIError as error:
            await self._failed(begun, error)
        except Exception:
            log.exception("a notice cannot be told", notice_id=begun.id, kind=begun.kind)
            await self._surely(outbox.put_off, begun, self._clock() + _pause(begun))
        else:
            await self._end(notice.id, outbox.SENT)

    async def _screen(self, notice: Waiting) -> Screen:
        return await self._database.glancing(self._tell, notice, self._clock(), self._setting)

    def _begin(self, session: Session, notice_id: int, now: datetime) -> Waiting | None:
        """The condition is looked at again, in the transaction that notes the try."""
        notice = outbox.waiting(session, notice_id)
        if notice is None or not self._still(session, notice, now):
            return None
        notice = outbox.waiting(session, notice_id) or notice
        return notice if outbox.begin(session, notice, now) else None

    def _still(self, session: Session, notice: Waiting, now: datetime) -> bool:
        """What has been done meanwhile needs no reminder; at night none is sent."""
        still = self._still_due(session, notice.id, now)
        if still.again_at is not None:
            outbox.put_off(session, notice, still.again_at)
        elif not still.send:
            outbox.end(session, [Ending(notice.id, outbox.NEEDLESS)], now)
        elif still.joined:
            outbox.join(session, notice, still.joined, now)
        return still.send

    async def _failed(self, notice: Waiting, error: TelegramAPIError) -> None:
        meaning = verdict(error)
        log.info("a notice was not sent", notice_id=notice.id, kind=notice.kind, error=error)
        if meaning is Verdict.UNREACHABLE:
            await self._surely(_unreachable, notice, self._clock())
        elif meaning is Verdict.REFUSED:
            log.error("a notice was refused", notice_id=notice.id, kind=notice.kind)
            await self._end(notice.id, outbox.FAILED)
        elif meaning is Verdict.PERHAPS and notice.at_most_once:
            await self._end(notice.id, outbox.PERHAPS)
        else:
            wait = timedelta(0) if meaning is Verdict.BUSY else _pause(notice)
            await self._surely(outbox.put_off, notice, self._clock() + wait)

    async def _end(self, notice_id: int, outcome: str) -> None:
        await self._surely(outbox.end, [Ending(notice_id, outcome)], self._clock())

    async def _surely(
        self, operation: Callable[Concatenate[Session, P], None], /, *args: P.args, **kw: P.kwargs
    ) -> None:
        """What has happened must be written down, if the database is away then later."""
        while True:
            try:
                return await self._database.changing(operation, *args, **kw)
            except Exception as error:
                if not is_outage(error) or self._closing:
                    raise
            await asyncio.sleep(LATER)


def _pause(notice: Waiting) -> timedelta:
    return AGAIN * min(notice.attempts + 1, SELDOM)


def _unreachable(session: Session, notice: Waiting, now: datetime) -> None:
    people.mark_unreachable(session, notice.to_id, now)
    outbox.end(session, [Ending(notice.id, outbox.UNREACHABLE)], now)
