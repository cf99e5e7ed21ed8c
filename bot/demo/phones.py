"""The phones that people of a demonstration hold, served for a browser."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from bot.demo import texts
from phone import Phone, Telegram, serve

TOKEN = "1000000:demonstration"  # noqa: S105 -- of the stand-in
BOT = "svod_demo_bot"
HOST = "127.0.0.1"


class Holder(NamedTuple):
    """Somebody with a phone."""

    telegram_id: int
    name: str
    role: str
    invitation: str = ""
    says: str = ""
    """What they have typed by the time that the bot wakes up."""


@asynccontextmanager
async def phones(folder: Path, port: int, holders: Iterable[Holder]) -> AsyncIterator[None]:
    telegram = Telegram(token=TOKEN, username=BOT, title=texts.BOT_TITLE, folder=folder)
    async with serve(telegram, HOST, port):
        for holder in holders:
            person = telegram.add_person(
                holder.name,
                person_id=holder.telegram_id,
                role=holder.role,
                invitation=holder.invitation,
                started=not holder.invitation,
            )
            if holder.says:
                Phone(telegram, person).types(holder.says)
        yield
