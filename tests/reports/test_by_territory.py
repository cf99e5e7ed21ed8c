"""A svod for each municipality: its own organisations, as its own admin would take it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from domain.errors import NotAllowed, NotFound
from domain.results import Counted
from reports import by_territory
from reports.svod import Asked
from tests.overseen import County
from tests.reports.conftest import HOSTILE, rows
from tests.reports.strict import troubles


def take(county: County, folder: Path, who: str = "Раиса", which: Counted = Counted.ALL):
    target = folder / "svods.zip"
    county.see(who, by_territory.write, Asked(county.campaign, which), target)
    with ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def book(content: bytes) -> Any:
    import openpyxl

    return openpyxl.load_workbook(BytesIO(content), data_only=True)


def test_each_has_its_own_organisations_and_adds_them_up(filled: County, tmp_path: Path) -> None:
    found = take(filled, tmp_path)
    assert [*found] == ["Берёзовский район.xlsx", "Ольховский район.xlsx"]
    birch, alder = (book(content) for content in found.values())
    assert [row[1] for row in rows(birch["Ответы"])[2:]] == ["first", "second"]
    assert [row[1] for row in rows(alder["Ответы"])[2:]] == ["lyceum"]
    assert rows(birch["Организации"])[-1][10:13] == (5.75, 13.75, 0.418)
    words = {row[0]: row[1] for row in rows(birch["О своде"]) if row[0]}
    assert (
        words["Что учтено"]
        == "Учтены все анкеты, и черновики тоже: 2\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}2"
    )
    assert words["Кто сделал свод"] == "Раиса"
    assert [path.name for path in tmp_path.iterdir() if ".one" in path.name] == []


def test_one_of_which_nothing_counts_says_who_has_not_submitted(
    filled: County, tmp_path: Path
) -> None:
    found = take(filled, tmp_path, which=Counted.SUBMITTED)
    alder = book(found["Ольховский район.xlsx"])
    assert [row[1] for row in rows(alder["Не сдали"])[1:]] == ["lyceum"]
    assert len(rows(alder["Ответы"])) == 2
    (tmp_path / "alder.xlsx").write_bytes(found["Ольховский район.xlsx"])
    assert troubles(tmp_path / "alder.xlsx") == []


def test_nobody_takes_what_they_do_not_oversee(filled: County, tmp_path: Path) -> None:
    assert [*take(filled, tmp_path, "Борис")] == ["Берёзовский район.xlsx"]
    with pytest.raises((NotFound, NotAllowed)):
        take(filled, tmp_path, "Анна")


def test_two_of_one_name_and_hostile_names_make_lawful_files(
    county: County, tmp_path: Path
) -> None:
    from sqlalchemy import update

    from storage.tables import Organisation

    for name in HOSTILE:
        change = update(Organisation).where(Organisation.code.in_(["birch", "alder"]))
        county.database.change_now(lambda s: s.execute(change.values(name=name, short_name=name)))  # noqa: B023 -- done before the next
        found = [*take(county, tmp_path)]
        assert len({each.casefold() for each in found}) == 2
        assert not set("".join(found)) & set('/\\\\:*?"<>|\x00\u202e')
