"""A file is compared with its paper on the device that holds it, and is sent nowhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestServer

from admin.app import make_panel
from admin.keys import Options
from domain.acting import act_as
from domain.papers import Kind, NewPaper, new_number, register
from storage import Database
from tests.conftest import Clock
from tests.panel.conftest import Season
from tests.panel.test_in_a_browser import JUDGE

pytestmark = pytest.mark.browser
CONTENT = b"%PDF-1.7 a paper"


@pytest.fixture
async def address(
    database: Database, clock: Clock, options: Options, season: Season, cast: dict[str, int]
) -> AsyncIterator[str]:
    place, digest = season.organisations["north"], sha256(CONTENT).hexdigest()
    paper = NewPaper(new_number(), Kind.MUNICIPALITY, place, digest, season.campaign)
    await database.changing(act_as, cast["Раиса"], clock(), register, [paper])
    async with TestServer(make_panel(database, clock, options)) as server:
        yield str(server.make_url(f"/check/{paper.number}"))


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
async def test_a_file_is_compared_on_the_device(
    browser: Any, address: str, tmp_path: Path, width: int, scheme: str
) -> None:
    same, other = tmp_path / "same.pdf", tmp_path / "other.pdf"
    same.write_bytes(CONTENT)
    other.write_bytes(CONTENT + b"!")
    page = await browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    await page.goto(address)
    page.on("request", lambda request: asked.append(request.url))
    await page.set_input_files("#file", same)
    await page.wait_for_selector("#verdict.message")
    assert "тот самый" in await page.inner_text("#verdict")
    await page.set_input_files("#file", other)
    await page.wait_for_selector("#verdict.refusal")
    assert "не совпадает" in await page.inner_text("#verdict")
    assert [url for url in asked if "/static/" not in url] == []
    expected = {"width": width, "headings": 1, "bare": [], "silent": [], "doubled": []}
    assert await page.evaluate(JUDGE) == {**expected, "inline": []}
