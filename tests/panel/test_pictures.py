"""The main pages as pictures in the repository: a page that looks otherwise is seen in its diff.

`make golden` takes them anew; what a red test saw is in `test-results/pictures`.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw

from tests.panel.exhibition import Exhibition, exhibition
from tests.panel.looking import FOLDER, difference, small
from tests.panel.pages import PAGES
from tests.panel.test_every_page import DESK, PHONE, address, door, entered

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page

__all__ = ["address", "door", "exhibition"]
TAKEN_ANEW = bool(os.environ.get("SVOD_TAKE_GOLDEN"))
SEEN = Path("test-results") / "pictures"
WIDTHS = {PHONE: 1500, DESK: 1200}
"""How much of a page is photographed: its width, and its height at most."""
SCHEMES = ("light", "dark")
LETTERS = """:root { --sans: "DejaVu Sans"; } body { min-height: 0; }
  *, *::before { caret-color: transparent !important; transition: none !important; }"""
DRAWN = """() => new Promise(done => requestAnimationFrame(() => setTimeout(
  () => done(document.body.offsetHeight))))"""
ROOM = 673
"""Pixels that a line of the letters takes, so that others are told from them."""
WIDE = """() => {
  const line = document.body.appendChild(document.createElement("span"));
  line.style = "font-size: 100px; white-space: nowrap; position: absolute";
  line.textContent = "Свод 1 234,5";
  const width = Math.round(line.getBoundingClientRect().width);
  line.remove();
  return width;
}"""


async def looks_of(page: Page, address: str) -> AsyncIterator[tuple[str, bytes]]:
    """At each width, in light and in dark."""
    for width, most in WIDTHS.items():
        await page.set_viewport_size({"width": width, "height": most})
        await page.goto(address)
        await page.add_style_tag(content=LETTERS)
        for scheme in SCHEMES:
            await page.emulate_media(color_scheme=scheme)
            height = await page.evaluate(DRAWN)
            part = {"x": 0, "y": 0, "width": width, "height": min(height, most)}
            yield f"{width}-{scheme}", await page.screenshot(clip=part)


def compared(name: str, taken: bytes) -> str:
    """What is seen to be otherwise; nothing when the picture is taken anew."""
    kept = FOLDER / f"{name}.png"
    if TAKEN_ANEW:
        small(taken).save(kept, optimize=True)
        return ""
    if not kept.is_file():
        return "not taken yet: make golden"
    with Image.open(kept) as known, Image.open(BytesIO(taken)) as picture:
        found = difference(known, picture)
    if found.is_seen:
        SEEN.mkdir(parents=True, exist_ok=True)
        (SEEN / f"{name}.png").write_bytes(taken)
        return str(found)
    return ""


@pytest.mark.browser
@pytest.mark.timeout(600)
async def test_the_main_pages_look_as_in_their_pictures(
    browser: Browser, door: str, address: str, exhibition: Exhibition
) -> None:
    page = await entered(browser, door)
    await page.add_style_tag(content=LETTERS)
    if (wide := await page.evaluate(WIDE)) != ROOM and not TAKEN_ANEW:
        pytest.skip(f"NO DEJAVU SANS: the pictures are taken in it, here a line is {wide} wide")
    found, taken = {}, set()
    for each in PAGES:
        if each.picture:
            async for look, picture in looks_of(page, address + exhibition.at(each.address)):
                name = f"{each.picture}-{look}"
                taken.add(f"{name}.png")
                if wrong := compared(name, picture):
                    found[name] = wrong
    assert found == {}
    assert {file.name for file in FOLDER.iterdir()} == taken


def _page(*boxes: tuple[int, int, int, int], letters: str = "") -> Image.Image:
    image = Image.new("RGB", (390, 600), "white")
    pen = ImageDraw.Draw(image)
    for box in boxes:
        pen.rectangle(box, fill="#1d6a8f")
    pen.text((20, 20), letters, fill="black")
    kept = BytesIO()
    image.save(kept, "png")
    return small(kept.getvalue())


CHART, BUTTON = (20, 200, 370, 500), (20, 60, 140, 100)


@pytest.mark.parametrize(
    ("other", "seen"),
    [
        (_page(BUTTON, CHART), False),
        (_page(BUTTON, CHART, letters="of other letters"), False),
        (_page((21, 60, 141, 100), (20, 201, 370, 501)), False),
        (_page(BUTTON), True),
        (_page(CHART), True),
        (_page(BUTTON, (20, 216, 370, 516)), True),
        (_page(BUTTON, CHART).crop((0, 0, 390, 580)), True),
        (_page(BUTTON, CHART).crop((0, 0, 380, 600)), True),
    ],
    ids=[
        "same",
        "letters",
        "a pixel off",
        "no chart",
        "no button",
        "moved",
        "shorter",
        "narrower",
    ],
)
def test_what_is_a_difference(other: Image.Image, seen: bool) -> None:  # noqa: FBT001 -- a case
    assert difference(_page(BUTTON, CHART, letters="what is said"), other).is_seen is seen
