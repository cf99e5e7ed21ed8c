"""Names, long texts and comments meant to do harm, written in every field of every role."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from domain import answering, owning, proving
from domain.accepting import clean_name
from domain.acting import Actor, act_as, actor_of
from domain.answering import Spot
from domain.errors import Refusal
from storage import Database, Session
from storage.files import FileStore
from storage.tables import Form
from survey_defs.loading import shipped
from survey_defs.model import Table, Text
from tests.answering import some_value
from tests.conftest import Clock
from tests.domain.importing.books import USUAL, book
from tests.panel.conftest import PNG, Season, SignIn
from tests.panel.exhibition import Exhibition, roster_of, survey_of
from tests.panel.test_surveys import FIRST

HURT = "<img src=x onerror=hurt()>"
TURNED = "\u202e"
WICKED = f"=1+1 {HURT}../../etc/passwd {{{{7*7}}}} {TURNED}тхет👩‍👩‍👧\x00\x07 {'Ю' * 90}"
SHORT = f"=1+1{HURT}"
LONG = "Ж" * 10_000
RAW = WICKED.replace("\x00", "").replace("\x07", "")
"""What is left of it where such signs are dropped."""
DATES = {"on_time_at": "2026-10-01T18:00", "locks_at": "2026-10-09T18:00"}


def fields(season: Season) -> list[tuple[str, dict[str, str]]]:
    """Where an admin writes words of their own in the panel, and beside what."""
    campaign, form = f"/campaigns/{season.campaign}", f"/forms/{season.forms['north-school']}"
    school = {"kind": "Школа", "code": "north-school"}
    return [
        (
            f"/organisations/{season.organisations['north-school']}",
            {**school, "name": "", "short_name": "", "type": "", "attributes": ""},
        ),
        (
            f"/organisations/{season.organisations['north']}",
            {"kind": "Муниципалитет", "code": "north", "name": "", "short_name": ""},
        ),
        ("/organisations/new", {"kind": "Школа", "under": "north", "name": ""}),
        ("/organisations/new", {"kind": "", "under": "north", "name": "Ш"}),
        ("/people/invite", {"role": "head", "organisation": "north", "days": "3", "name": ""}),
        (f"{campaign}/name", {"title": ""}),
        (f"{campaign}/words", {"period": "2026", "closing_text": ""}),
        (f"{form}/extend", {**DATES, "reason": ""}),
        (f"{form}/reopen", {"days": "3", "reason": ""}),
        (
            f"{campaign}/payment/ruling",
            {"question": "94.5", "pays": "90", "reason": ""},
        ),
    ]


async def write_everywhere(visitor: Any, season: Season, words: str) -> dict[str, int]:
    """What the panel answers wherever these words are typed."""
    answered = {}
    for path, known in fields(season):
        typed = {name: value or words for name, value in known.items()}
        if "attributes" in typed:
            typed["attributes"] = f"{SHORT}: {words}"
        answer = await visitor.client.post(
            path, data={"csrf": visitor.csrf, **typed}, allow_redirects=False
        )
        page = await answer.text()
        assert HURT not in page
        answered[f"{path} {sorted(k for k, v in known.items() if not v)}"] = answer.status
    return answered


def write_as_heads(session: Session, now: datetime, cast: dict[str, int], form: int) -> None:
    """What Anna writes in the chat; a refusal is a sentence."""
    anna = actor_of(session, cast["Анна"])
    survey = shipped()["head_self_assessment"]
    tried(owning.correct_name, session, anna, now, WICKED)
    for place in range(len(survey.questions)):
        spot = Spot(form, place, None)
        tried(answering.comment, session, anna, now, spot, WICKED)


def tried(operation: Any, *given: Any) -> Any:
    try:
        return operation(*given)
    except Refusal as refusal:
        if refusal.sentence[-1] not in ".?!":
            raise
        return None


def send_documents(
    session: Session, by: Actor, now: datetime, season: Season, store: FileStore
) -> None:
    form, survey = season.forms["north-school"], shipped()["head_self_assessment"]
    places = [n for n, q in enumerate(survey.questions) if q.evidence]
    for number, name in enumerate((WICKED, WICKED.replace("/", ""), "..\\..\\con", SHORT)):
        kept = store.save(PNG + bytes([number]))
        if called := tried(clean_name, f"{name}.png", "png"):
            sent = proving.SentFile(kept.sha256, kept.size, "png", called)
            tried(proving.take_file, session, by, now, form, places[0], sent)
    link = f"https://example.ru/{HURT}?a=javascript:hurt()"
    tried(proving.take_link, session, by, now, form, places[0], link)
    tried(proving.take_link, session, by, now, form, places[0], "javascript:hurt()")
    for field in ("title", "number"):
        evidence = season.evidence["north-school"]
        tried(proving.edit_evidence, session, by, now, evidence, field, WICKED)
        tried(proving.edit_evidence, session, by, now, evidence, field, SHORT)


def write_long_texts(session: Session, by: Actor, now: datetime, form: int) -> int:
    """In every text, every text of a table and every comment; how many were taken."""
    survey, taken = shipped()["agglomeration"], 0
    for place, question in enumerate(survey.questions):
        spot, words = Spot(form, place, None), (WICKED, RAW, LONG, SHORT)[place % 4]
        if isinstance(question, Text):
            taken += (
                tried(answering.put_value, session, by, now, spot, {"value": words}) is not None
            )
        if isinstance(question, Table):
            value = some_value(question, Random(place))
            for row in value["rows"]:
                row["cells"] |= {
                    each.code: RAW[: each.max_length]
                    for each in question.columns
                    if isinstance(each, Text)
                }
            side = {"value": value}
            taken += tried(answering.put_value, session, by, now, spot, side) is not None
        tried(answering.comment, session, by, now, spot, words)
    return taken


@pytest.fixture
async def wicked(
    exhibition: Exhibition,
    season: Season,
    signed_in: SignIn,
    database: Database,
    clock: Clock,
    tmp_path: Path,
) -> Exhibition:
    """The exhibition with everything named so."""
    cast = exhibition.cast
    raisa = await signed_in("Раиса")
    await write_everywhere(raisa, season, WICKED)
    form = season.forms["north-school"]
    await database.changing(write_as_heads, clock(), cast, form)
    store = FileStore(tmp_path / "files")
    await database.changing(act_as, cast["Анна"], clock(), send_documents, season, store)
    mine = str(cast["Раиса"])
    own = select(Form.id).where(
        Form.campaign_id == exhibition.addresses["agglomeration"],
        Form.organisation_id == season.organisations["north-school"],
    )
    other = await database.looking(lambda session: session.scalars(own).one())
    taken = await database.changing(act_as, cast["Анна"], clock(), write_long_texts, other)
    assert taken >= 4
    survey = FIRST.replace("Есть план?", f"'{SHORT}'").replace("Планы школ", "'{{7*7}} школ'")
    survey_of(tmp_path, mine).write_text(survey, "utf-8")
    rows = [USUAL, (WICKED.replace("\x00", ""), SHORT, "директор", SHORT, SHORT, SHORT, SHORT)]
    book(roster_of(tmp_path, mine), {"Лист": [[str(c) for c in row] for row in rows]})
    return exhibition
