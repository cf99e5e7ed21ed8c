"""A region in the middle of a season, the bot talking with the stand-in, and phones in hands."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from sqlalchemy import select
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from bot import acknowledging, ledger
from bot.app import Means, Script, Talk, make_bot
from bot.pacing import Pacing
from bot.screen import Setting
from bot.screens.notices import tell
from bot.screens.rendering import render
from bot.settings import Settings
from domain.acting import the_program
from domain.campaigning import GivenFor, enter_given_value
from domain.inviting import invite
from domain.still import still_due
from handlers import routers
from phone import Phone, Telegram, serve, transcript
from phone.people import Event
from storage import Database, Session, conversations
from storage.files import FileStore
from storage.organisations import by_code
from storage.tables import Received, Role
from tests.conftest import BOTH, Clock
from tests.conversations.outgoing import refuse_bad_calls
from tests.postgres import Postgres
from tests.season import CAST, OPERATOR, Season, settle

TOKEN = "42:TEST"
PATIENCE = 1000
GLANCE = 0.005
"""Seconds in which nothing happens in a chat before the database is asked whether all is done."""


# The season is settled once for each kind of database; every test has a copy of its own.


class Planted(NamedTuple):
    url: str
    season: Season


def _settled(url: str) -> Season:
    database = Database(url)
    season = database.change_now(settle, Clock().now)
    database.close()
    return season


@pytest.fixture(scope="session")
def sqlite_season(
    migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Season]:
    file = tmp_path_factory.mktemp("settled") / "svod.db"
    shutil.copyfile(migrated_sqlite, file)
    season = _settled(f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file, season


@pytest.fixture
def planted_sqlite(sqlite_season: tuple[Path, Season], tmp_path: Path) -> Planted:
    file, season = sqlite_season
    return Planted(f"sqlite:///{shutil.copyfile(file, tmp_path / 'svod.db')}", season)


@pytest.fixture(scope="session")
def postgres_season(postgres: Postgres, migrated_postgres: str) -> tuple[str, Season]:
    name = postgres.make(like=migrated_postgres)
    return name, _settled(postgres.url(name))


@pytest.fixture
def planted_postgres(postgres: Postgres, postgres_season: tuple[str, Season]) -> Iterator[Planted]:
    settled, season = postgres_season
    name = postgres.make(like=settled)
    yield Planted(postgres.url(name), season)
    postgres.drop(name)


@pytest.fixture(params=BOTH)
def planted(request: pytest.FixtureRequest) -> Planted:
    """On SQLite and on PostgreSQL."""
    return request.getfixturevalue(f"planted_{request.param}")


@pytest.fixture
def database_url(planted: Planted) -> str:
    return planted.url


@pytest.fixture
def season(planted: Planted) -> Season:
    return planted.season


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.aclose()


@pytest.fixture
async def telegram(monkeypatch: pytest.MonkeyPatch) -> Telegram:
    """One or two chats: what is drawn does not wait to be noted together with others.

    A machine that is busy with other tests must not make a line of what was to be a toast.
    """
    monkeypatch.setattr(ledger, "TOGETHER", 0.0)
    monkeypatch.setattr(acknowledging, "SOON", 30.0)
    return Telegram(token=TOKEN, paced=False)


class Stage:
    """The bot talks; phones by the names of the cast."""

    def __init__(
        self, telegram: Telegram, database: Database, season: Season, clock: Clock, talk: Talk
    ) -> None:
        self.telegram = telegram
        self.season = season
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
            await phone.settled(quiet=GLANCE)
            if not await self.database.glancing(_busy, phone.person_id):
                await phone.settled(quiet=GLANCE)
                return
            await asyncio.sleep(GLANCE)
        raise AssertionError(f"not drawn\n{phone.transcript(last=10)}")

    async def given(self, **values: str) -> None:
        """The admin enters what the municipality has."""

        def entered(session: Session) -> None:
            north, campaign = by_code(session, "north"), self.season.campaigns["school"]
            assert north is not None
            for question, value in values.items():
                given = GivenFor(campaign, north.id, question)
                enter_given_value(session, the_program(), self.clock(), given, value)

        await self.database.changing(entered)

    async def invitation(self, role: Role, code: str, name: str | None = None) -> str:
        def made(session: Session) -> str:
            return invite(session, the_program(), self.clock(), role, code, name=name).code

        return await self.database.changing(made)


@pytest.fixture
def panel_url() -> str | None:
    return "https://svod.example.ru"


@pytest.fixture
def setting(panel_url: str | None) -> Setting:
    return Setting(OPERATOR, panel_url, "svod_bot")


once = pytest.mark.parametrize("planted", ["sqlite"], indirect=True)
"""For the longest walks: what their steps ask of a database is asked of both elsewhere."""


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
        yield Stage(telegram, database, season, clock, talk)
        stop.set()
        await running
        await means.bot.session.close()
    refuse_bad_calls(telegram)


def _busy(session: Session, telegram_id: int) -> bool:
    """Something of this person's waits to be handled or drawn."""
    waiting = select(Received.update_id).where(
        Received.telegram_id == telegram_id, Received.done_at.is_(None)
    )
    undrawn = telegram_id in conversations.undrawn(session)
    return undrawn or session.execute(waiting.limit(1)).first() is not None


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


class Story:
    """What happened in a chat, without what only the clock decides.

    Toasts and drawings race each other, quick presses are drawn once or twice, and the buttons
    of the old screen go when there is time: between two acts the toasts come first, then what was
    sent, then the last drawing.
    """

    def __init__(self, phone: Phone, since: int = 0) -> None:
        self.phone = phone
        self.since = since

    def __str__(self) -> str:
        told: list[Event] = []
        for act, answers in self._acts():
            toasts = [one for one in answers if one.kind in {"toast", "alert"}]
            drawn = [one for one in answers if one.kind in {"bot", "edit"}]
            sent = [one for one in drawn[:-1] if one.kind == "bot"]
            told += [*act, *toasts, *sent, *drawn[-1:]]
        return transcript.rendered(told) + "\n"

    def _acts(self) -> Iterator[tuple[list[Event], list[Event]]]:
        act: list[Event] = []
        answers: list[Event] = []
        for event in self.phone.events[self.since :]:
            if event.kind in {"person", "changed", "press"}:
                if answers:
                    yield act, answers
                    act, answers = [], []
                act.append(event)
            else:
                answers.append(event)
        yield act, answers


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
