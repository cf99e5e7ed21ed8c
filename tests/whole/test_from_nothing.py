"""From an empty folder to a submitted form and its svod: the real program, command by command."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from phone import Phone, Telegram, serve

ROOT = Path(__file__).parent.parent.parent
TOKEN = "42:WHOLE"
ANSWERS = ("96,5", "1", "2", "1", "1 из 50", "70")
PREVIOUS = {5: "65"}
"""What is typed for the last period, by place: there was none."""


class House:
    """One folder, one set of settings, and the commands of a user in it."""

    def __init__(self, folder: Path, telegram_url: str) -> None:
        self.folder = folder
        self.port = _free_port()
        self.surroundings = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "SVOD_BOT_TOKEN": TOKEN,
            "SVOD_TELEGRAM_API_URL": telegram_url,
            "SVOD_DATA_DIR": str(folder / "data"),
            "SVOD_PANEL_PORT": str(self.port),
            "SVOD_OPERATOR": "Центр оценки",
            "SVOD_OPERATOR_ADDRESS": "ул. Мира, 1",
            "SVOD_OPERATOR_PURPOSES": "сбор самооценки",
            "SVOD_OPERATOR_TERM": "один год",
            "SVOD_OPERATOR_WITHDRAWAL": "командой /me",
        }

    async def does(self, *words: str) -> Any:
        """Run a command to its end; what it prints as JSON, or as text."""
        running = await self.begins(*words)
        printed, complained = await asyncio.wait_for(running.communicate(), 60)
        assert running.returncode == 0, complained.decode()
        text = printed.decode()
        return json.loads(text) if "--json" in words else text

    async def begins(self, *words: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *words,
            cwd=self.folder,
            env=self.surroundings,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """`svod run`, until the block ends; then it must stop cleanly."""
        program = await self.begins("run")
        assert program.stdout is not None
        try:
            first = await asyncio.wait_for(program.stdout.readline(), 60)
            assert str(self.port) in first.decode()
            yield
        finally:
            program.send_signal(signal.SIGINT)
            last, complained = await asyncio.wait_for(program.communicate(), 30)
        assert (program.returncode, last.decode()) == (
            0,
            "Остановлено. Всё записанное сохранено.\n",
        )
        assert "Traceback" not in complained.decode()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.timeout(300)
async def test_from_an_empty_folder_to_a_submitted_form_and_its_svod(tmp_path: Path) -> None:
    telegram = Telegram(token=TOKEN, username="whole_bot", paced=False)
    async with serve(telegram) as served:
        house = House(tmp_path, served.url)
        await _prepare(house)
        async with house.running():
            invited = await house.does("invite", "head", "1-01-01", "--name", "Анна", "--json")
            assert invited["link"] == f"https://t.me/whole_bot?start={invited['code']}"
            anna = Phone(telegram, "Анна Директорова", person_id=7)
            await _comes_in(anna, invited["link"])
            await _fills(anna)
            await _submits(anna)

    (row,) = await house.does("status", "1", "--json")
    assert {name: row[name] for name in ("organisation", "state", "done", "total")} == {
        "organisation": "1-01-01",
        "state": "submitted",
        "done": 6,
        "total": 20,
    }
    assert (await house.does("rescore", "--json")) == {"changed": 0}
    svod = tmp_path / "svod.xlsx"
    await house.does("export", "svod", "1", "-o", str(svod))
    _reads(svod)


@pytest.mark.timeout(120)
async def test_with_a_secret_telegram_comes_to_the_port_of_the_panel(tmp_path: Path) -> None:
    telegram = Telegram(token=TOKEN, paced=False)
    async with serve(telegram) as served:
        house = House(tmp_path, served.url)
        house.surroundings |= {
            "SVOD_PUBLIC_URL": f"http://127.0.0.1:{house.port}",
            "SVOD_WEBHOOK_SECRET": "a-secret",
        }
        async with house.running():
            stranger = Phone(telegram, "Незнакомец", person_id=8)
            stranger.types("/start")
            await stranger.sees("приглашени")
    assert telegram.webhook.url == f"http://127.0.0.1:{house.port}/telegram"
    # what comes before the bot is ready is refused, and Telegram comes again
    assert {code for _, code in telegram.webhook.attempts} - {503} == {200}
    assert telegram.calls.of("getUpdates") == []


async def _prepare(house: House) -> None:
    for words in (
        ("organisation", "add", "Область", "--kind", "region", "--zone", "Asia/Yekaterinburg"),
        ("organisation", "add", "Северный район", "--kind", "municipality", "--under", "1"),
        ("organisation", "add", "Школа № 1", "--kind", "school", "--under", "1-01"),
        (
            "campaign", "create", "head_self_assessment", "--title", "Самооценка",
            "--opens", "2026-01-01", "--on-time", "2046-09-30", "--locks", "2046-10-15",
            "--for", "school",
        ),
        ("campaign", "open", "1"),
    ):  # fmt: skip
        await house.does(*words)


async def _comes_in(phone: Phone, link: str) -> None:
    phone.opens_link(link)
    await _presses(phone, "✓ Да, это я")
    await _presses(phone, "✓ Согласен(на)")


async def _fills(phone: Phone) -> None:
    await _presses(phone, "Начать")
    for place, text in enumerate(ANSWERS):
        await phone.sees(f"вопрос {place + 1} · отвечено {place} из 20")
        phone.types(text)
        await phone.sees(f"вопрос {place + 1} · отвечено {place + 1} из 20")
        if place in PREVIOUS:
            await _presses(phone, "✎ Прошлый период")
            await phone.sees("Напишите значение за прошлый период")
            phone.types(PREVIOUS[place])
            await phone.sees("введено вручную")
        await _presses(phone, "Дальше ›")


async def _submits(phone: Phone) -> None:
    phone.types("/forms")
    for label in ("Открыть", "Проверить и отправить", "Отправить анкету »", "✓ Да, отправить"):
        await _presses(phone, label)
    await phone.sees("Квитанция №")


async def _presses(phone: Phone, label: str) -> None:
    """As a person does: when the button is there."""
    await phone.until(lambda: phone.said and phone.said[-1].button(label))
    phone.presses(label)


def _reads(file: Path) -> None:
    """The points of the one form that was submitted, as the workbook says them."""
    from openpyxl import load_workbook

    sheet = load_workbook(file)["Баллы"]
    rows = [[cell.value for cell in row[1:10]] for row in sheet.iter_rows()]
    assert ["H1", "H2", "H3", "H4", "H5", "H6"] in [row[3:] for row in rows]
    assert rows[-1] == [
        "1-01-01",
        "Школа № 1",
        "Северный район",
        10,
        8,
        2,
        8,
        "ещё не с чем сравнить",
        8,
    ]
