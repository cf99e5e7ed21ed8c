"""Long lists by pages: organisations, people, invitations, the journal."""

from __future__ import annotations

import re

import pytest

from domain.acting import actor_of, the_program
from domain.inviting import invite
from domain.organising import add_organisation
from storage import Database, Session, people
from storage.tables import Role
from tests.conftest import Clock
from tests.panel.conftest import SignIn

MANY = 130


@pytest.fixture
async def crowd(database: Database, clock: Clock, cast: dict[str, int]) -> None:
    """A hundred and thirty schools more in the North, each with a head and an invitation."""
    await database.changing(settle, clock, cast["Раиса"])


def settle(session: Session, clock: Clock, raisa: int) -> None:
    by = actor_of(session, raisa)
    for number in range(MANY):
        school = add_organisation(
            session,
            the_program(),
            clock(),
            name=f"Гимназия {number:03}",
            kind="school",
            code=f"g{number:03}",
            under="north",
        )
        head = people.add(session, 1000 + number, f"Директор {number:03}", clock())
        people.grant(session, head.id, school.id, Role.HEAD, clock())
        if number % 2:
            people.mark_unreachable(session, head.id, clock())
        invite(session, by, clock(), Role.HEAD, school.code, name=f"Ёлкин {number:03}")


def named(page: str, word: str) -> list[str]:
    return re.findall(rf"<bdi>({word} \d+)</bdi>", page)


@pytest.mark.usefixtures("crowd")
async def test_organisations_come_a_hundred_at_a_time(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    first = await raisa.page("/organisations")
    second = await raisa.page("/organisations", params={"page": "2"})
    both = named(first, "Гимназия") + named(second, "Гимназия")
    assert both == [f"Гимназия {number:03}" for number in range(MANY)]
    assert "Страница 2 из 2" in second
    assert 'rel="next" href="/organisations?page=2"' in first
    assert await raisa.page("/organisations", params={"page": "999999"}) == second
    assert await raisa.page("/organisations", params={"page": "-1"}) == first


@pytest.mark.usefixtures("crowd")
async def test_a_search_is_kept_from_page_to_page(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    first = await raisa.page("/organisations", params={"search": "гимн"})
    assert 'href="/organisations?search=%D0%B3%D0%B8%D0%BC%D0%BD&amp;page=2"' in first
    assert len(named(first, "Гимназия")) == 100


@pytest.mark.usefixtures("crowd")
async def test_people_come_by_pages_and_the_unreachable_alone(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    first, second = [
        named(await raisa.page("/people", params={"page": page}), "Директор")
        for page in ("1", "2")
    ]
    assert first + second == [f"Директор {number:03}" for number in range(MANY)]
    gone = await raisa.page("/people", params={"only": "unreachable"})
    assert named(gone, "Директор") == [f"Директор {number:03}" for number in range(1, MANY, 2)]
    assert '<span class="how-many">65</span>' in await raisa.page("/")


@pytest.mark.usefixtures("crowd")
async def test_invitations_are_found_by_the_name_that_was_given(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    page = await raisa.page("/people/invitations", params={"search": "елкин 017"})
    assert named(page, "Ёлкин") == ["Ёлкин 017"]
    path = re.findall(r'href="(/people/invitations/\d+)"', page)[0]
    await raisa.press(f"{path}/revoke")
    revoked = await raisa.page("/people/invitations", params={"only": "revoked"})
    assert named(revoked, "Ёлкин") == ["Ёлкин 017"]
    waiting = await raisa.page("/people/invitations", params={"only": "waiting"})
    assert f"{MANY - 1} приглашений".replace(" ", "\xa0") in waiting
    assert named(waiting, "Ёлкин")[:2] == ["Ёлкин 129", "Ёлкин 128"]


@pytest.mark.usefixtures("crowd")
async def test_the_journal_goes_back_and_is_searched(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    newest = await raisa.page("/journal")
    [older] = re.findall(r'href="(/journal\?before=\d+)"', newest)
    lines = '<tr>\n    <td class="nobr">'
    assert newest.count(lines) == 100
    before = await raisa.page(older)
    assert before.count(lines) == 100
    assert "К новым" in before
    found = await raisa.page(
        "/journal", params={"where": "ГИМНАЗИЯ 007", "what": "organisation_added"}
    )
    assert found.count(lines) == 1
    assert "код g007" in found
    nothing = await raisa.page("/journal", params={"what": "campaign_closed", "before": "evil"})
    assert "Таких событий не нашлось." in nothing


@pytest.mark.usefixtures("crowd")
async def test_gleb_finds_nothing_of_the_north(signed_in: SignIn) -> None:
    gleb = await signed_in("Глеб")
    for path in ("/organisations", "/people", "/people/invitations", "/journal"):
        for asked in ({"search": "гимназия"}, {"page": "2"}, {}):
            page = await gleb.page(path, params=asked)
            assert named(page, "(?:Гимназия|Директор|Ёлкин)") == []
