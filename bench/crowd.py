"""A region whose people have come and agreed, and who fill in one open campaign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import insert

from domain import campaigning, organising
from domain.acting import the_program
from domain.campaigning import Audience
from domain.consenting import Operator, put_in_force
from domain.days import enter_day
from storage import Database, Session
from storage.migrating import upgrade
from storage.statements import rows_of
from storage.tables import Consent, Form, Membership, Person, Role
from survey_defs.loading import find

FIRST_TELEGRAM_ID = 700_000_001
OPERATOR = Operator("Оператор", "Адрес", "Цели", "Срок", "Как отозвать")


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many organisations, how many people in each, and what they are asked."""

    organisations: int
    each: int = 1
    survey: str = "municipal_mechanisms"
    days_left: int = 20
    """Up to the on-time date; reminders begin at fourteen."""

    @property
    def telegram_ids(self) -> range:
        return range(FIRST_TELEGRAM_ID, FIRST_TELEGRAM_ID + self.organisations * self.each)


def settled(folder: Path, crowd: Crowd, now: datetime) -> str:
    """Make its database in the folder; return the address."""
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{folder / 'svod.db'}"
    upgrade(url)
    database = Database(url)
    try:
        database.change_now(_settle, crowd, now)
    finally:
        database.close()
    return url


def form_ids(url: str) -> list[int]:
    """In the order of the organisations, and so of their people."""
    database = Database(url)
    try:
        return database.look_now(_form_ids)
    finally:
        database.close()


def noon(now: datetime) -> str:
    """A zone where reminders may be sent at this moment, whenever it is."""
    ahead = (12 - now.hour + 12) % 24 - 12
    return f"Etc/GMT{-ahead:+d}"


def _settle(session: Session, crowd: Crowd, now: datetime) -> None:
    """Everybody came three weeks ago, just after it had opened: nobody need be told."""
    by, then = the_program(), now - timedelta(days=21)
    consent = put_in_force(session, then, OPERATOR)
    assert consent is not None
    region = organising.add_organisation(
        session, by, then, name="Область", kind="region", code="region", zone=noon(now)
    )
    places = [
        organising.add_organisation(
            session, by, then, name=f"Район {number}", kind="municipality",
            code=f"m{number}", under=region.code,
        ).id
        for number in range(crowd.organisations)
    ]  # fmt: skip
    made = campaigning.create_campaign(
        session, by, then,
        survey=find(crowd.survey), title="Самооценка",
        opens_at=then, on_time_at=now + timedelta(days=crowd.days_left),
        locks_at=now + timedelta(days=30),
        organisation_code=region.code, audience=Audience(kind="municipality"),
    )  # fmt: skip
    campaigning.open_campaign(session, by, then, made.id, OPERATOR)
    _come_in(session, crowd, places, consent.version, then)
    for days in (-1, 0, 1):  # a measurement is not put off to Monday
        day = now.date() + timedelta(days=days)
        enter_day(session, by, now, day, "", works=True)


def _come_in(
    session: Session, crowd: Crowd, places: list[int], version: str, then: datetime
) -> None:
    """Row by row it would take a minute."""
    numbers = range(1, len(crowd.telegram_ids) + 1)
    came = [
        {"id": number, "telegram_id": telegram_id, "name": f"Человек {number}", "search": ""}
        for number, telegram_id in zip(numbers, crowd.telegram_ids, strict=True)
    ]
    granted = [
        {"person_id": number, "organisation_id": places[(number - 1) // crowd.each]}
        for number in numbers
    ]
    agreed = [{"person_id": number} for number in numbers]
    for table, rows, rest in (
        (Person, came, {"created_at": then}),
        (Membership, granted, {"role": Role.COORDINATOR, "granted_at": then}),
        (Consent, agreed, {"version": version, "given_at": then}),
    ):
        session.connection().execute(insert(rows_of(table)), [row | rest for row in rows])


def _form_ids(session: Session) -> list[int]:
    table = rows_of(Form)
    found = table.select().order_by(table.c.organisation_id)
    return [row.id for row in session.connection().execute(found)]
