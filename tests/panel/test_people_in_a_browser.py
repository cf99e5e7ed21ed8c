"""A list looked at, everybody invited and the board read on a telephone, in a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import Database
from tests.conftest import Clock
from tests.domain.importing.books import book
from tests.panel.test_in_a_browser import JUDGE, address, door

__all__ = ["address", "door"]
pytestmark = pytest.mark.browser
PHONE = {"width": 375, "height": 760}
ROWS = [
    ("Муниципалитет", "Организация", "Роль", "ФИО", "Телефон"),
    ("Северный район", "Школа № 1 (Елкино)", "директор", "Иванова Анна Петровна", "89123456789"),
    ("Северный район", "Школа № 17 с углублённым изучением отдельных предметов",
     "координатор", "Константинопольский Пётр Александрович", "2-15-80"),
    ("Южный район", "Школа № 18", "директор", "Сидорова Вера Ивановна", "8 (912) 000-00-02"),
]  # fmt: skip


async def test_a_list_is_brought_in_and_everybody_invited_on_a_phone(
    address: str, door: str, database: Database, clock: Clock, tmp_path: Path, browser
) -> None:
    path = book(tmp_path / "Список школ области.xlsx", {"Лист1": ROWS})
    page = await (await browser.new_context(viewport=PHONE)).new_page()
    await page.goto(door)
    await page.click("main button")
    await page.goto(f"{address}/people/roster")
    await page.set_input_files("#file", path)
    await page.click("text=Проверить")
    await page.wait_for_selector("text=Сомнительные 1")
    judged = [await page.evaluate(JUDGE)]
    await page.screenshot(path=tmp_path / "preview.png", full_page=True)
    await page.click("main button:has-text('Загрузить')")
    await page.wait_for_selector("text=Загружено: новых организаций — 1, новых людей — 2.")
    for where in ("/people/invitations/many", "/people/files", "/people/reach", "/people"):
        await page.goto(address + where)
        judged.append(await page.evaluate(JUDGE))
        name = where.rpartition("/")[2]
        await page.screenshot(path=tmp_path / f"{name}.png", full_page=True)
    await page.goto(f"{address}/people/invitations/many")
    await page.click("text=Создать приглашения")
    await page.wait_for_selector("text=Создано приглашений: 2.")
    for each in judged:
        wide = each.pop("width")
        assert wide <= PHONE["width"]
        assert each == {"headings": 1, "bare": [], "silent": [], "doubled": [], "inline": []}
