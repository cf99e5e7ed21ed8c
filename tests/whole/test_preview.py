"""A questionnaire tried on a phone: the real program in a sandbox that leaves nothing behind."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from survey_defs import workbook
from survey_defs.checking.lines import read

ROOT = Path(__file__).parent.parent.parent
PATIENCE = 120
"""Seconds; a whole program begins here, also where many other things run."""
SURVEY = """
code: small
version: 1
title: Проба пера
official: false
maximum: 0
sections:
  - code: a
    title: Школа
    questions:
      - {code: pupils, kind: number, title: Сколько учеников, at_least: 0}
      - {code: clubs, kind: text, title: Какие кружки, ask_if: pupils > 0}
      - {code: done, kind: text, title: Что ещё}
"""


class Handset:
    """The one phone of a preview, as the page in a browser holds it."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session, self.url = session, url
        self.person = 0

    async def find(self) -> None:
        async with self.session.get(f"{self.url}/phone/people") as answer:
            (person,) = (await answer.json())["people"]
        self.person = person["id"]

    async def does(self, act: str, **words: Any) -> None:
        async with self.session.post(f"{self.url}/phone/{self.person}/{act}", json=words) as said:
            assert said.status == 200, await said.text()

    async def sees(self, words: str) -> dict[str, Any]:
        """The last message, once it says this."""
        for _ in range(PATIENCE * 20):
            async with self.session.get(f"{self.url}/phone/{self.person}") as answer:
                messages = [m for m in (await answer.json())["messages"] if not m["out"]]
            if messages and words in messages[-1].get("text", ""):
                last: dict[str, Any] = messages[-1]
                return last
            await asyncio.sleep(0.05)
        raise AssertionError(f"never saw {words}; last: {messages[-1:]}")

    async def presses(self, words: str, label: str) -> None:
        message = await self.sees(words)
        rows = message["reply_markup"]["inline_keyboard"]
        code = next(b["callback_data"] for row in rows for b in row if label in b["text"])
        await self.does("presses", code=code, message_id=message["message_id"])


@asynccontextmanager
async def preview(folder: Path, *words: str) -> AsyncIterator[Handset]:
    """`svod preview …` with settings around it that it must not heed."""
    (folder / "tmp").mkdir()
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(folder / "tmp"),
        "SVOD_DATABASE_URL": f"sqlite:///{folder / 'real.db'}",
        "SVOD_DATA_DIR": str(folder / "real"),
        "SVOD_BOT_TOKEN": "42:REAL",
        "SVOD_TELEGRAM_API_URL": "http://127.0.0.1:1",
    }
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "preview", *words,
        cwd=folder, env=surroundings, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert program.stdout is not None
    try:
        told = ""
        while "Остановить" not in told:
            line = await asyncio.wait_for(program.stdout.readline(), PATIENCE)
            assert line, told
            told += line.decode()
        phones = re.search(r"http://127\.0\.0\.1:\d+", told)
        assert phones
        async with aiohttp.ClientSession() as session:
            handset = Handset(session, phones[0])
            await handset.find()
            yield handset
    finally:
        program.send_signal(signal.SIGINT)
        rest, _ = await asyncio.wait_for(program.communicate(), PATIENCE)
    assert program.returncode == 0
    assert rest.decode().split("\n")[-2] == "Проба закончена, ответы удалены."


@pytest.mark.timeout(4 * PATIENCE)
async def test_a_workbook_is_tried_on_a_phone_and_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "small.xlsx"
    workbook.write(read(SURVEY), file)
    async with preview(tmp_path, str(file)) as handset:
        await handset.presses("Проба пера", "Начать")
        await handset.sees("Сколько учеников")
        await handset.does("types", text="120")
        await handset.presses("120", "Дальше")
        await handset.sees("Какие кружки")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["small.xlsx", "tmp"]
