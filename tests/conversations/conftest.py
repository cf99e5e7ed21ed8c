"""A region in the middle of a season, the bot talking with the stand-in, and phones in hands."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from bot.app import Means, Script, Talk, make_bot
from bot.pacing import Pacing
from bot.screen import Setting
from bot.screens.notices import tell
from bot.screens.rendering import render
from bot.settings import Settings
from domain.acting import the_program
from domain.inviting import invite
from domain.reminding import still_due
from handlers import routers
from phone import Phone, Telegram, serve
from storage import Database, Session, conversations
from storage.files import FileStore
from storage.tables import Role
from tests.conftest import Clock
from tests.conversations.outgoing import refuse_bad_calls
from tests.season import CAST, OPERATOR, Season, settle

TOKEN = "42:TEST"
PATIENCE = 200


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.aclose()


@pytest.fixture
async def season(database: Database, clock: Clock) -> Season:
    return await database.changing(settle, clock())


@pytest.fixture
async def telegram() -> Telegram:
    return Telegram(token=TOKEN, paced=False)


class Stage:
    """The bot talks; phones by the names of the cast."""

    def __init__(self, telegram: Telegram, database: Database, clock: Clock, talk: Talk) -> None:
        self.telegram = telegram
        self.database = database
        self.clock = clock
        self.talk = talk
        self._phones: dict[str, Phone] = {}

    def phone(self, name: str) -> Phone:
        """The phone of one of the cast, or of a stranger."""
        if name not in self._phones:
            person_id = CAST[name][0] if name in CAST else 9000 + len(self._phones)
            self._phones[name] = Phone(self.telegram, name, person_id=person_id)
        return self._phones[name]

    async def settled(self, phone: Phone) -> None:
        """What the phone shows is what the conversation has come to."""
        for _ in range(PATIENCE):
            await phone.settled(quiet=0.02)
            if phone.person_id not in await self.database.glancing(conversations.undrawn):
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"not drawn\n{phone.transcript(last=10)}")

    async def invitation(self, role: Role, code: str, name: str | None = None) -> str:
        def made(session: Session) -> str:
            return invite(session, the_program(), self.clock(), role, code, name=name).code

        return await self.database.changing(made)


@pytest.fixture
def setting() -> Setting:
    return Setting(OPERATOR, "https://svod.example.ru", "svod_bot")


@pytest.fixture
async def stage(
    database: Database,
    season: Season,
    telegram: Telegram,
    clock: Clock,
    setting: Setting,
    tmp_path: Path,
) -> AsyncIterator[Stage]:
    async with serve(telegram) as served:
        settings = Settings(bot_token=TOKEN, telegram_api_url=served.url, data_dir=tmp_path)
        means = Means(
            make_bot(settings), database, FileStore(tmp_path / "files"), clock, Pacing(rate=0)
        )
        talk = Talk(means, Script(routers(), render, tell, still_due), setting)
        stop = asyncio.Event()
        running = asyncio.create_task(talk.run(stop))
        yield Stage(telegram, database, clock, talk)
        stop.set()
        await running
        await means.bot.session.close()
    refuse_bad_calls(telegram)


class Transcript(SingleFileSnapshotExtension):
    """One text for both databases: what people see does not depend on it."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"

    @classmethod
    def get_snapshot_name(cls, *, test_location: Any, index: Any = 0) -> str:
        name = super().get_snapshot_name(test_location=test_location, index=index)
        return name.replace("[sqlite]", "").replace("[postgres]", "")

    @classmethod
    def matches_test_location(cls, *, test_location: Any, snapshot_location: str) -> bool:
        file = Path(snapshot_location)
        name = cls.get_snapshot_name(test_location=test_location)
        return file.parent.name == test_location.basename and file.stem.startswith(name)


@pytest.fixture
def snapshot(snapshot: Any) -> Any:
    return snapshot.use_extension(Transcript)


@pytest.fixture
def walk(stage: Stage) -> Callable[..., Any]:
    """Press, type or send one after the other, each after the screen has settled."""

    async def walk(phone: Phone, *acts: str | Callable[[Phone], Any]) -> None:
        for act in acts:
            if callable(act):
                act(phone)
            elif act.startswith("> "):
                phone.types(act.removeprefix("> "))
            else:
                phone.presses(act)
            await stage.settled(phone)

    return walk
