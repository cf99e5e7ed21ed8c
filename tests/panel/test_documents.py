"""The page of all documents, and what a form shows beside its answers."""

from __future__ import annotations

import re

from tests.panel.conftest import PNG, Season, SignIn


async def test_documents_lead_to_the_answers_that_they_support(
    signed_in: SignIn, season: Season
) -> None:
    vera = await signed_in("Вера")
    page = await vera.page("/documents?words=приказ+анна")
    assert re.findall(r'<a href="(/evidence/\d+/view)"', page) == [
        f"/evidence/{season.evidence['north-school']}/view"
    ]
    use = re.search(r'href="(/forms/\d+/at/[^"]+)"', page)
    assert use
    went = await vera.client.get(use[1], allow_redirects=False)
    assert (went.status, went.headers["Location"].split("#")[0].split("?")[0]) == (
        303,
        f"/forms/{season.forms['north-school']}",
    )
    anchor = went.headers["Location"].split("#")[1]
    assert f'id="{anchor}"' in await vera.page(went.headers["Location"].split("#")[0])


async def test_a_wrong_date_is_told_beside_its_field_and_the_list_stays(
    signed_in: SignIn, season: Season
) -> None:
    page = await (await signed_in("Вера")).page("/documents?since=завтра", status=422)
    assert "Нужна дата, например 31.12.2026" in page
    assert "Приказ Анна.png" in page


async def test_the_list_of_documents_is_taken_away_as_it_is_searched(
    signed_in: SignIn, season: Season
) -> None:
    vera = await signed_in("Вера")
    taken = await vera.client.get("/documents?words=приказ+семён&as=csv")
    lines = (await taken.read()).decode("utf-8-sig").splitlines()
    heads = lines.index(
        "Организация;Документ;Файл или адрес;Класс;Дата;Номер;Не отмечено;Где приложен;"
        "Прислал;Когда прислан;SHA-256"
    )
    assert "Отбор;поиск «приказ семён»" in lines[:heads]
    assert len(lines) == heads + 2
    assert lines[-1].startswith("Школа № 2;Приказ Семён.png;Приказ Семён.png;")


async def test_gleb_finds_nothing_of_another_municipality(
    signed_in: SignIn, season: Season
) -> None:
    page = await (await signed_in("Глеб")).page("/documents")
    assert re.findall(r"/evidence/(\d+)/", page) == [str(season.evidence["south-school"])]
    assert "Анна" not in page


async def test_pictures_are_seen_in_place(signed_in: SignIn, season: Season) -> None:
    boris, number = await signed_in("Борис"), season.evidence["north-school"]
    page = await boris.page(f"/forms/{season.forms['north-school']}")
    assert f'<img src="/evidence/{number}/view" alt="Приказ Анна.png" loading="lazy">' in page
    shown = await boris.client.get(f"/evidence/{number}/view")
    assert await shown.read() == PNG + "Анна".encode()
    assert shown.headers["X-Frame-Options"] == "DENY"


async def test_the_history_of_a_form_as_a_page_and_as_a_table(
    signed_in: SignIn, season: Season
) -> None:
    boris, form = await signed_in("Борис"), season.forms["north-school"]
    page = await boris.page(f"/forms/{form}/history")
    changes = page.count("ответа не было")
    assert changes == page.count('data-label="Стало"') > 0
    taken = await boris.client.get(f"/forms/{form}/history?as=csv")
    lines = (await taken.read()).decode("utf-8-sig").splitlines()
    heads = lines.index("Когда;Кто;Код вопроса;Вопрос;Было;Стало;Комментарий")
    assert len(lines) == heads + 1 + changes
