"""Names, long texts and comments meant to do harm: in papers, tables, archives and logs."""

from __future__ import annotations

import csv
import io
import logging
import re
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from domain import jobs
from domain.acting import act_as
from domain.results import Counted
from reports import long_form, svod, tidy
from reports.gathering import Asked
from reports.papers import making
from reports.working import work_one
from storage import Database, Session
from storage.tables import Organisation
from tests.conftest import Clock
from tests.panel.conftest import Season
from tests.panel.exhibition import Exhibition, exhibition
from tests.panel.test_hostile_names import _begun, _is_safe, _reckoned
from tests.panel.wickedness import LONG, RAW, SHORT, TURNED, wicked
from tests.reports.papers import read_pdf
from tests.reports.strict import troubles

__all__ = ["exhibition", "wicked"]
SEEN = "../../etc/passwd{{7*7}}"
"""Must be read as it was written, without its spaces."""
RUNNING = {"/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/EmbeddedFiles", "/URI"}
FIELDS = {"PAGE", "NUMPAGES"}
"""Of Word: what our templates number pages with."""


def spoil(session: Session, season: Season) -> None:
    """Past every check, as from an old database: names that no page would take."""
    for code, name in (("north-school", RAW), ("north", LONG), ("south", SHORT)):
        where = update(Organisation).where(Organisation.id == season.organisations[code])
        session.execute(where.values(name=name, short_name=name))


@pytest.fixture
async def spoilt(
    wicked: Exhibition, season: Season, database: Database, clock: Clock, cast: dict[str, int]
) -> list[int]:
    """Two campaigns in which everything is so."""
    campaign = int(str(wicked.addresses["agglomeration"]))
    await database.changing(spoil, season)
    return [season.campaign, campaign]


Take = Callable[..., Awaitable[Path]]


@pytest.fixture
def take(database: Database, clock: Clock, cast: dict[str, int], tmp_path: Path) -> Take:
    """A file as Raisa takes it."""

    async def take(writer: Any, campaign: int, which: Counted, **more: Any) -> Path:
        target, asked = tmp_path / "taken.xlsx", Asked(campaign, which, **more)
        await database.looking(act_as, cast["Раиса"], clock(), writer, asked, target)
        return target

    return take


async def test_nothing_comes_of_them_in_papers_and_letters(
    spoilt: list[int], take: Take, tmp_path: Path
) -> None:
    seen = 0
    for campaign in spoilt:
        for ending in (making.WORD, making.PDF):
            target = await take(
                making.write_papers, campaign, Counted.ALL, ending=ending, archived=True
            )
            with ZipFile(target) as archive:
                assert archive.testzip() is None
                assert [name for name in archive.namelist() if not _is_safe(name)] == []
                papers = [archive.read(name) for name in archive.namelist()]
            for writer in (making.write_reference, making.write_absence):
                target = await take(writer, campaign, Counted.SUBMITTED, ending=ending)
                papers.append(target.read_bytes())
            look = _in_word if ending == making.WORD else _in_pdf
            seen += sum(SEEN in look(each, tmp_path) for each in papers)
    assert seen >= 6


async def test_nothing_comes_of_them_in_tables(spoilt: list[int], take: Take) -> None:
    for campaign in spoilt:
        book = await take(svod.write, campaign, Counted.ALL)
        assert (troubles(book), _reckoned(book)) == ([], [])
        tables = [(await take(long_form.write, campaign, Counted.ALL)).read_bytes()]
        with ZipFile(await take(tidy.write_all, campaign, Counted.ALL)) as archive:
            tables += [archive.read(name) for name in archive.namelist() if name.endswith(".csv")]
        for table in tables:
            lines = io.StringIO(table.decode("utf-8-sig"), newline="")
            assert _begun([*csv.reader(lines, delimiter=";")]) == []


@pytest.fixture
def finish(sqlite_url: str, tmp_path: Path, clock: Clock) -> Callable[[], None]:
    def finish() -> None:
        while work_one(sqlite_url, tmp_path / "results", clock()):
            pass

    return finish


async def test_nothing_of_them_is_in_the_log_of_background_work(
    spoilt: list[int],
    database: Database,
    clock: Clock,
    cast: dict[str, int],
    finish: Callable[[], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    who = cast["Раиса"]
    for campaign in spoilt:
        for kind in (jobs.Kind.SVOD, jobs.Kind.PAPERS_WORD, jobs.Kind.ABSENCE_PDF):
            await database.changing(act_as, who, clock(), jobs.ask, campaign, kind, Counted.ALL)
    with capture_logs() as logged, caplog.at_level(logging.DEBUG):
        finish()
    for campaign in spoilt:
        lines = await database.looking(act_as, who, clock(), jobs.mine, campaign)
        assert [line.problem for line in lines] == [None] * 3
    said = repr(logged) + caplog.text
    assert [each for each in ("onerror", TURNED, "Ж" * 100, "7*7") if each in said] == []


def _in_word(content: bytes, folder: Path) -> str:
    """What it says; it opens, draws nothing in from outside and has no fields of its own."""
    target = folder / "paper.docx"
    target.write_bytes(content)
    with ZipFile(target) as document:
        parts = {name: document.read(name) for name in document.namelist()}
    assert [name for name in parts if not _is_safe(name.replace("[", "").replace("]", ""))] == []
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)
        if name.endswith(".rels"):
            assert b"External" not in part
    body = parts["word/document.xml"].decode()
    fields = re.findall(r"<w:instrText[^>]*>([^<]*)", "".join(map(str, _headed(parts))) + body)
    assert {each.strip() for each in fields} <= FIELDS
    text = "".join(
        each.text or "" for each in ET.fromstring(body).iter() if each.tag.endswith("}t")
    )
    assert TURNED not in text
    return re.sub(r"\s+", "", text)


def _headed(parts: dict[str, bytes]) -> Iterator[str]:
    for name, part in parts.items():
        if re.match(r"word/(header|footer)\d*\.xml", name):
            yield part.decode()


def _in_pdf(content: bytes, folder: Path) -> str:
    from pypdf import PdfReader

    reader: Any = PdfReader(io.BytesIO(content))
    names = {
        name for number in range(1, len(reader.xref[0]) + 1) for name in _keys(reader, number)
    }
    assert names & RUNNING == set()
    text = read_pdf(content)
    assert TURNED not in text
    return re.sub(r"[\s\u200b]+", "", text)


def _keys(reader: Any, number: int) -> set[str]:
    from pypdf.generic import IndirectObject

    found = reader.get_object(IndirectObject(number, 0, reader))
    return {*found.keys()} if hasattr(found, "keys") else set()
