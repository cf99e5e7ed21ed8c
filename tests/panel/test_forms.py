"""One form in the panel: its answers, its documents, exceptions made for it."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from aiohttp import FormData

from tests.conftest import Clock
from tests.panel.conftest import PNG, Season, SignIn, Visitor


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
