"""A served Telegram, a database, and the little house between them."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot import logs
from bot.pacing import Pacing
from phone import Phone, Served, Telegram, serve
from storage import Database
from tests.bot import little
from tests.bot.little import House


@pytest.fixture(autouse=True)
def log() -> io.StringIO:
    """What the bot has logged, as it would."""
    lines = io.StringIO()
    logs.configure("debug", lines)
    return lines


@pytest.fixture
async def telegram() -> Telegram:
    return Telegram(token=little.TOKEN)


@pytest.fixture
async def served(telegram: Telegram) -> AsyncIterator[Served]:
    async with serve(telegram) as served:
        yield served


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.aclose()


@pytest.fixture
async def sqlite(sqlite_url: str) -> AsyncIterator[Database]:
    """For what does not depend on the kind of the database."""
    database = Database(sqlite_url)
    yield database
    await database.aclose()


@pytest.fixture
def house(sqlite: Database, telegram: Telegram, served: Served, tmp_path: Path) -> House:
    """In a hurry: a chat may be spoken to eight times a second."""
    telegram.pacing.on = False
    return House(sqlite, served.url, tmp_path, pacing=lambda: Pacing(1000, 10, chat_rate=8))


@pytest.fixture
def paced(sqlite: Database, served: Served, tmp_path: Path) -> House:
    """At the real pace."""
    return House(sqlite, served.url, tmp_path)


@pytest.fixture
def known(sqlite: Database, telegram: Telegram) -> Callable[[str], Phone]:
    """A person with a phone who has been let in."""

    def make(name: str) -> Phone:
        phone = Phone(telegram, name)
        sqlite.change_now(little.let_in, name, phone.person_id)
        return phone

    return make


@pytest.fixture
def anna(known: Callable[[str], Phone]) -> Phone:
    return known("Анна Петровна")


@pytest.fixture
def boris(known: Callable[[str], Phone]) -> Phone:
    return known("Борис Ильич")
