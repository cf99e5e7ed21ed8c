"""Pages on paper: nothing to press, tables with heads on every sheet, nothing cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.panel.exhibition import Exhibition, exhibition
from tests.panel.pages import CAMPAIGN, MECHANISMS
from tests.panel.test_every_page import address, door, entered

if TYPE_CHECKING:
    from playwright.async_api import Browser

__all__ = ["address", "door", "exhibition"]
UPRIGHT, ACROSS = 703, 1032
"""Pixels of a sheet of A4 between its margins."""
LOOK = """() => {
  const all = (what) => [...document.querySelectorAll(what)].filter(e => e.checkVisibility());
  return {
    sheet: getComputedStyle(document.querySelector('main')).page,
    width: document.documentElement.scrollWidth,
    pressed: all('.top, button, input, select, .filter, .take, .question-links')
      .map(e => e.outerHTML.slice(0, 80)),
    elsewhere: all('.tabs a:not([aria-current]), .switch a:not([aria-current])').length,
    heads: [...new Set(all('thead').map(e => getComputedStyle(e).display))],
    cards: all('table').filter(e => getComputedStyle(e).display !== 'table').length,
    orphans: all('h1, h2, h3').filter(e => getComputedStyle(e).breakAfter !== 'avoid').length,
    torn: all('tr, .question').filter(e => getComputedStyle(e).breakInside !== 'avoid').length,
    paper: getComputedStyle(document.documentElement).backgroundColor,
  };
}"""
NOTHING_WRONG: dict[str, Any] = {
    "pressed": [],
    **dict.fromkeys(("elsewhere", "cards", "orphans", "torn"), 0),
    "paper": "rgb(255, 255, 255)",
}


SHEETS = {
    MECHANISMS: UPRIGHT,
    f"{CAMPAIGN}?by=territory": ACROSS,
    f"{MECHANISMS}/results?which=all": UPRIGHT,
    f"{MECHANISMS}/results?which=all&view=map": ACROSS,
    f"{MECHANISMS}/results/profile?which=all": UPRIGHT,
    f"{MECHANISMS}/results/places?which=all": UPRIGHT,
    f"{MECHANISMS}/results/compare": UPRIGHT,
    f"{MECHANISMS}/cycle?which=all": ACROSS,
    f"{MECHANISMS}/factors?which=all&of={{town}}": UPRIGHT,
    f"{MECHANISMS}/region": UPRIGHT,
    "/campaigns/{agglomeration}/participation": ACROSS,
    "/documents": UPRIGHT,
    "/forms/{form}": UPRIGHT,
    "/forms/{town_form}/cycle": ACROSS,
    "/journal": UPRIGHT,
}


@pytest.mark.browser
@pytest.mark.timeout(600)
async def test_on_paper(browser: Browser, door: str, address: str, exhibition: Exhibition) -> None:
    page = await entered(browser, door)
    seen, expected = {}, {}
    for path, width in SHEETS.items():
        await page.set_viewport_size({"width": width, "height": 900})
        await page.goto(address + exhibition.at(path))
        await page.emulate_media(media="print")
        seen[path] = await page.evaluate(LOOK)
        heads = [] if path == "/forms/{form}" else ["table-header-group"]
        expected[path] = NOTHING_WRONG | {
            "sheet": "wide" if width == ACROSS else "auto",
            "width": width,
            "heads": heads,
        }
        await page.emulate_media(media="screen")
    assert seen == expected
