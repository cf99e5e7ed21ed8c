"""A region with two municipalities, its people, and browsers in which they have signed in."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from admin.app import make_panel
from admin.keys import Options
from domain.acting import act_as, the_program
from domain.consenting import Operator
from domain.organising import add_organisation
from domain.signing_in import make_link
from storage import Database, Session, people
from storage.facts import BOT_USERNAME, note_fact
from storage.tables import Role
from tests.conftest import Clock

OPERATOR = Operator(
    name="Центр оценки качества образования",
    address="г. Приозёрск, ул. Мира, 1",
    purposes="оценка качества образования",
    term="до конца года",
    withdrawal="письмом по адресу",
)
CAST = {
    "Раиса": ("1", Role.ADMIN),
    "Вера": ("1", Role.VIEWER),
    "Борис": ("north", Role.ADMIN),
    "Глеб": ("south", Role.ADMIN),
    "Анна": ("north-school", Role.HEAD),
    "Семён": ("south-school", Role.HEAD),
}
ORGANISATIONS = (
    ("1", None, "region", "Приозёрская область"),
    ("north", "1", "municipality", "Северный район"),
    ("south", "1", "municipality", "Южный район"),
    ("north-school", "north", "school", "Школа № 1 (Ёлкино)"),
    ("south-school", "south", "school", "Школа № 2"),
)


@pytest.fixture
async def database(sqlite_url: str) -> AsyncIterator[Database]:
    database = Database(sqlite_url)
    yield database
    await database.aclose()


@pytest.fixture
async def cast(database: Database, clock: Clock) -> dict[str, int]:
    """People by name, each with the role that CAST gives."""
    return await database.changing(settle, clock)


def settle(session: Session, clock: Clock) -> dict[str, int]:
    note_fact(session, BOT_USERNAME, "svod_bot")
    ids = {}
    for code, under, kind, name in ORGANISATIONS:
        zone = "Asia/Yekaterinburg" if under is None else None
        made = add_organisation(
            session,
            the_program(),
            clock(),
            name=name,
            kind=kind,
            code=code,
            under=under,
            zone=zone,
        )
        ids[code] = made.id
    numbers = {}
    for telegram_id, (name, (code, role)) in enumerate(CAST.items(), 1):
        person = people.add(session, telegram_id, name, clock())
        people.grant(session, person.id, ids[code], role, clock())
        numbers[name] = person.id
    return numbers


class Visitor:
    """A browser of one person, speaking like the pages do: with their token in every form."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.csrf = ""

    async def page(self, path: str, status: int = 200, **more: object) -> str:
        answer = await self.client.get(path, **more)
        text = await answer.text()
        assert answer.status == status, text
        return text

    async def press(self, path: str, status: int = 303, **fields: str) -> ClientResponse:
        answer = await self.client.post(
            path, data={"csrf": self.csrf, **fields}, allow_redirects=False
        )
        assert answer.status == status, await answer.text()
        return answer

    async def sign_in(self, link: str) -> None:
        await self.press(link)
        found = re.search(r'name="csrf" value="([^"]+)"', await self.page("/organisations"))
        assert found
        self.csrf = found[1]


SignIn = Callable[[str], Awaitable[Visitor]]


@pytest.fixture
def options(tmp_path: Path) -> Options:
    return Options(folder=tmp_path, operator=OPERATOR)


@pytest.fixture
async def nobody(
    database: Database, clock: Clock, options: Options
) -> AsyncIterator[Callable[[], Awaitable[Visitor]]]:
    """Browsers in which nobody has signed in."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(TestServer(make_panel(database, clock, options)))

        async def visitor() -> Visitor:
            return Visitor(await stack.enter_async_context(TestClient(server)))

        yield visitor


@pytest.fixture
async def signed_in(
    database: Database,
    clock: Clock,
    cast: dict[str, int],
    nobody: Callable[[], Awaitable[Visitor]],
) -> SignIn:
    """Sign somebody in the way that the bot does it."""

    async def sign_in(name: str) -> Visitor:
        token = await database.changing(act_as, cast[name], clock(), make_link)
        visitor = await nobody()
        await visitor.sign_in(f"/enter/{token}")
        return visitor

    return sign_in
