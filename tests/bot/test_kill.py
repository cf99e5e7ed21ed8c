"""A real bot process, killed at any moment under load, again and again."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from phone import Phone, Served, Telegram
from storage import Database, conversations, inbox
from storage.tables import Received
from tests.bot import little
from tests.bot.little import soon
from tests.bot.test_talking import marked

ROOT = Path(__file__).parents[2]
TIMES = 15
SOAK = int(os.environ.get("SVOD_SOAK", "200"))
NAMES = ["Анна", "Борис", "Вера", "Глеб", "Дарья"]


class Nursery:
    """Starts bots, each in a process of its own."""

    def __init__(self, helper: asyncio.subprocess.Process) -> None:
        self._helper = helper

    async def starts(self) -> int:
        assert self._helper.stdin
        self._helper.stdin.write(b"start\n")
        return await self.hears()

    async def hears(self) -> int:
        assert self._helper.stdout
        return int(await self._helper.stdout.readline())


@asynccontextmanager
async def nursery(*arguments: str) -> AsyncIterator[Nursery]:
    helper = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bot.nursery", *arguments,
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert helper.stdin
    assert helper.stdout
    assert await helper.stdout.readline() == b"ready\n"
    yield Nursery(helper)
    helper.stdin.close()
    await helper.wait()


class Crowd:
    """People who press and type without waiting for anything; each act has a number of its own."""

    def __init__(self, phones: list[Phone], chance: random.Random) -> None:
        self.phones = phones
        self.done: dict[int, list[int]] = {phone.person_id: [] for phone in phones}
        self._chance = chance
        self._number = 1000

    async def acts(self) -> None:
        while True:
            self._act(self._chance.choice(self.phones))
            await asyncio.sleep(self._chance.expovariate(25))

    def _act(self, phone: Phone) -> None:
        self._number += 1
        self.done[phone.person_id].append(self._number)
        if self._chance.random() < 0.15:
            phone.types(str(self._number))
        else:
            phone.presses_stale(f"m:{self._number}", on=phone.screen)


@pytest.mark.timeout(180)
async def test_nothing_is_lost_or_doubled_when_the_process_is_killed(
    telegram: Telegram, served: Served, sqlite: Database, sqlite_url: str, tmp_path: Path
) -> None:
    await kill_again_and_again(telegram, served, (sqlite, sqlite_url), tmp_path, TIMES)


@pytest.mark.postgres
@pytest.mark.timeout(180)
async def test_the_same_on_postgres(
    telegram: Telegram, served: Served, postgres_url: str, tmp_path: Path
) -> None:
    database = Database(postgres_url)
    await kill_again_and_again(telegram, served, (database, postgres_url), tmp_path, 4)
    await database.aclose()


@pytest.mark.soak
async def test_many_more_times(
    telegram: Telegram, served: Served, sqlite: Database, sqlite_url: str, tmp_path: Path
) -> None:
    await kill_again_and_again(telegram, served, (sqlite, sqlite_url), tmp_path, SOAK)


async def kill_again_and_again(
    telegram: Telegram,
    served: Served,
    kept: tuple[Database, str],
    folder: Path,
    times: int,
) -> None:
    database, url = kept
    chance = random.Random(times)
    phones = [Phone(telegram, name) for name in NAMES]
    for phone in phones:
        await database.changing(little.let_in, phone.person.name, phone.person_id)
    crowd = Crowd(phones, chance)
    async with nursery(served.url, url, str(folder)) as bots:
        number = await bots.starts()
        for phone in phones:
            phone.starts()
            await phone.sees("отметки: 0", within=20)
        acting = asyncio.ensure_future(crowd.acts())
        for _ in range(times):
            await one_life(number, chance, phones)
            assert await bots.hears() in {0, -signal.SIGKILL}
            number = await bots.starts()
        acting.cancel()
        await soon(lambda: not telegram.updates.pending, within=30)
        await soon(lambda: not database.look_now(inbox.undone), within=30)
        await soon(lambda: not database.look_now(conversations.undrawn), within=30)
        os.kill(number, signal.SIGTERM)
        assert await bots.hears() == 0

    for phone in phones:
        done = crowd.done[phone.person_id]
        assert marked(database, phone) == done
        assert phone.screen.text.endswith(" ".join(map(str, done[-40:])))
        told = {int(toast.split()[-1]) for toast in phone.toasts if "Отмечено" in toast}
        assert told <= set(done)
    aside = select(Received.update_id).where(Received.problem.is_not(None))
    assert database.look_now(lambda s: list(s.scalars(aside))) == []


async def one_life(number: int, chance: random.Random, phones: list[Phone]) -> None:
    """Until a moment after it has begun to answer."""
    heard = sum(len(phone.toasts) for phone in phones)
    await soon(lambda: sum(len(phone.toasts) for phone in phones) > heard, within=30)
    await asyncio.sleep(chance.uniform(0, 0.6))
    os.kill(number, chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM]))
