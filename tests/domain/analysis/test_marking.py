"""The region's own marks: read out of any table, entered by its admin, held against the forms."""

from __future__ import annotations

from fractions import Fraction

import pytest

from domain.errors import NotAllowed, NotFound, NotPossible
from domain.journal import read_journal
from domain.marking import mark_region, read_rows, region_marks, rows_of_text
from domain.results import Counted
from reports.analysis.region import region_beside
from tests.domain.analysis.district import MECHANISMS, District

EIGHT = ("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4")
SECTIONS = [section for block in MECHANISMS.sections for section in block.sections]
MARKS = dict(zip(EIGHT, ("72,5", "10", "0", "100", "33,3 %", "50", "61", "40"), strict=True))


def test_a_table_is_read_by_code_or_by_name_and_what_is_wrong_is_told_by_row() -> None:
    pasted = (
        "Механизм\tОценка\n"
        "1.1\t72,5\n"
        "1.2. Работа со школами; 10 %\n"
        "\n"
        "Способности и таланты\t55\n"
        "1.4 100\n"
        "2.1\t101\n"
        "2.2\t\n"
        "2.9\t40\n"
        "1.1\t3\n"
    )
    found = read_rows(rows_of_text(pasted), SECTIONS)
    assert found.marks == {"1.1": "72.5", "1.2": "10", "1.3": "55", "1.4": "100"}
    assert found.problems == (
        "Строка 7: нет процента от 0 до 100.",
        "Строка 8: нет процента от 0 до 100.",
        "Строка 9: не видно, какой это механизм: нужен код или название.",
        "Строка 10: механизм «1.1» уже был выше.",
    )


@pytest.mark.parametrize("nothing", ["", "\n\n", "Привет\n<script>", "=1+1"])
def test_a_text_without_marks_says_so(nothing: str) -> None:
    found = read_rows(rows_of_text(nothing), SECTIONS)
    assert (found.marks, found.problems) == (
        {},
        ("Здесь нет ни одной строки с механизмом и процентом.",),
    )


def test_marks_are_entered_changed_and_taken_away(district: District) -> None:
    assert district.do("Раиса", mark_region, district.campaign, MARKS) == 8
    kept = district.see("Раиса", region_marks, district.campaign)
    assert kept.marks["2.1"] == "33.3"
    assert kept.entered_at == district.now
    assert district.do("Раиса", mark_region, district.campaign, {"1.1": "5", "нет": "7"}) == 1
    assert district.see("Раиса", region_marks, district.campaign).marks == {"1.1": "5"}
    noted = district.see("Раиса", read_journal)
    assert [(n.what, n.details) for n in noted if n.what == "region_marked"] == [
        ("region_marked", {"count": 1}),
        ("region_marked", {"count": 8}),
    ]


@pytest.mark.parametrize("wrong", ["101", "-1", "сто", "1/3"])
def test_what_is_no_percent_is_refused_beside_its_field(district: District, wrong: str) -> None:
    district.do("Раиса", mark_region, district.campaign, MARKS)
    with pytest.raises(NotPossible) as refusal:
        district.do("Раиса", mark_region, district.campaign, {"1.1": "1", "1.2": wrong})
    assert refusal.value.about == "mark-1.2"
    assert len(district.see("Раиса", region_marks, district.campaign).marks) == 8


def test_a_municipality_neither_enters_nor_sees_them(district: District) -> None:
    with pytest.raises(NotAllowed):
        district.do("Борис", mark_region, district.campaign, MARKS)
    with pytest.raises(NotFound):
        district.see("Борис", region_marks, district.campaign)


def test_the_region_is_held_against_all_its_municipalities(district: District) -> None:
    district.answer_anyhow(8, 0.6)
    district.do("Раиса", mark_region, district.campaign, MARKS)
    found = district.see("Раиса", region_beside, district.campaign, Counted.ALL)
    rows = district.rows()
    for side in found.sides:
        inside = [
            row
            for answers in rows.values()
            for code, row in answers.items()
            if code.startswith(f"{side.section.code}.")
        ]
        assert (side.sums.earned, side.sums.maximum) == (
            sum(row[1] for row in inside),
            sum(row[2] for row in inside),
        )
    assert [side.mark for side in found.sides][:2] == [Fraction(145, 2), 10]
    assert (found.straight.n, found.placed.n) == (8, 8)
    assert found.straight.words.startswith("при n = 8 связь ")


def test_without_marks_there_is_nothing_to_compare(district: District) -> None:
    found = district.see("Раиса", region_beside, district.campaign)
    assert found.straight.words == "Сравнивать нечего: пар значений нет."
