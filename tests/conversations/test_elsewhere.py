"""The same bot talks with a Bot API server that neither we nor Telegram have written."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestServer
from lo_bot_api_emulator import LoBotApiEmulator

from bot.app import Means, Script, Talk, make_bot
from bot.pacing import Pacing
from bot.screen import Setting
from bot.screens.notices import tell
from bot.screens.rendering import render
from bot.settings import Settings
from domain.still import still_due
from handlers import routers
from storage import Database
from storage.files import FileStore
from tests.conftest import Clock
from tests.conversations.conftest import TOKEN
from tests.season import CAST, Season

PATIENCE = 500
ANNA = CAST["Анна"][0]
PERSON = {"id": ANNA, "is_bot": False, "first_name": "Анна"}
CHAT = {"id": ANNA, "type": "private", "first_name": "Анна"}


class Emulator(LoBotApiEmulator):
    """It knows everything that we use but this one field, which Telegram has had since 2023."""

    def validate(self, method: str, fields: dict[str, Any], uploads: Any) -> Any:
        if "link_preview_options" in fields:
            assert self.decoded(fields.pop("link_preview_options")) == {"is_disabled": True}
        return super().validate(method, fields, uploads)


class Server:
    """The emulator, and what the bot has asked of it."""

    def __init__(self, emulator: LoBotApiEmulator) -> None:
        self.emulator = emulator
        self._message_id = 500

    async def hears(self, text: str) -> None:
        await self._update({"message": self._message(text)})

    async def feels(self, code: str, message_id: int) -> None:
        query = {
            "id": str(self._message_id), "from": PERSON, "chat_instance": "1", "data": code,
            "message": self._message("?") | {"message_id": message_id},
        }  # fmt: skip
        await self._update({"callback_query": query})

    def _message(self, text: str) -> dict[str, Any]:
        self._message_id += 1
        return {
            "message_id": self._message_id, "date": 1_790_000_000, "chat": CHAT,
            "from": PERSON, "text": text,
        }  # fmt: skip

    async def _update(self, update: dict[str, Any]) -> None:
        await self.emulator.enqueue_update(update, token=TOKEN)

    def answered(self, method: str) -> int:
        return len(
            [one for one in self._asked() if (one["method"], one["status"]) == (method, 200)]
        )

    def refused(self) -> list[Any]:
        return [one for one in self._asked() if one["status"] != 200]

    def _asked(self) -> list[dict[str, Any]]:
        return [one for one in self.emulator.requests if "method" in one]

    async def answers(self, method: str, times: int) -> None:
        for _ in range(PATIENCE):
            if self.answered(method) >= times:
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"{method}: {self._asked()}")


@pytest.fixture
async def server(
    database: Database, season: Season, clock: Clock, setting: Setting, tmp_path: Path
) -> AsyncIterator[Server]:
    emulator = Emulator()
    async with TestServer(emulator.app()) as served:
        url = str(served.make_url("")).rstrip("/")
        settings = Settings(bot_token=TOKEN, telegram_api_url=url, data_dir=tmp_path)
        bot = make_bot(settings)
        means = Means(bot, database, FileStore(tmp_path / "files"), clock, Pacing(rate=0))
        talk = Talk(means, Script(routers(), render, tell, still_due), setting)
        stop = asyncio.Event()
        running = asyncio.create_task(talk.run(stop))
        yield Server(emulator)
        stop.set()
        await running
        await bot.session.close()


async def test_a_form_is_begun_on_a_server_of_somebody_else(
    server: Server, season: Season
) -> None:
    form = season.forms["school"]

    await server.hears("/start")
    await server.answers("sendMessage", 1)
    await server.feels(f"q:{form}:1:0", 1)
    await server.answers("editMessageText", 1)
    await server.feels(f"a:{form}:1:0:0", 1)
    await server.answers("editMessageText", 2)
    await server.hears("нет")
    await server.answers("sendMessage", 2)
    await server.answers("answerCallbackQuery", 2)

    assert server.refused() == []
