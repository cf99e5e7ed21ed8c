"""Names meant to do harm, in every field of every role: nothing comes of them anywhere."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from structlog.testing import capture_logs

from domain.acting import act_as
from domain.results import Counted
from reports import long_form, svod
from reports.documents import Wanted, archive
from reports.gathering import Asked
from storage import Database
from storage.files import FileStore
from tests.conftest import Clock
from tests.panel.conftest import Season, SignIn
from tests.panel.exhibition import Exhibition, exhibition
from tests.panel.pages import PAGES
from tests.panel.test_every_page import PHONE, address, door, entered
from tests.panel.test_taking import LISTS
from tests.panel.wickedness import LONG, TURNED, WICKED, wicked, write_everywhere
from tests.reports.strict import troubles

if TYPE_CHECKING:
    from playwright.async_api import Browser

__all__ = ["address", "door", "exhibition", "wicked"]
SHOWN = "{{7*7}}"
"""A part of what must be seen as it was written."""
DANGERS = """() => ({
  alive: document.querySelectorAll('[onerror], img[src="x"]').length,
  hurt: window.wasHurt || 0,
  turned: document.documentElement.outerHTML.includes('\\u202e'),
  width: document.documentElement.scrollWidth,
})"""
SAFE = {"alive": 0, "hurt": 0, "turned": False, "width": PHONE}


@pytest.mark.parametrize("words", [WICKED, LONG, "\x00", TURNED, "👩‍👩‍👧" * 30])
async def test_each_field_takes_it_or_says_why_not(
    signed_in: SignIn, season: Season, words: str
) -> None:
    raisa = await signed_in("Раиса")
    answered = await write_everywhere(raisa, season, words)
    assert {
        path: status for path, status in answered.items() if status not in {303, 409, 422}
    } == {}


@pytest.mark.browser
@pytest.mark.timeout(900)
async def test_nothing_comes_of_them_in_any_page(
    browser: Browser, door: str, address: str, wicked: Exhibition
) -> None:
    page = await entered(browser, door, viewport={"width": PHONE, "height": 900})
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    await page.add_init_script("window.hurt = () => { window.wasHurt = 1; alert('hurt'); }")
    found, statuses, seen = {}, {}, 0
    for each in PAGES:
        answer = await page.goto(address + wicked.at(each.address))
        statuses[each.address] = answer and answer.status
        found[each.address] = await page.evaluate(DANGERS)
        seen += SHOWN in await page.inner_text("main")
    said = [each for each in said if "Failed to load resource" not in each]
    wrong = {where: dangers for where, dangers in found.items() if dangers != SAFE}
    odd = {each.address for each in PAGES if statuses[each.address] != each.status}
    assert (wrong, odd, said) == ({}, set(), [])
    assert seen > len(PAGES) // 4


async def test_nothing_comes_of_them_in_a_file(
    wicked: Exhibition,
    season: Season,
    database: Database,
    clock: Clock,
    cast: dict[str, int],
    tmp_path: Path,
) -> None:
    book_file, table = tmp_path / "svod.xlsx", tmp_path / "long.csv"
    asked = Asked(season.campaign, Counted.ALL)
    for write, target in ((svod.write, book_file), (long_form.write, table)):
        await database.looking(act_as, cast["Раиса"], clock(), write, asked, target)
    store = FileStore(tmp_path / "files")
    wanted = Wanted(season.campaign, which=Counted.ALL)
    made = await database.looking(act_as, cast["Раиса"], clock(), archive, wanted, store)
    zipped = tmp_path / "documents.zip"
    zipped.write_bytes(b"".join(made))
    assert troubles(book_file) == []
    assert _reckoned(book_file) == []
    with table.open(encoding="utf-8-sig", newline="") as file:
        assert _begun(list(csv.reader(file, delimiter=";"))) == []
    with ZipFile(zipped) as archived:
        assert archived.testzip() is None
        names = archived.namelist()
    assert len(names) > 2
    assert [name for name in names if not _is_safe(name)] == []


@pytest.mark.parametrize("path", LISTS)
async def test_nothing_comes_of_them_in_a_list_taken_away(
    wicked: Exhibition, season: Season, signed_in: SignIn, tmp_path: Path, path: str
) -> None:
    raisa = await signed_in("Раиса")
    asked = path.format(campaign=season.campaign)
    mark = "&" if "?" in asked else "?"
    answer = await raisa.client.get(f"{asked}{mark}as=xlsx")
    target = tmp_path / "seen.xlsx"
    target.write_bytes(await answer.read())
    assert troubles(target) == []
    assert _reckoned(target) == []
    text = await raisa.page(f"{asked}{mark}as=csv")
    assert _begun(list(csv.reader(text.removeprefix("\ufeff").splitlines(), delimiter=";"))) == []


async def test_nothing_of_them_is_in_the_log(
    exhibition: Exhibition, season: Season, signed_in: SignIn
) -> None:
    raisa = await signed_in("Раиса")
    with capture_logs() as logged:
        await write_everywhere(raisa, season, WICKED)
        for each in PAGES:
            await raisa.client.get(exhibition.at(each.address))
    assert "onerror" not in repr(logged)
    assert TURNED not in repr(logged)
    assert [line for line in logged if line["log_level"] in {"error", "critical"}] == []


def _reckoned(target: Path) -> list[object]:
    """Formulas that somebody's words have got into."""
    import openpyxl

    return [
        cell.value
        for sheet in openpyxl.load_workbook(target).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and ("1+1" in str(cell.value) or "img" in str(cell.value))
    ]


def _begun(rows: Sequence[Sequence[str]]) -> list[str]:
    """Cells that a program of tables would take for formulas."""
    return [
        cell
        for row in rows
        for cell in row
        if cell[:1] in tuple("=+-@\t\r") and not cell[1:2].isdigit() and len(cell) > 1
    ]


def _is_safe(name: str) -> bool:
    path = PurePosixPath(name)
    odd = [sign for sign in name if unicodedata.category(sign)[0] == "C" or sign in '<>:"\\|?*']
    return not path.is_absolute() and ".." not in path.parts and not odd
