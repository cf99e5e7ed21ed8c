"""The board of a campaign in the panel: territories that open, numbers that lead on."""

from __future__ import annotations

import csv
import io
import re

import pytest

from storage import Database
from tests.conftest import Clock
from tests.panel.conftest import Season, SignIn


def shown(page: str) -> list[str]:
    """The lines of the tree, by the name that each begins with."""
    return re.findall(r'<th scope="row"[^>]*>.*?<bdi>(.*?)</bdi>', page, re.DOTALL)


async def test_a_region_sees_territories_and_opens_one(signed_in: SignIn, season: Season) -> None:
    raisa, home = await signed_in("Раиса"), f"/campaigns/{season.campaign}"
    north = season.organisations["north"]
    page = await raisa.page(home)
    assert shown(page) == ["Северный район", "Южный район"]
    toggle = f"{home}?by=territory&amp;open={north}"
    assert f'href="{toggle}" hx-get="{toggle}"' in page
    opened = await raisa.page(f"{home}?by=territory&open={north}")
    assert shown(opened) == ["Северный район", "Школа № 1 (Ёлкино)", "Южный район"]
    assert f'href="/forms/{season.forms["north-school"]}"' in opened
    part = await raisa.page(f"{home}?by=territory&open={north}", headers={"HX-Request": "true"})
    assert shown(part) == shown(opened)
    assert "<html" not in part


async def test_a_municipality_without_anything_below_it_sees_its_organisations(
    signed_in: SignIn, season: Season
) -> None:
    boris = await signed_in("Борис")
    page = await boris.page(f"/campaigns/{season.campaign}")
    assert 'id="search"' in page
    assert shown(page) == ["Школа № 1 (Ёлкино)"]
    beyond = f"/campaigns/{season.campaign}?under={season.organisations['south']}"
    await boris.page(beyond, 404)


async def test_each_number_leads_to_the_forms_behind_it(signed_in: SignIn, season: Season) -> None:
    raisa, home = await signed_in("Раиса"), f"/campaigns/{season.campaign}"
    page = await raisa.page(home)
    links = re.findall(r'<td class="num" data-label="Начали"><a href="([^"]+)">1</a>', page)
    north = season.organisations["north"]
    assert links[0] == f"{home}?by=organisation&amp;under={north}&amp;state=begun"
    behind = await raisa.page(links[0].replace("&amp;", "&"))
    assert shown(behind) == ["Школа № 1 (Ёлкино)"]
    assert '<option value="begun" selected>начата</option>' in behind
    assert "Северный район</bdi>. Найдено: 1" in behind
    whole = await raisa.page(f"{home}?by=organisation&state=unfinished")
    assert shown(whole) == ["Школа № 1 (Ёлкино)", "Школа № 2"]


async def test_the_tree_is_taken_away_as_it_is_open(signed_in: SignIn, season: Season) -> None:
    raisa, north = await signed_in("Раиса"), season.organisations["north"]
    address = f"/campaigns/{season.campaign}?by=territory&open={north}&sort=rate&order=down"
    page = await raisa.page(address)
    assert f"{address.replace('&', '&amp;')}&amp;as=csv" in page
    text = await raisa.page(f"{address}&as=csv")
    lines = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
    assert lines[0] == ["Ход по территориям. Самооценка 2026"]
    assert lines[3:5] == [["Раскрыто", "Северный район"], ["Порядок", "Доля сдачи, по убыванию"]]
    table = lines[lines.index([]) + 1 :]
    assert table[0] == [
        "Территория", "Внутри чего", "Код", "Ожидается", "Начали", "Сдали", "В срок",
        "С опозданием", "Просрочили", "Доля сдачи", "Доля в срок", "Последнее изменение",
    ]  # fmt: skip
    assert [line[:4] for line in table[1:]] == [
        ["Южный район", "", "south", "1"],
        ["Северный район", "", "north", "1"],
        ["Школа № 1 (Ёлкино)", "Северный район", "north-school", "1"],
        ["Всего", "", "", "2"],
    ]
    assert table[-1][9:11] == ["0,0%", "0,0%"]


async def test_a_live_page_is_told_nothing_until_something_happens(
    signed_in: SignIn, season: Season, clock: Clock
) -> None:
    raisa, home = await signed_in("Раиса"), f"/campaigns/{season.campaign}"
    first = await raisa.client.get(home, headers={"X-Live": "1"})
    text = await first.text()
    assert re.findall(r'<div id="(\w+)">', text) == ["figures", "board"]
    asked = {"X-Live": "1", "If-None-Match": first.headers["ETag"]}
    again = await raisa.client.get(home, headers=asked)
    assert (again.status, await again.text()) == (304, "")
    anna = season.forms["north-school"]
    await raisa.press(f"/forms/{anna}/extend", on_time_at="2026-10-20T18:00",
                      locks_at="2026-10-25T18:00", reason="просят")  # fmt: skip
    changed = await raisa.client.get(home, headers=asked)
    assert changed.status == 200
    gleb = await signed_in("Глеб")
    other = await gleb.client.get(home, headers={"X-Live": "1"})
    assert other.headers["ETag"] != changed.headers["ETag"]


@pytest.mark.parametrize("odd", ["open=x", "open=-1", "under=x", "state=x", "by=x", "sort=x"])
async def test_an_odd_address_is_the_plain_board(
    signed_in: SignIn, season: Season, odd: str
) -> None:
    raisa = await signed_in("Раиса")
    await raisa.page(f"/campaigns/{season.campaign}?{odd}")


async def test_only_a_territory_is_nudged(signed_in: SignIn, season: Season) -> None:
    raisa, home = await signed_in("Раиса"), f"/campaigns/{season.campaign}"
    south = season.organisations["south"]
    page = await raisa.page(f"{home}/nudge?territory={south}")
    assert re.findall(r'name="form" value="(\d+)"', page) == [str(season.forms["south-school"])]
    assert f"nudge?territory={south}&amp;which=filling" in page
    boris = await signed_in("Борис")
    await boris.page(f"{home}/nudge?territory={south}", 404)
    await boris.press(f"{home}/nudge?territory={south}", 404, form="1")


async def test_the_board_says_what_each_number_means(
    signed_in: SignIn, season: Season, database: Database
) -> None:
    page = await (await signed_in("Вера")).page(f"/campaigns/{season.campaign}")
    for term in ("Ожидается", "Начали", "Сдали", "В срок", "С опозданием", "Просрочили",
                 "Доля сдачи", "Доля в срок", "Прогноз", "В прошлый раз"):  # fmt: skip
        assert f"<dt>{term}</dt>" in page
    assert "Напомнить" not in page
