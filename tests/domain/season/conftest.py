"""A region, a hand on its clock, and people who come in as people do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from domain import answering, campaigning, consenting, inviting, organising
from domain.acting import act, the_program
from domain.answering import Spot
from domain.campaigning import Audience
from domain.consenting import Operator
from storage import Database, Session
from storage.tables import Answer, Form, JournalEntry, Notice, Organisation, Role
from tests.conftest import BOTH, Clock
from tests.domain.season.surveys import compared

OPERATOR = Operator("Минобр", "г. Екатеринбург", "анкетирование", "3 года", "письмом")
ON_TIME = datetime(2026, 9, 30, 13, tzinfo=UTC)  # 18:00 in Yekaterinburg
LOCKS = datetime(2026, 10, 10, 13, tzinfo=UTC)


class Season:
    """One transaction, never committed: what people can do needs no more."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self.session, self.clock = session, clock
        self.telegram_ids: dict[str, int] = {}

    def run(self, operation, /, *args, **named):
        """As the command line does."""
        return operation(self.session, the_program(), self.clock.now, *args, **named)

    def do(self, name: str, operation, /, *args, **named):
        """As this person in the chat."""
        self.session.flush()
        whose = self.telegram_ids[name]
        return act(self.session, whose, self.clock.now, operation, *args, **named)

    def organisation(self, code: str, kind: str, under: str | None, zone: str | None = None):
        return self.run(
            organising.add_organisation, name=code.title(), kind=kind, code=code, under=under,
            zone=zone,
        )  # fmt: skip

    def region(self) -> None:
        self.organisation("край", "region", None, "Asia/Yekaterinburg")
        for town in ("город", "село"):
            self.organisation(town, "municipality", "край")
        for school, town in (("школа", "город"), ("лицей", "город"), ("гимназия", "село")):
            self.organisation(school, "school", town)

    def telegram_id(self, name: str) -> int:
        return self.telegram_ids.setdefault(name, 1001 + len(self.telegram_ids))

    def come(self, name: str, code: str) -> inviting.Confirmed:
        """Open the link and say: yes, that is me."""
        whose = self.telegram_id(name)
        inviting.look_at_invitation(self.session, whose, self.clock.now, code)
        return inviting.confirm(self.session, whose, self.clock.now)

    def agree(self, name: str, operator: Operator = OPERATOR) -> consenting.Joined:
        whose = self.telegram_id(name)
        return consenting.give_consent(self.session, whose, self.clock.now, operator, name)

    def person(self, name: str, role: Role, organisation: str) -> int:
        invitation = self.run(inviting.invite, role, organisation, name=name)
        self.come(name, invitation.code)
        return self.agree(name).person_id

    def plan(self, *, title: str = "Осень", survey=None, audience=None, **dates) -> int:
        line = self.run(
            campaigning.create_campaign,
            survey=survey or compared(),
            title=title,
            organisation_code=dates.pop("owner", "край"),
            audience=audience or Audience(kind="school"),
            opens_at=dates.get("opens_at", self.clock.now),
            on_time_at=dates.get("on_time_at", ON_TIME),
            locks_at=dates.get("locks_at", LOCKS),
        )
        return line.id

    def campaign(self, **wanted) -> int:
        planned = self.plan(**wanted)
        self.run(campaigning.open_campaign, planned, OPERATOR)
        return planned

    def form(self, campaign: int, organisation: str) -> int:
        found = select(Form.id).join(Organisation, Organisation.id == Form.organisation_id)
        return self.session.scalars(
            found.where(Form.campaign_id == campaign, Organisation.code == organisation)
        ).one()

    def answer(self, name: str, form: int, place: int, text: str) -> None:
        spot = Spot(form, place, self._revision(form, place))
        self.do(name, answering.type_answer, spot, text)

    def fill(self, name: str, form: int) -> None:
        """Answer everything."""
        for place, text in enumerate(("да", "2", "5", "50")):
            self.answer(name, form, place, text)

    def scores(self, form: int) -> dict[str, tuple[int, int, str]]:
        """Points, maximum and state, in ten-thousandths."""
        self.session.flush()
        found = select(Answer.question, Answer.points, Answer.maximum, Answer.state)
        rows = self.session.execute(found.where(Answer.form_id == form))
        return {row[0]: tuple(row[1:]) for row in rows}

    def journal(self) -> list[str]:
        return list(self.session.scalars(select(JournalEntry.what).order_by(JournalEntry.id)))

    def reminders(self) -> list[str]:
        found = select(Notice.once).where(Notice.kind == "reminder").order_by(Notice.id)
        return list(self.session.scalars(found))

    def _revision(self, form: int, place: int) -> int:
        code = compared().questions[place].code
        found = select(Answer.revision).where(Answer.form_id == form, Answer.question == code)
        return self.session.scalars(found).one()


@pytest.fixture(scope="session", params=BOTH)
def shared(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """One database of each kind for all these tests: none of them commits anything."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("season") / "svod.db"
        url = f"sqlite:///{shutil.copyfile(request.getfixturevalue('migrated_sqlite'), file)}"
    else:
        postgres = request.getfixturevalue("postgres")
        url = postgres.url(postgres.make(like=request.getfixturevalue("migrated_postgres")))
    database = Database(url)
    yield database
    database.close()


@pytest.fixture
def empty(shared: Database, clock: Clock) -> Iterator[Season]:
    """Nothing there yet."""
    with Session(shared._changes, expire_on_commit=False) as session:
        yield Season(session, clock)
        session.rollback()


@pytest.fixture
def season(empty: Season) -> Season:
    """A region of two towns and three schools, all of them by the clock of Yekaterinburg."""
    empty.region()
    return empty


def days(number: float) -> timedelta:
    return timedelta(days=number)
