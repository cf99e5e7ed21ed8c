"""`svod run`: look at everything that must be there, then live."""

from __future__ import annotations

import fcntl
import socket
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.commands import texts
from bot.commands.opening import database, settings, stop

if TYPE_CHECKING:
    from bot.settings import Settings


def start() -> None:
    """With real Telegram, until Ctrl-C."""
    chosen = settings()
    if not chosen.bot_token:
        raise stop(texts.NO_TOKEN)
    with database(chosen) as opened:
        from storage import facts

        if opened.look_now(facts.fact, facts.DEMONSTRATION):
            raise stop(texts.DEMO_DATABASE)
    refuse_taken_port(chosen.panel_host, chosen.panel_port, "SVOD_PANEL_PORT")

    def ready() -> None:
        typer.echo(texts.RUNNING.format(panel=chosen.panel_url))

    # several programs may share a PostgreSQL database; a file is for one
    embedded = chosen.database_url.startswith("sqlite")
    with alone_in(chosen.data_dir) if embedded else nullcontext():
        run(chosen, demonstration=False, ready=ready)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """One bot at a time in a folder; the lock goes with the process, however that ends."""
    with (folder / "svod.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise stop(texts.FOLDER_IN_USE.format(folder=folder)) from None
        yield


def run(
    chosen: Settings,
    *,
    demonstration: bool,
    ready: Callable[[], None],
    around: Callable[[], AbstractAsyncContextManager[None]] = nullcontext,
    stopped: str = texts.STOPPED,
) -> None:
    """Live until stopped, within what must stand around it; trouble is one sentence."""
    import uvloop
    from aiogram.exceptions import TelegramAPIError, TelegramNotFound, TelegramUnauthorizedError
    from aiogram.utils.token import TokenValidationError

    from bot import logs
    from bot.commands.house import live

    logs.configure(chosen.log)

    async def whole() -> None:
        async with around():
            await live(chosen, demonstration=demonstration, ready=ready)

    try:
        uvloop.run(whole())
    except (TelegramUnauthorizedError, TelegramNotFound, TokenValidationError):
        raise stop(texts.TOKEN_BAD) from None
    except TelegramAPIError:
        raise stop(texts.TELEGRAM_AWAY) from None
    typer.echo(stopped)


def refuse_taken_port(host: str, port: int, setting: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise stop(texts.PORT_TAKEN.format(port=port, setting=setting)) from None
