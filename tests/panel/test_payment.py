"""The page of payment: a forecast with its inputs and its questions."""

from __future__ import annotations

import re

import pytest

from domain.acting import act_as
from domain.answering import Spot, choose_option, type_answer
from storage import Database
from survey_defs.loading import shipped
from survey_defs.model import Choice
from tests.conftest import Clock
from tests.panel.conftest import Season, SignIn

SURVEY = shipped()["head_self_assessment"]


def forecasts(page: str) -> list[str]:
    """The forecasts of the table."""
    found = re.findall(r'<td class="forecast[^>]*>(.*?)</td>', page)
    return [" ".join(each.split()) for each in found]


@pytest.fixture
async def home(season: Season) -> str:
    return f"/campaigns/{season.campaign}/payment"


async def earn(database: Database, cast: dict[str, int], clock: Clock, season: Season) -> None:
    """Anna answers so that her points lie between two rows: 69.5."""
    form = season.forms["north-school"]

    def answer(session, by, now):
        for place, question in enumerate(SURVEY.questions):
            if isinstance(question, Choice):
                choose_option(session, by, now, Spot(form, place, None), 0)
        typed = {"H1": "100", "H3": "0", "H7": "1", "H9": "95", "H11": "100", "H14": "95"}
        for code, text in {**typed, "H19": "1"}.items():
            type_answer(session, by, now, Spot(form, SURVEY.place(code), None), text)

    await database.changing(act_as, cast["Анна"], clock(), answer)


async def test_the_tab_is_there_where_something_is_paid(
    signed_in: SignIn, season: Season, home: str
) -> None:
    raisa = await signed_in("Раиса")
    board = await raisa.page(f"/campaigns/{season.campaign}")
    assert f'<a href="{home}">Выплата</a>' in board
    page = await raisa.page(home)
    assert "Это прогноз по баллам, а не приказ: решает комиссия." in page
    assert "80–94 → 90\xa0%" in page
    assert page.count("<h1>") == 1


async def test_a_newcomer_is_marked_and_unmarked(
    signed_in: SignIn, season: Season, home: str
) -> None:
    raisa = await signed_in("Раиса")
    here = str(season.organisations["south-school"])
    await raisa.press(home, kind="newcomer", organisation=here, value="1")
    page = await raisa.page(home)
    told = " ".join(page.split())
    assert "Прогноз: 2 000 ₽ в месяц на 6 месяцев вместо оценки" in told
    assert page.count("Снять отметку") == 1
    await raisa.press(home, kind="newcomer", organisation=here, value="")
    assert "Снять отметку" not in await raisa.page(home)


async def test_a_value_between_rows_is_ruled_on(
    signed_in: SignIn, season: Season, home: str, database: Database, cast, clock: Clock
) -> None:
    await earn(database, cast, clock, season)
    raisa = await signed_in("Раиса")
    page = await raisa.page(home)
    value = re.search(r'name="question" value="([^"]+)"', page)
    assert value, forecasts(page)
    assert value[1] == "69.5"
    rows = re.findall(r'name="pays" value="([^"]+)"', page)
    assert len(rows) == 2
    fields = {"question": value[1], "pays": rows[0]}
    refused = await raisa.press(f"{home}/ruling", status=422, **fields, reason=" ")
    assert "Напишите, почему решено так." in await refused.text()
    await raisa.press(f"{home}/ruling", **fields, reason="протокол № 3")
    page = await raisa.page(home)
    assert "Нужно решить" not in page
    assert "по решению администратора" in page
    journal = await raisa.page("/journal")
    assert "Решено, как считать выплату" in journal
    assert "причина: протокол № 3" in journal
    await raisa.press(f"{home}/ruling", question=value[1], reason="передумали")
    assert "Нужно решить" in await raisa.page(home)


async def test_who_only_looks_sees_and_enters_nothing(
    signed_in: SignIn, season: Season, home: str, database: Database, cast, clock: Clock
) -> None:
    await earn(database, cast, clock, season)
    vera = await signed_in("Вера")
    page = await vera.page(home)
    assert "Нужно решить" in page
    assert "<button" not in page.split("<h2>Выплата")[1]
    gleb = await signed_in("Глеб")
    assert "Ёлкино" not in await gleb.page(home)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "fund", "value": "1000"}, "Это правило выплат не зависит от фонда."),
        ({"kind": "quarter", "value": "1"}, "Это правило выплат не зависит от квартала."),
        ({"kind": "money", "value": "1"}, "Не сохранено: проверьте отмеченные поля."),
    ],
)
async def test_what_makes_no_sense_is_sent_back(
    signed_in: SignIn, season: Season, home: str, fields: dict[str, str], sentence: str
) -> None:
    raisa = await signed_in("Раиса")
    place = str(season.organisations["north"])
    answer = await raisa.press(home, status=422, organisation=place, **fields)
    assert sentence in await answer.text()
