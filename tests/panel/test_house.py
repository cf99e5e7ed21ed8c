"""What needs an admin today, the journal found by everything, and how long things are kept."""

from __future__ import annotations

import csv
import html
import io
import re
from datetime import datetime, timedelta

import pytest

from domain import jobs
from domain.acting import actor_of
from storage import Database, Session
from storage.statements import rows_of
from storage.tables import Notice
from tests.conftest import Clock
from tests.panel.conftest import Season, SignIn


def needs(page: str) -> list[tuple[str, str, str]]:
    """How many, what, and where it leads."""
    found = re.findall(
        r'how-many">(.*?)</span><span class="what">(.*?)</span><a href="(.*?)">', page
    )
    return [(number, html.unescape(what), html.unescape(link)) for number, what, link in found]


def break_things(session: Session, now: datetime, season: Season, raisa: int) -> None:
    """Two messages that did not arrive, an old one, an alarm of yesterday, a failed file."""
    common = {"to_id": raisa, "content": {}, "due_at": now, "queued_at": now, "urgency": 1}
    form = season.forms["north-school"]
    lost = [
        ("a", "failed", now), ("b", "failed", now), ("c", "failed", now - timedelta(days=8)),
        ("d", "unreachable", now), ("e", "sent", now),
    ]  # fmt: skip
    notices = rows_of(Notice)
    for once, outcome, ended in lost:
        row = {**common, "kind": "reminder", "form_id": form, "once": once}
        session.execute(notices.insert().values(**row, outcome=outcome, ended_at=ended))
    for once, text in (("x", "Внимание: не ушло 3."), ("y", "Рассылка за 31.08.")):
        row = {**common, "kind": "daily", "campaign_id": season.campaign, "once": once}
        session.execute(notices.insert().values(**{**row, "content": {"text": text}}))
    asked = jobs.ask(session, actor_of(session, raisa), now, season.campaign, jobs.Kind.SVOD)
    jobs.fail(session, now, asked.id, "Не вышло.")


async def test_what_is_broken_comes_first_and_leads_to_itself(
    signed_in: SignIn, season: Season, database: Database, clock: Clock, cast: dict[str, int]
) -> None:
    await database.changing(break_things, clock(), season, cast["Раиса"])
    raisa, home = await signed_in("Раиса"), f"/campaigns/{season.campaign}"
    assert needs(await raisa.page("/"))[:4] == [
        ("1", "Внимание: не ушло 3.", f"{home}/messages"),
        ("2", "Сообщения не дошли за неделю, Telegram не принял: «Самооценка 2026»",
         f"{home}/messages?outcome=failed"),
        ("1", "Сообщения не дошли за неделю, нет связи с человеком: «Самооценка 2026»",
         f"{home}/messages?outcome=unreachable"),
        ("1", "Файлы не получились: «Самооценка 2026»", f"{home}/exports"),
    ]  # fmt: skip
    gleb = await signed_in("Глеб")
    assert needs(await gleb.page("/")) == []


async def test_drafts_that_the_lock_has_caught_are_named(
    signed_in: SignIn, season: Season, clock: Clock
) -> None:
    clock.now += timedelta(days=31)
    raisa, home = await signed_in("Раиса"), f"/campaigns/{season.campaign}"
    assert needs(await raisa.page("/")) == [
        ("2", "Приём закончился, остались несданными; можно завершать: «Самооценка 2026»",
         f"{home}/settings"),
        ("2", "Начали и не успели сдать до закрытия: «Самооценка 2026»",
         f"{home}?state=unfinished"),
    ]  # fmt: skip
    page = await raisa.page("/")
    assert "Не сдали и уже не могут: 2." in page
    assert "Заполняют" not in page
    behind = await raisa.page(f"{home}?state=unfinished")
    assert len(re.findall(r'href="/forms/\d+"', behind)) == 2


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("who=раиса&what=invited", 2),
        ("who=анна", 0),
        ("where=южный&what=invited", 1),
        ("campaign={campaign}&what=campaign_created", 1),
        ("campaign=999", 0),
        ("since=2026-09-01&what=invited", 2),
        ("since=02.09.2026", 0),
        ("until=31.08.2026", 0),
        ("until=2026-09-01&what=invited", 2),
    ],
)
async def test_the_journal_is_found_by_person_place_kind_campaign_and_days(
    signed_in: SignIn, season: Season, asked: str, found: int
) -> None:
    raisa = await signed_in("Раиса")
    address = f"/journal?{asked.format(campaign=season.campaign)}"
    page = await raisa.page(address)
    assert page.count('<td class="nobr"><time') == found
    text = await raisa.page(f"{address}&as=csv")
    lines = list(csv.reader(io.StringIO(text[1:]), delimiter=";"))
    assert len(lines[lines.index([]) + 2 :]) == found


async def test_the_journal_shows_dates_beside_names(signed_in: SignIn, season: Season) -> None:
    """Both have a `before`: in one a person stands there, in the other dates."""
    raisa = await signed_in("Раиса")
    dates = {"on_time_at": "2026-09-20T18:00", "locks_at": "2026-09-25T18:00"}
    await raisa.press(f"/campaigns/{season.campaign}/settings", **dates)
    await raisa.press(f"/people/roles/{season.memberships['Глеб']}/end")
    page = await raisa.page("/journal")
    assert "Изменены сроки кампании" in page
    assert "Снята роль" in page


async def test_a_day_that_is_no_day_is_said_beside_its_field(
    signed_in: SignIn, season: Season
) -> None:
    page = await (await signed_in("Раиса")).page("/journal?since=вчера")
    assert 'id="since-problem">Укажите день: 2026-10-26 или 26.10.2026.' in page


async def test_settings_lead_everywhere_and_say_what_is_kept(
    signed_in: SignIn, season: Season
) -> None:
    raisa, vera = await signed_in("Раиса"), await signed_in("Вера")
    page = await raisa.page("/settings")
    for address in ("/people", "/people/invitations", "/calendar", "/surveys", "/organisations"):
        assert f'<li><a href="{address}">' in page
        await raisa.page(address)
    seen = await vera.page("/settings")
    assert '<li><a href="/surveys">' not in seen
    assert 'name="days"' not in seen
    assert "Центр оценки качества образования" in seen


async def test_files_are_kept_as_long_as_the_admin_says(
    signed_in: SignIn, season: Season, database: Database, clock: Clock
) -> None:
    raisa = await signed_in("Раиса")
    for wrong in ("0", "91", "семь", ""):
        await raisa.press("/settings/results", 422, days=wrong)
    await raisa.press("/settings/results", days="30")
    assert "30\xa0дней после того" in await raisa.page("/settings")
    assert "на 30 дн." in await raisa.page("/journal?what=results_kept")
    done = clock()
    await database.changing(jobs.finish, done, season.job, "x.xlsx", ())
    assert await database.changing(jobs.sweep, done + timedelta(days=29)) == ()
    assert await database.changing(jobs.sweep, done + timedelta(days=31)) == ("x.xlsx",)
    boris = await signed_in("Борис")
    await boris.press("/settings/results", 403, days="1")
