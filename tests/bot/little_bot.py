"""The little house as a process of its own."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path

from bot import logs
from storage import Database
from tests.bot.little import House


async def live(url: str, database_url: str, folder: Path) -> None:
    """Until SIGTERM."""
    logs.configure("warning", sys.stderr)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    database = Database(database_url)
    async with House(database, url, folder).running():
        await stop.wait()
    await database.aclose()
