"""Lists and boards of the panel with very many organisations: first byte beside an empty page."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aiohttp.test_utils import TestClient, TestServer

from admin.app import make_panel
from admin.keys import Options
from bench.memory import peak
from bench.region import ADMIN, NOW, made
from bot.sparing import spare_the_collector
from domain.acting import act_as
from domain.signing_in import make_link
from storage import Database

FEW, MANY, QUICK = 2_300, 40_000, 60
TIMES = 5
AIM_MS = 300
EMPTY = "/goodbye"
TERRITORY = 2
"""The number of the first municipality: the region has the number 1."""
PAGES = {
    "start": "/",
    "campaigns": "/campaigns",
    "board by territory": "/campaigns/1",
    "board, a territory open": f"/campaigns/1?by=territory&open={TERRITORY}",
    "board by organisation": "/campaigns/1?by=organisation",
    "board, by state": "/campaigns/1?sort=state&order=down",
    "board, by progress": "/campaigns/1?sort=done&order=down",
    "board, found": "/campaigns/1?search=школа+12",
    "board, one territory": f"/campaigns/1?under={TERRITORY}&state=begun",
    "organisations": "/organisations",
    "organisations, found": "/organisations?search=школа+12",
    "people": "/people",
    "people, found": "/people?search=имя+12",
    "invitations": "/people/invitations",
    "invitations, waiting": "/people/invitations?only=waiting",
    "who is reached": "/people/reach",
    "journal": "/journal",
    "journal, found": "/journal?where=школа+1234&what=invited",
}


def measure(*, quick: bool = False) -> Iterator[dict[str, Any]]:
    for schools in (QUICK,) if quick else (FEW, MANY):
        with tempfile.TemporaryDirectory() as folder:
            database = made(Path(folder), schools)
            try:
                yield from asyncio.run(_pages(database, Path(folder), schools))
            finally:
                database.close()


async def _pages(database: Database, folder: Path, schools: int) -> list[dict[str, Any]]:
    panel = make_panel(database, lambda: NOW, Options(folder=folder))
    async with TestClient(TestServer(panel)) as client:
        token = await database.changing(act_as, ADMIN, NOW, make_link)
        await client.post(f"/enter/{token}", allow_redirects=False)
        spare_the_collector()  # as the program does
        found = []
        for name, address in PAGES.items():
            empty, _ = await _first_byte(client, EMPTY)
            page, busy = await _first_byte(client, address)
            found.append(
                {
                    "page": name,
                    "organisations": schools,
                    "first_byte_ms": round(page * 1000, 1),
                    "empty_page_ms": round(empty * 1000, 1),
                    "times_empty": round(page / empty, 1),
                    "cpu_ms": round(busy * 1000, 1),
                    "aim_ms": AIM_MS,
                    "peak_megabytes": round(peak()),
                }
            )
    await database.aclose()
    return found


async def _first_byte(client: TestClient[Any, Any], address: str) -> tuple[float, float]:
    """Seconds, and those of them that were work, not waiting for a machine that others use.

    The median of a few, after one that warms everything up.
    """
    taken, busy = [], []
    for _ in range(TIMES + 1):
        began, worked = time.perf_counter(), time.process_time()
        answer = await client.get(address)
        taken.append(time.perf_counter() - began)
        busy.append(time.process_time() - worked)
        assert answer.status == 200, f"{address}: {answer.status}"  # noqa: PLR2004 -- a page
        await answer.read()
    return statistics.median(taken[1:]), statistics.median(busy[1:])
