"""A person's own address of data: shown once, opened by any program, revoked, never too often."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

import pytest
from sqlalchemy import update

from storage import Database
from storage.tables import DataLink, Membership
from tests.conftest import Clock
from tests.panel.conftest import Season, SignIn, Visitor

Make = Callable[[str], Awaitable[str]]


@pytest.fixture
def make(signed_in: SignIn, season: Season) -> Make:
    async def make(name: str) -> str:
        visitor = await signed_in(name)
        answer = await visitor.press(f"/campaigns/{season.campaign}/data-link", status=200)
        found = re.search(r'value="http[^"]+(/data/[^"/]+)/answers\.csv"', await answer.text())
        assert found
        return found[1]

    return make


async def text(visitor: Visitor, path: str) -> str:
    answer = await visitor.client.get(path)
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    return (await answer.read()).decode("utf-8-sig")


async def test_whoever_has_it_reads_what_its_owner_sees(nobody, make: Make) -> None:
    program = await nobody()
    raisa, gleb = await make("Раиса"), await make("Глеб")
    assert "north-school" in await text(program, f"{raisa}/answers.csv")
    for file in ("answers", "results"):
        seen = await text(program, f"{gleb}/{file}.csv")
        assert "south-school" in seen
        assert "north-school" not in seen
    assert "Код вопроса" in await text(program, f"{gleb}/dictionary.csv")


async def test_it_is_kept_nowhere_but_as_a_hash(database: Database, make: Make) -> None:
    token = (await make("Раиса")).rpartition("/")[2]
    kept = await database.looking(lambda s: [row.token_hash for row in s.query(DataLink)])
    assert token not in kept
    assert [len(each) for each in kept] == [64]


async def test_it_opens_nothing_once_revoked_or_replaced(
    nobody, signed_in: SignIn, season: Season, make: Make
) -> None:
    program, first = await nobody(), await make("Раиса")
    second = await make("Раиса")
    assert (await program.client.get(f"{first}/answers.csv")).status == 404
    await text(program, f"{second}/answers.csv")
    raisa, exports = await signed_in("Раиса"), f"/campaigns/{season.campaign}/exports"
    assert "только что" in await raisa.page(exports)
    await raisa.press(f"/campaigns/{season.campaign}/data-link/revoke")
    assert (await program.client.get(f"{second}/answers.csv")).status == 404
    page = await raisa.page(exports)
    assert "Получить ссылку" in page
    journal = await raisa.page("/journal")
    assert "Создана ссылка на данные для Excel" in journal
    assert "Ссылка на данные отозвана" in journal


async def test_a_role_taken_away_is_felt_at_once(
    nobody, database: Database, cast: dict[str, int], make: Make, clock: Clock
) -> None:
    program, link = await nobody(), await make("Глеб")
    await text(program, f"{link}/answers.csv")
    ended = update(Membership).where(Membership.person_id == cast["Глеб"])
    await database.changing(lambda s: s.execute(ended.values(ended_at=clock())))
    answer = await program.client.get(f"{link}/answers.csv")
    assert (answer.status, await answer.text()) == (
        404,
        "Данных по этой ссылке нет: её отозвали, или у её владельца больше нет доступа.",
    )


async def test_what_has_not_changed_is_not_sent_again(nobody, make: Make) -> None:
    program, link = await nobody(), await make("Раиса")
    first = await program.client.get(f"{link}/answers.csv")
    again = await program.client.get(
        f"{link}/answers.csv", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert (again.status, await again.read()) == (304, b"")
    other = await program.client.get(
        f"{link}/results.csv", headers={"If-None-Match": first.headers["ETag"]}
    )
    assert other.status == 200


async def test_it_is_not_read_too_often(nobody, make: Make, clock: Clock) -> None:
    program, link = await nobody(), await make("Раиса")
    for _ in range(30):
        await text(program, f"{link}/dictionary.csv")
    answer = await program.client.get(f"{link}/dictionary.csv")
    assert (answer.status, answer.headers["Retry-After"]) == (429, "600")
    clock.passes(minutes=10)
    await text(program, f"{link}/dictionary.csv")


async def test_addresses_are_not_guessed_one_after_another(nobody, make: Make) -> None:
    program = await nobody()
    wrong = [await program.client.get(f"/data/{number}/answers.csv") for number in range(61)]
    assert [answer.status for answer in wrong] == [404] * 60 + [429]


async def test_other_files_are_not_there(nobody, make: Make) -> None:
    program, link = await nobody(), await make("Раиса")
    for file in ("people.csv", "..%2Fsvod.db", "answers.csv.csv"):
        assert (await program.client.get(f"{link}/{file}")).status == 404
