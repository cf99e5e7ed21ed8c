"""What every test may ask for: a clock, a database of either kind, a browser."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.sparing import spare_the_collector
from tests.planting import Garden, Planted
from tests.postgres import Postgres, started

if TYPE_CHECKING:
    from playwright.async_api import Browser
    from sqlalchemy import Engine

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


def pytest_collection_finish() -> None:
    """What the imports made stays until the end: walking it again and again took a seventh."""
    spare_the_collector()


class Clock:
    """Time that moves only when a test says so."""

    def __init__(self) -> None:
        self.now = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """A statement is compiled once in a process, and not anew for the database of each test.

    Compiled statements belong to a dialect: later databases take over those of the first.
    """
    from storage import Database

    first: dict[tuple[bool, str], Engine] = {}
    opened = Database.__init__

    def open_like_the_first(self: Database, url: str) -> None:
        opened(self, url)
        looks = self._looks.sync_engine
        for way, engine in (("change", self._changes), ("glance", self._glances), ("look", looks)):
            like = first.setdefault((self.embedded, way), engine)
            engine.dialect = engine.pool._dialect = like.dialect
            engine._compiled_cache = like._compiled_cache

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Database, "__init__", open_like_the_first)
        yield


@pytest.fixture
def clock() -> Clock:
    return Clock()


# Databases. `database_url` runs the test twice; a fixture that names a kind runs it once.


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest) -> str:
    """A database with the newest tables and nothing in them, on SQLite and on PostgreSQL."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture(params=BOTH)
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """A database without tables, on SQLite and on PostgreSQL."""
    return request.getfixturevalue(f"empty_{request.param}_url")


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_sqlite: Path) -> str:
    return f"sqlite:///{shutil.copyfile(migrated_sqlite, tmp_path / 'svod.db')}"


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture
def postgres_url(postgres: Postgres, migrated_postgres: str) -> Iterator[str]:
    name = postgres.make(like=migrated_postgres)
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture
def empty_postgres_url(postgres: Postgres) -> Iterator[str]:
    name = postgres.make()
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from storage.migrating import upgrade

    file = tmp_path_factory.mktemp("migrated") / "svod.db"
    upgrade(f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> str:
    from storage.migrating import upgrade

    name = postgres.make()
    upgrade(postgres.url(name))
    return name


@pytest.fixture(scope="session")
def garden(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Garden:
    return Garden(request.getfixturevalue, tmp_path_factory.mktemp("planted"))


@pytest.fixture
def planted(garden: Garden, tmp_path: Path) -> Iterator[Planted]:
    """Of this kind and with this in it: a database for this test, and what was told of it."""
    with ExitStack() as stack:
        yield lambda kind, plant: stack.enter_context(garden.copied(kind, plant, tmp_path))


@pytest.fixture(scope="session")
def postgres(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Postgres]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    shared = tmp_path_factory.getbasetemp()
    server = started(shared.parent if worker else shared, worker or "alone")
    try:
        postgres = server.__enter__()
    except Exception as error:  # noqa: BLE001 -- whatever it is, the run shows it
        pytest.skip(f"NO POSTGRESQL: it did not start: {error!r}")
    yield postgres
    server.__exit__(None, None, None)


# The browser.


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser that `scripts/browser` found, or of one on this machine."""
    found = os.environ.get("SVOD_TEST_BROWSER") or next(
        filter(None, map(shutil.which, BROWSERS)), ""
    )
    if not found:
        pytest.skip("NO BROWSER: `scripts/browser` installs Chromium or says why it cannot")
    return found


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """A headless Chromium of this test alone."""
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield browser
        await browser.close()
