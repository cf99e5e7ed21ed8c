"""Every page of the panel walked by keyboard alone: all of it is reached, and seen when it is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from tests.panel.exhibition import Exhibition, exhibition
from tests.panel.pages import PAGES
from tests.panel.test_every_page import DESK, PHONE, address, door, entered

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

__all__ = ["address", "door", "exhibition"]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]
BATCH = 40
# What must be reached: everything that can be acted upon and is seen, one radio of each group.
MARK = """() => {
  window.walked = [];
  const groups = new Set();
  const first = (e) => {
    if (e.type !== 'radio') return true;
    const known = groups.has(e.name);
    groups.add(e.name);
    return e.checked || (!known && !document.querySelector(`[name="${e.name}"]:checked`));
  };
  const stops = [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe')]
    .filter(e => e.checkVisibility() && !e.disabled && e.tabIndex >= 0).filter(first);
  stops.forEach((e, i) => { e.dataset.stop = i; });
  document.addEventListener('focusin', ({target}) => {
    const style = getComputedStyle(target), box = target.getBoundingClientRect();
    walked.push({
      stop: target.dataset.stop === undefined ? null : Number(target.dataset.stop),
      shown: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
      what: target.outerHTML.slice(0, 120),
    });
  });
  return stops.map(e => e.outerHTML.slice(0, 120));
}"""
CHARTS = """() => [...document.querySelectorAll('[data-chart]')]
  .map(chart => [...chart.closest('figure').querySelectorAll('summary')].at(-1))
  .filter(summary => !summary?.dataset.stop).length"""


async def walk(page: Page) -> list[str]:
    """Tab from the top to the end; what is wrong on the way."""
    stops: list[str] = await page.evaluate(MARK)
    taken: list[dict[str, Any]] = []
    for _ in range(2 + 3 * len(stops) // BATCH):
        # one behind the other, without waiting for each to be told that it was pressed
        await asyncio.gather(*(page.keyboard.press("Tab") for _ in range(BATCH)))
        taken = await page.evaluate("walked")
        if sum(each["stop"] is not None for each in taken) > len(stops):
            break
    first_round = _until_again(taken)
    reached = [each["stop"] for each in first_round if each["stop"] is not None]
    missed = [f"not reached: {stops[n]}" for n in range(len(stops)) if n not in reached]
    if reached != sorted(reached):
        missed.append(f"out of order: {reached}")
    unseen = [f"focus is not seen: {each['what']}" for each in first_round if not each["shown"]]
    return missed + unseen + [f"off: {each['what']}" for each in first_round if not each["inside"]]


def _until_again(taken: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Until the first stop comes round again."""
    for number, each in enumerate(taken):
        if number and each["stop"] == 0:
            return taken[:number]
    return taken


@pytest.mark.parametrize("width", [DESK, PHONE])
async def test_tab_reaches_everything_in_order_and_shows_where_it_is(
    browser: Browser, door: str, address: str, exhibition: Exhibition, width: int
) -> None:
    page = await entered(browser, door, viewport={"width": width, "height": 900})
    found = {}
    for each in PAGES:
        await page.goto(address + exhibition.at(each.address))
        if wrong := await walk(page):
            found[each.address] = wrong
        if await page.evaluate(CHARTS):
            found.setdefault(each.address, []).append("a chart without a table in reach")
    assert found == {}


# What is opened by Enter: what is folded, and where the first link of the page itself leads.
FOLDED = """() => [...document.querySelectorAll('summary')].filter(e => e.checkVisibility())
  .map((e, i) => { e.dataset.fold = i; return i; })"""
FOCUSED = """() => {
  const on = document.activeElement;
  return [on.className === 'skip' && on.getBoundingClientRect().top >= 0, on.id,
    Boolean(on.closest('main')), document.querySelectorAll(`main :is(STOPS)`).length > 0];
}""".replace("STOPS", "a[href], button, summary, select, textarea, input:not([type=hidden])")
LINK = (
    "main a[href^='/']:not([download], [target], [href*='/file'], [href*='as='], [href*='.xlsx'])"
)


async def not_opened(page: Page) -> list[str]:
    """What Enter does not open on the page."""
    wrong = []
    for number in await page.evaluate(FOLDED):
        fold = page.locator(f"[data-fold='{number}']")
        was = await fold.evaluate("e => e.parentElement.open")
        await fold.press("Enter")
        if await fold.evaluate("e => e.parentElement.open") == was:
            wrong.append(f"not unfolded: {await fold.inner_text()}")
        await fold.press("Enter")
    for link in await page.locator(LINK).all():
        if await link.is_visible():
            wanted = await link.evaluate("e => e.href")
            await link.press("Enter")
            await page.wait_for_url(wanted)
            break
    return wrong


async def skipped(page: Page) -> list[str]:
    """The first Tab shows the way past the head; Enter takes it, and Tab goes on from there."""
    await page.keyboard.press("Tab")
    shown, *_ = await page.evaluate(FOCUSED)
    await page.keyboard.press("Enter")
    _, there, *_ = await page.evaluate(FOCUSED)
    await page.keyboard.press("Tab")
    *_, inside, has_stops = await page.evaluate(FOCUSED)
    seen = {"skip link": shown, "to the content": there == "content"}
    seen["the content is next"] = inside or not has_stops
    return [f"not so: {what}" for what, is_so in seen.items() if not is_so]


async def test_on_a_phone_enter_skips_the_head_unfolds_and_opens(
    browser: Browser, door: str, address: str, exhibition: Exhibition
) -> None:
    page = await entered(browser, door, viewport={"width": PHONE, "height": 900})
    found = {}
    for each in PAGES:
        await page.goto(address + exhibition.at(each.address))
        if wrong := await skipped(page) + await not_opened(page):
            found[each.address] = wrong
    assert found == {}
