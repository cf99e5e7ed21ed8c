"""Questionnaires in the panel: uploaded, checked, shown, published, moved to."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from aiohttp import ClientResponse, FormData

from storage import Database
from survey_defs.checking import check
from tests.panel.conftest import Season, SignIn, Visitor

TEXT = """\
code: plans
version: {version}
title: Планы школ
official: false
notice: Пример
maximum: 2
sections:
- code: s
  title: Планы
  questions:
  - code: plan
    kind: choice
    title: Есть план?
    options:
    - {{code: yes_, label: Да, points: 2}}
    - {{code: no_, label: Нет}}
  - code: {second}
    kind: text
    title: {title}
    ask_if: selected(plan, 'yes_')
"""
FIRST = TEXT.format(version=1, second="why", title="Почему <b>так</b>?")
SECOND = TEXT.format(version=2, second="what", title="Что мешает?")
BROKEN = FIRST.replace("points: 2", "points: 3")


async def send(
    visitor: Visitor, content: str | bytes, name: str = "планы.yaml", csrf: str | None = None
) -> ClientResponse:
    form = FormData(quote_fields=False)  # as browsers do
    form.add_field("csrf", visitor.csrf if csrf is None else csrf)
    body = content.encode() if isinstance(content, str) else content
    form.add_field("file", BytesIO(body), filename=name, content_type="application/octet-stream")
    return await visitor.client.post("/surveys/upload", data=form, allow_redirects=False)


async def uploaded(visitor: Visitor, content: str | bytes, name: str = "планы.yaml") -> str:
    """The address of the draft."""
    answer = await send(visitor, content, name)
    assert answer.status == 303, await answer.text()
    return answer.headers["Location"]


async def publish(visitor: Visitor, content: str) -> str:
    draft = await uploaded(visitor, content)
    answer = await visitor.press(f"{draft}/publish")
    return answer.headers["Location"]


def words(page: str) -> str:
    """What is read, without the marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


async def test_a_workbook_to_begin_with_is_sound(signed_in: SignIn, tmp_path: Path) -> None:
    raisa = await signed_in("Раиса")
    answer = await raisa.client.get("/surveys/template.xlsx")
    (tmp_path / "опросник.xlsx").write_bytes(await answer.read())
    assert check(tmp_path / "опросник.xlsx") == []


async def test_a_file_is_checked_shown_and_published(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    draft = await uploaded(raisa, FIRST)
    page = await raisa.page(draft)
    assert "Ошибок нет" in page
    assert "Опросника с таким кодом ещё не было" in page
    assert "Почему &lt;b&gt;так&lt;/b&gt;?" in page
    phone = words(await raisa.page(f"{draft}/phone"))
    assert "1. Есть план? до 2 б. Да Нет 💬 Комментарий ‹ Назад Разделы Дальше ›" in phone
    assert "Только если: в «Есть план?» выбрано «Да»" in phone
    answer = await raisa.press(f"{draft}/publish")
    assert answer.headers["Location"] == "/surveys/plans@1"
    assert "Опубликовано." in await raisa.page("/surveys/plans@1")
    assert "планы.yaml" in await raisa.page("/surveys/plans@1")
    assert await raisa.page("/surveys/plans@1/source") == FIRST
    await raisa.page(draft, 404)


async def test_errors_stand_with_their_place_and_nothing_is_published(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    draft = await uploaded(raisa, BROKEN)
    page = words(await raisa.page(draft))
    assert "Опубликовать нельзя" in page
    assert "строка 6" in page
    assert "Опубликовать версию" not in page
    told = await raisa.page(f"{draft}/report")
    assert told.startswith("\ufeffпланы.yaml:6")
    await raisa.page(f"{draft}/phone", 404)
    answer = await raisa.press(f"{draft}/publish", 409)
    assert "Исправьте" in await answer.text()
    assert "Планы школ" not in await raisa.page("/surveys")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("книга.xlsx", b"PK\x03\x04 not a workbook"),
        ("смех.yaml", b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"),
        ("байты.yaml", bytes(range(256)) * 20),
        ("../../etc/passwd.yaml", b"code: 1"),
        ("", b"x"),
        ("пусто.yaml", b""),
    ],
)
async def test_anything_hostile_is_a_report_or_a_sentence(
    signed_in: SignIn, name: str, content: bytes, tmp_path: Path
) -> None:
    raisa = await signed_in("Раиса")
    answer = await send(raisa, content, name)
    if answer.status == 303:
        assert "Опубликовать нельзя" in await raisa.page(answer.headers["Location"])
    else:
        assert (answer.status, "Выберите файл опросника" in await answer.text()) == (422, True)
    inside = [path for path in (tmp_path / "drafts").rglob("*") if path.is_file()]
    assert all(path.is_relative_to(tmp_path / "drafts") for path in inside)


async def test_too_large_a_file_is_refused_and_gone(signed_in: SignIn, tmp_path: Path) -> None:
    raisa = await signed_in("Раиса")
    answer = await send(raisa, b"#" * (10 * 1024 * 1024 + 1))
    assert (answer.status, "Файл больше 10 МБ" in await answer.text()) == (422, True)
    assert [path for path in (tmp_path / "drafts").rglob("*") if path.is_file()] == []


async def test_changed_content_under_the_same_version_is_refused(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    await publish(raisa, FIRST)
    draft = await uploaded(raisa, FIRST.replace("Есть план?", "Плана нет?"))
    assert "текст: «Есть план?» → «Плана нет?»" in words(await raisa.page(draft))
    answer = await raisa.press(f"{draft}/publish", 409)
    assert "Поставьте в файле version: 2" in await answer.text()


async def test_versions_are_compared_and_withdrawn(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    await publish(raisa, FIRST)
    await publish(raisa, SECOND)
    changes = words(await raisa.page("/surveys/plans@2/changes?from=plans@1"))
    assert "Этих вопросов больше нет why Почему" in changes
    assert "1 новый вопрос появится без ответа: what." in changes
    assert "Снять с публикации «Планы школ», версия 2?" in await raisa.page(
        "/surveys/plans@2/withdraw"
    )
    await raisa.press("/surveys/plans@2/withdraw")
    listed = words(await raisa.page("/surveys"))
    assert "plans 2 снята" in listed
    assert "plans 1 новейшая" in listed


async def test_drafts_are_ones_own(signed_in: SignIn, cast: dict[str, int]) -> None:
    raisa, again = await signed_in("Раиса"), await signed_in("Борис")
    draft = await uploaded(raisa, FIRST)
    for path in (draft, f"{draft}/report", f"{draft}/phone"):
        await again.page(path, 403)
    await again.press(f"{draft}/publish", 403)
    await raisa.page(draft)
    await raisa.page("/surveys/drafts/..%2f..%2f", 404)
    await raisa.page("/surveys/drafts/abcdefghijklmnop", 404)


async def test_only_admins_of_the_top_come_here(signed_in: SignIn) -> None:
    boris, vera = await signed_in("Борис"), await signed_in("Вера")
    assert 'href="/surveys"' not in await boris.page("/")
    for visitor in (boris, vera):
        for path in ("/surveys", "/surveys/head_self_assessment@1"):
            await visitor.page(path, 403)
        assert (await send(visitor, FIRST)).status == 403
    raisa = await signed_in("Раиса")
    assert (await send(raisa, FIRST, csrf="wrong")).status == 403
    assert 'href="/surveys"' in await raisa.page("/")


async def test_campaigns_begin_with_what_is_published(signed_in: SignIn) -> None:
    raisa, boris = await signed_in("Раиса"), await signed_in("Борис")
    await publish(raisa, FIRST)
    await publish(raisa, SECOND)
    page = await boris.page("/campaigns/new")
    assert '<option value="plans">Планы школ</option>' in page
    assert '<option value="plans@1">Планы школ, прежняя версия 1</option>' in page
    made = await boris.press(
        "/campaigns/new", survey="plans@1", title="Планы", organisation="north", audience="school",
        opens_at="2026-09-02T09:00", on_time_at="2026-09-20T18:00", locks_at="2026-09-30T18:00",
    )  # fmt: skip
    settings = words(await boris.page(made.headers["Location"]))
    assert "Планы школ, версия 1." in settings
    answer = await raisa.press("/surveys/plans@1/withdraw", 409)
    assert "«Планы»" in await answer.text()


async def test_a_campaign_is_moved_after_its_report(
    signed_in: SignIn, database: Database, season: Season
) -> None:
    raisa = await signed_in("Раиса")
    own = Path("survey_defs/content/head_self_assessment.yaml").read_text("utf-8")
    renewed = own.replace("version: 1", "version: 2", 1).replace(
        "title: Нет неисполненных предписаний", "title: Предписания исполнены", 1
    )
    await publish(raisa, renewed)
    page = await raisa.page(f"/campaigns/{season.campaign}/move")
    to = re.search(r'<option value="([0-9a-f]{64})"', page)
    assert to
    report = await raisa.page(f"/campaigns/{season.campaign}/move?to={to[1]}")
    assert "В кампании 2 анкеты, начато: 2." in report
    seen = re.search(r'name="seen" value="([0-9a-f]{64})"', report)
    assert seen
    refused = await raisa.press(f"/campaigns/{season.campaign}/move", 409, to=to[1], seen="0" * 64)
    assert "положение изменилось" in await refused.text()
    await raisa.press(f"/campaigns/{season.campaign}/move", to=to[1], seen=seen[1])
    settings = words(await raisa.page(f"/campaigns/{season.campaign}/settings"))
    assert "версия 2." in settings
    assert "Кампания переведена на другую версию." in settings
    assert "Кампания переведена на другую версию опросника" in await raisa.page("/journal")
    form = await raisa.page(f"/forms/{season.forms['north-school']}")
    assert f"/forms/{season.forms['north-school']}/attach/10000" in form
    await raisa.page(f"/forms/{season.forms['north-school']}/attach/10000")
