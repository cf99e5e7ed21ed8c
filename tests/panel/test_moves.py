"""Launching, stopping, taking back, reopening, repeating a campaign, and whom it asks."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from domain import launching
from storage import Database, Session
from storage.tables import Campaign
from tests.panel.conftest import Season, SignIn
from tests.panel.test_campaigns import NEW


def campaign_of(session: Session, campaign_id: int) -> Campaign:
    return session.scalars(select(Campaign).where(Campaign.id == campaign_id)).one()


def plain(page: str) -> str:
    """With ordinary spaces between numbers and what they count."""
    return page.replace("\u00a0", " ")


async def planned(raisa) -> str:
    made = await raisa.press("/campaigns/new", **NEW)
    return made.headers["Location"].removesuffix("/settings")


async def test_the_dry_run_is_read_before_anything_is_sent(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    home = await planned(raisa)
    page = plain(await raisa.page(f"{home}/open"))
    assert "Пока ничего не отправлено." in page
    assert "<dt>Анкеты</dt><dd>2 организации</dd>" in page
    assert "не больше 25 в секунду" in page
    assert "<dt>Откроется</dt><dd>сразу, как вы нажмёте «Запустить»" in page
    assert "черновик" in await raisa.page(home)
    await raisa.press(f"{home}/open")
    assert "идёт" in await raisa.page(home)


async def test_a_launch_on_its_way_shows_its_progress_and_stops(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launching.go_on, "__defaults__", (1,))
    raisa = await signed_in("Раиса")
    home = await planned(raisa)
    await raisa.press(f"{home}/open")
    page = await raisa.page(f"{home}/settings")
    assert "Запуск идёт: роздано 1 из 2." in page
    await raisa.press(f"{home}/hold")
    assert "Запуск остановлен: роздано 1 из 2." in await raisa.page(f"{home}/settings")
    await raisa.press(f"{home}/resume")
    assert "Запуск идёт" in await raisa.page(f"{home}/settings")


async def test_it_is_taken_back_with_a_reason_and_its_history_says_so(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    home = await planned(raisa)
    await raisa.press(f"{home}/open")
    assert "Вернуть кампанию в черновики?" in await raisa.page(f"{home}/back")
    wrong = await raisa.press(f"{home}/back", status=422, reason="")
    assert "Не сохранено" in await wrong.text()
    await raisa.press(f"{home}/back", reason="Не тот <b>опросник</b>")
    page = await raisa.page(f"{home}/settings")
    assert "Сам не откроется" in page
    assert "Причина: Не тот &lt;b&gt;опросник&lt;/b&gt;" in page


async def test_what_somebody_has_begun_is_not_taken_back(
    signed_in: SignIn, season: Season
) -> None:
    raisa, home = await signed_in("Раиса"), f"/campaigns/{season.campaign}"
    assert f"{home}/back" not in await raisa.page(f"{home}/settings")
    refused = await raisa.press(f"{home}/back", status=422, reason="так")
    assert "анкету уже начали заполнять" in await refused.text()


async def test_a_closed_campaign_is_opened_again(signed_in: SignIn, season: Season) -> None:
    raisa, home = await signed_in("Раиса"), f"/campaigns/{season.campaign}"
    await raisa.press(f"{home}/close")
    assert "Открыть завершённую кампанию снова?" in await raisa.page(f"{home}/reopen")
    past = await raisa.press(
        f"{home}/reopen", status=422, reason="так", locks_at="2020-01-01T18:00"
    )
    assert "укажите дату в будущем" in await past.text()
    await raisa.press(f"{home}/reopen", reason="Рано закрыли", locks_at="2026-12-01T18:00")
    assert "идёт" in await raisa.page(home)


async def test_a_cancelled_draft_is_a_draft_again(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    home = await planned(raisa)
    await raisa.press(f"{home}/close")
    assert "Вернуть отменённую кампанию" in await raisa.page(f"{home}/reopen")
    await raisa.press(f"{home}/reopen", reason="Передумали")
    assert "черновик" in await raisa.page(home)


async def test_the_next_period_is_made_in_one_step(
    signed_in: SignIn, season: Season, database: Database
) -> None:
    raisa, home = await signed_in("Раиса"), f"/campaigns/{season.campaign}"
    fields = dict.fromkeys(("title", "period", "opens_at", "on_time_at", "locks_at"), "")
    page = await raisa.page(f"{home}/repeat")
    for name in fields:
        tag = next(part for part in page.split("<input") if f'name="{name}"' in part)
        fields[name] = tag.split('value="')[1].split('"')[0]
    made = await raisa.press(f"{home}/repeat", **fields)
    new = int(made.headers["Location"].split("/")[2])
    campaign = await database.looking(campaign_of, new)
    assert (campaign.title, campaign.after_id) == ("Самооценка 2026", season.campaign)
    assert campaign.audience == {"kind": "school"}


async def test_whom_a_draft_asks_is_chosen_and_listed(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    home = await planned(raisa)
    assert "Сейчас выбрано: 2 организации" in plain(await raisa.page(f"{home}/audience"))
    await raisa.press(f"{home}/audience", kind="school", under="south")
    page = plain(await raisa.page(f"{home}/audience"))
    assert "Сейчас выбрано: 1 организация" in page
    assert "south-school" in page
    wrong = await raisa.press(f"{home}/audience", status=422, kind="school", excepted="луна")
    assert "с кодами: луна" in await wrong.text()
    await raisa.press(f"{home}/audience", kind="school", rural="yes")
    assert "Никого: измените выбор." in await raisa.page(f"{home}/audience")
    assert "Анкету пока некому получать" in await raisa.page(f"{home}/open")


async def test_period_and_last_words_are_kept(signed_in: SignIn, season: Season) -> None:
    raisa, home = await signed_in("Раиса"), f"/campaigns/{season.campaign}"
    await raisa.press(f"{home}/words", period="август 2026", closing_text="Спасибо!\nИтоги позже.")
    page = await raisa.page(f"{home}/settings")
    assert 'value="август 2026"' in page
    assert "Спасибо!\nИтоги позже.</textarea>" in page
    assert "Изменено описание кампании" in page
