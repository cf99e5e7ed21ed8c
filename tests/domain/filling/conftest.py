"""A small region with the people of every test here, and a campaign that asks them."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256

import pytest

from domain import campaigning, organising
from domain.acting import act_as, the_program
from domain.answering import Spot
from domain.campaigning import Audience
from domain.consenting import Operator
from domain.proving import SentFile
from storage import Database
from storage.tables import Membership, Person, Role
from survey_defs.model import Survey
from tests.conftest import BOTH, Clock
from tests.domain.filling.surveys import EVERY_KIND, PLACE
from tests.planting import Planted

OPERATOR = Operator(*["МКУ «Центр»"] * 5)
OPENS = datetime(2026, 9, 1, 4, tzinfo=UTC)
ON_TIME = datetime(2026, 9, 30, 13, tzinfo=UTC)
LOCKS = datetime(2026, 10, 10, 13, tzinfo=UTC)


class Region:
    """Anna heads a school and Boris coordinates there; Gleb has another; Vera is the admin."""

    def __init__(self, database: Database, clock: Clock, people: dict[str, int]) -> None:
        self.database, self.clock, self.people = database, clock, people

    @classmethod
    def of(cls, planted: Planted, kind: str, clock: Clock) -> Region:
        """One that is this test's own, in a database of this kind."""
        database, people = planted(kind, _people)
        return cls(database, clock, dict(people))

    def do(self, who: str, operation, *args, **more):
        """Committed on return, undone on any exception."""
        return self._run(self.database.change_now, who, operation, *args, **more)

    def see(self, who: str, question, *args, **more):
        return self._run(self.database.look_now, who, question, *args, **more)

    def sql(self, change):
        return self.database.change_now(change)

    def campaign(self, survey: Survey = EVERY_KIND, *, title: str = "Осень", **dates) -> int:
        """Open now, for all schools."""
        new = {"opens_at": OPENS, "on_time_at": ON_TIME, "locks_at": LOCKS, **dates}

        def make(session, by, now):
            line = campaigning.create_campaign(
                session,
                by,
                now,
                survey=survey,
                title=title,
                organisation_code="region",
                audience=Audience(kind="school"),
                **new,
            )
            campaigning.open_campaign(session, by, now, line.id, OPERATOR)
            return line.id

        return self.database.change_now(lambda s: make(s, the_program(), self.clock.now))

    def form(self, campaign: int, school: str = "school") -> int:
        from sqlalchemy import select

        from storage.tables import Form, Organisation

        found = select(Form.id).join(Organisation, Organisation.id == Form.organisation_id)
        return self.database.look_now(
            lambda s: s.scalar(
                found.where(Form.campaign_id == campaign, Organisation.code == school)
            )
        )

    def _run(self, way, who, operation, *args, **more):
        return way(lambda s: act_as(s, self.people[who], self.clock.now, operation, *args, **more))

    def plant(self) -> None:
        def plant(session):
            program, now = the_program(), self.clock.now
            for name, kind, more in (
                ("Область", "region", {"code": "region", "zone": "Asia/Yekaterinburg"}),
                ("Район", "municipality", {"code": "town", "under": "region"}),
                ("Школа № 1", "school", {"code": "school", "under": "town"}),
                ("Школа № 2", "school", {"code": "other", "under": "town"}),
            ):
                organising.add_organisation(session, program, now, name=name, kind=kind, **more)

        self.database.change_now(plant)
        self.join("Анна", "school", Role.HEAD)
        self.join("Борис", "school", Role.COORDINATOR)
        self.join("Вера", "region", Role.ADMIN)
        self.join("Глеб", "other", Role.HEAD)

    def join(self, name: str, code: str, role: Role) -> None:
        def add(session):
            from storage import organisations

            known = self.people.get(name)
            if known is None:
                person = Person(name=name, search=name.casefold(), created_at=self.clock.now)
                session.add(person)
                session.flush()
                known = person.id
            where = organisations.by_code(session, code)
            session.add(
                Membership(
                    person_id=known, organisation_id=where.id, role=role, granted_at=self.clock.now
                )
            )
            return known

        self.people[name] = self.database.change_now(add)


def _people(database: Database) -> dict[str, int]:
    region = Region(database, Clock(), {})
    region.plant()
    return region.people


class Sheet:
    """One form of the small questionnaire, its questions by their codes."""

    def __init__(self, region: Region, form: int) -> None:
        self.region, self.form = region, form

    def spot(self, code: str, revision: int | None = None) -> Spot:
        return Spot(self.form, PLACE[code], revision)

    def give(self, operation, code: str, *args, who: str = "Анна", revision: int | None = None):
        return self.region.do(who, operation, self.spot(code, revision), *args)

    def step(self, code: str, who: str = "Анна"):
        from domain.filling import question_step

        return self.region.see(who, question_step, self.form, PLACE[code])


def sent(name: str = "Приказ.pdf", content: str = "приказ", **more) -> SentFile:
    digest = sha256(content.encode()).hexdigest()
    return SentFile(digest, len(content), name.rpartition(".")[2], name, **more)


@pytest.fixture(params=BOTH)
def region(request: pytest.FixtureRequest, planted: Planted, clock: Clock) -> Region:
    return Region.of(planted, request.param, clock)


@pytest.fixture
def sheet(region: Region) -> Sheet:
    """The form of Anna's school."""
    return Sheet(region, region.form(region.campaign()))
