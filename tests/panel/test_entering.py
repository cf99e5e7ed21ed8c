"""Coming in by a one-time link, going out, and what keeps strangers out."""

from __future__ import annotations

import pytest

from domain.acting import act_as
from domain.signing_in import make_link
from storage import Database
from tests.conftest import Clock
from tests.panel.conftest import SignIn, Visitor


@pytest.fixture
async def link(database: Database, clock: Clock, cast: dict[str, int]) -> str:
    return "/enter/" + await database.changing(act_as, cast["Борис"], clock(), make_link)


async def test_looking_at_the_link_uses_nothing_up(nobody, link: str) -> None:
    preview = await nobody()
    for _ in range(3):
        assert "<button autofocus>Войти</button>" in await preview.page(link)
    await preview.page("/", status=401)
    await (await nobody()).sign_in(link)


async def test_the_link_works_once(nobody, link: str) -> None:
    await (await nobody()).sign_in(link)
    second = await nobody()
    await second.press(link, status=409)
    await second.page(link, status=409)


async def test_the_link_dies_after_ten_minutes(nobody, link: str, clock: Clock) -> None:
    clock.passes(minutes=10)
    await (await nobody()).press(link, status=409)


async def test_the_cookie_is_kept_from_scripts_and_other_sites(nobody, link: str) -> None:
    answer = await (await nobody()).press(link)
    cookie = answer.cookies["svod_session"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


async def test_leaving_ends_the_session(signed_in: SignIn) -> None:
    boris = await signed_in("Борис")
    await boris.press("/leave")
    await boris.page("/organisations", status=401)


async def test_leaving_everywhere_ends_every_session(signed_in: SignIn) -> None:
    office, home = await signed_in("Борис"), await signed_in("Борис")
    await office.press("/leave/everywhere")
    await home.page("/organisations", status=401)


async def test_a_session_lasts_while_it_is_used(signed_in: SignIn, clock: Clock) -> None:
    boris = await signed_in("Борис")
    for _ in range(3):
        clock.passes(days=20)
        await boris.page("/organisations")
    clock.passes(days=31)
    await boris.page("/organisations", status=401)


@pytest.mark.parametrize("token", ["", "wrong"])
async def test_a_form_of_another_page_changes_nothing(signed_in: SignIn, token: str) -> None:
    boris = await signed_in("Борис")
    boris.csrf = token
    await boris.press("/leave", status=403)
    await boris.page("/organisations")


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
async def test_another_site_cannot_press_our_buttons(
    signed_in: SignIn, headers: dict[str, str]
) -> None:
    boris = await signed_in("Борис")
    answer = await boris.client.post("/leave", data={"csrf": boris.csrf}, headers=headers)
    assert answer.status == 403


async def test_every_answer_carries_the_guards(nobody, signed_in: SignIn) -> None:
    for visitor, path in [
        (await nobody(), "/"),
        (await nobody(), "/nowhere"),
        (await signed_in("Борис"), "/organisations"),
    ]:
        answer = await visitor.client.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cache-Control"] == "no-store"


async def test_no_page_names_another_host(signed_in: SignIn) -> None:
    visitor: Visitor = await signed_in("Раиса")
    for path in ("/organisations", "/people", "/people/invite"):
        page = await visitor.page(path)
        assert "http:" not in page
        assert "https:" not in page
