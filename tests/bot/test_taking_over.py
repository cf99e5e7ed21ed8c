"""The process that delivers is killed; the other goes on, nothing is told twice or forgotten."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from bot.delivery import AT_ONCE
from phone import Phone, Served, Telegram
from storage import Database, outbox
from tests.bot import little
from tests.bot.little import soon
from tests.bot.test_delivery import DECISION, REMINDER, notice, outcomes

ROOT = Path(__file__).parents[2]
PEOPLE = 40
REMINDERS = range(1, PEOPLE + 1)
DECISIONS = range(PEOPLE + 1, 2 * PEOPLE + 1)


@asynccontextmanager
async def process(name: str, *arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.bot.deliverer", name, *arguments, cwd=ROOT
    )
    try:
        yield started
    finally:
        if started.returncode is None:
            started.send_signal(signal.SIGTERM)
        await started.wait()


def settle(database: Database, telegram: Telegram, begin: datetime) -> None:
    """A decision and a reminder for everybody."""
    for number in REMINDERS:
        phone = Phone(telegram, f"Анна {number}")
        phone.starts()
        database.change_now(little.let_in, phone.person.name, phone.person_id)
    several = [notice(number, number, REMINDER) for number in REMINDERS]
    several += [notice(number, number - PEOPLE, DECISION) for number in DECISIONS]
    database.change_now(outbox.add_once, [{**each, "due_at": begin} for each in several])


def arrived(telegram: Telegram) -> list[tuple[str, int]]:
    """Who has sent which notice."""
    calls = [each for each in telegram.calls.of("sendMessage") if each.ok]
    words = [each.params["text"].split() for each in calls]
    return [(who, int(number)) for who, number in words]


@pytest.mark.postgres
@pytest.mark.timeout(180)
@pytest.mark.parametrize("much", [7, PEOPLE + 20])
async def test_who_delivers_is_killed_and_the_other_goes_on(
    postgres_url: str, telegram: Telegram, served: Served, much: int
) -> None:
    """Killed among the decisions, and among the reminders."""
    begin, database = little.clock(), Database(postgres_url)
    settle(database, telegram, begin)
    common = served.url, postgres_url, begin.isoformat()
    async with process("first", *common) as first:
        await soon(lambda: arrived(telegram), within=60)
        async with process("second", *common):
            await soon(lambda: len(arrived(telegram)) >= much, within=60)
            first.kill()
            await first.wait()
            before = len(arrived(telegram))
            await soon(lambda: None not in outcomes(database).values(), within=90)
    told, ended = arrived(telegram), outcomes(database)
    await database.aclose()
    assert {who for who, _ in told[:before]} == {"first"}
    assert {who for who, _ in told[before:]} == {"second"}
    judged(Counter(number for _, number in told), ended)
    assert {call.code for call in telegram.calls.of("sendMessage")} <= {200, 0}


def judged(times: Counter[int], ended: dict[int, str | None]) -> None:
    """Who was being spoken to at the end has perhaps heard a reminder, or a decision twice."""
    assert {ended[number] for number in REMINDERS} <= {"sent", "perhaps"}
    assert {times[number] for number in REMINDERS if ended[number] == "sent"} == {1}
    assert {ended[number] for number in DECISIONS} == {"sent"}
    in_doubt = [number for number in REMINDERS if ended[number] == "perhaps"]
    again = [number for number in DECISIONS if times[number] == 2]
    assert all(times[number] <= 1 for number in in_doubt)
    assert all(times[number] in (1, 2) for number in DECISIONS)
    assert len(in_doubt) + len(again) <= AT_ONCE
