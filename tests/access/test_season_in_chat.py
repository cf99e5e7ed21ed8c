"""What a season is run by in the chat: each button by who may, and by everybody who may not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData
from sqlalchemy import select

from bot import callbacks as to
from domain.acting import act
from domain.answering import Spot, comment, type_answer
from domain.consenting import put_in_force
from storage import Database, Session, consents, organisations, people
from storage.tables import Answer, Form, Membership, Notice, Role
from tests.access.test_buttons import SECRETS
from tests.conversations.conftest import (  # noqa: F401 -- fixtures
    Stage,
    database,
    database_url,
    panel_url,
    planted,
    planted_postgres,
    planted_sqlite,
    postgres_season,
    season,
    setting,
    snapshot,
    sqlite_season,
    stage,
    telegram,
    walk,
)
from tests.season import CAST, OPERATOR, Season

Buttons = dict[str, CallbackData]
Press = Callable[[str, str], Awaitable[str]]
ANNA = CAST["Анна"][0]
DENIS = 2002
ABOVE = {"Missing", "Nudging", "NudgingOne", "Nudge", "NudgeOne", "Board"}
"""Whoever coordinates the municipality may; Anna, who heads the school, may not."""
WITHIN = {"Hush", "HandOver", "GoAway", "Handing", "Away", "Clear"}
"""Anna may; who coordinates above looks at the form, and changes nothing of it."""
HIDDEN = {"Глеб": SECRETS, "Анна": ("Школа № 2", "Глеб"), "Борис": ()}


def kept(session: Session) -> dict[str, list[Any]]:
    """All that these buttons change."""
    tables = (Answer, Form, Membership, Notice)
    return {
        table.__name__: sorted(map(repr, session.execute(select(*table.__table__.columns))))
        for table in tables
    }


@pytest.fixture
async def buttons(
    database: Database,  # noqa: F811 -- a fixture
    season: Season,  # noqa: F811 -- a fixture
    stage: Stage,  # noqa: F811 -- a fixture
) -> Buttons:
    """Anna has begun and not submitted; Denis is her deputy."""
    form, campaign = season.forms["school"], season.campaigns["school"]

    def begin(session: Session) -> tuple[int, int, int]:
        now = stage.clock()
        act(session, ANNA, now, type_answer, Spot(form, 0, None), "87,5")
        act(session, ANNA, now, comment, Spot(form, 0, None), "Тайна Анны")
        school = organisations.by_code(session, "school")
        north = organisations.by_code(session, "north")
        assert school is not None
        assert north is not None
        denis = people.add(session, DENIS, "Денис", now)
        people.grant(session, denis.id, school.id, Role.DEPUTY, now)
        consent = put_in_force(session, now, OPERATOR)
        assert consent is not None
        consents.give(session, denis.id, consent.version, now)
        return school.id, north.id, denis.id

    school, north, denis = await database.changing(begin)
    theirs = {"campaign": campaign, "territory": north}
    made = (
        to.Missing(**theirs), to.Nudging(**theirs), to.NudgingOne(form=form),
        to.Nudge(**theirs), to.NudgeOne(form=form), to.Board(campaign=campaign),
        to.Hush(form=form, days=3), to.Handing(form=form), to.HandOver(form=form, person=denis),
        to.Away(organisation=school), to.GoAway(organisation=school, deputy=denis, days=7),
        to.Clear(form=form, place=0, revision=2), to.Question(form=form, place=0),
    )  # fmt: skip
    return {type(each).__name__: each for each in made}


@pytest.fixture
def press(
    stage: Stage,  # noqa: F811 -- a fixture
    walk: Callable[..., Any],  # noqa: F811 -- a fixture
    buttons: Buttons,
) -> Press:
    """Press a button that was perhaps never shown; what the phone then tells."""

    async def pressed(who: str, name: str) -> str:
        phone = stage.phone(who)
        if not phone.events:
            await walk(phone, "> /start")
        seen = len(phone.events)
        code = buttons[name].pack()
        await walk(phone, lambda there: there.presses_stale(code, on=there.screen))
        return phone.transcript(since=seen)

    return pressed


@pytest.mark.parametrize(
    ("who", "tried"), [("Глеб", ABOVE | WITHIN), ("Анна", ABOVE), ("Борис", WITHIN)]
)
async def test_what_is_not_theirs_to_do_changes_nothing(
    press: Press,
    database: Database,  # noqa: F811 -- a fixture
    who: str,
    tried: set[str],
) -> None:
    before = await database.glancing(kept)
    for name in sorted(tried):
        told = await press(who, name)
        assert await database.glancing(kept) == before, f"{name}\n{told}"
        assert not [secret for secret in HIDDEN[who] if secret in told], f"{name}\n{told}"


@pytest.mark.parametrize(
    ("who", "name", "changed"),
    [
        ("Борис", "Nudge", {"Notice"}),
        ("Борис", "NudgeOne", {"Notice"}),
        ("Анна", "Clear", {"Answer", "Form"}),
        ("Анна", "Hush", {"Form"}),
        ("Анна", "HandOver", {"Form", "Notice"}),
        ("Анна", "GoAway", {"Membership", "Notice"}),
    ],
)
async def test_what_is_theirs_to_do_is_done(
    press: Press,
    database: Database,  # noqa: F811 -- a fixture
    who: str,
    name: str,
    changed: set[str],
) -> None:
    """Without this the test above would prove nothing."""
    before = await database.glancing(kept)
    await press(who, name)
    after = await database.glancing(kept)
    assert {table for table in before if before[table] != after[table]} == changed


async def test_who_coordinates_above_sees_what_is_answered(press: Press) -> None:
    assert "87,5" in await press("Борис", "Question")
    assert "87,5" not in await press("Глеб", "Question")
