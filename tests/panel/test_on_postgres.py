"""The main pages on PostgreSQL: it refuses what SQLite lets pass."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage import Database
from tests.panel.conftest import Season, SignIn
from tests.panel.test_campaigns import NEW

pytestmark = pytest.mark.postgres


@pytest.fixture
async def database(postgres_url: str) -> AsyncIterator[Database]:
    database = Database(postgres_url)
    yield database
    await database.aclose()


async def test_every_page_opens(signed_in: SignIn, season: Season) -> None:
    raisa = await signed_in("Раиса")
    campaign, form = f"/campaigns/{season.campaign}", f"/forms/{season.forms['north-school']}"
    for path in (
        "/",
        "/organisations?search=ЁЛКИНО%00",
        f"/organisations/{season.organisations['north']}",
        "/people?search=анна",
        "/people?only=unreachable&page=2",
        "/people/invitations?search=%25_%5C",
        "/people/invitations?only=waiting&search=семён",
        "/campaigns",
        "/campaigns/new",
        f"{campaign}?search=ёлкино&sort=active&order=down",
        f"{campaign}?sort=done",
        campaign,
        f"{campaign}?by=territory&open={season.organisations['north']}&sort=rate",
        f"{campaign}?state=unfinished&under={season.organisations['north']}&as=csv",
        f"{campaign}/results?which=all&by=question&sort=points&view=map",
        f"{campaign}/results/places?which=all&in=%00&column=x&under={season.organisations['north']}",
        f"{campaign}/results/profile?which=all",
        f"{campaign}/results/compare?which=all",
        f"{campaign}/settings",
        f"{campaign}/values",
        f"{campaign}/include",
        form,
        f"{form}/history/H1",
        "/journal",
        "/journal?who=анна%00&where=школа&what=invited&campaign=1&before=999999999",
        "/journal?since=2026-09-01&until=30.09.2026&as=csv",
        "/settings",
    ):
        await raisa.page(path)


async def test_a_campaign_is_made_opened_and_closed(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    made = await raisa.press("/campaigns/new", **NEW)
    home = made.headers["Location"].removesuffix("/settings")
    await raisa.press(f"{home}/open")
    await raisa.press(f"{home}/close")
    assert "завершена" in await raisa.page(home)
