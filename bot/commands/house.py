"""The whole house in one process: bot, ticker and panel over one database."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from aiohttp import web

from admin.app import make_panel
from admin.keys import Options
from bot import logs
from bot.app import Means, Script, Talk, make_bot, username
from bot.commands import working
from bot.commands.opening import clock
from bot.pacing import Pacing
from bot.screen import Setting
from bot.screens.notices import tell
from bot.screens.rendering import render
from bot.texts import COMMANDS
from bot.ticking import Tick
from bot.webhook import Address
from domain import (
    campaigning,
    consenting,
    digesting,
    locking,
    proving,
    reminding,
    standing_in,
    still,
    summarising,
)
from handlers import routers
from storage import Database, Session, facts
from storage.files import FileStore

if TYPE_CHECKING:
    from aiogram import Bot

    from bot.settings import Settings

SECOND, MINUTE = 1, 60
RESULTS = "results"
SWEEP = timedelta(hours=1)
log = logs.get(__name__)


async def live(
    settings: Settings,
    *,
    demonstration: bool,
    ready: Callable[[], None],
    pacing: Pacing | None = None,
) -> None:
    """Run until Ctrl-C or SIGTERM; `ready` is called when the panel can be opened."""
    stop = _stopped_by_signals()
    async with _opened(settings) as (database, bot):
        name = await username(bot)
        panel_url = _panel_url(settings, demonstration)
        await database.changing(_begin, clock(), settings, name, panel_url or "")
        store = FileStore(settings.files_dir)
        setting = Setting(settings.operator_facts, panel_url, name)
        means = Means(bot, database, store, clock, pacing or Pacing())
        talk = Talk(means, _script(settings), setting, _hook(settings))
        panel = make_panel(
            database,
            clock,
            Options(
                folder=settings.data_dir,
                public_url=settings.public_url,
                operator=settings.operator_facts,
                demo=demonstration,
            ),
            webhook=talk.webhook,
        )
        async with _served(panel, settings), asyncio.TaskGroup() as tasks:
            tasks.create_task(talk.run(stop))
            tasks.create_task(_sweep_files(database, store, stop))
            results = settings.data_dir / RESULTS
            tasks.create_task(working.work(database, settings.database_url, results, stop))
            ready()


def _script(settings: Settings) -> Script:
    operator = settings.operator_facts

    def go_on_launching(session: Session, now: datetime) -> int:
        return campaigning.launch_due(session, now, operator)

    return Script(
        routers=routers(),
        render=render,
        tell=tell,
        still_due=still.still_due,
        ticks=(
            Tick("launch campaigns", SECOND, go_on_launching),
            Tick("tell of locks", MINUTE, locking.tell_locked),
            Tick("queue reminders", MINUTE, reminding.queue_due_reminders),
            Tick("queue summaries", MINUTE, summarising.queue_due_summaries),
            Tick("queue daily lines", 5 * MINUTE, digesting.queue_daily_lines),
            Tick("queue digests", MINUTE, digesting.queue_digests),
            Tick("end what is over", MINUTE, standing_in.end_what_is_over),
            Tick("forget refusals", 5 * MINUTE, consenting.sweep_refusals),
        ),
        commands=COMMANDS,
    )


def _begin(session: Session, now: datetime, settings: Settings, name: str, url: str) -> None:
    facts.note_fact(session, facts.BOT_USERNAME, name)
    facts.note_fact(session, facts.PUBLIC_URL, url)
    if not settings.operator_missing:
        consenting.put_in_force(session, now, settings.operator_facts)


def _panel_url(settings: Settings, demonstration: bool) -> str | None:  # noqa: FBT001 -- private
    """People get links only to an address at which they can reach the panel."""
    return settings.public_url or (settings.panel_url if demonstration else None)


def _hook(settings: Settings) -> Address | None:
    if not settings.webhook_secret:
        return None
    return Address(settings.public_url, settings.webhook_secret)


async def _sweep_files(database: Database, store: FileStore, stop: asyncio.Event) -> None:
    """Bytes that support nothing any more go, outside of any transaction."""
    while not stop.is_set():
        try:
            live_ones = await database.looking(proving.live_files)
            count = await asyncio.to_thread(proving.sweep_files, store, live_ones, clock())
        except Exception as error:  # noqa: BLE001 -- tried again in an hour
            log.warning("files could not be swept", error=error)
        else:
            log.info("swept files", count=count)
        try:
            await asyncio.wait_for(stop.wait(), SWEEP.total_seconds())
        except TimeoutError:
            continue


def _stopped_by_signals() -> asyncio.Event:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[tuple[Database, Bot]]:
    database, bot = Database(settings.database_url), make_bot(settings)
    try:
        yield database, bot
    finally:
        await bot.session.close()
        await database.aclose()


@asynccontextmanager
async def _served(panel: web.Application, settings: Settings) -> AsyncIterator[None]:
    runner = web.AppRunner(panel, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.panel_host, settings.panel_port).start()
        yield
    finally:
        await runner.cleanup()
