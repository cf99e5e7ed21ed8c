"""The field in which one of very many organisations is chosen: found by words, then ticked."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from domain.acting import the_program
from domain.choosing import FEW, SHOWN
from domain.organising import add_organisation, close_organisation
from storage import Database, Session
from tests.conftest import Clock
from tests.panel.conftest import SignIn
from tests.panel.test_every_page import AXE, DRAWN
from tests.panel.test_in_a_browser import address, door

__all__ = ["address", "door"]
PHONE = {"width": 375, "height": 760}
FOUND = "/organisations/found"


@pytest.fixture
async def many(database: Database, cast: dict[str, int], clock: Clock) -> None:
    """More than are looked through: schools of the same names in both municipalities."""
    await database.changing(_settle, clock)


def _settle(session: Session, clock: Clock) -> None:
    for place in ("north", "south"):
        for number in range(3, FEW):
            named = {"name": f"Гимназия № {number}", "kind": "school", "code": f"{place}-{number}"}
            add_organisation(session, the_program(), clock(), under=place, **named)
    close_organisation(session, the_program(), clock(), "south-17")


def offered(page: str, field: str = "under") -> list[str]:
    return re.findall(rf'type="radio" name="{field}" value="([^"]*)"', page)


async def test_few_are_a_list_in_the_order_of_the_tree(signed_in: SignIn) -> None:
    page = await (await signed_in("Раиса")).page("/people/invite")
    assert re.findall(r'<option value="([^"]*-school|1|north|south)"', page) == [
        "1", "north", "north-school", "south", "south-school",
    ]  # fmt: skip


async def test_many_are_found_by_words_of_their_own_and_of_the_one_above(
    signed_in: SignIn, many: None
) -> None:
    raisa = await signed_in("Раиса")

    async def finds(search: str) -> list[str]:
        asked = {"field": "under", "under-search": search}
        return offered(await raisa.page(FOUND, params=asked))

    assert await finds("12 гимназия СЕВЕРНЫЙ") == ["north-12"]
    assert await finds("елкино") == ["north-school"]
    assert await finds("south-18") == ["south-18"]
    assert await finds("гимназия 17") == ["north-17"]  # the other one is closed
    assert await finds("нет такой") == []
    assert "Здесь только первые" in await raisa.page(FOUND, params={"under-search": "гимн"})
    assert len(await finds("гимназия")) == SHOWN
    assert (await finds(""))[:3] == ["1", "north", "south"]


async def test_nobody_finds_what_they_do_not_administer(signed_in: SignIn, many: None) -> None:
    gleb = await signed_in("Глеб")  # few are left to him, so all of them are his list
    page = await gleb.page("/people/invite", params={"organisation-search": "север"})
    assert "north" not in page
    await (await signed_in("Вера")).page(FOUND, status=403)


async def test_what_was_chosen_stays_whatever_is_searched_next(
    signed_in: SignIn, many: None
) -> None:
    raisa = await signed_in("Раиса")
    asked = {"field": "into", "into": "south-20", "into-search": "северный 12"}
    page = await raisa.page(FOUND, params=asked)
    assert offered(page, "into") == ["south-20", "north-12"]
    assert re.findall(r'value="([^"]*)" checked', page) == ["south-20"]
    answer = await raisa.press(
        "/people/invite", status=422, role="head", days="0", organisation="north-9"
    )
    assert re.findall(r'value="([^"]*)" checked', await answer.text()) == ["north-9"]


async def test_a_school_that_joins_another_is_first_offered_those_beside_it(
    signed_in: SignIn, many: None
) -> None:
    raisa = await signed_in("Раиса")
    school = re.search(
        r'href="(/organisations/\d+)"><bdi>Гимназия № 17<',
        await raisa.page("/organisations", params={"search": "north-17"}),
    )
    assert school
    page = await raisa.page(f"{school[1]}/join")
    assert 'value="Северный район"' in page
    near = offered(page, "into")
    assert near[:2] == ["north-3", "north-4"]
    assert "north-17" not in near
    assert {code.partition("-")[0] for code in near} == {"north"}
    page = await raisa.page(f"{school[1]}/move")
    assert re.findall(r'value="([^"]*)" checked', page) == ["north"]


@pytest.mark.browser
async def test_one_of_many_is_chosen_by_keyboard_on_a_phone(
    address: str, door: str, many: None, browser
) -> None:
    page = await (await browser.new_context(viewport=PHONE)).new_page()
    await page.goto(door)
    await page.click("main button")
    await page.goto(f"{address}/people/invite")
    await page.focus("#organisation-search")
    await page.keyboard.type("южный 21")
    await page.wait_for_selector("#organisation-found input[value='south-21']")
    assert await page.locator("#organisation-found input").count() == 1
    await page.keyboard.press("Enter")  # finds, and sends nothing
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    assert await page.is_checked("#organisation-found input[value='south-21']")
    await page.fill("#organisation-search", "северный 9")
    await page.wait_for_selector("#organisation-found input[value='north-9']")
    assert await page.is_checked("#organisation-found input[value='south-21']")
    assert page.url == f"{address}/people/invite"
    await page.evaluate(DRAWN)
    await page.evaluate(AXE_SCRIPT)
    assert await page.evaluate(AXE, None) == []
    await page.click("text=Создать ссылку")
    await page.wait_for_selector("text=Гимназия № 21")
