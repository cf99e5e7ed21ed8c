"""The durable inbox: Telegram hears that an update has arrived only when it is on disk.

Updates are worked in order for each person and side by side for different people. What a
crash interrupts is found in the table at the next start; what cannot be worked is set aside.
What two runs ended with is worked alone, so that only the one that ends them is held to blame.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import dataclass

from bot import logs, texts
from bot.acknowledging import Acknowledgement
from bot.errands import Errands
from bot.incoming import Incoming, from_inbox
from bot.outage import Outage
from bot.session import Line
from bot.turn import Turn, Undecodable
from storage import inbox
from storage.inbox import AlreadyDone
from storage.trouble import is_outage

PAUSE = 0.5
"""Seconds between two tries of an update that failed."""
FULL = 2000
"""Updates in memory at which fetching waits; the rest are safe with Telegram for a day."""
TOO_OFTEN = "failed, or ended the process, too often"

log = logs.get(__name__)
Waiting = tuple[Incoming, Acknowledgement | None]


@dataclass(slots=True)
class Trial:
    """An update being worked."""

    incoming: Incoming
    ack: Acknowledgement | None
    counted: bool
    outages: int = 0


class NotKept(Exception):
    """Nothing can be written: Telegram must send these updates again."""


class Inbox:
    """Keeps updates and hands each to its turn."""

    def __init__(self, turn: Turn, line: Line, errands: Errands, *, pause: float = PAUSE) -> None:
        self.outage = Outage(line)
        self.closing = True
        self._turn = turn
        self._line = line
        self._errands = errands
        self._pause = pause
        self._room = asyncio.Event()
        self._room.set()
        self._alone = asyncio.Lock()
        self._load = 0
        self._queues: defaultdict[int, deque[Waiting]] = defaultdict(deque)

    async def resume(self) -> None:
        """Begin with what the last run left undone."""
        self.closing = False
        left = await self._turn.database.glancing(inbox.undone)
        if left:
            log.info("updates left by the last run", count=len(left))
        self._hand_over(map(from_inbox, left))

    async def keep(self, news: list[Incoming]) -> None:
        """Write them down first, work them later. Raises NotKept in an outage."""
        letters = [incoming.letter for incoming in news]
        try:
            await self._turn.database.changing(inbox.keep, letters, self._turn.clock())
        except Exception as error:
            if not is_outage(error):
                raise
            for incoming in news:
                await self.outage.tell(incoming, error)
            raise NotKept from error
        self.outage.over()
        self._hand_over(news)

    async def room(self) -> None:
        """Return when memory can take more updates."""
        await self._room.wait()

    def has_album(self, telegram_id: int) -> bool:
        """Whether more of an album from this person waits to be worked."""
        queue = self._queues.get(telegram_id, ())
        return any(incoming.in_album for incoming, _ in queue)

    def close(self) -> None:
        """Finish the updates in hand and begin no more; the rest wait on disk."""
        self.closing = True

    def _hand_over(self, news: Iterable[Incoming]) -> None:
        for incoming in news:
            queue = self._queues[incoming.telegram_id]
            queue.append((incoming, self._acknowledgement(incoming)))
            self._weigh(+1)
            if len(queue) == 1:
                self._errands.run(self._serve(incoming.telegram_id))

    def _acknowledgement(self, incoming: Incoming) -> Acknowledgement | None:
        """The clock of a press runs from its arrival, also while it waits for its turn."""
        if incoming.query_id is None:
            return None

        def too_late(words: str) -> None:
            self._turn.drawing.wants(incoming.telegram_id).remark(words)

        return Acknowledgement(self._line, self._errands, incoming.query_id, too_late)

    async def _serve(self, telegram_id: int) -> None:
        """One person's updates, strictly one after another, until there are no more."""
        queue = self._queues[telegram_id]
        try:
            while queue and not self.closing:
                await self._work(*queue[0])
                queue.popleft()
                self._weigh(-1)
        finally:
            del self._queues[telegram_id]

    def _weigh(self, updates: int) -> None:
        self._load += updates
        if self._load < FULL:
            self._room.set()
        else:
            self._room.clear()

    async def _work(self, incoming: Incoming, ack: Acknowledgement | None) -> None:
        """Until it is done, set aside, or left for the next run."""
        trial = Trial(incoming, ack, counted=incoming.resumed)
        while not self.closing:
            try:
                async with self._alone if incoming.suspect else nullcontext():
                    if self.closing or await self._tried(trial):
                        return
            except Exception as error:
                if not is_outage(error):
                    log.exception("a failure was not counted", update_id=incoming.update_id)
                elif await self._lost(trial, error):
                    return
            if trial.outages != 1:
                await asyncio.sleep(self._pause)

    async def _tried(self, trial: Trial) -> bool:
        """Whether no more tries are needed. Lets an outage through."""
        incoming, ack = trial.incoming, trial.ack
        try:
            if trial.counted and not await self._may_try(incoming):
                await self._apologise(trial)
            else:
                await self._turn.take(incoming, ack)
        except AlreadyDone:  # delivered twice, worked once
            if ack:
                ack.say(None)
        except Undecodable:
            log.exception("an update cannot be decoded", update_id=incoming.update_id)
            await self._set_aside(incoming, "cannot be decoded")
            await self._apologise(trial)
        except Exception as error:
            if is_outage(error):
                raise
            log.exception("an update failed", update_id=incoming.update_id, kind=incoming.kind)
            await self._note_failure(trial, error)
            return False
        return True

    async def _may_try(self, incoming: Incoming) -> bool:
        return await self._turn.database.changing(
            inbox.count_try, incoming.update_id, TOO_OFTEN, self._turn.clock()
        )

    async def _note_failure(self, trial: Trial, error: Exception) -> None:
        """The first try of an update is not counted beforehand: most need no second."""
        if not trial.counted:
            await self._may_try(trial.incoming)
            trial.counted = True

    async def _set_aside(self, incoming: Incoming, why: str) -> None:
        await self._turn.database.changing(
            inbox.set_aside, incoming.update_id, why, self._turn.clock()
        )

    async def _apologise(self, trial: Trial) -> None:
        """Nothing was saved and nothing more will be tried."""
        log.error(
            "an update is set aside", update_id=trial.incoming.update_id, kind=trial.incoming.kind
        )
        if trial.ack:
            trial.ack.say(texts.BROKEN)
        else:
            await self.outage.say(trial.incoming, texts.BROKEN)

    async def _lost(self, trial: Trial, error: BaseException) -> bool:
        """A press is given up, and its person told to press again; what was sent is kept."""
        trial.outages += 1
        if trial.ack is None:
            await self.outage.tell(trial.incoming, error)
            return False
        if trial.outages == 1:  # the connection may have been an old one
            return False
        log.error("a press is not saved", update_id=trial.incoming.update_id, error=error)
        if trial.ack.in_time():
            trial.ack.say(texts.NOT_SAVED, loudly=True)
        else:
            await self.outage.say(trial.incoming, texts.NOT_SAVED)
        await self._drop(trial.incoming)
        return True

    async def _drop(self, incoming: Incoming) -> None:
        """As soon as anything can be written."""
        while not self.closing:
            try:
                return await self._turn.database.changing(
                    inbox.drop, incoming.update_id, self._turn.clock()
                )
            except Exception as error:
                if not is_outage(error):
                    raise
            await asyncio.sleep(self._pause)
        return None
