"""Reminders in the panel: the ladder, the calendar, a nudge seen before it is sent, the log."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from domain import nudging
from domain.ladder import SHIPPED
from storage import Database, Session
from storage.tables import Campaign, Consent, ConsentText, Notice
from tests.panel.conftest import Season, SignIn


def kept(database: Database, campaign: int):
    return database.look_now(
        lambda s: s.scalars(select(Campaign.ladder).where(Campaign.id == campaign)).one()
    )


def nudges(database: Database) -> list[str]:
    return database.look_now(
        lambda s: list(s.scalars(select(Notice.kind).where(Notice.kind == "nudge")))
    )


async def test_the_ladder_is_seen_changed_and_put_back(
    database: Database, season: Season, signed_in: SignIn
) -> None:
    raisa = await signed_in("Раиса")
    here = f"/campaigns/{season.campaign}/reminders"
    page = await raisa.page(here)
    assert page.count('name="code"') == len(SHIPPED.rungs)
    assert "за 7 дней до срока сдачи" in page
    rung = {"since": "on_time", "days": "5", "to": "head", "until": "started", "text": "Ждём"}
    await raisa.press(here, **rung)
    assert kept(database, season.campaign)["rungs"][-1] == {
        "since": "on_time", "days": 5, "to": ["head"], "text": "Ждём", "until": "started",
    }  # fmt: skip
    answer = await raisa.press(here, 422, **rung)
    assert "Такая ступень уже есть" in await answer.text()
    answer = await raisa.press(here, 422, **{**rung, "days": "много"})
    assert "Укажите число дней" in await answer.text()
    await raisa.press(f"{here}/remove", code="5")
    assert kept(database, season.campaign) is None
    await raisa.press(f"{here}/remove", code="7")
    await raisa.press(f"{here}/restore")
    assert kept(database, season.campaign) is None


async def test_school_holidays_are_left_out(
    database: Database, season: Season, signed_in: SignIn
) -> None:
    raisa = await signed_in("Раиса")
    here = f"/campaigns/{season.campaign}/reminders"
    await raisa.press(f"{here}/holidays", first="2026-10-26", last="03.11.2026")
    assert kept(database, season.campaign)["left_out"] == [["2026-10-26", "2026-11-03"]]
    assert "26.10.2026 — 03.11.2026" in await raisa.page(here)
    await raisa.press(f"{here}/holidays", 422, first="завтра", last="03.11.2026")
    await raisa.press(f"{here}/holidays/remove", first="2026-10-26")
    assert kept(database, season.campaign) is None


async def test_the_calendar_of_the_region_is_its_admins(season: Season, signed_in: SignIn) -> None:
    raisa, vera = await signed_in("Раиса"), await signed_in("Вера")
    await raisa.press("/calendar", day="2026-10-05", works="0", note="День области")
    assert "День области" in await vera.page("/calendar")
    assert "Записать день" not in await vera.page("/calendar")
    await raisa.press("/calendar", 422, day="1990-01-01", works="0")
    await raisa.press("/calendar/measure", a_day="3")
    assert 'value="3"' in await raisa.page("/calendar")
    await raisa.press("/calendar/remove", day="2026-10-05")
    assert "День области" not in await raisa.page("/calendar")


def ticks(page: str) -> list[int]:
    return [int(form) for form in re.findall(r'name="form" value="(\d+)"', page)]


def agree(session: Session, *people: int) -> None:
    now = datetime(2026, 9, 1, tzinfo=UTC)
    session.add(ConsentText(version="v", text="т", first_shown_at=now))
    session.flush()
    session.add_all(Consent(person_id=one, version="v", given_at=now) for one in people)


async def test_a_nudge_is_seen_before_it_goes_and_stands_in_the_log(
    database: Database, cast: dict[str, int], season: Season, signed_in: SignIn
) -> None:
    await database.changing(agree, cast["Анна"], cast["Семён"])
    raisa, boris = await signed_in("Раиса"), await signed_in("Борис")
    here = f"/campaigns/{season.campaign}"
    both = (season.forms["north-school"], season.forms["south-school"])
    assert ticks(await raisa.page(f"{here}/nudge")) == list(both)
    assert ticks(await boris.page(f"{here}/nudge")) == [both[0]]
    assert ticks(await raisa.page(f"{here}/nudge?search=южный")) == [both[1]]
    assert ticks(await raisa.page(f"{here}/nudge?which=late")) == []
    await boris.press(f"{here}/nudge", 409, form=str(both[1]))  # beyond his reach
    assert nudges(database) == []
    answer = await raisa.press(f"{here}/nudge", 422, which="")
    assert "Отметьте хотя бы одну организацию" in await answer.text()
    await raisa.press(f"{here}/nudge", which="", form=str(season.forms["south-school"]))
    log = await raisa.page(f"{here}/messages")
    assert "Напоминание вручную" in log
    assert "Школа № 2" in log
    assert "Школа № 2" not in await boris.page(f"{here}/messages")
    count = len(nudges(database))
    await raisa.press(f"{here}/nudge", which="", form=str(both[1]))
    assert len(nudges(database)) == count == 1
    assert re.findall(r'value="(\d+)" checked', await raisa.page(f"{here}/nudge")) == [
        str(both[0])
    ]
    await raisa.press(f"/forms/{both[0]}/nudge")
    form = season.forms["north-school"]
    assert "сегодня уже напоминали" in await raisa.page(f"/forms/{form}/nudge")
    assert "Напоминание вручную" in await raisa.page(f"/forms/{form}/messages?outcome=waits")
    assert "Сообщений нет" in await raisa.page(f"/forms/{form}/messages?outcome=failed")


async def test_very_many_are_nudged_all_at_once_in_portions(
    database: Database,
    cast: dict[str, int],
    season: Season,
    signed_in: SignIn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await database.changing(agree, cast["Анна"], cast["Семён"])
    raisa, gleb = await signed_in("Раиса"), await signed_in("Глеб")
    page = f"/campaigns/{season.campaign}/nudge"
    assert "Отправить всем" not in await raisa.page(page)
    monkeypatch.setattr(nudging, "MOST", 1)
    monkeypatch.setattr(nudging, "PORTION", 1)
    seen = await raisa.page(page)
    assert "Отправить всем: 2\xa0анкеты" in seen
    assert 'name="form"' not in seen
    found = await raisa.page(page, params={"search": "Северный"})
    assert "1\xa0анкета, 1\xa0получатель" in found  # so few are ticked one by one
    log = f"/campaigns/{season.campaign}/messages"
    await gleb.press(page, all="1")  # all of his own
    assert "получателей: 1." in await gleb.page(log)
    await raisa.press(page, all="1")
    told = await raisa.page(log)
    assert "получателей: 1." in told  # nobody hears of it twice a day
    assert told.count("Напоминание вручную") == 2
    await raisa.press(page, all="1")
    assert "Никому не отправлено" in await raisa.page(log)
