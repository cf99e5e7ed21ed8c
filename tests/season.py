"""A region in the middle of a season: two schools, a municipality, their people and forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from domain.acting import the_program
from domain.campaigning import Audience, create_campaign, open_campaign
from domain.consenting import Operator, put_in_force
from domain.organising import add_organisation
from storage import Session, consents, people
from storage.tables import Form, Role
from survey_defs.loading import shipped

OPERATOR = Operator(
    name="Центр оценки качества образования",
    address="г. Приозёрск, ул. Мира, 1",
    purposes="сбор самооценки школ и муниципалитетов",
    term="до конца года, следующего за отчётным",
    withdrawal="командой /me в боте или письмом по адресу оператора",
)
ORGANISATIONS = (
    ("region", None, "region", "Приозёрская область"),
    ("north", "region", "municipality", "Северный район"),
    ("school", "north", "school", "Школа № 1"),
    ("other", "north", "school", "Школа № 2"),
)
CAST = {
    "Анна": (1001, "school", Role.HEAD),
    "Борис": (1002, "north", Role.COORDINATOR),
    "Белла": (1003, "north", Role.COORDINATOR),
    "Глеб": (1004, "other", Role.HEAD),
    "Раиса": (1005, "region", Role.ADMIN),
}
CAMPAIGNS = {
    "school": ("head_self_assessment", "Самооценка руководителей 2026", Audience(kind="school")),
    "north": ("municipal_mechanisms", "Механизмы управления 2026", Audience(kind="municipality")),
}


@dataclass
class Season:
    """What the tests must know of the region: forms by the code of their organisation."""

    forms: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    campaigns: dict[str, int] = field(default_factory=dict)


def settle(session: Session, now: datetime) -> Season:
    program = the_program()
    season = Season()
    ids = {}
    for code, under, kind, name in ORGANISATIONS:
        zone = "Asia/Yekaterinburg" if under is None else None
        ids[code] = add_organisation(
            session, program, now, name=name, kind=kind, code=code, under=under, zone=zone
        ).id
    for code, (survey, title, audience) in CAMPAIGNS.items():
        campaign = create_campaign(
            session, program, now,
            survey=shipped()[survey], title=title,
            opens_at=now, on_time_at=now + timedelta(days=29, hours=4),
            locks_at=now + timedelta(days=44, hours=4),
            organisation_code="region", audience=audience,
        )  # fmt: skip
        open_campaign(session, program, now, campaign.id, OPERATOR)
        season.campaigns[code] = campaign.id
    # who comes in later has heard of it already, and transcripts begin in silence
    consent = put_in_force(session, now, OPERATOR)
    assert consent is not None
    for name, (telegram_id, code, role) in CAST.items():
        person = people.add(session, telegram_id, name, now)
        people.grant(session, person.id, ids[code], role, now)
        consents.give(session, person.id, consent.version, now)
        season.people[name] = person.id
    for form, organisation in session.execute(_forms()).all():
        season.forms[next(code for code, known in ids.items() if known == organisation)] = form
    return season


def _forms() -> Any:
    return select(Form.id, Form.organisation_id)
