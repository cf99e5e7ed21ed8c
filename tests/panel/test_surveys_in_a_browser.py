"""A methodologist's way in a real Chromium: upload, mend, publish, move a campaign."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.panel.conftest import Season
from tests.panel.test_in_a_browser import JUDGE, address, door
from tests.panel.test_surveys import BROKEN, FIRST, SECOND

__all__ = ["address", "door"]
pytestmark = pytest.mark.browser
FINE = {"headings": 1, "bare": [], "silent": [], "doubled": [], "inline": []}
OWN = Path("survey_defs/content/head_self_assessment.yaml")


class Methodologist:
    def __init__(self, page: Any, address: str, folder: Path) -> None:
        self.page, self.address, self.folder = page, address, folder
        self.judged: dict[str, Any] = {}

    async def judges(self) -> None:
        name = re.sub(r"drafts/[^/?]+", "drafts/…", self.page.url.removeprefix(self.address))
        self.judged[name.partition("?")[0]] = await self.page.evaluate(JUDGE)

    async def uploads(self, text: str) -> None:
        file = self.folder / "планы.yaml"
        file.write_text(text, "utf-8")
        await self.page.goto(f"{self.address}/surveys")
        await self.judges()
        await self.page.set_input_files("#file", file)
        await self.page.click("text=Проверить файл")
        await self.page.wait_for_url(re.compile("/drafts/"))
        await self.judges()

    async def publishes(self, word: str) -> None:
        await self.page.click("text=Опубликовать версию")
        await self.page.wait_for_url(re.compile(word))
        await self.judges()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
async def test_the_whole_way_fits_and_speaks(  # noqa: PLR0913, PLR0917 -- fixtures
    browser: Any, door: str, address: str, season: Season, tmp_path: Path, width: int, scheme: str
) -> None:
    page = await browser.new_page(
        viewport={"width": width, "height": 800}, color_scheme=scheme, locale="ru-RU"
    )
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    await page.goto(door)
    await page.click("main button")
    raisa = Methodologist(page, address, tmp_path)
    await raisa.uploads(BROKEN)
    assert await page.is_visible("text=Опубликовать нельзя")
    await raisa.uploads(FIRST)
    await raisa.publishes("plans@1")
    await raisa.uploads(SECOND)
    await page.click("text=Показать на телефоне")
    await raisa.judges()
    await page.go_back()
    await raisa.publishes("plans@2")
    await page.click("text=что изменилось")
    await raisa.judges()
    await raisa.uploads(OWN.read_text("utf-8").replace("version: 1", "version: 2", 1))
    await raisa.publishes("head_self_assessment@2")
    await page.goto(f"{address}/campaigns/{season.campaign}/move")
    await raisa.judges()
    await page.click("text=Показать, что изменится")
    await page.wait_for_url(re.compile("to="))
    await raisa.judges()
    await page.click("text=Перевести кампанию на версию")
    await page.wait_for_url(re.compile("settings"))
    assert "переведена на другую версию" in await page.inner_text(".message")
    assert raisa.judged == {name: {**FINE, "width": width} for name in raisa.judged}
    assert len(raisa.judged) == 8
    assert troubles == []


async def test_on_a_phone_the_section_that_we_are_in_is_seen(
    browser: Any, door: str, address: str, season: Season
) -> None:
    page = await browser.new_page(viewport={"width": 360, "height": 800})
    await page.goto(door)
    await page.click("main button")
    await page.goto(f"{address}/surveys")
    box = await page.locator(".top nav [aria-current]").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


async def test_a_file_is_chosen_and_sent_by_the_keyboard(
    browser: Any, door: str, address: str, tmp_path: Path
) -> None:
    page = await browser.new_page(viewport={"width": 1440, "height": 800})
    await page.goto(door)
    await page.wait_for_selector("main button:focus")
    await page.keyboard.press("Enter")
    await page.wait_for_url(f"{address}/")
    await page.goto(f"{address}/surveys")
    file = tmp_path / "планы.yaml"
    file.write_text(FIRST, "utf-8")
    await page.set_input_files("#file", file)
    await page.focus("#file")
    for _ in ("to the scenarios", "to the button"):
        await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await page.wait_for_url(re.compile("/drafts/"))
    assert "Ошибок нет" in await page.inner_text("main")
