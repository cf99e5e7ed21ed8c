"""Averages, caps and weights: the chat, the board, the results and the files say one and same."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.answering import Spot, choose_option, clear_answer, mark_not_applicable, nothing_under
from domain.filling import form_card, home, summary
from domain.overview import View, board, form_page
from domain.rescoring import rescore
from domain.results import Counted, Grouping, Slice, results
from domain.submitting import before_submitting, submit
from reports import long_form, svod
from reports.svod import Asked
from storage.tables import Adjustment
from tests.domain.filling.conftest import Region
from tests.domain.filling.ruled import ruled

BEST, HALF, NONE = 0, 1, 2


class Ruled:
    """A campaign of it, and Anna's form."""

    def __init__(self, region: Region, **more) -> None:
        self.region, self.survey = region, ruled(**more)
        self.campaign = region.campaign(self.survey)
        self.form = region.form(self.campaign)

    def spot(self, code: str) -> Spot:
        return Spot(self.form, self.survey.place(code), None)

    def choose(self, **chosen: int) -> None:
        for code, place in chosen.items():
            self.region.do("Анна", choose_option, self.spot(code), place)

    def kept(self) -> dict[str, tuple[int, int, int]]:
        """Adjustments in points."""
        found = select(Adjustment).where(Adjustment.form_id == self.form)
        rows = self.region.sql(lambda s: list(s.scalars(found)))
        return {r.section: tuple(n // 10_000 for n in (r.points, r.maximum, r.open)) for r in rows}

    def sums(self) -> tuple[int, ...]:
        """Earned, lost, open and the maximum as the chat sums them up."""
        seen = self.region.see("Анна", summary, self.form)
        return tuple(n // 10_000 for n in (seen.earned, seen.lost, seen.open, seen.maximum))


@pytest.fixture
def sheet(region: Region) -> Ruled:
    return Ruled(region)


def test_rules_hold_from_the_first_moment(sheet):
    assert sheet.kept() == {"A": (0, 0, 0), "B": (0, -8, -8)}
    assert sheet.sums() == (0, 0, 42, 42)


def test_they_are_kept_with_every_answer(sheet):
    sheet.choose(a1=BEST, a2=NONE, b1=BEST, b2=HALF, c1=HALF)
    assert sheet.kept() == {"A": (0, 0, 0), "B": (-3, -8, 0)}
    assert sheet.sums() == (10 + 12 + 5, 10 + 0 + 5, 0, 42)
    seen = sheet.region.see("Анна", summary, sheet.form)
    lines = [(each.earned, each.lost, each.open, each.maximum) for each in seen.mechanisms]
    assert [tuple(n // 10_000 for n in line) for line in lines] == [
        (10, 10, 0, 20),
        (12, 0, 0, 12),
        (5, 5, 0, 10),
    ]


def test_what_does_not_apply_leaves_the_average(sheet):
    sheet.choose(a1=NONE, a2=HALF)
    assert sheet.sums() == (5, 15, 22, 42)
    sheet.region.do("Анна", mark_not_applicable, sheet.spot("a1"), "нет такого")
    assert sheet.sums() == (10, 10, 22, 42)  # one question of 10, twice its weight
    assert sheet.kept()["A"] == (5, 10, 0)
    sheet.region.do("Анна", clear_answer, sheet.spot("a1"))
    assert sheet.sums() == (5, 5, 32, 42)


def test_notes_and_percents_of_salary_are_no_points_and_notes_no_progress(sheet):
    sheet.choose(bonus=BEST)
    seen = sheet.region.see("Анна", summary, sheet.form)
    assert (seen.earned, seen.maximum, seen.salary) == (0, 420_000, 1_500_000)
    line = sheet.region.see("Анна", home).forms[0]
    assert (line.done, line.total) == (1, 6)
    row = next(r for r in whole_board(sheet).rows if r.form_id == sheet.form)
    assert (row.done, row.total, row.maximum) == (1, 6, 420_000)


def whole_board(sheet: Ruled):
    return sheet.region.see("Вера", board, sheet.campaign, View(sort="points", descending=True))


def test_every_page_has_the_same_points(sheet):
    sheet.choose(a1=BEST, a2=HALF, b1=BEST, b2=BEST)
    assert sheet.sums() == (27, 5, 10, 42)
    line = sheet.region.see("Анна", home).forms[0]
    card = sheet.region.see("Анна", form_card, sheet.form)
    row = whole_board(sheet).rows[0]
    page = sheet.region.see("Вера", form_page, sheet.form)
    check = sheet.region.see("Анна", before_submitting, sheet.form)
    assert row.form_id == sheet.form
    earned = [line.points, card.line.points, row.earned, page.sums.earned, check.summary.earned]
    assert earned == [270_000] * 5
    assert [part.sums.earned for part in page.parts] == [150_000, 120_000, 0]
    receipt = sheet.region.do("Анна", submit, sheet.form)
    assert (receipt.points, receipt.maximum) == (270_000, 420_000)
    assert card.level == check.summary.level == "средний"


@pytest.mark.parametrize("grouping", sorted({*Grouping} - {Grouping.POSITION}))
@pytest.mark.parametrize("more", [{}, {"cap": 20, "maximum": 20, "payment": None}])
def test_the_columns_of_results_add_up_to_the_total(region, grouping, more):
    sheet = Ruled(region, **more)
    sheet.choose(a1=BEST, a2=HALF, b1=BEST, b2=BEST, c1=HALF)
    cut = Slice(grouping=grouping)
    found = sheet.region.see("Вера", results, sheet.campaign, Counted.ALL, cut)
    beyond = bool(more) or grouping in (Grouping.CRITERION, Grouping.QUESTION)
    assert [column.rules for column in found.columns if column.rules] == [True] * beyond
    row = next(each for each in found.rows if each.row.form_id == sheet.form)
    untagged = 50_000 if grouping is Grouping.CRITERION else 0  # c1 bears no criterion
    for total, cells in ((row.total, row.cells), (found.total, found.totals)):
        assert sum(cell.earned for cell in cells) + untagged == total.earned
    assert row.total.earned == sheet.sums()[0] * 10_000
    assert row.level == ("высокий" if more else "средний")
    if grouping is not Grouping.CRITERION:
        maximum = sum(column.maximum for column in found.columns)
        assert maximum == sheet.survey.maximum_points * 10_000


def test_scoring_again_changes_nothing_and_mends_what_was_wrong(sheet):
    sheet.choose(a1=BEST, b1=BEST, b2=BEST)
    right = sheet.kept()

    def spoil(session):
        for row in session.scalars(select(Adjustment)):
            row.points, row.maximum, row.open = 7, 7, 7

    sheet.region.sql(spoil)
    assert sheet.kept() != right
    assert sheet.region.do("Вера", rescore, sheet.campaign).count == 0
    assert sheet.kept() == right


def test_many_answers_at_once_keep_them_too(region):
    survey = ruled().model_dump(mode="json", exclude_defaults=True, by_alias=True)
    ticks = [{"code": "t", "label": "Есть", "role": "scored", "points": 4}]
    survey["sections"][0]["questions"].append(
        {"code": "ticks", "kind": "checklist", "title": "Что есть", "items": ticks}
    )
    sheet = Ruled(region, sections=survey["sections"], maximum=38)
    assert sheet.sums() == (0, 0, 38, 38)
    region.do("Анна", nothing_under, sheet.form, 0)
    assert sheet.sums()[3] == 38
    seen = sheet.region.see("Вера", form_page, sheet.form)
    assert seen.sums.open + seen.sums.lost == seen.sums.maximum == 380_000


def test_the_workbook_and_the_long_form_add_up(sheet, tmp_path: Path):
    import openpyxl

    sheet.choose(a1=BEST, a2=HALF, b1=BEST, b2=BEST, c1=HALF)
    asked, target = Asked(sheet.campaign, Counted.ALL), tmp_path / "svod.xlsx"
    sheet.region.see("Вера", svod.write, asked, target)
    book = openpyxl.load_workbook(target, data_only=True)
    points = [[cell.value for cell in row] for row in book["Баллы"].iter_rows()]
    assert points[4][-2:] == ["Правило: Среднее", "Правило: С пределом"]
    mine = next(row for row in points if row[1] == "school")
    assert mine[4:] == [10, 5, 10, 10, 5, 0, -8]
    places = [[cell.value for cell in row] for row in book["Организации"].iter_rows()]
    whole = next(row for row in places if row[1] == "school")
    assert whole[places[0].index("Набрано")] == sum(mine[4:]) == 32
    assert whole[places[0].index("Уровень")] == "средний"
    for name in ("По механизмам", "По критериям"):
        rows = [[cell.value for cell in row] for row in book[name].iter_rows()]
        line = next(row for row in rows if row[1] == "school")
        untagged = 5 if name == "По критериям" else 0
        assert line[4] == sum(line[7::3]) + untagged == 32
    target = tmp_path / "long.csv"
    sheet.region.see("Вера", long_form.write, asked, target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.DictReader(file, delimiter=";")
                 if line["Код организации"] == "school"]  # fmt: skip
    earned = [float(line["Баллы"].replace(",", ".") or 0) for line in lines]
    assert sum(earned) == 32
    ruled_lines = [line["Раздел"] for line in lines if line["Вопрос"] == "Правила разделов"]
    assert ruled_lines == ["Среднее", "С пределом"]
