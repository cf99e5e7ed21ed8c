"""A little house on the real plumbing: people mark numbers and see which ones they have marked."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message
from sqlalchemy import select

from bot.app import Means, Script, Talk, make_bot, username
from bot.change import Change
from bot.files import Files
from bot.pacing import Pacing
from bot.screen import Button, Document, Scene, Screen, Setting
from bot.seats import Awaiting, Standing
from bot.settings import Settings
from bot.ticking import Tick
from bot.webhook import Address
from domain.acting import Actor, act
from domain.consenting import Operator
from domain.errors import NotPossible
from domain.journal import note
from domain.still import StillDue
from storage import Database, Session
from storage.files import FileStore
from storage.outbox import Waiting
from storage.tables import Consent, ConsentText, JournalEntry, Person

TOKEN = "42:TEST"
UNLUCKY, CRASHING, LONG, DEADLY = 13, 66, 77, 88
SETTING = Setting(Operator("Свод", "Адрес", "Цели", "Срок", "Отзыв"), None, "svod_demo_bot")


class Board(CallbackData, prefix="b"):
    page: int = 0


class Mark(CallbackData, prefix="m"):
    number: int


class Ask(CallbackData, prefix="ask"):
    what: str


class Link(CallbackData, prefix="l"):
    pass


def mark(session: Session, by: Actor, now: datetime, number: int) -> int:
    note(session, by, now, "marked", number=number)
    if number == UNLUCKY:
        raise NotPossible("Число 13 отмечать нельзя.")
    if number == LONG:
        raise NotPossible("Это очень длинное объяснение. " * 8)
    if number == CRASHING:
        raise RuntimeError("a mistake of ours: Анна Петровна")
    if number == DEADLY:
        os._exit(88)
    return number


def marks(session: Session, person_id: int | None) -> list[int]:
    rows = session.scalars(
        select(JournalEntry.details)
        .where(JournalEntry.by_id == person_id, JournalEntry.what == "marked")
        .order_by(JournalEntry.id)
    )
    return [row["number"] for row in rows]


async def press(query: CallbackQuery, callback_data: Mark, change: Change) -> None:
    await change(mark, callback_data.number, place=Board(), toast=lambda n: f"Отмечено: {n}")


async def look(query: CallbackQuery, callback_data: Board, change: Change) -> None:
    await change.look(callback_data)


async def ask(query: CallbackQuery, callback_data: Ask, change: Change) -> None:
    await change.look(Board(), awaiting=callback_data)


async def link(query: CallbackQuery, callback_data: Link, change: Change) -> None:
    await change.look(says=Screen("Ссылка для входа", document=Document("a.txt", b"abc")))


async def start(message: Message, change: Change) -> None:
    await change.look(Board())


async def asked(message: Message, awaiting: Ask, change: Change) -> None:
    await change(mark, int(message.text or "0"), toast=f"По просьбе: {awaiting.what}")


async def typed(message: Message, standing: Board, change: Change) -> None:
    if not (message.text or "").isdigit():
        raise NotPossible("Это не число.")
    await change(mark, int(message.text or "0"), toast="Отмечено словами")


async def sent(message: Message, change: Change, files: Files) -> None:
    assert message.document
    file = await files.bring(message.document)
    await change(mark, file.size, toast=f"Принято: {file.name}")


class Command(Filter):
    async def __call__(self, message: Message) -> bool:
        return (message.text or "").startswith("/start")


class WithFile(Filter):
    async def __call__(self, message: Message) -> bool:
        return message.document is not None


def router() -> Router:
    made = Router(name="little")
    made.callback_query.register(press, Mark.filter())
    made.callback_query.register(look, Board.filter())
    made.callback_query.register(ask, Ask.filter())
    made.callback_query.register(link, Link.filter())
    made.message.register(start, Command())
    made.message.register(sent, WithFile())
    made.message.register(asked, Awaiting(Ask))
    made.message.register(typed, Standing(Board))
    return made


def render(session: Session, scene: Scene) -> Screen:
    return act(session, scene.telegram_id, scene.now, _render, scene)


def _render(session: Session, by: Actor, now: datetime, scene: Scene) -> Screen:
    found = marks(session, by.id)
    row = tuple(Button(str(n), Mark(number=n).pack()) for n in range(1, 9))
    last = (
        Button("Обновить", Board().pack()),
        Button("Набрать", Ask(what="число").pack()),
        Button("Ссылка", Link().pack()),
    )
    title = "жду число" if scene.awaiting else "отметки"
    shown = " ".join(map(str, found[-40:]))
    return Screen(f"<b>{title}</b>: {len(found)}\n{shown}", (row, last), revision=len(found))


def tell(session: Session, notice: Waiting, now: datetime, setting: Setting) -> Screen:
    text = f"Напоминание {notice.content['number']}"
    return Screen(text, ((Button("Открыть", Board().pack()),),))


def always_due(session: Session, notice_id: int, now: datetime) -> StillDue:
    return StillDue(send=True)


def let_in(session: Session, name: str, telegram_id: int) -> int:
    """A person who has agreed to everything."""
    now = datetime(2026, 9, 1, tzinfo=UTC)
    if session.get(ConsentText, "1") is None:
        session.add(ConsentText(version="1", text="…", first_shown_at=now))
    person = Person(name=name, search=name.casefold(), telegram_id=telegram_id, created_at=now)
    session.add(person)
    session.flush()
    session.add(Consent(person_id=person.id, version="1", given_at=now))
    session.flush()
    return person.id


def clock() -> datetime:
    return datetime.now(UTC)


@dataclass
class House:
    """Starts and stops the bot on one database and one Telegram."""

    database: Database
    url: str
    folder: Path
    clock: Callable[[], datetime] = clock
    still_due: Any = always_due
    ticks: tuple[Tick, ...] = ()
    routers: Callable[[], Router] = router
    webhook: Address | None = None
    pacing: Callable[[], Pacing] = Pacing
    talk: Talk | None = field(default=None, init=False)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Talk]:
        settings = Settings(bot_token=TOKEN, telegram_api_url=self.url, data_dir=self.folder)
        bot = make_bot(settings)
        stop = asyncio.Event()
        async with bot.session, asyncio.TaskGroup() as tasks:
            assert await username(bot) == SETTING.bot_name
            store = FileStore(self.folder / "files")
            means = Means(bot, self.database, store, self.clock, self.pacing())
            script = Script((self.routers(),), render, tell, self.still_due, self.ticks)
            self.talk = Talk(means, script, SETTING, self.webhook)
            tasks.create_task(self.talk.run(stop))
            try:
                yield self.talk
            finally:
                stop.set()


async def soon(condition: Callable[[], object], within: float = 20.0) -> None:
    """For what only the database shows."""
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110 -- a database rings no bell
            await asyncio.sleep(0.02)
