"""Background work of the panel: files made in a process of their own, so that nobody waits."""

from __future__ import annotations

import asyncio
import multiprocessing
from datetime import timedelta
from multiprocessing.context import SpawnProcess
from pathlib import Path

from bot import logs
from bot.commands.opening import clock
from reports import working
from storage import Database, DatabaseFault, jobs

PAUSE = 2.0
"""Seconds between two looks for work."""
SWEEP = timedelta(hours=1)
log = logs.get(__name__)


async def work(database: Database, url: str, folder: Path, stop: asyncio.Event) -> None:
    """Until told to stop; what is half done then begins anew at the next start."""
    worker: SpawnProcess | None = None
    swept = clock() - SWEEP
    while not stop.is_set():
        try:
            if clock() - swept >= SWEEP:
                swept = clock()
                await asyncio.to_thread(working.sweep, url, folder, swept)
            idle = worker is None or not worker.is_alive()
            if idle and await database.looking(jobs.is_any_free, clock()):
                worker = _start(url, folder)
        except (DatabaseFault, OSError) as trouble:
            log.warning("background work must wait", error=trouble)
        await _pause(stop)
    if worker is not None:
        worker.terminate()


def _start(url: str, folder: Path) -> SpawnProcess:
    worker = multiprocessing.get_context("spawn").Process(
        target=working.work_all, args=(url, folder, clock()), daemon=True
    )
    worker.start()
    return worker


async def _pause(stop: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stop.wait(), PAUSE)
    except TimeoutError:
        return
