"""Telegram comes to us: 200 means that the update is on disk."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, web

from bot.app import Talk
from bot.webhook import SECRET, Address
from phone import Phone, Telegram
from storage import Database
from tests.bot.little import House, soon
from tests.bot.test_outage import Disk
from tests.bot.test_talking import marked

WORD = "a-secret-word"


class Front:
    """The panel's port, with whatever must be served on it."""

    def __init__(self) -> None:
        self.url = ""
        self._talk: Talk | None = None
        self._runner = web.AppRunner(web.Application())

    async def opens(self) -> None:
        self._runner.app.router.add_post("/telegram", self._pass_on)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = self._runner.addresses[0][1]
        self.url = f"http://127.0.0.1:{port}"

    def serves(self, talk: Talk) -> None:
        self._talk = talk

    async def _pass_on(self, request: web.Request) -> web.StreamResponse:
        assert self._talk
        assert self._talk.webhook
        return await self._talk.webhook(request)

    async def closes(self) -> None:
        await self._runner.cleanup()


@pytest.fixture
async def front() -> AsyncIterator[Front]:
    front = Front()
    await front.opens()
    yield front
    await front.closes()


@pytest.fixture
async def listening(house: House, front: Front, telegram: Telegram) -> AsyncIterator[Talk]:
    telegram.webhook.first_delay = 0.05
    house.webhook = Address(front.url, WORD)
    async with house.running() as talk:
        front.serves(talk)
        await soon(lambda: not talk._inbox.closing)
        yield talk


async def test_a_whole_talk(listening: Talk, sqlite: Database, anna: Phone) -> None:
    anna.starts()
    await anna.sees("отметки: 0")
    press = anna.presses("3")
    assert await anna.answered(press) == "Отмечено: 3"
    await anna.sees("отметки: 1")

    assert marked(sqlite, anna) == [3]


async def test_in_an_outage_telegram_keeps_the_update(
    listening: Talk, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    disk = Disk(sqlite)
    anna.starts()
    await anna.sees("отметки: 0")
    disk.turns_read_only()
    anna.types("5")
    await anna.sees("Сейчас не записывается")
    disk.is_mended("read-only")
    await anna.sees("отметки: 1", within=8)

    assert marked(sqlite, anna) == [5]
    codes = [code for _, code in telegram.webhook.attempts]
    assert (codes[0], 503 in codes, codes[-1]) == (200, True, 200)


@pytest.mark.parametrize("given", ["", "another", "a-secret-word-and-more", "слово"])
async def test_nobody_else_is_let_in(listening: Talk, front: Front, given: str) -> None:
    headers = {SECRET: given.encode().decode("latin-1")} if given else {}
    async with ClientSession() as line:
        answer = await line.post(f"{front.url}/telegram", json={"update_id": 1}, headers=headers)
    assert answer.status == 403


async def test_what_is_no_update_is_not_asked_for_again(listening: Talk, front: Front) -> None:
    async with ClientSession() as line:
        for body in (b"{", b"[]", b"{}", b'"x"', b'{"update_id":"x"}'):
            answer = await line.post(f"{front.url}/telegram", data=body, headers={SECRET: WORD})
            assert answer.status == 200
