"""The public check of a paper: what it shows, what only insiders see, and not too often."""

from __future__ import annotations

from datetime import timedelta

import pytest

from admin.limiting import Limit
from domain.acting import act_as
from domain.papers import Kind, NewPaper, new_number, printed, register
from storage import Database
from tests.conftest import Clock
from tests.panel.conftest import Season, SignIn

SHA = "ab" * 32


@pytest.fixture
async def paper(
    database: Database, season: Season, cast: dict[str, int], clock: Clock
) -> NewPaper:
    made = NewPaper(
        new_number(),
        Kind.MUNICIPALITY,
        season.organisations["north"],
        SHA,
        season.campaign,
        points=57_500,
        maximum=97_500,
    )
    await database.changing(act_as, cast["Раиса"], clock(), register, [made])
    return made


async def test_anybody_checks_a_paper(nobody, paper: NewPaper) -> None:
    visitor = await nobody()
    assert "Наберите номер" in await visitor.page("/check")
    page = await visitor.page(f"/check?number=№ {printed(paper.number)}")
    for said in (
        printed(paper.number),
        "Справка по муниципалитету",
        "Северный район",
        "Самооценка 2026",
        SHA,
        "1 сентября 2026",
    ):
        assert said in page.replace("\N{NO-BREAK SPACE}", " ")
    assert "5,75" not in page
    assert "Раиса" not in page


async def test_only_who_oversees_it_reads_points_and_names(
    signed_in: SignIn, paper: NewPaper
) -> None:
    boris, gleb = await signed_in("Борис"), await signed_in("Глеб")
    assert "5,75" in await boris.page(f"/check/{paper.number}")
    page = await gleb.page(f"/check/{paper.number}")
    assert "5,75" not in page
    assert "Раиса" not in page


async def test_a_wrong_number_is_explained_beside_the_field(nobody, paper: NewPaper) -> None:
    visitor = await nobody()
    wrong = str((int(paper.number[0]) + 1) % 10) + paper.number[1:]
    page = await visitor.page(f"/check/{wrong}", status=404)
    assert "опечатка" in page
    assert f'value="{wrong}" aria-invalid="true"' in page
    page = await visitor.page("/check/%3Cscript%3E", status=404)
    assert "<script>" not in page.partition("<main")[2]


async def test_nobody_tries_numbers_one_after_another(nobody, paper: NewPaper, clock) -> None:
    visitor = await nobody()
    for _ in range(30):
        await visitor.page(f"/check/{new_number()}", status=404)
    answer = await visitor.client.get(f"/check/{paper.number}")
    assert (answer.status, answer.headers["Retry-After"]) == (429, "60")
    assert "Слишком много проверок" in await answer.text()
    clock.passes(seconds=60)
    await visitor.page(f"/check/{paper.number}")


def test_a_limit_counts_each_apart_and_forgets_with_the_minute(clock: Clock) -> None:
    limit = Limit(2)
    assert [limit.wait("a", clock()) for _ in range(3)] == [0, 0, 60]
    assert limit.wait("b", clock()) == 0
    assert limit.wait("a", clock() + timedelta(seconds=45)) == 15
    assert limit.wait("a", clock() + timedelta(seconds=60)) == 0
