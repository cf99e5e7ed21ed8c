"""Every list of the panel taken away as it is seen: all its pages, and how it was asked."""

from __future__ import annotations

import csv
import io

import pytest

from tests.access.test_routes import ANNAS
from tests.panel.conftest import Season, SignIn, Visitor
from tests.panel.test_lists import MANY, crowd

__all__ = ["crowd"]

LISTS = (
    "/campaigns/{campaign}/results?table=columns",
    "/campaigns/{campaign}/results?table=map",
    "/campaigns/{campaign}/results/places",
    "/campaigns",
    "/campaigns/{campaign}?by=organisation",
    "/campaigns/{campaign}?by=territory",
    "/campaigns/{campaign}/messages",
    "/campaigns/{campaign}/payment",
    "/organisations",
    "/people",
    "/people/invitations",
    "/people/reach",
    "/people/reach?table=territories",
    "/journal",
)
EMPTY = (*LISTS[:3], "/campaigns/{campaign}/messages")
"""There is nothing in them here, so that their pages offer no file."""


async def lines(visitor: Visitor, path: str) -> list[list[str]]:
    text = await visitor.page(path)
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=";"))


def told(found: list[list[str]]) -> tuple[str, dict[str, str]]:
    """The title, and what is said above the table."""
    return found[0][0], dict(line for line in found[1 : found.index([])])


def rows(found: list[list[str]]) -> list[list[str]]:
    return found[found.index([]) + 1 :]


@pytest.mark.parametrize("path", LISTS)
async def test_a_list_is_offered_and_given_in_both_forms(
    signed_in: SignIn, season: Season, path: str
) -> None:
    import openpyxl

    raisa = await signed_in("Раиса")
    address = path.format(campaign=season.campaign)
    name, _, asked = address.partition("?")
    more = f"{asked}&amp;" if asked else ""
    page = await raisa.page(name if "table" in asked else address)
    for form in ("xlsx", "csv"):
        offered = f'href="{name}?{more}as={form}" download' in page
        assert offered is (path not in EMPTY)
        answer = await raisa.client.get(f"{name}?{asked}&as={form}")
        assert answer.status == 200
        assert answer.headers["Content-Disposition"].startswith("attachment; filename")
        assert answer.headers["Cache-Control"] == "private, no-store"
        body = await answer.read()
        if form == "xlsx":
            assert len(openpyxl.load_workbook(io.BytesIO(body)).worksheets) == 1


@pytest.mark.parametrize("path", LISTS)
async def test_gleb_takes_away_nothing_of_annas(
    signed_in: SignIn, season: Season, path: str
) -> None:
    gleb = await signed_in("Глеб")
    address = path.format(campaign=season.campaign)
    text = await gleb.page(address, params={"as": "csv"})
    assert [secret for secret in ANNAS if secret in text] == []


async def test_the_board_says_what_it_counts_and_how_it_is_filtered(
    signed_in: SignIn, season: Season
) -> None:
    raisa = await signed_in("Раиса")
    board = f"/campaigns/{season.campaign}"
    asked = f"{board}?search=школа&state=filling&sort=active&order=down&page=7"
    page = await raisa.page(asked)
    href = (
        f"{board}?search=%D1%88%D0%BA%D0%BE%D0%BB%D0%B0&amp;state=filling"
        "&amp;sort=active&amp;order=down&amp;as=csv"
    )
    assert f'href="{href}" download' in page
    found = await lines(raisa, f"{asked}&as=csv")
    title, above = told(found)
    assert title == "Ход. Самооценка 2026"
    assert above == {
        "Кампания": "Самооценка 2026",
        "Какие анкеты": "все анкеты, которые вам видны: и сданные, и черновики, и не начатые",
        "Отбор": "поиск «школа»; состояние: заполняется",
        "Порядок": "Последнее изменение, по убыванию",
        "Скачано": above["Скачано"],
    }
    assert above["Скачано"].endswith("(ЕКБ), Раиса")
    head, *forms = rows(found)
    assert head[:6] == [
        "Организация", "Код", "Территория", "Состояние", "Заполнено вопросов", "Всего вопросов",
    ]  # fmt: skip
    assert [form[:4] for form in forms] == [
        ["Школа № 1 (Ёлкино)", "north-school", "Северный район", "заполняется"],
        ["Школа № 2", "south-school", "Южный район", "заполняется"],
    ]


async def test_a_sum_of_all_does_not_claim_to_be_of_those_searched_for(
    signed_in: SignIn, season: Season
) -> None:
    raisa = await signed_in("Раиса")
    asked = f"/campaigns/{season.campaign}/results?which=all&search=Ёлкино"
    by_section = told(await lines(raisa, f"{asked}&table=columns&as=csv"))[1]
    assert "Отбор" not in by_section
    by_organisation = told(await lines(raisa, f"{asked}&view=map&table=map&as=csv"))[1]
    assert by_organisation["Отбор"] == "поиск «Ёлкино»"


@pytest.mark.usefixtures("crowd")
async def test_all_pages_of_a_list_go_into_the_file(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    for path, word in (
        ("/organisations", "Гимназия"),
        ("/people", "Директор"),
        ("/people/invitations", "Ёлкин"),
    ):
        found = rows(await lines(raisa, f"{path}?page=2&as=csv"))
        assert sum(row[0].startswith(word) for row in found) == MANY, path
    journal = rows(await lines(raisa, "/journal?what=organisation_added&before=5&as=csv"))
    assert len(journal) == 1 + MANY + 5


async def test_an_odd_form_of_file_is_the_page(signed_in: SignIn) -> None:
    raisa = await signed_in("Раиса")
    assert (await raisa.page("/organisations?as=exe")).startswith("<!doctype html>")
