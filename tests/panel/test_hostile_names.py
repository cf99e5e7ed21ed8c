"""Names meant to do harm, in every field of every role: nothing comes of them anywhere."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest
from structlog.testing import capture_logs

from domain import answering, owning, proving
from domain.accepting import clean_name
from domain.acting import Actor, act_as, actor_of
from domain.answering import Spot
from domain.errors import Refusal
from domain.results import Counted
from reports import long_form, svod
from reports.documents import Wanted, archive
from reports.gathering import Asked
from storage import Database, Session
from storage.files import FileStore
from survey_defs.loading import shipped
from tests.conftest import Clock
from tests.domain.importing.books import USUAL, book
from tests.panel.conftest import PNG, Season, SignIn
from tests.panel.exhibition import Exhibition, exhibition, roster_of, survey_of
from tests.panel.pages import PAGES
from tests.panel.test_every_page import PHONE, address, door, entered
from tests.panel.test_surveys import FIRST
from tests.panel.test_taking import LISTS
from tests.reports.strict import troubles

if TYPE_CHECKING:
    from playwright.async_api import Browser

__all__ = ["address", "door", "exhibition"]
HURT = "<img src=x onerror=hurt()>"
TURNED = "\u202e"
WICKED = f"=1+1 {HURT}../../etc/passwd {{{{7*7}}}} {TURNED}тхет👩‍👩‍👧\x00\x07 {'Ю' * 90}"
SHORT = f"=1+1{HURT}"
LONG = "Ж" * 10_000
SHOWN = "{{7*7}}"
"""A part of what must be seen as it was written."""
DANGERS = """() => ({
  alive: document.querySelectorAll('[onerror], img[src="x"]').length,
  hurt: window.wasHurt || 0,
  turned: document.documentElement.outerHTML.includes('\\u202e'),
  width: document.documentElement.scrollWidth,
})"""
SAFE = {"alive": 0, "hurt": 0, "turned": False, "width": PHONE}
DATES = {"on_time_at": "2026-10-01T18:00", "locks_at": "2026-10-09T18:00"}


def fields(season: Season) -> list[tuple[str, dict[str, str]]]:
    """Where an admin writes words of their own in the panel, and beside what."""
    campaign, form = f"/campaigns/{season.campaign}", f"/forms/{season.forms['north-school']}"
    school = {"kind": "Школа", "code": "north-school"}
    return [
        (
            f"/organisations/{season.organisations['north-school']}",
            {**school, "name": "", "short_name": "", "type": "", "attributes": ""},
        ),
        (
            f"/organisations/{season.organisations['north']}",
            {"kind": "Муниципалитет", "code": "north", "name": "", "short_name": ""},
        ),
        ("/organisations/new", {"kind": "Школа", "under": "north", "name": ""}),
        ("/organisations/new", {"kind": "", "under": "north", "name": "Ш"}),
        ("/people/invite", {"role": "head", "organisation": "north", "days": "3", "name": ""}),
        (f"{campaign}/name", {"title": ""}),
        (f"{campaign}/words", {"period": "2026", "closing_text": ""}),
        (f"{form}/extend", {**DATES, "reason": ""}),
        (f"{form}/reopen", {"days": "3", "reason": ""}),
        (
            f"{campaign}/payment/ruling",
            {"question": "94.5", "pays": "90", "reason": ""},
        ),
    ]


async def write_everywhere(visitor: Any, season: Season, words: str) -> dict[str, int]:
    """What the panel answers wherever these words are typed."""
    answered = {}
    for path, known in fields(season):
        typed = {name: value or words for name, value in known.items()}
        if "attributes" in typed:
            typed["attributes"] = f"{SHORT}: {words}"
        answer = await visitor.client.post(
            path, data={"csrf": visitor.csrf, **typed}, allow_redirects=False
        )
        page = await answer.text()
        assert HURT not in page
        answered[f"{path} {sorted(k for k, v in known.items() if not v)}"] = answer.status
    return answered


def write_as_heads(session: Session, now: datetime, cast: dict[str, int], form: int) -> None:
    """What Anna writes in the chat; a refusal is a sentence."""
    anna = actor_of(session, cast["Анна"])
    survey = shipped()["head_self_assessment"]
    _try(owning.correct_name, session, anna, now, WICKED)
    for place in range(len(survey.questions)):
        spot = Spot(form, place, None)
        _try(answering.comment, session, anna, now, spot, WICKED)


def _try(operation: Any, *given: Any) -> Any:
    try:
        return operation(*given)
    except Refusal as refusal:
        if refusal.sentence[-1] not in ".?!":
            raise
        return None


def _documents(
    session: Session, by: Actor, now: datetime, season: Season, store: FileStore
) -> None:
    form, survey = season.forms["north-school"], shipped()["head_self_assessment"]
    places = [n for n, q in enumerate(survey.questions) if q.evidence]
    for number, name in enumerate((WICKED, WICKED.replace("/", ""), "..\\..\\con", SHORT)):
        kept = store.save(PNG + bytes([number]))
        if called := _try(clean_name, f"{name}.png", "png"):
            sent = proving.SentFile(kept.sha256, kept.size, "png", called)
            _try(proving.take_file, session, by, now, form, places[0], sent)
    link = f"https://example.ru/{HURT}?a=javascript:hurt()"
    _try(proving.take_link, session, by, now, form, places[0], link)
    _try(proving.take_link, session, by, now, form, places[0], "javascript:hurt()")
    for field in ("title", "number"):
        evidence = season.evidence["north-school"]
        _try(proving.edit_evidence, session, by, now, evidence, field, WICKED)
        _try(proving.edit_evidence, session, by, now, evidence, field, SHORT)


@pytest.fixture
async def wicked(
    exhibition: Exhibition,
    season: Season,
    signed_in: SignIn,
    database: Database,
    clock: Clock,
    tmp_path: Path,
) -> Exhibition:
    """The exhibition with everything named so."""
    cast = exhibition.cast
    raisa = await signed_in("Раиса")
    await write_everywhere(raisa, season, WICKED)
    form = season.forms["north-school"]
    await database.changing(write_as_heads, clock(), cast, form)
    store = FileStore(tmp_path / "files")
    await database.changing(act_as, cast["Анна"], clock(), _documents, season, store)
    mine = str(cast["Раиса"])
    survey = FIRST.replace("Есть план?", f"'{SHORT}'").replace("Планы школ", "'{{7*7}} школ'")
    survey_of(tmp_path, mine).write_text(survey, "utf-8")
    rows = [USUAL, (WICKED.replace("\x00", ""), SHORT, "директор", SHORT, SHORT, SHORT, SHORT)]
    book(roster_of(tmp_path, mine), {"Лист": [[str(c) for c in row] for row in rows]})
    return exhibition


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
