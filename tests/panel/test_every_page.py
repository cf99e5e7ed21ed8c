"""Every page of the panel in a real Chromium, for everybody: axe finds nothing serious in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp.test_utils import TestServer
from axe_playwright_python.base import AXE_SCRIPT

from admin.app import make_panel
from admin.keys import Options
from domain.acting import act_as
from domain.signing_in import make_link
from storage import Database
from tests.access.test_routes import routes_of
from tests.conftest import Clock
from tests.panel.exhibition import Exhibition, exhibition
from tests.panel.pages import NOT_PAGES, PAGES

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

__all__ = ["exhibition"]
PHONE, DESK = 390, 1440
AXE = """(rules) => drawn().then(() => axe.run(document,
  {resultTypes: ['violations'], ...(rules && {runOnly: rules})}))
  .then(found => found.violations
  .filter(each => ['serious', 'critical'].includes(each.impact))
  .flatMap(each => each.nodes.map(node =>
    `${each.id}: ${node.target.join(' ')} ${node.any.concat(node.all)[0]?.message}`)))"""
DRAWN = """window.drawn = () => new Promise(
  done => requestAnimationFrame(() => requestAnimationFrame(done)))"""
"""A table that came to be scrolled learns it by the next frame."""
IN_THE_DARK = ["color-contrast"]
"""All that a change of colours may spoil."""
LOOKS = ((DESK, "light"), (PHONE, "light"), (PHONE, "dark"), (DESK, "dark"))
PARTS = 4
"""So that no worker is left alone with all of them at the end."""


async def test_every_page_has_a_line(database: Database, clock: Clock, options: Options) -> None:
    routes = {
        route.removeprefix("GET ")
        for route in routes_of(make_panel(database, clock, options))
        if route.startswith("GET ")
    }
    assert sorted(routes) == sorted(NOT_PAGES | {page.route for page in PAGES})


@pytest.fixture
async def address(database: Database, clock: Clock, options: Options) -> AsyncIterator[str]:
    async with TestServer(make_panel(database, clock, options)) as server:
        yield str(server.make_url("")).rstrip("/")


async def entered(browser: Browser, door: str, **looks: Any) -> Page:
    """A window of Raisa, who has signed in; its policy lets any script run, also ours."""
    context = await browser.new_context(
        bypass_csp=True, locale="ru-RU", reduced_motion="reduce", **looks
    )
    page = await context.new_page()
    page.set_default_timeout(120_000)
    await page.goto(door)
    await page.click("main button")
    return page


@pytest.fixture
async def door(
    database: Database, clock: Clock, cast: dict[str, int], address: str, exhibition: Exhibition
) -> str:
    token = await database.changing(act_as, cast["Раиса"], clock(), make_link)
    return f"{address}/enter/{token}"


@pytest.mark.browser
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(PARTS))
async def test_axe_finds_nothing_serious(
    browser: Browser, door: str, address: str, exhibition: Exhibition, part: int
) -> None:
    page = await entered(browser, door)
    await page.add_init_script(DRAWN)
    found: dict[str, list[str]] = {}
    for each in PAGES[part::PARTS]:
        answer = await page.goto(address + exhibition.at(each.address))
        assert answer
        wrong = {f"answered {answer.status}"} - {f"answered {each.status}"}
        await page.evaluate(AXE_SCRIPT)
        for width, scheme in LOOKS:
            await page.set_viewport_size({"width": width, "height": 900})
            await page.emulate_media(color_scheme=scheme)
            rules = IN_THE_DARK if scheme == "dark" else None
            wrong |= {f"{scheme} {said}" for said in await page.evaluate(AXE, rules)}
        await page.emulate_media(color_scheme="light")
        if wrong:
            found[each.address] = sorted(wrong)
    assert found == {}
