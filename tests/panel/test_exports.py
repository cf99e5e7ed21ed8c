"""What is taken away from the panel: the svod when it is ready, the documents at the click."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from domain.acting import act_as
from domain.proving import remove_evidence
from reports.working import work_one
from storage import Database
from tests.conftest import Clock
from tests.panel.conftest import PNG, Season, SignIn


async def test_the_svod_is_asked_for_watched_and_taken(
    signed_in: SignIn, season: Season, sqlite_url: str, tmp_path: Path, clock: Clock
) -> None:
    raisa, exports = await signed_in("Раиса"), f"/campaigns/{season.campaign}/exports"
    await raisa.press(exports, kind="svod", which="all")
    page = await raisa.page(exports)
    assert "в очереди" in page
    assert 'hx-trigger="every 2s"' in page
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    while work_one(sqlite_url, tmp_path / "results", clock()):
        pass
    part = await raisa.page(f"{exports}/work", headers={"HX-Request": "true"})
    assert "every 2s" not in part
    found = re.search(r'href="(/exports/\d+)" download', part)
    assert found
    answer = await raisa.client.get(found[1])
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "xl/workbook.xml" in ZipFile(BytesIO(await answer.read())).namelist()
    gleb = await signed_in("Глеб")
    await gleb.page(found[1], status=404)


async def test_documents_stream_with_their_length(signed_in: SignIn, season: Season) -> None:
    raisa = await signed_in("Раиса")
    answer = await raisa.client.get(f"/campaigns/{season.campaign}/documents")
    content = await answer.read()
    assert answer.content_length == len(content)
    documents = ZipFile(BytesIO(content))
    assert documents.testzip() is None
    sent = {PNG + name.encode() for name in ("Анна", "Семён")}
    assert {documents.read(name) for name in documents.namelist() if name.endswith(".png")} == sent


async def test_nothing_is_offered_where_no_file_was_sent(
    signed_in: SignIn, season: Season, database: Database, cast: dict[str, int], clock: Clock
) -> None:
    raisa, here = await signed_in("Раиса"), f"/campaigns/{season.campaign}/exports"
    assert "Скачать всё" in await raisa.page(here)
    for name, code in (("Анна", "north-school"), ("Семён", "south-school")):
        await database.changing(
            act_as, cast[name], clock(), remove_evidence, season.evidence[code]
        )
    page = await raisa.page(here)
    assert "Файлов к этим анкетам не приложено." in page
    assert "Скачать всё" not in page


@pytest.mark.parametrize("asked", ["", "?territory={south}", "?territory={north}"])
async def test_glebs_documents_are_those_of_the_south(
    signed_in: SignIn, season: Season, asked: str
) -> None:
    gleb = await signed_in("Глеб")
    query = asked.format(**season.organisations)
    answer = await gleb.client.get(f"/campaigns/{season.campaign}/documents{query}")
    if "north" in asked:
        assert answer.status == 404
        return
    documents = ZipFile(BytesIO(await answer.read()))
    taken = [documents.read(name) for name in documents.namelist() if name.endswith(".png")]
    assert taken == [PNG + "Семён".encode()]


async def test_documents_are_chosen_on_the_page(signed_in: SignIn, season: Season) -> None:
    raisa = await signed_in("Раиса")
    page = await raisa.page(f"/campaigns/{season.campaign}/exports")
    for name in ("since", "organisations", "territory"):
        assert f'name="{name}"' in page
    here = f"/campaigns/{season.campaign}/documents"
    answer = await raisa.client.get(f"{here}?organisations=north-school&since=2026-09-01")
    opened = ZipFile(BytesIO(await answer.read()))
    taken = [opened.read(name) for name in opened.namelist() if name.endswith(".png")]
    assert taken == [PNG + "Анна".encode()]
    later = await raisa.page(f"{here}?since=2026-09-02", status=409)
    assert "Документов, которые вы выбрали, нет" in later
    assert "Укажите день" in await raisa.page(f"{here}?since=вчера", status=409)


async def test_the_data_for_analysts_are_without_persons_by_a_tick(
    signed_in: SignIn, season: Season, sqlite_url: str, tmp_path: Path, clock: Clock
) -> None:
    raisa, exports = await signed_in("Раиса"), f"/campaigns/{season.campaign}/exports"
    assert "хранится 7\N{NO-BREAK SPACE}дней" in await raisa.page(exports)
    for more in ({}, {"bare": "yes"}):
        await raisa.press(exports, kind="analysts", which="all", **more)
    await raisa.press(exports, kind="svod", which="all", bare="yes", status=409)
    while work_one(sqlite_url, tmp_path / "results", clock()):
        pass
    page = await raisa.page(exports)
    heads = []
    for address in re.findall(r'href="(/exports/\d+)" download', page):
        content = await (await raisa.client.get(address)).read()
        with ZipFile(BytesIO(content)) as archive:
            (name,) = (each for each in archive.namelist() if "Ответы" in each)
            heads.append("Комментарий" in archive.read(name).decode().partition("\n")[0])
    assert heads == [False, True]
