"""A launch of very many forms in portions: memory, time, and how long a person would wait."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, insert, select

from bench import memory
from domain import campaigning, organising
from domain.acting import the_program
from domain.campaigning import Audience
from domain.consenting import Operator
from storage import Database, Session
from storage.migrating import upgrade
from storage.statements import rows_of
from storage.tables import (
    Answer,
    Consent,
    ConsentText,
    Form,
    Membership,
    Notice,
    Organisation,
    Person,
    Role,
)
from survey_defs.loading import find

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
OPERATOR = Operator("Оператор", "Адрес", "Цели", "Срок", "Как отозвать")
MANY, FEW = 40_000, 600
SURVEY = "head_self_assessment"


def measure(*, quick: bool = False) -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'svod.db'}"
        upgrade(url)
        database = Database(url)
        try:
            yield _launched(database, FEW if quick else MANY)
        finally:
            database.close()


def _launched(database: Database, organisations: int) -> dict[str, Any]:
    campaign = database.change_now(_settle, organisations)
    at_rest = memory.peak()
    planning = _seconds(lambda: database.look_now(_plan, campaign))
    portions = [_seconds(lambda: database.change_now(_begin, campaign))]
    while not database.look_now(_is_over, campaign):
        portions.append(_seconds(lambda: database.change_now(_go_on)))
    forms, answers, messages = database.look_now(_counted)
    assert (forms, messages) == (organisations, organisations)
    return {
        "what": "a launch in portions",
        "forms": forms,
        "answers": answers,
        "messages": messages,
        "dry_run_seconds": round(planning, 2),
        "portions": len(portions),
        "seconds": round(sum(portions), 1),
        "portion_median_ms": round(statistics.median(portions) * 1000),
        "portion_longest_ms": round(max(portions) * 1000),
        "peak_megabytes": round(memory.peak(), 1),
        "megabytes_at_rest": round(at_rest, 1),
    }


def _seconds(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _settle(session: Session, organisations: int) -> int:
    """One region whose every organisation has somebody who has agreed."""
    by = the_program()
    region = organising.add_organisation(
        session, by, NOW, name="Область", kind="region", code="r", zone="Asia/Yekaterinburg"
    )
    connection = session.connection()
    numbers = range(region.id + 1, region.id + 1 + organisations)
    then = NOW - timedelta(days=30)
    common = {"kind": "school", "parent_id": region.id, "local_zone": region.local_zone}
    kept: dict[Any, list[dict[str, Any]]] = {
        Organisation: [
            {"id": n, "path": f"/{region.id}/{n}/", "code": f"s{n}", "name": f"Школа {n}",
             "short_name": f"Школа {n}", "search": f"школа {n}", **common} for n in numbers
        ],
        Person: [
            {"id": n, "telegram_id": n, "name": f"Ч {n}", "search": "", "created_at": then}
            for n in numbers
        ],
        Membership: [
            {"person_id": n, "organisation_id": n, "role": Role.HEAD, "granted_at": then}
            for n in numbers
        ],
        ConsentText: [{"version": "1", "text": "да", "first_shown_at": then}],
        Consent: [{"person_id": n, "version": "1", "given_at": then} for n in numbers],
    }  # fmt: skip
    for table, rows in kept.items():
        connection.execute(insert(rows_of(table)), rows)
    line = campaigning.create_campaign(
        session, by, NOW,
        survey=find(SURVEY), title="Самооценка",
        opens_at=NOW + timedelta(hours=1), on_time_at=NOW + timedelta(days=20),
        locks_at=NOW + timedelta(days=30),
        organisation_code="r", audience=Audience(kind="school"),
    )  # fmt: skip
    return line.id


def _plan(session: Session, campaign_id: int) -> None:
    campaigning.launch_plan(session, the_program(), NOW, campaign_id)


def _begin(session: Session, campaign_id: int) -> None:
    campaigning.launch(session, the_program(), NOW, campaign_id, OPERATOR)


def _go_on(session: Session) -> None:
    campaigning.launch_due(session, NOW, OPERATOR)


def _is_over(session: Session, campaign_id: int) -> bool:
    return campaigning.progress(session, the_program(), NOW, campaign_id).announced


def _counted(session: Session) -> tuple[int, int, int]:
    forms, answers, messages = (
        session.scalar(select(func.count()).select_from(rows_of(table))) or 0
        for table in (Form, Answer, Notice)
    )
    return forms, answers, messages
