"""Disk full, or the database gone: nothing is confirmed, everybody hears so once, all arrives."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import event, make_url

from bot import texts
from bot.pacing import Pacing
from phone import Phone, Served, Telegram
from storage import Database
from tests.bot import little
from tests.bot.little import House, soon
from tests.bot.test_talking import marked
from tests.postgres import Postgres


class Disk:
    """Under an SQLite file."""

    def __init__(self, database: Database) -> None:
        self.state = "query_only = off"
        event.listen(database._changes, "checkout", self._set)

    def _set(self, connection, *_) -> None:
        connection.execute(f"PRAGMA {self.state}")

    def turns_read_only(self) -> None:
        self.state = "query_only = on"

    def is_full(self) -> None:
        """Not a page more than there are."""
        self.state = "max_page_count = 1"

    def is_mended(self, before: str) -> None:
        self.state = {"full": "max_page_count = 1000000"}.get(before, "query_only = off")


async def come_in(*phones: Phone) -> None:
    for phone in phones:
        phone.starts()
        await phone.sees("отметки: 0")
    await phones[0].settled(quiet=0.3)


async def test_a_disk_that_cannot_be_written(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone, boris: Phone
) -> None:
    disk = Disk(sqlite)
    async with house.running():
        await come_in(anna, boris)
        disk.turns_read_only()
        assert await anna.answered(anna.presses("3")) == texts.NOT_WRITING_NOW
        boris.types("5")
        await boris.sees(texts.NOT_WRITING_NOW)
        anna.types("6")
        boris.types("7")
        await asyncio.sleep(1.5)
        unconfirmed = len(telegram.updates.pending)
        disk.is_mended("read-only")
        await anna.sees("отметки: 2", within=8)
        await boris.sees("отметки: 2", within=8)
        await soon(lambda: not telegram.updates.pending)

    assert unconfirmed == 4
    assert marked(sqlite, anna) == [3, 6]
    assert marked(sqlite, boris) == [5, 7]
    assert heard(anna) == heard(boris) == 1


async def test_the_next_outage_is_told_again(house: House, sqlite: Database, anna: Phone) -> None:
    disk = Disk(sqlite)
    async with house.running():
        await come_in(anna)
        for number in (1, 2):
            disk.turns_read_only()
            anna.types("5")
            await soon(lambda number=number: heard(anna) == number)
            disk.is_mended("read-only")
            await anna.sees(f"отметки: {number}", within=8)


async def test_a_disk_that_fills_up_under_the_presses(
    house: House, sqlite: Database, anna: Phone
) -> None:
    """What was shown as saved is saved; what was not is told; the rest arrives by itself."""
    disk = Disk(sqlite)
    async with house.running():
        await come_in(anna)
        disk.is_full()
        presses = []
        while len(presses) < 200 and not (presses and presses[-1].toast in NOT_SAVED_YET):
            presses.append(anna.presses(str(len(presses) % 8 + 1)))
            await anna.answered(presses[-1])
        assert presses[-1].toast in NOT_SAVED_YET
        disk.is_mended("full")
        lost = [one for one in presses if one.toast == texts.NOT_SAVED]
        await soon(lambda: len(marked(sqlite, anna)) == len(presses) - len(lost), within=8)

    said = [int(one.label) for one in presses if one.toast != texts.NOT_SAVED]
    assert marked(sqlite, anna) == said


NOT_SAVED_YET = {texts.NOT_SAVED, texts.NOT_WRITING_NOW}


async def test_a_change_that_fails_after_its_update_was_kept(
    house: House, sqlite: Database, anna: Phone
) -> None:
    """The press is not saved later behind the back of who was told that it is not."""
    disk = Disk(sqlite)
    keep = house.database.changing

    async def keeping(operation, /, *args, **kwargs):
        done = await keep(operation, *args, **kwargs)
        if operation.__name__ == "keep":
            disk.turns_read_only()
        return done

    async with house.running():
        await come_in(anna)
        house.database.changing = keeping
        press = anna.presses("3")
        assert await anna.answered(press) == texts.NOT_SAVED
        assert press.alert
        house.database.changing = keep
        disk.is_mended("read-only")
        await anna.answered(anna.presses("4"))
        await anna.sees("отметки: 1")

    assert marked(sqlite, anna) == [4]


async def test_words_kept_in_the_inbox_wait_for_the_database(
    house: House, sqlite: Database, anna: Phone
) -> None:
    disk = Disk(sqlite)
    keep = house.database.changing

    async def keeping(operation, /, *args, **kwargs):
        done = await keep(operation, *args, **kwargs)
        if operation.__name__ == "keep":
            disk.turns_read_only()
        return done

    async with house.running():
        await come_in(anna)
        house.database.changing = keeping
        anna.types("5")
        await anna.sees(texts.NOT_WRITING_NOW)
        house.database.changing = keep
        disk.is_mended("read-only")
        await anna.sees("отметки: 1")

    assert marked(sqlite, anna) == [5]


class Server:
    """A PostgreSQL database that can be shut."""

    def __init__(self, postgres: Postgres, url: str) -> None:
        self._postgres = postgres
        self._name = make_url(url).database

    def shuts(self) -> None:
        self._postgres.run(
            f'ALTER DATABASE "{self._name}" ALLOW_CONNECTIONS false',
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE datname = '{self._name}'",
        )

    def opens(self) -> None:
        self._postgres.run(f'ALTER DATABASE "{self._name}" ALLOW_CONNECTIONS true')


@pytest.fixture
async def far(postgres_url: str) -> AsyncIterator[Database]:
    database = Database(postgres_url)
    yield database
    await database.aclose()


@pytest.mark.postgres
async def test_a_database_that_goes_away_and_comes_back(
    far: Database,
    postgres: Postgres,
    postgres_url: str,
    telegram: Telegram,
    served: Served,
    tmp_path: Path,
) -> None:
    telegram.pacing.on = False
    anna = Phone(telegram, "Анна Петровна")
    far.change_now(little.let_in, "Анна Петровна", anna.person_id)
    house = House(far, served.url, tmp_path, pacing=lambda: Pacing(1000, 10, chat_rate=8))
    server = Server(postgres, postgres_url)
    async with house.running():
        await come_in(anna)
        server.shuts()
        assert await anna.answered(anna.presses("3")) == texts.NOT_WRITING_NOW
        anna.types("5")
        await asyncio.sleep(1.5)
        server.opens()
        await anna.sees("отметки: 2", within=10)
        await anna.answered(anna.presses("4"))
        await anna.sees("отметки: 3")

    assert marked(far, anna) == [3, 5, 4]
    assert heard(anna) == 1


def heard(phone: Phone) -> int:
    said = [message.text for message in phone.said].count(texts.NOT_WRITING_NOW)
    return said + phone.toasts.count(texts.NOT_WRITING_NOW)
