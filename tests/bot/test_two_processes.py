"""Two processes on one database keep the pace of one bot, and one takes over from the other."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.app import make_bot
from bot.delivery import Delivery
from bot.pacing import Pacing
from bot.session import Line
from bot.settings import Settings
from bot.speech import Speech
from phone import Phone, Served, Telegram
from storage import Database, outbox
from tests.bot import little
from tests.bot.little import soon
from tests.bot.test_delivery import notice, outcomes

PEOPLE = 90
"""Two buckets would be through with them in half the time, and hear 429 on the way."""


@asynccontextmanager
async def process(url: str, served: Served, folder: Path) -> AsyncIterator[Database]:
    """What of a process delivers: its own database, its own pacing."""
    database = Database(url)
    settings = Settings(bot_token=little.TOKEN, telegram_api_url=served.url, data_dir=folder)
    bot = make_bot(settings)
    speech = Speech(bot, Line(bot), Pacing())
    said = (little.tell, little.always_due, little.SETTING, little.clock)
    delivery = Delivery(database, speech, *said)
    async with bot.session:
        work = asyncio.create_task(delivery.work())
        yield database
        delivery.close()
        await work
        await database.aclose()


@pytest.mark.postgres
async def test_two_processes_keep_the_pace_of_one(
    postgres_url: str, telegram: Telegram, served: Served, tmp_path: Path
) -> None:
    """The second sends nothing while the first is there, and all the rest once it is gone."""
    async with process(postgres_url, served, tmp_path) as second:
        async with process(postgres_url, served, tmp_path) as first:
            for number in range(1, PEOPLE + 1):
                phone = Phone(telegram, f"Анна {number}")
                phone.starts()
                first.change_now(little.let_in, phone.person.name, phone.person_id)
            several = [notice(number, number) for number in range(1, PEOPLE + 1)]
            first.change_now(outbox.add_once, several)
            await soon(lambda: set(outcomes(first).values()) == {"sent"}, within=60)
            calls = [call for call in telegram.calls.of("sendMessage") if call.chat_id]
            assert Counter(call.code for call in calls) == {200: PEOPLE}
            assert len({call.chat_id for call in calls}) == PEOPLE
            holders = [await each.has_duty("delivery") for each in (first, second)]
            assert sorted(holders) == [False, True]
        second.change_now(outbox.add_once, [notice(PEOPLE + 1, 1)])
        await soon(lambda: set(outcomes(second).values()) == {"sent"})
