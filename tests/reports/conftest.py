"""The county of the overseers, with a folder of documents and names meant to do harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from domain.results import Counted
from domain.submitting import submit
from reports import svod
from reports.svod import Asked
from storage.files import FileStore
from tests.overseen import County
from tests.planting import Planted
from tests.reports.strict import troubles

HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "<r><t>x</t></r>",
    "<b>жирно</b>&amp;<script>alert(1)</script>",
    "../../etc/passwd",
    "C:\\Windows\\System32\\CON",
    "Ж" * 10_000,
    "\u202eexe.fdp\u202c",
    "имя\x00с нулём",
    "дом 🏫👩‍🏫",
    "_x000D_ и {{ 7*7 }} #panic() $x$",
)


@pytest.fixture
def county(planted: Planted) -> County:
    return County.of(planted, "sqlite")


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


@pytest.fixture
def filled(county: County) -> County:
    """Anna has submitted, Gleb is half way, Lia has not begun."""
    county.answer("Анна", "first", ("B1.C1", "все"), ("B1.C2", "есть"), ("B2.C1", "все"))
    county.do("Анна", submit, county.forms["first"])
    county.answer("Глеб", "second", ("B1.C1", None), ("B1.C2", "нет"), ("B2.N", "21"))
    return county


@pytest.fixture
def take(county: County, tmp_path: Path):
    def take(which: str = "all", who: str = "Раиса"):
        import openpyxl

        target = tmp_path / "svod.xlsx"
        county.see(who, svod.write, Asked(county.campaign, Counted(which)), target)
        assert troubles(target) == []
        return openpyxl.load_workbook(target, data_only=True)

    return take


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    """Every cell that holds something, row by row."""
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
