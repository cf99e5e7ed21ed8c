"""A form with the kinds that have parts, as its overseers see it in the panel."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from domain import answering, filling
from domain.acting import actor_of
from domain.campaigning import Audience, create_campaign, open_campaign
from storage import Database, Session
from tests.conftest import Clock
from tests.domain.filling.rich import LINE, PLACES, RICH
from tests.panel.conftest import OPERATOR, SignIn

EVIL = "<script>alert(1)</script>"


def fill(session: Session, clock: Clock, cast: dict[str, int]) -> int:
    raisa, anna = actor_of(session, cast["Раиса"]), actor_of(session, cast["Анна"])
    dates = {
        "opens_at": clock(),
        "on_time_at": clock() + timedelta(days=20),
        "locks_at": clock() + timedelta(days=30),
    }
    made = create_campaign(
        session,
        raisa,
        clock(),
        survey=RICH,
        title="Дорожная карта",
        organisation_code="1",
        audience=Audience(kind="school"),
        **dates,
    )
    open_campaign(session, raisa, clock(), made.id, OPERATOR)
    form = filling.home(session, anna, clock()).forms[0].form_id
    for code, text in (
        ("subjects", "математика, физика"),
        ("pupils", "200"),
        ("events", f"{LINE}\n{EVIL}"),
    ):
        spot = answering.Spot(form, PLACES[code], None)
        answering.type_answer(session, anna, clock(), spot, text)
    return form


@pytest.fixture
async def form(database: Database, clock: Clock, cast: dict[str, int]) -> int:
    return await database.changing(fill, clock, cast)


async def test_a_table_is_shown_as_a_table(signed_in: SignIn, form: int) -> None:
    page = await (await signed_in("Борис")).page(f"/forms/{form}")
    shown = re.search(r'id="q-events".*?</section>', page, re.DOTALL)
    assert shown
    cells = re.findall(r"<td>(?:<bdi>)?(.*?)(?:</bdi>)?</td>", shown[0])
    assert cells[:9] == [
        "1",
        "Форум",
        "12.05.2026",
        "13.05.2026",
        "План",
        '<span class="muted">—</span>',
        '<span class="muted">—</span>',
        "50",
        "25",
    ]
    assert cells[9:11] == ["2", "&lt;script&gt;alert(1)&lt;/script&gt;"]
    assert "таблица не закончена" in shown[0]
    assert EVIL not in page
    assert "Математика; Физика" in page
    assert "О чём эта анкета" not in page
    assert "ещё не посчитано" in page


async def test_the_history_of_a_table_reads_in_words(signed_in: SignIn, form: int) -> None:
    page = await (await signed_in("Борис")).page(f"/forms/{form}/history/events")
    assert "2 события: 1) Форум, 12.05.2026, 13.05.2026, План, —, —, 50; 2)" in page
