"""Eight municipalities, two schools below each, and answers that a seed decides."""

from __future__ import annotations

import random
from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from domain import campaigning, organising
from domain.acting import act_as, the_program
from domain.campaigning import Audience
from storage import Database, Session, organisations, people
from storage.tables import Answer, Form, FormState, Organisation, Role
from survey_defs.loading import shipped
from survey_defs.model import Survey
from survey_defs.scores import maximum_of
from survey_defs.scoring import State
from tests.conftest import Clock
from tests.overseen import OPERATOR
from tests.planting import Planted

MECHANISMS = shipped()["municipal_mechanisms"]
TOWNS = tuple(f"m{number}" for number in range(8))


class District:
    """Raisa administers the region, Boris the first municipality, Gleb the second."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database, self.now = database, now
        self.people: dict[str, int] = {}
        self.campaign = self.agglomeration = 0
        self.forms: dict[str, int] = {}
        database.change_now(self._plant)

    @classmethod
    def of(cls, planted: Planted, kind: str) -> District:
        """One that is this test's own, in a database of this kind."""
        district = cls.__new__(cls)
        database, known = planted(kind, _known)
        vars(district).update(deepcopy(known), database=database)
        return district

    def see(self, who: str, question: Any, *args: Any) -> Any:
        return self.database.look_now(
            lambda s: act_as(s, self.people[who], self.now, question, *args)
        )

    def do(self, who: str, operation: Any, *args: Any) -> Any:
        return self.database.change_now(
            lambda s: act_as(s, self.people[who], self.now, operation, *args)
        )

    def answer_anyhow(self, seed: int, much: float = 0.7, survey: Survey = MECHANISMS) -> None:
        """Whatever the seed says, in all the states that an answer may be in."""
        chance = random.Random(seed)
        self.database.change_now(lambda s: _scatter(s, chance, much, survey))

    def submit(self, *codes: str) -> None:
        chosen = [self.forms[code] for code in codes or self.forms]
        self.database.change_now(
            lambda s: s.execute(
                update(Form)
                .where(Form.id.in_(chosen))
                .values(state=FormState.SUBMITTED, submitted_at=self.now, started_at=self.now)
            )
        )

    def rows(self) -> dict[str, dict[str, tuple[str, int, int]]]:
        """By municipality and question: state, points, maximum; read row by row."""
        codes = {form: code for code, form in self.forms.items()}
        found: dict[str, dict[str, tuple[str, int, int]]] = {code: {} for code in self.forms}
        asked = select(Answer).where(Answer.form_id.in_(codes))
        for row in self.database.look_now(lambda s: list(s.scalars(asked))):
            found[codes[row.form_id]][row.question] = (row.state, row.points, row.maximum)
        return found

    def _plant(self, session: Session) -> None:
        program = the_program()

        def add(code: str, under: str | None, kind: str, name: str) -> None:
            zone = "Asia/Yekaterinburg" if under is None else None
            organising.add_organisation(
                session, program, self.now, name=name, kind=kind, code=code, under=under, zone=zone
            )

        add("region", None, "region", "Приозёрская область")
        for number, code in enumerate(TOWNS):
            add(code, "region", "municipality", f"Район {number}")
            for school in (1, 2):
                add(f"{code}-{school}", code, "school", f"Школа {number}-{school}")
        cast = (("Раиса", "region"), ("Борис", "m0"), ("Глеб", "m1"))
        for number, (name, code) in enumerate(cast, 1):
            person = people.add(session, 2000 + number, name, self.now)
            place = organisations.by_code(session, code)
            assert place is not None
            people.grant(session, person.id, place.id, Role.ADMIN, self.now)
            self.people[name] = person.id
        self.campaign = self.plan(session, MECHANISMS)
        found = select(Organisation.code, Form.id).join(
            Form, Form.organisation_id == Organisation.id
        )
        self.forms = {row[0]: row[1] for row in session.execute(found)}

    def plan(self, session: Session, survey: Survey, kind: str = "municipality") -> int:
        line = campaigning.create_campaign(
            session,
            the_program(),
            self.now,
            survey=survey,
            title="Механизмы 2026",
            opens_at=self.now,
            on_time_at=self.now + timedelta(days=20),
            locks_at=self.now + timedelta(days=30),
            organisation_code="region",
            audience=Audience(kind=kind),
        )
        campaigning.open_campaign(session, the_program(), self.now, line.id, OPERATOR)
        return line.id


def _scatter(session: Session, chance: random.Random, much: float, survey: Survey) -> None:
    most = {question.code: maximum_of(question, survey.rounding) for question in survey.questions}
    asked = select(Answer).where(Answer.question.in_(most))
    for row in sorted(session.scalars(asked), key=lambda row: (row.form_id, row.question)):
        row.state, row.points, row.maximum = _fate(chance, much, most[row.question])


def _fate(chance: random.Random, much: float, most: int) -> tuple[str, int, int]:
    if chance.random() < much:
        return State.ANSWERED, most, most
    state = chance.choice([*State, State.ANSWERED, State.ANSWERED])
    if state in {State.NOT_APPLICABLE, State.NOT_ASKED}:
        return state, 0, 0
    points = chance.choice([0, most // 2]) if state is State.ANSWERED else 0
    return state, points, most


def _known(database: Database) -> dict[str, Any]:
    """What there is to know of a district beside its database."""
    district = vars(District(database, Clock().now))
    return {name: value for name, value in district.items() if name != "database"}
