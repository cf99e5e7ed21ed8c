"""A real bot process, killed at any moment under load, again and again."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bench import crowd
from bot import callbacks as to
from bot import texts
from phone import Phone, Telegram, serve
from storage import Database, conversations, inbox
from storage.inbox import TRIES
from storage.tables import AnswerLog, PinnedQuestion, Received
from tests.bot import little
from tests.bot.little import soon
from tests.bot.test_inbox import kept
from tests.bot.test_talking import marked
from tests.fuzzing import KILLS

ROOT = Path(__file__).parents[2]
TIMES = 15
NAMES = ["Анна", "Борис", "Вера", "Глеб", "Дарья"]
A_SECOND = 25
"""Acts of all people together."""


class Little:
    """Each act marks a number of its own."""

    module = "tests.bot.little_bot"
    most = 1_000_000
    first = "отметки: 0"
    beginning = 1001  # some small numbers are refused

    def __init__(self, database_url: str, telegram: Telegram) -> None:
        self.database = Database(database_url)
        self.phones = [Phone(telegram, name) for name in NAMES]
        for phone in self.phones:
            self.database.change_now(little.let_in, "x", phone.person_id)

    def act(self, phone: Phone, number: int, chance: random.Random) -> None:
        if chance.random() < 0.15:
            phone.types(str(number))
        else:
            phone.presses_stale(f"m:{number}", on=phone.screen)

    def kept(self, phone: Phone) -> list[int]:
        return marked(self.database, phone)

    def shows(self, phone: Phone, done: list[int]) -> bool:
        return phone.screen.text.endswith(" ".join(map(str, done[-40:])))


class Whole:
    """Each act answers a question of its own in the real questionnaire of 367 questions."""

    module = "tests.bot.real_bot"
    most = 366
    first = "Самооценка"
    beginning = 1

    def __init__(self, folder: Path, telegram: Telegram) -> None:
        people = crowd.Crowd(len(NAMES))
        self.url = crowd.settled(folder, people, datetime.now(UTC))
        self.database = Database(self.url)
        self.phones = [
            Phone(telegram, name, person_id=number)
            for name, number in zip(NAMES, people.telegram_ids, strict=True)
        ]
        numbers = [phone.person_id for phone in self.phones]
        self._forms = dict(zip(numbers, crowd.form_ids(self.url), strict=True))

    def act(self, phone: Phone, number: int, chance: random.Random) -> None:
        answer = to.TickAll(form=self._forms[phone.person_id], place=number, revision=0)
        phone.presses_stale(answer.pack(), on=phone.screen)

    def kept(self, phone: Phone) -> list[int]:
        """Every line of history: an answer given twice would stand there twice."""
        lines = (
            select(PinnedQuestion.place)
            .join(AnswerLog, AnswerLog.question == PinnedQuestion.question)
            .where(AnswerLog.form_id == self._forms[phone.person_id])
            .order_by(AnswerLog.id)
        )
        return self.database.look_now(lambda session: list(session.scalars(lines)))

    def shows(self, phone: Phone, done: list[int]) -> bool:
        """The last question that was answered, as answered."""
        last = to.Question(form=self._forms[phone.person_id], place=done[-1]).pack()
        where = conversations.seat
        seat = self.database.look_now(where, phone.person_id)
        return seat.place == last and seat.seen == 1


@pytest.mark.timeout(240)
async def test_nothing_is_lost_or_doubled_when_the_house_is_killed(tmp_path: Path) -> None:
    telegram = Telegram(token=little.TOKEN)
    house = Whole(tmp_path, telegram)
    await kill_again_and_again(telegram, house, house.url, tmp_path, TIMES)


@pytest.mark.postgres
@pytest.mark.timeout(180)
async def test_the_same_on_postgres(postgres_url: str, tmp_path: Path) -> None:
    telegram = Telegram(token=little.TOKEN)
    await kill_again_and_again(
        telegram, Little(postgres_url, telegram), postgres_url, tmp_path, TIMES // 3
    )


@pytest.mark.soak
async def test_many_more_times(sqlite_url: str, tmp_path: Path) -> None:
    telegram = Telegram(token=little.TOKEN)
    await kill_again_and_again(telegram, Little(sqlite_url, telegram), sqlite_url, tmp_path, KILLS)


async def test_of_those_that_a_process_dies_with_only_the_deadly_one_is_set_aside(
    sqlite_url: str, tmp_path: Path
) -> None:
    telegram = Telegram(token=little.TOKEN)
    house = Little(sqlite_url, telegram)
    anna, *others = house.phones
    numbers = {phone.person_id: list(range(1, 6)) for phone in others}
    letters = [kept(1, anna, f"m:{little.DEADLY}"), kept(2, anna, "m:7")]
    presses = ((number, phone) for number in range(1, 6) for phone in others)
    letters += [kept(n, phone, f"m:{number}") for n, (number, phone) in enumerate(presses, 3)]
    house.database.change_now(inbox.keep, letters, datetime.now(UTC))
    async with (
        serve(telegram) as served,
        nursery(house.module, served.url, sqlite_url, tmp_path) as bots,
    ):
        for _ in range(TRIES):
            await bots.starts()
            assert await bots.hears() == little.DEADLY
        number = await bots.starts()
        await soon(lambda: not house.database.look_now(inbox.undone), within=60)
        os.kill(number, signal.SIGTERM)
        assert await bots.hears() == 0
    assert set_aside(house.database) == [1]
    assert {phone.person_id: house.kept(phone) for phone in house.phones} == {
        **numbers,
        anna.person_id: [7],
    }
    await house.database.aclose()


async def kill_again_and_again(
    telegram: Telegram, house: Little | Whole, url: str, folder: Path, times: int
) -> None:
    chance = random.Random(times)
    people = People(house, chance, telegram)
    async with serve(telegram) as served, nursery(house.module, served.url, url, folder) as bots:
        number = await bots.starts()
        await people.come_in()
        acting = asyncio.ensure_future(people.act())
        for _ in range(times):
            await people.are_answered()
            await asyncio.sleep(chance.uniform(0, 0.6))
            os.kill(number, chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM]))
            assert await bots.hears() in {0, -signal.SIGKILL}
            number = await bots.starts()
        acting.cancel()
        await soon(lambda: not telegram.updates.pending, within=60)
        await soon(lambda: not house.database.look_now(inbox.undone), within=60)
        await soon(lambda: not house.database.look_now(conversations.undrawn), within=60)
        os.kill(number, signal.SIGTERM)
        assert await bots.hears() == 0
    try:
        people.have_lost_nothing()
    finally:
        await house.database.aclose()


def set_aside(database: Database) -> list[int]:
    found = select(Received.update_id).where(Received.problem.is_not(None))
    return database.look_now(lambda session: list(session.scalars(found)))


class People:
    """They press and type without waiting for anything; each act has a number of its own."""

    def __init__(self, house: Little | Whole, chance: random.Random, telegram: Telegram) -> None:
        self._house = house
        self._updates = telegram.updates
        self._chance = chance
        self._done: dict[int, list[int]] = {phone.person_id: [] for phone in house.phones}

    async def come_in(self) -> None:
        for phone in self._house.phones:
            phone.starts()
            await phone.sees(self._house.first, within=60)

    async def act(self) -> None:
        while True:
            phone = self._chance.choice(self._house.phones)
            done = self._done[phone.person_id]
            if len(done) < self._house.most:
                done.append(self._house.beginning + len(done))
                self._house.act(phone, done[-1], self._chance)
            await asyncio.sleep(self._chance.expovariate(A_SECOND))

    async def are_answered(self) -> None:
        """By the process that has just begun: a press is acknowledged before it is worked."""
        before = self._worked()
        await soon(lambda: self._worked() > before or self._nothing_waits(), within=300)

    def have_lost_nothing(self) -> None:
        for phone in self._house.phones:
            done = self._done[phone.person_id]
            assert self._house.kept(phone) == done
            assert self._house.shows(phone, done), phone.transcript(last=5)
            assert not {texts.BROKEN, texts.NOT_SAVED} & set(phone.toasts)
        assert set_aside(self._house.database) == []

    def _worked(self) -> int:
        found = select(func.count()).where(Received.done_at.is_not(None))
        return self._house.database.look_now(lambda session: session.execute(found).scalar_one())

    def _nothing_waits(self) -> bool:
        return not self._updates.pending and not self._house.database.look_now(inbox.undone)


class Nursery:
    """Starts bots, each in a process of its own."""

    def __init__(self, helper: asyncio.subprocess.Process) -> None:
        self._helper = helper
        self.alive: int | None = None

    async def starts(self) -> int:
        assert self._helper.stdin
        self._helper.stdin.write(b"start\n")
        self.alive = await self._number()
        return self.alive

    async def hears(self) -> int:
        """How the bot ended."""
        ended = await self._number()
        self.alive = None
        return ended

    async def _number(self) -> int:
        assert self._helper.stdout
        return int(await self._helper.stdout.readline())


@asynccontextmanager
async def nursery(*arguments: object) -> AsyncIterator[Nursery]:
    helper = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bot.nursery", *map(str, arguments),
        cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert helper.stdin
    assert helper.stdout
    assert await helper.stdout.readline() == b"ready\n"
    bots = Nursery(helper)
    try:
        yield bots
    finally:
        if bots.alive is not None:
            os.kill(bots.alive, signal.SIGKILL)
        helper.stdin.close()
        await helper.wait()
