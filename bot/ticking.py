"""The ticker: a few interval ticks, each of which asks the database what is due now.

Nothing is scheduled ahead and nothing is remembered here, so that a restart, a moved deadline or
three days of sleep need no care. On PostgreSQL a lock lets one of several processes do a tick.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot import logs
from storage import Database, Session, inbox, outbox
from storage.trouble import is_outage

REMEMBERED = timedelta(hours=48)
"""Telegram repeats an update for a day at most."""
HOUR = 3600
GRACE = 0.5
log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    name: str
    seconds: float
    operation: Callable[[Session, datetime], object]
    then: Callable[[], None] | None = None
    """Called after a commit that did something, to hurry whoever waits for it."""


FORGETTING = Tick(
    "forget updates", HOUR, lambda session, now: inbox.forget_done(session, now - REMEMBERED)
)


class Ticking:
    def __init__(
        self, database: Database, clock: Callable[[], datetime], ticks: tuple[Tick, ...]
    ) -> None:
        self._database = database
        self._clock = clock
        self._ticks = ticks
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._running: set[asyncio.Task[Any]] = set()

    def start(self) -> None:
        """Every tick comes at once, and then at its interval; a tick never overlaps itself."""
        for tick in self._ticks:
            self._scheduler.add_job(
                self.do,
                "interval",
                args=[tick],
                seconds=tick.seconds,
                next_run_time=self._clock(),
                max_instances=1,
                coalesce=True,
                misfire_grace_time=None,
            )
        self._scheduler.start()

    async def stop(self) -> None:
        """Begin no more ticks; let those that run come to their end."""
        if self._scheduler.running:
            self._scheduler.remove_all_jobs()
            while self._running:
                await asyncio.wait(self._running, timeout=GRACE)
            self._scheduler.shutdown(wait=False)

    async def do(self, tick: Tick) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._running.add(task)
        try:
            await self._do(tick)
        finally:
            self._running.discard(task)

    async def _do(self, tick: Tick) -> None:
        try:
            done = await self._database.changing(_alone, tick, self._clock())
        except Exception as error:
            if is_outage(error):
                log.warning("a tick must wait for the database", tick=tick.name, error=error)
            else:
                log.exception("a tick failed", tick=tick.name)
            return
        if done:
            log.info("ticked", tick=tick.name, count=done)
            if tick.then:
                tick.then()


def _alone(session: Session, tick: Tick, now: datetime) -> int:
    """How much it did, as far as it can be counted."""
    if not outbox.alone(session, tick.name):
        return 0
    done = tick.operation(session, now)
    return int(done) if isinstance(done, int) else 1 if done else 0
