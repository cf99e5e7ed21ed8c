"""Pictures of how a questionnaire is made, and of a table in the chat."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from admin import survey_texts
from bot.screens import form_texts, texts
from scripts.camera import Phone, demonstration, photograph
from scripts.texts import PASTED
from survey_defs import workbook
from survey_defs.loading import CONTENT

WITH_TABLES, RUNNING = "agglomeration", "municipal_mechanisms"
MISTAKES = {
    ("survey", "H5"): "vacancy = 'some'",
    ("survey", "K16"): "count(meetings",
    ("rungs", "E4"): 80,
    ("settings", "G3"): 25,
}


def compose(page: Page, folder: Path) -> None:
    """A methodologist's way: a workbook with mistakes, without, then a running campaign."""
    panel = page.url.rstrip("/")
    page.goto(f"{panel}/surveys")
    photograph(page, "surveys")
    book = folder / survey_texts.TEMPLATE_NAME
    workbook.write_template(book)
    sound = book.read_bytes()
    _spoil(book)
    _upload(page, panel, book)
    photograph(page, "draft-broken")
    book.write_bytes(sound)
    _upload(page, panel, book)
    photograph(page, "draft")
    page.goto(f"{page.url}/phone")
    photograph(page, "draft-phone")
    _move(page, panel, folder)


def _spoil(book: Path) -> None:
    from openpyxl import load_workbook

    opened = load_workbook(book)
    for (sheet, cell), wrong in MISTAKES.items():
        opened[sheet][cell] = wrong
    opened.save(book)


def _move(page: Page, panel: str, folder: Path) -> None:
    text = (CONTENT / f"{RUNNING}.yaml").read_text("utf-8")
    later = folder / f"{RUNNING}.yaml"
    later.write_text(text.replace("version: 1", "version: 2", 1), "utf-8")
    _upload(page, panel, later)
    page.click("form[action$=publish] button")
    page.wait_for_url(re.compile("@2"))
    page.goto(f"{panel}/campaigns/2/move")
    page.click("main form button")
    page.wait_for_url(re.compile("to="))
    photograph(page, "move")


def _upload(page: Page, panel: str, file: Path) -> None:
    page.goto(f"{panel}/surveys")
    page.set_input_files("#file", file)
    page.click("main form button")
    page.wait_for_url(re.compile("/drafts/"))


def table(browser: Browser) -> None:
    """Rows pasted in one message, in the sandbox of `svod preview`."""
    with TemporaryDirectory() as folder, demonstration(folder, "preview", WITH_TABLES) as demo:
        phone = Phone(browser, demo, "")
        phone.start()
        phone.press(form_texts.START)
        phone.press(texts.NEXT)
        phone.press(texts.NEXT)
        phone.say(PASTED)
        phone.picture("table")
