"""Opening the database, to look or to change: the one place where async meets SQL.

Operations are plain synchronous Python over a `Session`. Changes go through one writer thread
on SQLite and through a pool on PostgreSQL; the operation never knows which. Two ways to look:
`glancing` on threads, the quickest, for the chat; `looking` on the async engine, for the panel.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import Session

from storage.sole import Sole
from storage.writing import Writer

P = ParamSpec("P")
T = TypeVar("T")
Operation = Callable[Concatenate[Session, P], T]

PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # a saved answer survives a power cut
    "foreign_keys = ON",
    "busy_timeout = 5000",
)
READERS = 2
POSTGRES_CONNECTIONS = 8
RETRIES = 3
SERIALISATION = {"40001", "40P01"}  # PostgreSQL: conflict with a neighbour, deadlock


class Database:
    """Three ways in: `changing` returns after the commit, `looking` and `glancing` only read."""

    def __init__(self, url: str) -> None:
        address = make_url(url)
        self.embedded = address.get_backend_name() == "sqlite"
        self._writer: Writer | None = None
        self._duties: dict[str, Sole] = {}
        if self.embedded:
            file = address.set(drivername="sqlite")
            self._changes = _sqlite(file, begin="BEGIN IMMEDIATE")
            self._glances = _sqlite(file, begin="BEGIN")
            self._looks = _async_sqlite(address.set(drivername="sqlite+aiosqlite"))
            self._writer = Writer(self._changes)
            self._threads = ThreadPoolExecutor(READERS, "reader")
        else:
            server = address.set(drivername="postgresql+psycopg")
            self._changes = create_engine(server, pool_size=POSTGRES_CONNECTIONS)
            self._glances = self._changes.execution_options(isolation_level="REPEATABLE READ")
            self._looks = create_async_engine(server, isolation_level="REPEATABLE READ")
            self._threads = ThreadPoolExecutor(POSTGRES_CONNECTIONS, "database")

    async def changing(
        self, operation: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run the operation in one transaction: committed on return, undone on any exception."""

        def change(session: Session) -> T:
            return operation(session, *args, **kwargs)

        if self._writer is not None:
            result: T = await self._writer.run(change)
            return result
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, self._change, change)

    async def glancing(self, question: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the question on a steady view; the quickest way, for the chat."""

        def glance() -> T:
            with Session(self._glances, autoflush=False) as session:
                return question(session, *args, **kwargs)

        return await asyncio.get_running_loop().run_in_executor(self._threads, glance)

    async def has_duty(self, duty: str) -> bool:
        """Whether, of several processes on one database, this one does it and no other will."""
        if self.embedded:
            return True
        sole = self._duties.setdefault(duty, Sole(self._changes, duty))
        return await asyncio.get_running_loop().run_in_executor(self._threads, sole.held)

    async def looking(self, question: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run the question on a steady view of the async engine, for pages."""
        async with AsyncSession(self._looks, autoflush=False) as session:
            return await session.run_sync(question, *args, **kwargs)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """One steady view for as long as an export streams."""
        async with self._looks.connect() as connection:
            yield connection

    def change_now(self, operation: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The same as `changing`, for the command line, where no event loop runs."""
        return self._change(lambda session: operation(session, *args, **kwargs))

    def look_now(self, question: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """The same as `looking`, for the command line."""
        with Session(self._glances, autoflush=False) as session:
            return question(session, *args, **kwargs)

    async def aclose(self) -> None:
        """Finish what is running and let the database go."""
        await self._looks.dispose()
        await asyncio.to_thread(self.close)

    def close(self) -> None:
        """The same without an event loop."""
        if self._writer is not None:
            self._writer.close()
        self._threads.shutdown()
        for sole in self._duties.values():
            sole.let_go()
        self._looks.sync_engine.dispose()
        for engine in (self._changes, self._glances):
            engine.dispose()

    def _change(self, change: Callable[[Session], T]) -> T:
        """Run again what lost a race with a neighbour; a change is safe to run again."""
        for left in reversed(range(RETRIES)):
            try:
                with Session(self._changes, expire_on_commit=False) as session, session.begin():
                    return change(session)
            except OperationalError as error:
                if not left or getattr(error.orig, "sqlstate", None) not in SERIALISATION:
                    raise
        raise AssertionError("the last try returns or raises")


def _sqlite(url: URL, *, begin: str) -> Engine:
    """Make SQLite durable, let it check foreign keys, and take its lock when a change begins.

    Left alone, two changes that read and then write silently lose an update; with a
    plain BEGIN the second one fails with "database is locked".
    """
    engine = create_engine(url)
    _tune(engine, begin)
    return engine


def _async_sqlite(url: URL) -> AsyncEngine:
    engine = create_async_engine(url)
    _tune(engine.sync_engine, "BEGIN")
    return engine


def _tune(engine: Engine, begin: str) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)
