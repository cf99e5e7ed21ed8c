"""The one writer of an SQLite file: changes that wait together are committed together.

SQLite has one writer, so it gets one thread: changes queue there instead of failing with
"database is locked". Whatever has queued while the last commit was being flushed to disk goes
into the next transaction, each change in a savepoint of its own, so one slow fsync is shared by
everybody who waits for it, and nobody hears "saved" before it.
"""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

TOGETHER = 64
"""Changes in one transaction at most."""

Change = Callable[[Session], Any]
Waiting = tuple[Change, "asyncio.Future[Any]", asyncio.AbstractEventLoop]
Outcome = tuple[Any, BaseException | None]


class Writer:
    """A thread that runs changes in the order in which they came."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._queue: deque[Waiting] = deque()
        self._news = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self._thread.start()

    async def run(self, change: Change) -> Any:
        """Return what the change returned, after its commit; raise what either raised."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        with self._news:
            if self._closing:
                raise RuntimeError("the database is closed")
            self._queue.append((change, future, loop))
            self._news.notify()
        return await future

    def close(self) -> None:
        """Finish what is queued and stop."""
        with self._news:
            self._closing = True
            self._news.notify()
        self._thread.join()

    def _work(self) -> None:
        while batch := self._next_batch():
            outcomes = self._commit([change for change, _, _ in batch])
            _tell(batch, outcomes)

    def _next_batch(self) -> list[Waiting]:
        with self._news:
            while not self._queue and not self._closing:
                self._news.wait()
            return [self._queue.popleft() for _ in range(min(len(self._queue), TOGETHER))]

    def _commit(self, changes: list[Change]) -> list[Outcome]:
        if len(changes) == 1:
            return [self._alone(changes[0])]
        try:
            with self._engine.begin() as connection:
                return [_in_savepoint(connection, change) for change in changes]
        except Exception:  # noqa: BLE001 -- each change hears its own error when run alone
            return [self._alone(change) for change in changes]

    def _alone(self, change: Change) -> Outcome:
        try:
            with Session(self._engine, expire_on_commit=False) as session, session.begin():
                result = change(session)
        except BaseException as error:  # noqa: BLE001 -- handed to whoever awaits the change
            return None, error
        return result, None


def _in_savepoint(connection: Connection, change: Change) -> Outcome:
    """Undo a change that raises, alone. A fault of the database undoes the whole transaction.

    The savepoint is plain SQL: the session's own would take as long as half of the change.
    """
    connection.exec_driver_sql("SAVEPOINT one_change")
    mine = Session(connection, expire_on_commit=False, join_transaction_mode="rollback_only")
    with mine as session:
        try:
            result = change(session)
            session.flush()
        except DBAPIError:
            raise
        except Exception as error:  # noqa: BLE001 -- handed to whoever awaits the change
            connection.exec_driver_sql("ROLLBACK TO SAVEPOINT one_change")
            return None, error
    connection.exec_driver_sql("RELEASE SAVEPOINT one_change")
    return result, None


def _tell(batch: list[Waiting], outcomes: list[Outcome]) -> None:
    """Wake each event loop once, however many of its changes were in the batch."""
    by_loop: dict[asyncio.AbstractEventLoop, list[tuple[asyncio.Future[Any], Outcome]]] = {}
    for (_, future, loop), outcome in zip(batch, outcomes, strict=True):
        by_loop.setdefault(loop, []).append((future, outcome))
    for loop, settled in by_loop.items():
        if not loop.is_closed():
            loop.call_soon_threadsafe(_settle, settled)


def _settle(settled: list[tuple[asyncio.Future[Any], Outcome]]) -> None:
    for future, (result, error) in settled:
        if future.done():  # whoever waited has been cancelled
            continue
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)
