"""A region with any number of schools, their people and a running campaign, made for pages."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text

from domain import campaigning, organising
from domain.acting import the_program
from domain.campaigning import Audience
from domain.consenting import Operator
from storage import Database, Session
from storage.migrating import upgrade
from storage.organisations import folded, sortable
from storage.statements import rows_of
from storage.tables import (
    Consent,
    ConsentText,
    Invitation,
    JournalEntry,
    Membership,
    Organisation,
    Person,
    Role,
)
from survey_defs.loading import find

OPENED = datetime(2026, 9, 1, 4, 0, tzinfo=UTC)
NOW = OPENED + timedelta(days=14, hours=5)
TERRITORIES = 43
SURVEY = "head_self_assessment"
OPERATOR = Operator("Оператор", "Адрес", "Цели", "Срок", "Как отозвать")
ADMIN, FIRST = 1, 1_000
BEGUN, SENT = 0.7, 0.45
"""Shares of the forms."""


def made(folder: Path, schools: int) -> Database:
    """The campaign has the number 1, and so has the admin of the region."""
    url = f"sqlite:///{folder / f'region-{schools}.db'}"
    upgrade(url)
    database = Database(url)
    database.change_now(_settle, schools)
    database.change_now(_open)
    database.change_now(_answer, schools)
    return database


def _settle(session: Session, schools: int) -> None:
    by = the_program()
    region = organising.add_organisation(
        session, by, OPENED, name="Область", kind="region", code="r", zone="Asia/Yekaterinburg"
    )
    towns = [
        organising.add_organisation(
            session, by, OPENED, name=f"Район {number}", kind="municipality", under="r"
        )
        for number in range(TERRITORIES)
    ]
    kept = _rows(region.id, towns, range(FIRST, FIRST + schools))
    for table, rows in kept.items():
        session.connection().execute(insert(rows_of(table)), rows)


def _rows(
    region_id: int, towns: list[Organisation], numbers: range
) -> dict[Any, list[dict[str, Any]]]:
    """Nine of ten have come by their invitation and agreed."""
    admin = {
        "person_id": ADMIN, "organisation_id": region_id, "role": Role.ADMIN, "granted_at": OPENED,
    }  # fmt: skip
    return {
        Organisation: [_school(number, towns[number % TERRITORIES]) for number in numbers],
        Person: [_person(number) for number in (ADMIN, *numbers)],
        Membership: [
            admin, *({"person_id": number, "organisation_id": number, "role": Role.HEAD,
             "granted_at": OPENED} for number in numbers)
        ],
        ConsentText: [{"version": "1", "text": "да", "first_shown_at": OPENED}],
        Consent: [
            {"person_id": number, "version": "1", "given_at": OPENED}
            for number in numbers if number % 10
        ],
        Invitation: [
            {"code": f"c{number}", "organisation_id": number, "role": Role.HEAD,
             "name": f"Имя {number}", "created_at": OPENED,
             "expires_at": OPENED + timedelta(days=30), "used_at": OPENED if number % 10 else None}
            for number in numbers
        ],
        JournalEntry: [
            {"at": OPENED, "by_id": ADMIN, "what": "invited", "organisation_id": number,
             "details": {"role": "head"}} for number in numbers
        ],
    }  # fmt: skip


def _school(number: int, town: Organisation) -> dict[str, Any]:
    name = f"Школа № {number}"
    return {
        "id": number, "path": f"{town.path}{number}/", "code": f"s{number}", "name": name,
        "short_name": name, "search": folded(name), "sort": sortable(name), "kind": "school",
        "parent_id": town.id, "local_zone": town.local_zone, "attributes": {},
    }  # fmt: skip


def _person(number: int) -> dict[str, Any]:
    name = f"Имя {number}"
    return {
        "id": number, "telegram_id": number, "name": name, "search": folded(name),
        "created_at": OPENED,
    }  # fmt: skip


def _open(session: Session) -> None:
    by = the_program()
    line = campaigning.create_campaign(
        session, by, OPENED,
        survey=find(SURVEY), title="Осенняя самооценка",
        opens_at=OPENED, on_time_at=OPENED + timedelta(days=20),
        locks_at=OPENED + timedelta(days=30),
        organisation_code="r", audience=Audience(kind="school"),
    )  # fmt: skip
    campaigning.open_campaign(session, by, OPENED, line.id, OPERATOR)


def _answer(session: Session, schools: int) -> None:
    """Most have begun, not half have submitted; every second form is filled in."""
    chance = random.Random(7)
    rows = []
    for number in range(1, schools + 1):
        came = OPENED + timedelta(minutes=chance.randrange(20_000))
        begun, sent = (chance.random() < share for share in (BEGUN, SENT))
        rows.append(
            {
                "n": number,
                "began": came.replace(tzinfo=None) if begun or sent else None,
                "sent": came.replace(tzinfo=None) if sent else None,
                "state": "SUBMITTED" if sent else "FILLING",
            }
        )
    connection = session.connection()
    connection.execute(
        text(
            "UPDATE forms SET state = :state, started_at = :began, active_at = :began,"
            " submitted_at = :sent WHERE id = :n"
        ),
        rows,
    )
    connection.execute(
        text("UPDATE answers SET state = 'answered', points = maximum WHERE form_id % 2 = 0")
    )
