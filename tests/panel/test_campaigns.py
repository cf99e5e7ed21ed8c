"""A campaign from its draft to its end, its board, and what happens with its forms."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from aiohttp import FormData
from sqlalchemy import event

from admin.fields import Typed
from admin.words import ago, moment, percent, size
from domain.acting import actor_of
from domain.campaigning import include
from domain.consenting import Operator
from domain.organising import add_organisation
from storage import Database, Session
from tests.conftest import Clock
from tests.panel.conftest import PNG, Season, SignIn, Visitor

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
    assert "Анкету получат 2 организации." in await raisa.page(f"{home}/open")
    await raisa.press(f"{home}/open")
    assert re.findall(r"<bdi>(Школа[^<]*)</bdi></a></th>", await raisa.page(home)) == [
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


async def test_the_board_asks_the_database_as_often_for_many_as_for_few(
    signed_in: SignIn, season: Season, database: Database, cast: dict[str, int], clock: Clock
) -> None:
    raisa, board = await signed_in("Раиса"), f"/campaigns/{season.campaign}"
    asked: list[str] = []

    @event.listens_for(database._looks.sync_engine, "before_cursor_execute")
    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    await raisa.page(board)
    few = len(asked)
    await database.changing(crowd, cast["Раиса"], season.campaign, clock)
    asked.clear()
    assert (await raisa.page(board)).count("<tr>") == 1 + 2 + 20
    assert len(asked) == few
    assert few <= 12


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
    raisa, board = await signed_in("Раиса"), f"/campaigns/{season.campaign}"

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
    part = await raisa.page(f"/campaigns/{season.campaign}", headers={"HX-Request": "true"})
    assert "<html" not in part
    assert "Школа № 2" in part


async def test_gleb_sees_his_own_school_only(signed_in: SignIn, season: Season) -> None:
    gleb = await signed_in("Глеб")
    for page in ("", "/results?which=all"):
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
    answer = await raisa.press(values, status=422, **{field: "много"})
    page = await answer.text()
    assert f'id="{field}-problem"' in page
    assert 'value="много"' in page


async def test_a_form_shows_answers_documents_and_history(
    signed_in: SignIn, season: Season
) -> None:
    boris, form = await signed_in("Борис"), f"/forms/{season.forms['north-school']}"
    page = await boris.page(form)
    assert "нет ответа" in page
    assert "Приказ Анна.png" in page
    history = re.search(r'href="(/forms/\d+/history/[^"]+)"', page)
    assert history
    assert "Анна" in await boris.page(history[1], headers={"HX-Request": "true"})


async def test_an_extension_and_a_reopening_need_a_reason(
    signed_in: SignIn, season: Season, clock: Clock
) -> None:
    raisa, form = await signed_in("Раиса"), f"/forms/{season.forms['north-school']}"
    dates = {"on_time_at": "2026-10-05T18:00", "locks_at": "2026-10-15T18:00"}
    await raisa.press(f"{form}/extend", status=422, **dates)
    await raisa.press(f"{form}/extend", reason="болезнь", **dates)
    assert "болезнь" in await raisa.page(form)
    clock.passes(days=45)
    raisa = await signed_in("Раиса")
    await raisa.press(f"{form}/reopen", status=422, days="0", reason="ошибка")
    await raisa.press(f"{form}/reopen", days="3", reason="ошибка в отчёте")
    assert "ошибка в отчёте" in await raisa.page(form)
    assert "Анкета открыта снова" in await raisa.page("/journal")


async def test_a_document_opens_safely(signed_in: SignIn, season: Season) -> None:
    boris, document = await signed_in("Борис"), f"/evidence/{season.evidence['north-school']}"
    shown = await boris.client.get(f"{document}/view")
    assert shown.headers["Content-Type"] == "image/png"
    assert shown.headers["Content-Disposition"].startswith("inline")
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert await shown.read() == PNG + "Анна".encode()
    taken = await boris.client.get(f"{document}/file", headers={"Range": "bytes=0-3"})
    assert taken.status == 206
    assert taken.headers["Content-Type"] == "application/octet-stream"
    assert taken.headers["Content-Disposition"].startswith("attachment")


async def attach(visitor: Visitor, path: str, content: bytes, csrf: str | None = None) -> int:
    form = FormData(quote_fields=False)  # as browsers do
    form.add_field("csrf", visitor.csrf if csrf is None else csrf)
    form.add_field("file", BytesIO(content), filename="Отчёт.pdf", content_type="text/html")
    answer = await visitor.client.post(path, data=form, allow_redirects=False)
    return answer.status


@pytest.fixture
async def place(signed_in: SignIn, season: Season) -> str:
    page = await (await signed_in("Борис")).page(f"/forms/{season.forms['north-school']}")
    found = re.search(r'href="(/forms/\d+/attach/\d+)"', page)
    assert found
    return found[1]


async def test_a_large_document_is_attached_from_the_panel(
    signed_in: SignIn, season: Season, place: str, tmp_path: Path
) -> None:
    boris = await signed_in("Борис")
    large = b"%PDF-1.7\n" + b"0" * 30_000_000 + b"\ntrailer\nstartxref\n9\n%%EOF\n"
    assert await attach(boris, place, large) == 303
    assert "Отчёт.pdf" in await boris.page(f"/forms/{season.forms['north-school']}")
    assert list((tmp_path / "uploads").iterdir()) == []


async def test_what_is_not_a_document_is_refused(signed_in: SignIn, place: str) -> None:
    boris = await signed_in("Борис")
    assert await attach(boris, place, b"MZ\x90\x00" + b"\0" * 500) == 422
    assert await attach(boris, place, b"") == 422


async def test_a_document_without_our_token_is_not_taken(
    signed_in: SignIn, season: Season, place: str
) -> None:
    boris = await signed_in("Борис")
    assert await attach(boris, place, PNG, csrf="wrong") == 403
    assert "Отчёт" not in await boris.page(f"/forms/{season.forms['north-school']}")


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


def test_values_read_as_russians_write_them(clock: Clock) -> None:
    from datetime import timedelta
    from decimal import Decimal

    assert size(1_468_006) == "1,4\xa0МБ"
    assert size(900) == "900\xa0Б"
    assert percent(Decimal(41)) == "41,0\xa0%"
    assert ago(clock.now - timedelta(minutes=21), clock.now) == "21 минуту назад"
    assert moment(clock.now, "Asia/Yekaterinburg") == "1\xa0сентября\xa02026,\xa014:00\xa0(ЕКБ)"


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("30.09.2026 18:00", "2026-09-30T13:00:00+00:00"),
        ("2026-09-30T18:00", "2026-09-30T13:00:00+00:00"),
        ("30.02.2026 18:00", None),
        ("2026-09-30T18:00+00:00", None),
        ("0001-01-01T00:00", None),
        ("завтра", None),
    ],
)
def test_a_moment_is_read_in_the_zone_of_the_organisation(
    text: str, understood: str | None
) -> None:
    from zoneinfo import ZoneInfo

    typed = Typed({"at": text})
    at = typed.moment("at", ZoneInfo("Asia/Yekaterinburg"))
    assert (at.isoformat() if typed.fine else None) == understood
