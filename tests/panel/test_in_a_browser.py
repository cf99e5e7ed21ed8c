"""The main pages in a real Chromium, on a phone and on a wide screen, light and dark."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
from aiohttp.test_utils import TestServer

from admin.app import make_panel
from admin.keys import Options
from domain.acting import act_as
from domain.signing_in import make_link
from storage import Database, Session
from storage.tables import Form, FormState
from tests.conftest import Clock
from tests.panel.conftest import Season

pytestmark = pytest.mark.browser

# What a page must hold for everybody: told by the page itself.
JUDGE = """() => {
  const name = (e) => (e.textContent || e.getAttribute('aria-label') || e.title || '').trim()
    || [...e.querySelectorAll('img')].map(i => i.alt).join('');
  const bare = [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
    .filter(e => !e.labels.length && !e.getAttribute('aria-label'));
  const silent = [...document.querySelectorAll('a, button')].filter(e => !name(e) && !e.hidden);
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  return {
    width: document.documentElement.scrollWidth,
    headings: document.querySelectorAll('h1').length,
    bare: bare.map(e => e.outerHTML),
    silent: silent.map(e => e.outerHTML),
    doubled: ids.filter((id, i) => ids.indexOf(id) !== i),
    inline: [...document.querySelectorAll('[style], [onclick]')]
      .filter(e => !e.closest('[data-chart]')).map(e => e.outerHTML),  // drawn by our own script
  };
}"""


@pytest.fixture
async def address(database: Database, clock: Clock, options: Options) -> AsyncIterator[str]:
    async with TestServer(make_panel(database, clock, options)) as server:
        yield str(server.make_url("")).rstrip("/")


@pytest.fixture
async def door(database: Database, clock: Clock, cast: dict[str, int], address: str) -> str:
    token = await database.changing(act_as, cast["Раиса"], clock(), make_link)
    return f"{address}/enter/{token}"


RESULTS = (
    "?which=all&view=map",
    "?which=all&view=chart&by=question",
    "/places?which=all",
    "/profile?which=all",
    "/compare?which=all",
)


def pages(season: Season) -> list[str]:
    campaign, form = f"/campaigns/{season.campaign}", f"/forms/{season.forms['north-school']}"
    return [
        "/",
        "/organisations",
        "/organisations/new",
        f"/organisations/{season.organisations['north']}",
        "/people",
        "/people/invitations",
        "/people/invite",
        f"/people/invitations/{season.invitations['north']}",
        "/campaigns",
        "/campaigns/new",
        campaign,
        f"{campaign}?by=territory&open={season.organisations['north']}",
        f"{campaign}?by=organisation",
        f"{campaign}/results?which=all",
        f"{campaign}/factors?which=all",
        *(f"{campaign}/results{path}" for path in RESULTS),
        f"{campaign}/exports",
        f"{campaign}/values",
        f"{campaign}/payment",
        f"{campaign}/settings",
        f"{campaign}/include",
        f"{campaign}/open",
        f"{campaign}/back",
        f"{campaign}/repeat",
        f"{campaign}/audience",
        f"{campaign}/close",
        form,
        f"{form}/extend",
        f"{form}/attach/0",
        "/surveys",
        "/surveys/head_self_assessment@1",
        "/surveys/head_self_assessment@1/phone",
        "/surveys/head_self_assessment@1/changes?from=head_self_assessment@1",
        f"{campaign}/move",
        "/journal",
    ]


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
async def test_every_page_fits_and_speaks(
    browser: Any, door: str, address: str, season: Season, width: int, scheme: str
) -> None:
    page = await browser.new_page(
        viewport={"width": width, "height": 800}, color_scheme=scheme, locale="ru-RU"
    )
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("request", lambda asked: _stays(asked.url, address, troubles))
    await page.goto(door)
    await page.click("main button")
    found = {}
    for path in pages(season):
        await page.goto(address + path)
        found[path] = await page.evaluate(JUDGE)
    expected = {"width": width, "headings": 1}
    expected |= {"bare": [], "silent": [], "doubled": [], "inline": []}
    assert found == dict.fromkeys(found, expected)
    assert troubles == []


def _stays(url: str, address: str, troubles: list[str]) -> None:
    if not url.startswith(address):
        troubles.append(f"another host is asked: {url}")


async def test_the_board_is_searched_while_typing_and_keeps_the_focus(
    browser: Any, door: str, address: str, season: Season
) -> None:
    from playwright.async_api import expect

    page = await browser.new_page(viewport={"width": 1440, "height": 800})
    await page.goto(door)
    await page.click("main button")
    await page.goto(f"{address}/campaigns/{season.campaign}?by=organisation")
    await page.locator("#search").press_sequentially("ЕЛК", delay=20)
    await expect(page.locator("#board tbody tr")).to_have_count(1)
    assert await page.evaluate("document.activeElement.id") == "search"
    assert "search=" in page.url


async def test_a_territory_opens_in_place_and_the_page_stays_fresh(
    browser: Any, door: str, address: str, season: Season, database: Database, clock: Clock
) -> None:
    from playwright.async_api import expect

    page = await browser.new_page(viewport={"width": 1440, "height": 800})
    await page.clock.install()
    await page.goto(door)
    await page.click("main button")
    await page.goto(f"{address}/campaigns/{season.campaign}")
    toggle = page.locator(f"#open-{season.organisations['north']}")
    await toggle.focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("#board tbody tr")).to_have_count(3)
    await expect(toggle).to_have_attribute("aria-expanded", "true")
    assert await page.evaluate("document.activeElement.id") == await toggle.get_attribute("id")
    await database.changing(hand_in, season.forms["north-school"], clock())
    await page.clock.run_for(16_000)
    await expect(page.locator("#figures dd").first).to_contain_text("1 из 2")
    await expect(page.locator("#board tbody tr")).to_have_count(3)
    assert await page.evaluate("document.activeElement.id") == await toggle.get_attribute("id")


def hand_in(session: Session, form_id: int, now: datetime) -> None:
    form = session.get(Form, form_id)
    assert form is not None
    form.state, form.submitted_at, form.active_at = FormState.SUBMITTED, now, now


async def test_history_opens_under_its_question(
    browser: Any, door: str, address: str, season: Season
) -> None:
    page = await browser.new_page(viewport={"width": 390, "height": 800})
    await page.goto(door)
    await page.click("main button")
    await page.goto(f"{address}/forms/{season.forms['north-school']}")
    await page.locator(".question-links >> text=История").first.click()
    await page.wait_for_selector(".history li")
    assert page.url.endswith(f"/forms/{season.forms['north-school']}")


async def test_a_form_is_sent_by_keyboard_alone(
    browser: Any, door: str, address: str, season: Season
) -> None:
    page = await browser.new_page(viewport={"width": 1440, "height": 800})
    await page.goto(door)
    await page.wait_for_selector("main button:focus")  # it has the focus by itself, once drawn
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"{address}/")
    await page.keyboard.press("Tab")
    assert await page.evaluate("document.activeElement.className") == "skip"
    await page.goto(f"{address}/organisations/new")
    await page.focus("#name")
    await page.keyboard.type("Школа № 7")
    await page.keyboard.press("Enter")
    await page.wait_for_selector(".message")
    assert "Организация «Школа № 7» добавлена." in await page.inner_text(".message")


async def test_on_a_phone_the_tab_that_we_are_on_is_seen(
    browser: Any, door: str, address: str, season: Season
) -> None:
    page = await browser.new_page(viewport={"width": 360, "height": 800})
    await page.goto(door)
    await page.click("main button")
    await page.goto(f"{address}/campaigns/{season.campaign}/settings")
    box = await page.locator(".tabs [aria-current]").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


async def test_escape_closes_the_menu(browser: Any, door: str, season: Season) -> None:
    page = await browser.new_page(viewport={"width": 1440, "height": 800})
    await page.goto(door)
    await page.click("main button")
    await page.click("details.who summary")
    assert await page.is_visible("text=Выйти на всех устройствах")
    await page.keyboard.press("Escape")
    assert not await page.is_visible("text=Выйти на всех устройствах")
    assert await page.evaluate("document.activeElement.tagName") == "SUMMARY"
