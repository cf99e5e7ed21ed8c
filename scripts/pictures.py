"""The pictures of the guides: walk a demonstration in a real browser (`make pictures`).

What is photographed is what people see: nothing is drawn by hand.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from bot.demo import texts as people
from bot.demo.region import HELPED
from bot.screens import coming_in_texts, form_texts, question_texts, texts
from scripts.camera import FOLDER, LOOKS, Demo, Phone, demonstration, photograph
from scripts.composing import compose, table

QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
DESK = (1280, 800)
PAPER = "211.pdf"
INVITED, HALF, NEARLY = 1, 3, 10
"""The municipalities whose coordinators are invited, in the middle, and nearly done."""
SHEET = (595, 842)
MADE = 60_000
"""Milliseconds in which a workbook is surely made."""


def main() -> int:
    """SVOD_TEST_BROWSER names the browser, as for the tests."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, demonstration(folder) as demo:  # noqa: SIM117 -- reads better
        with sync_playwright() as machine:
            path = os.environ["SVOD_TEST_BROWSER"]
            browser = machine.chromium.launch(executable_path=path, args=list(QUIET))
            _come_in(browser, demo)
            _fill(browser, demo, Path(folder))
            _submit(browser, demo)
            _execute(browser, demo)
            panel = _manage(browser, demo)
            compose(panel, Path(folder))
            _head(browser, demo)
            table(browser)
            browser.close()
    return 0


def _role(role: str, organisation: str) -> str:
    return people.ROLE_LINES[role].format(organisation=organisation)


def _come_in(browser: Browser, demo: Demo) -> None:
    phone = Phone(browser, demo, _role("coordinator", people.MUNICIPALITIES[INVITED]) + " —")
    phone.start()
    phone.picture("invitation")
    phone.press(coming_in_texts.THAT_IS_ME)
    phone.picture("consent")


def _fill(browser: Browser, demo: Demo, folder: Path) -> None:
    phone = Phone(browser, demo, _role("coordinator", people.MUNICIPALITIES[HALF]))
    phone.start()
    phone.picture("home")
    phone.press(form_texts.OPEN)
    phone.picture("card")
    phone.press(form_texts.CONTENTS)
    phone.press("2")
    phone.picture("contents")
    phone.press("4")
    phone.press(form_texts.NOTHING_MECHANISM)
    phone.picture("nothing")
    phone.press(texts.NO_BACK)
    phone.say("/forms")
    phone.press(form_texts.GO_ON)
    phone.picture("question")
    phone.press(question_texts.ALL)
    paper = folder / PAPER
    Image.new("RGB", SHEET, "white").save(paper)
    phone.send(paper)
    phone.picture("document")
    phone.press(question_texts.documents_button(1))
    phone.press("1")
    phone.picture("document-card")
    phone.say("/forms")
    phone.say(people.PAGE)
    phone.picture("tray")


def _submit(browser: Browser, demo: Demo) -> None:
    phone = Phone(browser, demo, _role("coordinator", people.MUNICIPALITIES[NEARLY]))
    phone.start()
    phone.press(form_texts.OPEN)
    phone.press(form_texts.SUBMIT)
    phone.picture("check")
    phone.press(form_texts.SEND)
    phone.press(form_texts.SEND_NOW)
    phone.wait_for_a_file()
    phone.picture("submitted")


def _execute(browser: Browser, demo: Demo) -> None:
    phone = Phone(browser, demo, _role("executor", people.MUNICIPALITIES[HELPED]))
    phone.start()
    phone.press(form_texts.OPEN)
    phone.picture("executor-card")


def _head(browser: Browser, demo: Demo) -> None:
    phone = Phone(browser, demo, _role("head", people.school(1, people.PLACES[HALF])))
    phone.start()
    phone.picture("head-home")
    phone.press(form_texts.START)
    phone.picture("head-percent")
    phone.say(texts.done_of(47, 50))
    phone.picture("head-answered")
    phone.press(texts.NEXT)
    phone.picture("head-choice")
    for _ in range(4):
        phone.press(texts.NEXT)
    phone.picture("head-change")


# The panel.


def _manage(browser: Browser, demo: Demo) -> Page:
    width, height = DESK
    page = browser.new_page(viewport={"width": width, "height": height}, **LOOKS)
    page.goto(demo.entrance)
    page.click("main button")
    panel = page.url.rstrip("/")
    photograph(page, "start")
    page.goto(f"{panel}/campaigns")
    running = page.get_attribute(f"a:has-text('{people.RUNNING}')", "href") or ""
    coming = page.get_attribute(f"a:has-text('{people.UPCOMING}')", "href") or ""
    for name, address in (
        ("board", running),
        ("results", f"{running}/results?which=all&view=map"),
        ("cycle", f"{running}/cycle?which=all"),
        ("papers", f"{running}/papers"),
        ("new-campaign", "/campaigns/new"),
    ):
        page.goto(f"{panel}{address}")
        page.evaluate("document.querySelector('.legend')?.scrollIntoView()")
        photograph(page, name)
    page.goto(f"{panel}{running}")
    page.click(f"a:has-text('{people.MUNICIPALITIES[HALF]}')")
    photograph(page, "form")
    _take_away(page, f"{panel}{running}/exports")
    _invite(page, panel)
    page.goto(f"{panel}{coming}/open")
    page.click("main form button")
    page.goto(panel)
    return page


def _take_away(page: Page, address: str) -> None:
    page.goto(address)
    page.click("main form button")
    page.wait_for_selector("#work a[download]", timeout=MADE)
    photograph(page, "exports")


def _invite(page: Page, panel: str) -> None:
    page.goto(f"{panel}/people/invite")
    page.select_option("[name=role]", "head")
    page.fill("[name=name]", people.SURNAMES[0])
    page.click("main form button")
    photograph(page, "invitation")


if __name__ == "__main__":
    sys.exit(main())
