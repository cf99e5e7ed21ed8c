"""A season of any size in a database of its own, made for measuring: organisations, answers."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from domain import campaigning, organising
from domain.acting import the_program
from domain.campaigning import Audience
from domain.consenting import Operator
from storage import Database, Session
from storage.migrating import upgrade
from storage.statements import rows_of
from storage.tables import Answer, Form, FormState
from survey_defs.answers import Given
from survey_defs.loading import find
from survey_defs.model import Checklist, Survey
from survey_defs.scoring import Surroundings, score

NOW = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
TERRITORIES = 43
OPERATOR = Operator("Оператор", "Адрес", "Цели", "Срок", "Как отозвать")


def made(folder: Path, organisations: int, survey_code: str = "municipal_mechanisms") -> Database:
    """Everybody has answered nearly everything and submitted."""
    url = f"sqlite:///{folder / f'season-{organisations}.db'}"
    upgrade(url)
    database = Database(url)
    survey = find(survey_code)
    database.change_now(_open, organisations, survey)
    database.change_now(_answer, survey)
    return database


def _open(session: Session, organisations: int, survey: Survey) -> None:
    by = the_program()
    region = organising.add_organisation(
        session, by, NOW, name="Область", kind="region", zone="Asia/Yekaterinburg"
    )
    kind = "municipality" if organisations <= TERRITORIES else "school"
    towns = [
        organising.add_organisation(
            session, by, NOW, name=f"Район {number}", kind="municipality", under=region.code
        ).code
        for number in range(min(organisations, TERRITORIES))
    ]
    if kind == "school":
        for number in range(organisations):
            organising.add_organisation(
                session,
                by,
                NOW,
                name=f"Школа № {number}",
                kind="school",
                under=towns[number % TERRITORIES],
            )
    line = campaigning.create_campaign(
        session,
        by,
        NOW,
        survey=survey,
        title="Осенняя самооценка",
        opens_at=NOW + timedelta(minutes=1),
        on_time_at=NOW + timedelta(days=20),
        locks_at=NOW + timedelta(days=30),
        organisation_code=region.code,
        audience=Audience(kind=kind),
    )
    campaigning.open_campaign(session, by, NOW, line.id, OPERATOR)


def _answer(session: Session, survey: Survey) -> None:
    """Of every question a few different answers are scored once; forms take them at random."""
    chance = random.Random(7)
    kinds = {
        question.code: _variants(survey, question.code, chance) for question in survey.questions
    }
    answers, forms = rows_of(Answer), rows_of(Form)
    form_ids = [row[0] for row in session.connection().execute(forms.select())]
    change = (
        "UPDATE answers SET value = ?, state = ?, points = ?, maximum = ?, revision = 1"
        " WHERE form_id = ? AND question = ?"
    )
    assert answers.name == "answers"
    for form_id in form_ids:
        rows = [(*chance.choice(kinds[code]), form_id, code) for code in kinds]
        session.connection().exec_driver_sql(change, rows)
    session.connection().execute(
        forms.update().values(state=FormState.SUBMITTED, submitted_at=NOW, started_at=NOW)
    )


def _variants(
    survey: Survey, code: str, chance: random.Random
) -> list[tuple[str | None, str, int, int]]:
    question = survey.question(code)
    found: list[tuple[str | None, str, int, int]] = []
    for _ in range(6):
        value = None
        if isinstance(question, Checklist) and chance.random() < 0.9:  # noqa: PLR2004 -- a tenth stays empty
            ticks = [item.code for item in question.items if chance.random() < 0.7]  # noqa: PLR2004 -- likewise
            value = {"ticks": ticks}
        given = {} if value is None else {code: Given(value)}
        result = score(survey, question, given, Surroundings())
        text = None if value is None else json.dumps(value, ensure_ascii=False)
        found.append((text, result.state.value, result.points, result.maximum))
    return found
