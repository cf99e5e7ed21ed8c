"""The running bot: plumbing only; what is said and done is passed in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from aiogram import Bot, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
from aiohttp import web

from bot import logs
from bot.delivery import AskAgain, Delivery, Tell
from bot.drawing import Drawing
from bot.easel import Render, Studio
from bot.errands import GRACE, Errands
from bot.fetching import Fetching
from bot.files import Files
from bot.inbox import Inbox
from bot.ledger import Ledger
from bot.pacing import Pacing
from bot.screen import Setting
from bot.session import Line
from bot.settings import Settings
from bot.sparing import spare_the_collector
from bot.speech import Speech
from bot.ticking import FORGETTING, Tick, Ticking
from bot.turn import Turn
from bot.webhook import Address, Webhook, announce, withdraw
from storage import Database
from storage.files import FileStore

T = TypeVar("T")
PAUSES = (1.0, 2.0, 5.0, 10.0)
log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Script:
    """What the house says and does: everything that the plumbing does not know."""

    routers: tuple[Router, ...]
    render: Render
    tell: Tell
    still_due: AskAgain
    ticks: tuple[Tick, ...] = ()
    commands: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Means:
    """What the bot runs on."""

    bot: Bot
    database: Database
    files: FileStore
    clock: Callable[[], datetime]
    pacing: Pacing = field(default_factory=Pacing)


def make_bot(settings: Settings) -> Bot:
    server = TelegramAPIServer.from_base(settings.telegram_api_url)
    return Bot(
        settings.bot_token,
        session=AiohttpSession(api=server),
        default=DefaultBotProperties(parse_mode="HTML"),
    )


class Talk:
    """The bot between `begin` and the end of `run`."""

    def __init__(
        self, means: Means, script: Script, setting: Setting, webhook: Address | None = None
    ) -> None:
        """Without a webhook we ask Telegram for updates."""
        line = Line(means.bot)
        self._line = line
        self._script = script
        self._errands = Errands()
        speech = Speech(means.bot, line, means.pacing)
        database, clock = means.database, means.clock
        studio = Studio(
            database,
            speech,
            self._errands,
            Ledger(database, self._errands),
            script.render,
            setting,
            clock,
        )
        self._drawing = Drawing(studio)
        given = {"files": Files(means.bot, means.files), "setting": setting}
        turn = Turn(means.bot, _joined(script.routers), database, self._drawing, clock, given)
        self._inbox = Inbox(turn, line, self._errands)
        studio.still_coming = self._inbox.has_album
        self._webhook = Webhook(self._inbox, webhook) if webhook else None
        self.delivery = Delivery(database, speech, script.tell, script.still_due, setting, clock)
        ticks = [replace(tick, then=tick.then or self.delivery.hurry) for tick in script.ticks]
        self._ticking = Ticking(database, clock, (*ticks, FORGETTING))

    @property
    def webhook(self) -> Callable[[web.Request], Awaitable[web.Response]] | None:
        """What must be served on the panel's port under `/telegram`, if Telegram comes to us."""
        return self._webhook.take if self._webhook else None

    async def run(self, stop: asyncio.Event) -> None:
        """Talk until told to stop; then finish what is in hand and return."""
        await self._introduce()
        spare_the_collector()
        async with asyncio.TaskGroup() as tasks:
            self._errands.begin(tasks)
            delivering = tasks.create_task(self.delivery.work())
            await self._drawing.resume()
            await self._inbox.resume()
            self._ticking.start()
            fetching = None if self._webhook else self._errands.run(self._fetch())
            log.info("the bot talks")
            await stop.wait()
            if fetching:
                fetching.cancel()
            self._close()
            await self._ticking.stop()
            await self._errands.wind_up()
            await asyncio.wait({delivering}, timeout=GRACE)
            delivering.cancel()
        log.info("the bot is silent")

    def _close(self) -> None:
        self._inbox.close()
        self.delivery.close()
        self._drawing.close()

    async def _fetch(self) -> None:
        await Fetching(self._line, self._inbox).work()

    async def _introduce(self) -> None:
        """How Telegram reaches us, and the menu of commands."""
        webhook = self._webhook
        if webhook:
            await _patiently(lambda: announce(self._line, webhook.address))
        else:
            await _patiently(lambda: withdraw(self._line))
        commands = [
            {"command": name, "description": words}
            for name, words in self._script.commands.items()
        ]
        await _patiently(lambda: self._line.call("setMyCommands", {"commands": commands}))


async def username(bot: Bot) -> str:
    """The bot's own name, as in its links. Raises TelegramUnauthorizedError for a wrong token."""
    me = await _patiently(lambda: Line(bot).call("getMe", {}))
    return str(me["username"])


async def _patiently(call: Callable[[], Awaitable[T]]) -> T:
    """At start the network may not be there yet."""
    for pause in PAUSES:
        try:
            return await call()
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise  # the token is wrong
        except TelegramAPIError as trouble:
            log.warning("telegram does not answer", error=trouble)
            await asyncio.sleep(pause)
    return await call()


def _joined(routers: tuple[Router, ...]) -> Router:
    root = Router(name="root")
    root.include_routers(*routers)
    for router in root.chain_tail:
        for observer in router.observers.values():
            for handler in observer.handlers:
                _refuse_threads(handler)
    return root


def _refuse_threads(handler: HandlerObject) -> None:
    """Handlers and filters that are not async run in threads: many times slower, out of order."""
    for one in (handler, *(handler.filters or ())):
        if not one.awaitable:
            raise TypeError(f"{handler.callback}: {one.callback} is not async, or no Filter")
