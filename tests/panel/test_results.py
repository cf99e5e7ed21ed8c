"""Results in the panel: as deep as the questionnaire goes, each number with what is behind it."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from domain.acting import act_as
from domain.submitting import submit
from storage import Database
from tests.conftest import Clock
from tests.panel.conftest import Season, SignIn


def charts(page: str) -> list[dict]:
    found = re.findall(r'<script type="application/json">(.*?)</script>', page, re.DOTALL)
    return [json.loads(each) for each in found]


@pytest.fixture
async def submitted(
    database: Database, clock: Clock, cast: dict[str, int], season: Season
) -> Season:
    form = season.forms["north-school"]
    await database.changing(act_as, cast["Анна"], clock(), submit, form)
    return season


async def test_drafts_are_counted_when_asked_for(signed_in: SignIn, season: Season) -> None:
    raisa = await signed_in("Раиса")
    results = f"/campaigns/{season.campaign}/results"
    assert "Считать пока нечего" in await raisa.page(results)
    page = await raisa.page(f"{results}?which=all")
    assert "Учтены все анкеты, и черновики тоже: 2\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}2" in page
    assert 'href="?which=all&amp;by=question&amp;in=indicators"' in page
    assert ">indicators<" not in page


async def test_every_view_is_an_address(signed_in: SignIn, season: Season) -> None:
    raisa = await signed_in("Раиса")
    results = f"/campaigns/{season.campaign}/results?which=all"
    table = await raisa.page(f"{results}&by=question")
    assert "/results/places?which=all&amp;by=question&amp;column=H1" in table
    heat = await raisa.page(f"{results}&by=question&view=map")
    form = season.forms["north-school"]
    assert f'href="/forms/{form}?part=H1#q-H1"' in heat
    assert 'id="q-H1"' in await raisa.page(f"/forms/{form}?part=H1")
    (chart,) = charts(await raisa.page(f"{results}&by=question&view=chart"))
    (series,) = chart["option"]["baseOption"]["series"]
    assert len(series["data"]) == 20
    for odd in ("&by=nothing&view=x&in=%00&page=-1", "&in=nowhere&under=", "&page=999999999"):
        await raisa.page(f"{results}{odd}")


async def test_the_map_is_sorted_and_searched(signed_in: SignIn, season: Season) -> None:
    raisa = await signed_in("Раиса")
    heat = f"/campaigns/{season.campaign}/results?which=all&view=map"
    page = await raisa.page(f"{heat}&sort=points&search=ёлкино")
    assert "Ёлкино" in page
    assert "Школа № 2" not in page
    assert "Таких организаций среди учтённых нет" in await raisa.page(f"{heat}&search=нет+такой")


async def test_a_territory_is_chosen_among_ones_own(signed_in: SignIn, season: Season) -> None:
    raisa, gleb = await signed_in("Раиса"), await signed_in("Глеб")
    north = season.organisations["north"]
    heat = f"/campaigns/{season.campaign}/results?which=all&view=map&under={north}"
    page = await raisa.page(heat)
    assert "1\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}1" in page
    assert "Школа № 2" not in page
    await gleb.page(heat, status=404)
    await gleb.page(
        f"/campaigns/{season.campaign}/results/profile?organisation={north}", status=404
    )


async def test_what_is_seen_is_taken_away(signed_in: SignIn, season: Season) -> None:
    raisa = await signed_in("Раиса")
    results = f"/campaigns/{season.campaign}/results?which=all&by=question"

    async def lines(asked: str) -> list[list[str]]:
        text = await raisa.page(f"{asked}&as=csv")
        found = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
        return found[found.index([]) + 1 :]

    columns = await lines(f"{results}&table=columns")
    assert columns[0] == ["Код", "Раздел", "Набрано", "Возможно", "Доля, %"]
    assert len(columns) == 1 + 20 + 1
    assert columns[-1][1] == "Всего"
    heat = await lines(f"{results}&table=map")
    assert heat[0][:4] == ["Организация", "Код", "Набрано", "Доля, %"]
    assert [line[0] for line in heat[1:]] == ["Школа № 1 (Ёлкино)", "Школа № 2"]
    places = await lines(f"/campaigns/{season.campaign}/results/places?which=all")
    assert places[0] == ["Место", "Организация", "Код", "Набрано", "Возможно", "Доля, %"]
    assert [line[0] for line in places[1:]] == ["1", "1"]
    assert columns[-1][2] == str(sum(int(line[3]) for line in places[1:]))


async def test_places_are_words_when_there_is_one_result(
    signed_in: SignIn, submitted: Season
) -> None:
    raisa = await signed_in("Раиса")
    page = await raisa.page(f"/campaigns/{submitted.campaign}/results/places")
    assert "Результат только один" in page
    assert charts(page) == []
    both = await raisa.page(f"/campaigns/{submitted.campaign}/results/places?which=all")
    assert "У всех одинаково" in both
    assert len(charts(both)) == 1


async def test_a_profile_has_its_numbers_beside_the_picture(
    signed_in: SignIn, season: Season
) -> None:
    raisa = await signed_in("Раиса")
    page = await raisa.page(f"/campaigns/{season.campaign}/results/profile?which=all")
    assert "<h2><bdi>Северный район</bdi></h2>" in page
    assert "В среднем по всем, кого вы видите" in page
    assert len(charts(page)) == 1
    empty = await raisa.page(f"/campaigns/{season.campaign}/results/profile")
    assert "Учтённых ответов здесь пока нет" in empty


async def test_there_is_nothing_to_compare_with(signed_in: SignIn, season: Season) -> None:
    raisa = await signed_in("Раиса")
    compare = f"/campaigns/{season.campaign}/results/compare"
    assert "сравнивать не с чем" in await raisa.page(compare)
    await raisa.page(f"{compare}?with=999", status=404)
