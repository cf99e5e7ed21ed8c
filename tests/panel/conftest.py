"""A region with two municipalities, its people, and browsers in which they have signed in."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer

from admin.app import make_panel
from admin.keys import Options
from domain import filling, jobs
from domain.acting import Actor, act_as, actor_of, the_program
from domain.answering import Spot, choose_option
from domain.campaigning import Audience, create_campaign, open_campaign
from domain.consenting import Operator
from domain.inviting import invite
from domain.organising import add_organisation, organisation_tree
from domain.proving import SentFile, take_file
from domain.roster import list_people
from domain.signing_in import make_link
from storage import Database, Session, people
from storage.facts import BOT_USERNAME, note_fact
from storage.files import FileStore
from storage.tables import Role
from survey_defs.loading import shipped
from survey_defs.model import Choice
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
Nobody = Callable[[], Awaitable[Visitor]]


@pytest.fixture
def options(tmp_path: Path, request: pytest.FixtureRequest) -> Options:
    return Options(folder=tmp_path, operator=getattr(request, "param", OPERATOR))


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


# A season: the heads of both schools assess themselves; Anna has answered and sent a document.

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@dataclass(frozen=True)
class Season:
    campaign: int
    forms: dict[str, int]
    """By the code of the organisation."""
    evidence: dict[str, int]
    """One document of each school."""
    organisations: dict[str, int]
    invitations: dict[str, int]
    memberships: dict[str, int]
    """By the name of the person."""
    job: int
    """The svod that Boris has asked for."""


@pytest.fixture
async def season(database: Database, clock: Clock, cast: dict[str, int], tmp_path: Path) -> Season:
    return await database.changing(hold, clock, cast, FileStore(tmp_path / "files"))


def hold(session: Session, clock: Clock, cast: dict[str, int], store: FileStore) -> Season:
    raisa = actor_of(session, cast["Раиса"])
    made = create_campaign(
        session,
        raisa,
        clock(),
        survey=shipped()["head_self_assessment"],
        title="Самооценка 2026",
        opens_at=clock(),
        on_time_at=clock() + timedelta(days=20),
        locks_at=clock() + timedelta(days=30),
        organisation_code="1",
        audience=Audience(kind="school"),
    )
    open_campaign(session, raisa, clock(), made.id, OPERATOR)
    forms, evidence, invitations = {}, {}, {}
    for name, code in (("Анна", "north-school"), ("Семён", "south-school")):
        head = actor_of(session, cast[name])
        forms[code] = filling.home(session, head, clock()).forms[0].form_id
        kept = store.save(PNG + name.encode())
        sent = SentFile(kept.sha256, kept.size, "png", f"Приказ {name}.png")
        place = answer_all(session, head, clock(), forms[code])
        taken = take_file(session, head, clock(), forms[code], place, sent)
        evidence[code] = taken.evidence_id
        district = code.split("-")[0]
        invited = invite(session, raisa, clock(), Role.COORDINATOR, district, name=f"К {name}")
        invitations[district] = invited.id
    boris = actor_of(session, cast["Борис"])
    tree = organisation_tree(session, raisa, clock())
    members = list_people(session, raisa, clock())
    return Season(
        made.id,
        forms,
        evidence,
        {row.code: row.id for row in tree},
        invitations,
        {each.name: each.membership_id for each in members},
        jobs.ask(session, boris, clock(), made.id, jobs.Kind.SVOD).id,
    )


def answer_all(session: Session, by: Actor, now: datetime, form_id: int) -> int:
    """Answer what a plain yes answers; the place of a question that takes documents."""
    survey = shipped()["head_self_assessment"]
    for place, question in enumerate(survey.questions):
        if isinstance(question, Choice):
            choose_option(session, by, now, Spot(form_id, place, None), 0)
    return next(
        place
        for place, question in enumerate(survey.questions)
        if question.evidence and question.evidence.file
    )
