"""A campaign from its draft to its end, its board, and what happens with its forms."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import event

from domain.acting import actor_of
from domain.campaigning import include
from domain.consenting import Operator
from domain.organising import add_organisation
from storage import Database, Session
from tests.conftest import Clock
from tests.panel.conftest import Season, SignIn

DATES = {
    "opens_at": "2026-09-02T09:00",
    "on_time_at": "30.09.2026 18:00",
    "locks_at": "2026-10-09T18:00",
}
NEW = {
    "survey": "head_self_assessment",
    "title": "Осень",
    "organisation": "1",
    "audience": "school",
    **DATES,
}


async def test_a_campaign_lives_from_draft_to_end(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    made = await raisa.press("/campaigns/new", **NEW)
    settings = made.headers["Location"]
    page = await raisa.page(settings)
    assert "Черновик создан." in page
    assert 'name="on_time_at" type="datetime-local" value="2026-09-30T18:00"' in page
    home = settings.removesuffix("/settings")
    assert "Анкеты появятся, когда кампания откроется." in await raisa.page(home)
    assert "Пока ничего не отправлено." in await raisa.page(f"{home}/open")
    await raisa.press(f"{home}/open")
    board = await raisa.page(f"{home}?by=organisation")
    assert re.findall(r"<bdi>(Школа[^<]*)</bdi></a></th>", board) == [
        "Школа № 1 (Ёлкино)",
        "Школа № 2",
    ]
    await raisa.press(settings, on_time_at="2026-10-01T18:00", locks_at="2026-10-10T18:00")
    assert "1 октября 2026, 18:00 (ЕКБ)".replace(" ", "\xa0") in await raisa.page(home)
    assert "Не сдано: 2 анкеты." in await raisa.page(f"{home}/close")
    await raisa.press(f"{home}/close")
    assert "завершена" in await raisa.page(home)
    await raisa.press(f"{home}/close", status=409)


async def test_dates_that_do_not_hold_together_are_sent_back(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    answer = await raisa.press("/campaigns/new", status=422, **{**NEW, "on_time_at": "вчера"})
    page = await answer.text()
    assert "Укажите дату и время, например 30.09.2026 18:00." in page
    assert 'value="Осень"' in page
    answer = await raisa.press(
        "/campaigns/new", status=422, **{**NEW, "locks_at": "2026-09-03T09:00"}
    )
    assert '<p class="refusal" role="alert">' in await answer.text()


async def test_the_audience_is_counted_before_anything_is_made(signed_in: SignIn) -> None:
    boris = await signed_in("Борис")
    said = await boris.page(
        "/campaigns/new/audience",
        params={"audience": "codes", "codes": "north-school south-school"},
    )
    assert said == "Анкету получит 1 организация. Не найдены: south-school."


@pytest.mark.parametrize("options", [Operator()], indirect=True)
async def test_no_campaign_opens_while_the_operator_is_blank(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    made = await raisa.press("/campaigns/new", **NEW)
    home = made.headers["Location"].removesuffix("/settings")
    answer = await raisa.press(f"{home}/open", status=409)
    assert "SVOD_OPERATOR" in await answer.text()


ROWS = {"organisation": 2 + 20, "territory": 3 + 21}


@pytest.mark.parametrize("by", ROWS)
async def test_the_board_asks_the_database_as_often_for_many_as_for_few(
    signed_in: SignIn,
    season: Season,
    database: Database,
    cast: dict[str, int],
    clock: Clock,
    by: str,
) -> None:
    raisa = await signed_in("Раиса")
    opened = f"&open={season.organisations['south']}" if by == "territory" else ""
    board = f"/campaigns/{season.campaign}?by={by}{opened}"
    asked: list[str] = []

    @event.listens_for(database._looks.sync_engine, "before_cursor_execute")
    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    await raisa.page(board)
    few = len(asked)
    await database.changing(crowd, cast["Раиса"], season.campaign, clock)
    asked.clear()
    assert (await raisa.page(board)).count('<th scope="row"') == ROWS[by]
    assert len(asked) == few
    assert few <= 16


def crowd(session: Session, raisa: int, campaign_id: int, clock: Clock) -> None:
    by = actor_of(session, raisa)
    for number in range(20):
        code = f"school-{number}"
        add_organisation(
            session, by, clock(), name=f"Школа {number}", kind="school", code=code, under="south"
        )
        include(session, by, clock(), campaign_id, code)


async def test_the_board_is_searched_filtered_and_sorted(
    signed_in: SignIn, season: Season
) -> None:
    raisa = await signed_in("Раиса")
    board = f"/campaigns/{season.campaign}?by=organisation"

    async def names(**asked: str) -> list[str]:
        page = await raisa.page(board, params=asked)
        return re.findall(r"<bdi>(Школа[^<]*)</bdi></a></th>", page)

    assert await names(search="ЁЛКИНО") == ["Школа № 1 (Ёлкино)"]
    assert await names(state="submitted") == []
    assert await names(sort="name", order="down") == ["Школа № 2", "Школа № 1 (Ёлкино)"]
    assert await names(sort="nonsense", page="-1", state="x") == [
        "Школа № 1 (Ёлкино)",
        "Школа № 2",
    ]


async def test_htmx_gets_only_the_table(signed_in: SignIn, season: Season) -> None:
    raisa = await signed_in("Раиса")
    part = await raisa.page(
        f"/campaigns/{season.campaign}?by=organisation", headers={"HX-Request": "true"}
    )
    assert "<html" not in part
    assert "Школа № 2" in part


async def test_gleb_sees_his_own_school_only(signed_in: SignIn, season: Season) -> None:
    gleb = await signed_in("Глеб")
    for page in (
        "",
        "?by=territory",
        "/results?which=all&view=map",
        "/results/places?which=all",
    ):
        text = await gleb.page(f"/campaigns/{season.campaign}{page}")
        assert "Школа № 2" in text
        assert "Ёлкино" not in text


async def test_values_to_compare_with_are_entered_once(signed_in: SignIn, season: Season) -> None:
    raisa, north = await signed_in("Раиса"), season.organisations["north"]
    values = f"/campaigns/{season.campaign}/values"
    field = next(
        f for f in re.findall(r'name="(v-[^"]+)"', await raisa.page(values)) if f"-{north}-" in f
    )
    await raisa.press(values, **{field: "4,25"})
    assert (
        f'name="{field}" class="short-field" inputmode="decimal" autocomplete="off" value="4,25"'
        in (await raisa.page(values))
    )
    for value in ("4,5", "4,75"):
        await raisa.press(values, **{field: value})
    lines = await raisa.page(f"/campaigns/{season.campaign}/settings")
    assert lines.count("Введено значение для сравнения (×\N{NO-BREAK SPACE}3), <bdi>Раиса") == 1
    assert lines.count("Введено значение для сравнения") == 1
    answer = await raisa.press(values, status=422, **{field: "много"})
    page = await answer.text()
    assert f'id="{field}-problem"' in page
    assert 'value="много"' in page


async def test_a_wrong_address_is_a_page_with_a_way_back(signed_in: SignIn) -> None:
    boris = await signed_in("Борис")
    for path in ("/nowhere", "/forms/999999", "/campaigns/7", f"/forms/{'9' * 30}"):
        page = await boris.page(path, status=404)
        assert 'href="/">На начальную страницу' in page


async def test_our_own_fault_shows_no_trace(
    signed_in: SignIn, monkeypatch: pytest.MonkeyPatch, database: Database
) -> None:
    boris = await signed_in("Борис")

    def broken(*_: object) -> None:
        raise RuntimeError("the password is 12345")

    monkeypatch.setattr("admin.pages.journal.read_journal", broken)
    page = await boris.page("/journal", status=500)
    assert "12345" not in page
    assert "Ничего не потеряно" in page
