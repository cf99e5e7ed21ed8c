"""A region as its overseers see it: two municipalities, three schools, a small questionnaire."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from domain import answering, campaigning, organising
from domain.acting import act_as, the_program
from domain.answering import Spot
from domain.campaigning import Audience
from domain.consenting import Operator
from domain.proving import SentFile, take_file, take_link
from storage import Database, Session, organisations, people
from storage.tables import Form, Organisation, Role
from survey_defs.model import Survey
from tests.conftest import Clock
from tests.planting import Planted

OPERATOR = Operator(*["МКУ «Центр»"] * 5)
OPENS = datetime(2026, 9, 1, 4, tzinfo=UTC)
ON_TIME = datetime(2026, 9, 30, 13, tzinfo=UTC)
LOCKS = datetime(2026, 10, 10, 13, tzinfo=UTC)
TICKS = [
    {"code": "written", "label": "Записана", "role": "required"},
    {"code": "shown", "label": "Показана", "role": "scored", "points": "0.5"},
]


def _question(
    code: str, kind: str, title: str, criterion: str = "", **more: Any
) -> dict[str, Any]:
    return {"code": code, "kind": kind, "title": title, "criterion": criterion, **more}


SURVEY = Survey.model_validate(
    {
        "code": "small",
        "version": 3,
        "title": "Малая анкета",
        "official": False,
        "notice": "Шкала и перечень позиций — реконструкция",
        "sources": ["Письмо от 20.04.2021"],
        "maximum": "9.75",
        "threshold": "5",
        "document_classes": [
            {
                "code": "managerial",
                "title": "Управленческий",
                "contents": [
                    {"code": "decisions", "label": "Решения"},
                    {"code": "deadlines", "label": "Сроки"},
                ],
            }
        ],
        "sections": [
            {
                "code": "B",
                "title": "Блок",
                "level": "block",
                "sections": [
                    {
                        "code": "B1",
                        "title": "Первый механизм",
                        "level": "mechanism",
                        "questions": [
                            _question(
                                "B1.C1",
                                "checklist",
                                "Цель",
                                "C1",
                                points="1.25",
                                items=TICKS,
                                not_applicable=True,
                                evidence={},
                            ),
                            _question(
                                "B1.C2",
                                "choice",
                                "Показатель",
                                "C2",
                                options=[
                                    {"code": "yes", "label": "Есть", "points": 3},
                                    {"code": "no", "label": "Нет"},
                                ],
                                evidence={},
                            ),
                        ],
                    },
                    {
                        "code": "B2",
                        "title": "Второй механизм",
                        "level": "mechanism",
                        "questions": [
                            _question(
                                "B2.C1",
                                "checklist",
                                "Цель",
                                "C1",
                                points=1,
                                items=TICKS[:1],
                                evidence={},
                            ),
                            _question("B2.N", "number", "Сколько школ", unit="школа|школы|школ"),
                            _question(
                                "B2.C3",
                                "choice",
                                "Анализ",
                                "C3",
                                options=[
                                    {"code": "yes", "label": "Есть", "points": 4},
                                    {"code": "no", "label": "Нет"},
                                ],
                                ask_if="answered(${B2.C1})",
                                evidence={},
                            ),
                        ],
                    },
                ],
            }
        ],
    }
)
PLACE = SURVEY.places
TREE = (
    ("region", None, "region", "Приозёрская область"),
    ("birch", "region", "municipality", "Берёзовский район"),
    ("alder", "region", "municipality", "Ольховский район"),
    ("first", "birch", "school", "Школа № 1"),
    ("second", "birch", "school", "Школа № 2"),
    ("lyceum", "alder", "school", "Лицей"),
)
CAST = {
    "Анна": ("first", Role.HEAD),
    "Глеб": ("second", Role.HEAD),
    "Лия": ("lyceum", Role.HEAD),
    "Раиса": ("region", Role.ADMIN),
    "Борис": ("birch", Role.ADMIN),
    "Ольга": ("alder", Role.VIEWER),
}


class County:
    """Anna, Gleb and Lia fill forms in; Raisa, Boris and Olga oversee."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database, self.now = database, now
        self.people: dict[str, int] = {}
        self.forms: dict[str, int] = {}
        self.campaign = 0
        database.change_now(self._plant)

    @classmethod
    def of(cls, planted: Planted, kind: str) -> County:
        """One that is this test's own, in a database of this kind."""
        county = cls.__new__(cls)
        database, known = planted(kind, _known)
        vars(county).update(deepcopy(known), database=database)
        return county

    def do(self, who: str, operation: Any, *args: Any) -> Any:
        return self.database.change_now(self._as(who, operation, *args))

    def see(self, who: str, question: Any, *args: Any) -> Any:
        return self.database.look_now(self._as(who, question, *args))

    def answer(self, who: str, code: str, *answers: tuple[str, Any]) -> None:
        """Answers as they are typed: `("B1.C2", "есть")`; a value of None is not applicable."""
        form = self.forms[code]
        for question, typed in answers:
            spot = Spot(form, PLACE[question], None)
            if typed is None:
                self.do(who, answering.mark_not_applicable, spot, "у нас такого нет")
            else:
                self.do(who, answering.type_answer, spot, typed)

    def send(self, who: str, code: str, question: str | None, sent: SentFile | str) -> int:
        """A file or a link, for an answer or for the tray."""
        place = None if question is None else PLACE[question]
        take = take_link if isinstance(sent, str) else take_file
        return self.do(who, take, self.forms[code], place, sent).evidence_id

    def _as(self, who: str, operation: Any, *args: Any) -> Any:
        return lambda s: act_as(s, self.people[who], self.now, operation, *args)

    def _plant(self, session: Session) -> None:
        program = the_program()
        for code, under, kind, name in TREE:
            zone = "Asia/Yekaterinburg" if under is None else None
            organising.add_organisation(
                session, program, self.now, name=name, kind=kind, code=code, under=under, zone=zone
            )
        for number, (name, (code, role)) in enumerate(CAST.items(), 1):
            person = people.add(session, 1000 + number, name, self.now)
            place = organisations.by_code(session, code)
            assert place is not None
            people.grant(session, person.id, place.id, role, self.now)
            self.people[name] = person.id
        self.campaign = self.plan(session)
        found = select(Organisation.code, Form.id).join(
            Form, Form.organisation_id == Organisation.id
        )
        self.forms = {row[0]: row[1] for row in session.execute(found)}

    def plan(self, session: Session, survey: Survey = SURVEY, owner: str = "region") -> int:
        program = the_program()
        line = campaigning.create_campaign(
            session,
            program,
            self.now,
            survey=survey,
            title="Осень 2026",
            opens_at=OPENS,
            on_time_at=ON_TIME,
            locks_at=LOCKS,
            organisation_code=owner,
            audience=Audience(kind="school"),
        )
        campaigning.open_campaign(session, program, self.now, line.id, OPERATOR)
        return line.id


def _known(database: Database) -> dict[str, Any]:
    """What there is to know of a county beside its database."""
    county = vars(County(database, Clock().now))
    return {name: value for name, value in county.items() if name != "database"}
