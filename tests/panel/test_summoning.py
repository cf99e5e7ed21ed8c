"""Everybody of a list invited in the panel, printed, listed; and who cannot be reached."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest

from admin.keys import Options
from domain import summoning
from domain.acting import the_program
from domain.importing.applying import apply, known
from domain.importing.lines import Line, Listing
from domain.importing.planning import plan
from reports import invitations, working
from storage import Database, Session
from tests.conftest import Clock
from tests.panel.conftest import SignIn

MANY = "/people/invitations/many"
PEOPLE = (
    ("north-school", "Иванова Анна <b>", "head"), ("north-school", "Петров Пётр", "coordinator"),
    ("south-school", "Семёнов Олег", "head"),
)  # fmt: skip


@pytest.fixture
async def listed(database: Database, clock: Clock, cast: dict[str, int]) -> None:
    def fill(session: Session) -> None:
        lines = [
            Line("Л", row, code=code, person=name.replace(" <b>", ""), role=role,
                 phone=f"8912000000{row}")
            for row, (code, name, role) in enumerate(PEOPLE, 1)
        ]  # fmt: skip
        there = known(session, the_program(), clock())
        apply(session, the_program(), clock(), plan(Listing(tuple(lines), ()), there))

    await database.changing(fill)


async def test_a_list_is_invited_printed_and_listed(
    signed_in: SignIn, listed: None, sqlite_url: str, options: Options, clock: Clock
) -> None:
    from openpyxl import load_workbook

    boris = await signed_in("Борис")
    page = await boris.page(MANY)
    assert "Сейчас будет создано: <strong>2</strong>" in page
    await boris.press(MANY, under="north", days="30", role="", seen="north ")
    assert "Создано приглашений: 2." in await boris.page("/people/files")
    for kind in ("sheet", "list", "call"):
        await boris.press("/people/files", kind=kind, under="north")
    while working.work_one(sqlite_url, options.folder / "results", clock()):
        pass
    page = await boris.page("/people/files")
    assert page.count(">Скачать<") == 3, page
    sheet, listing, calls = [
        await (await boris.client.get(f"/exports/{number}")).read() for number in (1, 2, 3)
    ]
    assert sheet.startswith(b"%PDF")
    rows = list(load_workbook(io.BytesIO(listing))["Приглашения"].values)
    assert [row[:6] for row in rows[1:]] == [
        ("Северный район", "Школа № 1 (Ёлкино)", "north-school", name, role, phone)
        for name, role, phone in (
            ("Иванова Анна", "руководитель", "+79120000001"),
            ("Петров Пётр", "координатор", "+79120000002"),
        )
    ]
    assert rows[1][6].startswith("https://t.me/svod_bot?start=")
    told = [row[3:7] for row in load_workbook(io.BytesIO(calls)).active.values]
    assert ("Петров Пётр", "координатор", "+79120000002", "не приходил") in told
    gleb = await signed_in("Глеб")
    assert (await gleb.client.get("/exports/1")).status == 404


async def test_a_region_is_printed_a_file_for_each_municipality(
    signed_in: SignIn, listed: None, sqlite_url: str, options: Options, clock: Clock
) -> None:
    raisa = await signed_in("Раиса")
    await raisa.press(MANY, under="1", days="30", role="head", seen="1 head")
    await raisa.press("/people/files", kind="sheet", under="1")
    working.work_one(sqlite_url, options.folder / "results", clock())
    archive = zipfile.ZipFile(io.BytesIO(await (await raisa.client.get("/exports/1")).read()))
    assert archive.namelist() == ["001 Северный район 1.pdf", "002 Южный район 1.pdf"]


async def test_many_cards_of_one_municipality_come_in_parts(
    signed_in: SignIn, listed: None, sqlite_url: str, options: Options, clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    for module in (summoning, invitations):
        monkeypatch.setattr(module, "CARDS_OF_A_FILE", 1)
    boris = await signed_in("Борис")
    await boris.press(MANY, under="north", days="30", role="", seen="north ")
    await boris.press("/people/files", kind="sheet", under="north")
    working.work_one(sqlite_url, options.folder / "results", clock())
    archive = zipfile.ZipFile(io.BytesIO(await (await boris.client.get("/exports/1")).read()))
    assert archive.namelist() == ["001 Северный район 1.pdf", "002 Северный район 2.pdf"]


async def test_nobody_is_invited_unseen(signed_in: SignIn, listed: None) -> None:
    boris = await signed_in("Борис")
    answer = await boris.press(MANY, status=200, under="north", days="30", role="", seen="1 head")
    page = await answer.text()
    assert "Вы выбрали других. Посмотрите число и нажмите ещё раз." in page
    assert "Сейчас будет создано: <strong>2</strong>" in page
    assert 'name="seen" value="north "' in page
    assert "Вы выбрали других" not in await boris.page(MANY)


async def test_an_invitation_is_handed_out_anew(
    signed_in: SignIn, listed: None, clock: Clock
) -> None:
    boris = await signed_in("Борис")
    await boris.press(MANY, under="north", days="3", role="head", seen="north head")
    old = await boris.page("/people/invitations/1")
    answer = await boris.press("/people/invitations/1/renew")
    assert answer.headers["Location"] == "/people/invitations/2"
    new = await boris.page("/people/invitations/2")
    assert link(old) != link(new)
    assert "отозвано" in await boris.page("/people/invitations/1")
    clock.now += timedelta(days=60)
    page = await (await signed_in("Борис")).page("/people/invitations/2")
    assert "Выдать новую ссылку" in page
    assert "Пригласить заново" not in page


async def test_the_board_shows_each_their_own(signed_in: SignIn, listed: None) -> None:
    boris, vera = await signed_in("Борис"), await signed_in("Вера")
    page = await boris.page("/people/reach")
    assert "Иванова Анна" in page
    assert "+79120000001" in page
    assert "Семёнов" not in page
    assert "Петров Пётр" in await boris.page("/people/reach", params={"only": "never"})
    assert "Петров Пётр" not in await boris.page("/people/reach", params={"only": "blocked"})
    assert "+7912" not in await vera.page("/people/reach")


def link(page: str) -> str:
    return page.split("?start=")[1].split('"', maxsplit=1)[0]
