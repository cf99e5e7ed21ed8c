"""The formulas of the svod, counted by LibreOffice: the last digit is that of every page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import select

from bot.demo.answers import typed
from domain import answering
from domain.answering import Spot
from domain.errors import Refusal
from domain.overview import Sums
from domain.results import Counted, Grouping, Slice, groupings_of, results
from domain.submitting import submit
from reports import formulas, svod
from reports.cells import Book, Points
from reports.svod import Asked
from storage import Session
from storage.tables import Form, Organisation
from survey_defs.kinds import EvidenceOnly
from survey_defs.loading import shipped
from survey_defs.model import (
    Computed,
    Date,
    Fraction,
    Multiple,
    Note,
    Question,
    Survey,
    Table,
    Text,
)
from tests.conftest import Clock
from tests.domain.filling.ruled import ruled
from tests.overseen import County
from tests.reports.recalculating import differences, formulas_of, recalculated

pytestmark = [pytest.mark.office, pytest.mark.timeout(600)]
HEADS = {"first": "Анна", "second": "Глеб", "lyceum": "Лия"}
SHEETS = {
    Grouping.SECTION: ("По механизмам", "По разделам"),
    Grouping.POSITION: ("По позициям",),
    Grouping.CRITERION: ("По критериям",),
}


@pytest.fixture(scope="session")
def office() -> str:
    """The LibreOffice that `scripts/office` found, or one on this machine."""
    found = os.environ.get("SVOD_TEST_OFFICE") or shutil.which("soffice")
    if not found:
        pytest.skip("NO LIBREOFFICE: `make office` installs it or says why it cannot")
    return found


def something(question: Question, luck: Random) -> str | None:
    """A text that may answer the question, well or badly."""
    of = luck.randint(1, 97)
    match question:
        case Text():
            said = "слово"
        case Date():
            said = f"{luck.randint(1, 28)}.09.2026"
        case Fraction():
            said = f"{luck.randint(0, of)}/{of}"
        case Multiple():
            said = str(luck.randint(1, len(question.options)))
        case Note() | EvidenceOnly() | Table() | Computed():
            return None
        case _:
            said = typed(question, luck, luck.random())
    return said


def fill(county: County, survey: Survey) -> int:
    """A campaign of this survey: one has submitted, one is half way, one has not begun."""
    campaign = county.database.change_now(lambda s: county.plan(s, survey))
    luck = Random(survey.code)
    for code, share in (("first", 1.0), ("second", 0.6)):
        form = county.database.look_now(_form, campaign, code)
        for place, question in enumerate(survey.questions):
            text = something(question, luck)
            if text is not None and luck.random() < share:
                with suppress(Refusal):
                    county.do(HEADS[code], answering.type_answer, Spot(form, place, None), text)
    with suppress(Refusal):
        county.do("Анна", submit, county.database.look_now(_form, campaign, "first"))
    return campaign


def _form(session: Session, campaign: int, code: str) -> int:
    of = select(Form.id).join(Organisation, Organisation.id == Form.organisation_id)
    found: int = session.execute(
        of.where(Form.campaign_id == campaign, Organisation.code == code)
    ).scalar_one()
    return found


@pytest.fixture
def take(county: County, office: str, tmp_path: Path) -> Callable[..., tuple[Path, Any]]:
    def take(campaign: int, which: Counted = Counted.ALL) -> tuple[Path, Any]:
        target = tmp_path / "svod.xlsx"
        county.see("Раиса", svod.write, Asked(campaign, which), target)
        return target, recalculated(office, target, tmp_path)

    return take


SURVEYS = {**shipped(), "rules": ruled(cap=20, maximum=20, payment=None)}


@pytest.mark.parametrize("code", sorted(SURVEYS))
def test_every_number_is_that_of_the_page(county: County, take, code: str) -> None:
    survey = SURVEYS[code]
    campaign = fill(county, survey)
    written, counted = take(campaign)
    assert list(differences(written, counted)) == []
    assert formulas_of(written) > 20
    for grouping in groupings_of(survey):
        names = [name for name in SHEETS.get(grouping, ()) if name in counted.sheetnames]
        if names:
            cut = Slice(grouping=grouping, sort="territory")
            shown = county.see("Раиса", results, campaign, Counted.ALL, cut)
            _compare(counted[names[0]], shown)


def _compare(sheet: Any, shown: Any) -> None:
    """Points, maximum and percent of every group, and of all together."""
    lines = [(row.total, row.cells) for row in shown.rows] + [(shown.total, shown.totals)]
    for line, (total, cells) in enumerate(lines):
        seen = [cell.value for cell in sheet[4 + line]][4:]
        expected = []
        for number, sums in enumerate((total, *cells)):
            rules = number > 0 and shown.columns[number - 1].rules
            expected += _said(sums, rules=rules)
        assert seen == expected


def _said(sums: Any, *, rules: bool) -> list[Any]:
    maximum = sums.maximum / 10_000
    if rules:
        return [sums.earned / 10_000, maximum, None]
    if not sums.asked:
        return ["—", "—", "—"]
    percent = "—" if sums.percent is None else float(sums.percent / 100)
    earned = "нет ответа" if sums.is_silent else sums.earned / 10_000
    return [earned, maximum, percent]


def test_what_is_counted_changes_with_what_it_is_counted_from(
    county: County, office: str, tmp_path: Path
) -> None:
    """The formulas are alive: another number among the points, and everything follows."""
    import openpyxl

    county.answer("Анна", "first", ("B1.C1", "все"), ("B1.C2", "есть"))
    target = tmp_path / "svod.xlsx"
    county.see("Раиса", svod.write, Asked(county.campaign, Counted.ALL), target)
    book = openpyxl.load_workbook(target)
    assert book["Баллы"]["F6"].value == 3
    book["Баллы"]["F6"] = 2.0625
    book.save(target)
    counted = recalculated(office, target, tmp_path)
    assert counted["По механизмам"]["H4"].value == 3.8125
    assert counted["По критериям"]["K4"].value == 2.0625
    assert counted["Организации"]["K2"].value == 3.8125
    assert counted["Сводка"]["B22"].value == 3.8125
    assert counted["Сводка"]["C29"].value == 3.8125


def test_halves_of_a_percent_go_up_as_on_pages(office: str, clock: Clock, tmp_path: Path) -> None:
    """Also where a binary fraction lies a little below the half."""
    luck, target = Random(7), tmp_path / "halves.xlsx"
    book = Book(target, clock.now)
    sheet = book.sheet("Доли", (12, 12, 12))
    for row in range(4_000):
        maximum = luck.randint(1, 4_000_000)
        earned = luck.randint(0, maximum)
        if row % 2:  # an odd number of twentieths of a percent: exactly a half
            maximum -= maximum % 2_000 - 2_000
            earned = maximum * (2 * luck.randrange(1_000) + 1) // 2_000
        sums = Sums(1, 1, earned, 0, maximum)
        cells = formulas.here(0, row), formulas.here(1, row)
        sheet.add([Points(earned), Points(maximum), formulas.share_of(sums, *cells)])
    book.close()
    assert list(differences(target, recalculated(office, target, tmp_path))) == []
