"""Results: integer sums by SQL, n of N in words, «no answer» where there is none."""

from __future__ import annotations

import pytest

from domain.errors import NotFound
from domain.overview import Sums
from domain.results import (
    Counted,
    Grouping,
    Slice,
    columns_of,
    group_of,
    groupings_of,
    results,
)
from domain.submitting import submit
from storage import totals
from survey_defs.loading import shipped
from survey_defs.scoring import State, maximum_of
from tests.overseen import LOCKS, County


@pytest.fixture
def filled(county: County) -> County:
    """Anna has submitted, Gleb is half way, Lia has not begun."""
    county.answer("Анна", "first", ("B1.C1", "все"), ("B1.C2", "есть"), ("B2.C1", "все"))
    county.do("Анна", submit, county.forms["first"])
    county.answer("Глеб", "second", ("B1.C1", None), ("B1.C2", "нет"))
    return county


def take(county: County, which: str, grouping: Grouping = Grouping.SECTION, who: str = "Раиса"):
    return county.see(who, results, county.campaign, which, Slice(grouping=grouping))


def test_storage_and_scoring_speak_of_the_same_states() -> None:
    spoken = (totals.ANSWERED, totals.UNANSWERED, totals.NOT_ASKED)
    assert spoken == (State.ANSWERED, State.UNANSWERED, State.NOT_ASKED)


def test_submitted_forms_by_mechanism(filled: County) -> None:
    found = take(filled, "submitted")
    assert found.words == "Учтены только сданные анкеты: 1 из 3"
    assert [(c.code, c.title, c.maximum) for c in found.columns] == [
        ("B1", "Первый механизм", 47_500),
        ("B2", "Второй механизм", 50_000),
    ]
    assert [(r.row.name, r.cells) for r in found.rows] == [
        ("Школа № 1", (Sums(2, 2, 47_500, 0, 47_500), Sums(1, 3, 10_000, 40_000, 50_000)))
    ]
    assert found.totals == found.rows[0].cells
    assert found.total == found.rows[0].total == Sums(3, 5, 57_500, 40_000, 97_500)


def test_drafts_too_by_criterion(filled: County) -> None:
    found = take(filled, "all", Grouping.CRITERION)
    assert found.words == "Учтены все анкеты, и черновики тоже: 3 из 3"
    assert [column.code for column in found.columns] == ["C1", "C2", "C3"]
    cells = {r.row.code: r.cells for r in found.rows}
    assert cells["second"] == (
        Sums(1, 2, 0, 10_000, 10_000),
        Sums(1, 1, 0, 0, 30_000),
        Sums(0, 0, 0, 0, 0),
    )
    assert cells["lyceum"][0].is_silent
    assert cells["lyceum"][0].percent is None
    assert found.totals == (
        Sums(3, 6, 27_500, 37_500, 65_000),
        Sums(2, 3, 30_000, 30_000, 90_000),
        Sums(0, 1, 0, 40_000, 40_000),
    )


def test_by_question_every_answer_is_a_cell(filled: County) -> None:
    found = take(filled, "all", Grouping.QUESTION)
    cells = {
        r.row.code: [(c.done, c.asked, c.earned, c.maximum) for c in r.cells] for r in found.rows
    }
    assert cells == {
        "first": [
            (1, 1, 17_500, 17_500),
            (1, 1, 30_000, 30_000),
            (1, 1, 10_000, 10_000),
            (0, 1, 0, 0),
            (0, 1, 0, 40_000),
        ],
        "second": [
            (1, 1, 0, 0),
            (1, 1, 0, 30_000),
            (0, 1, 0, 10_000),
            (0, 1, 0, 0),
            (0, 0, 0, 0),
        ],
        "lyceum": [
            (0, 1, 0, 17_500),
            (0, 1, 0, 30_000),
            (0, 1, 0, 10_000),
            (0, 1, 0, 0),
            (0, 0, 0, 0),
        ],
    }


def test_forms_that_locked_unfinished_are_a_switch(filled: County) -> None:
    before = take(filled, "locked")
    filled.now = LOCKS
    after = take(filled, "locked")
    assert (before.counted, after.counted, after.expected) == (1, 3, 3)
    assert after.words == "Учтены сданные анкеты и те, что не сдали до закрытия приёма: 3 из 3"
    assert take(filled, "submitted").counted == 1


def test_every_grouping_adds_up_to_the_same_total(filled: County) -> None:
    for which in Counted:
        found = {grouping: take(filled, which, grouping) for grouping in Grouping}
        whole = found[Grouping.QUESTION].total
        assert {each.total for each in found.values()} == {whole}
        for each in found.values():
            assert sum((row.total for row in each.rows), Sums()) == whole
        for grouping in (Grouping.SECTION, Grouping.QUESTION):
            assert sum(found[grouping].totals, Sums()) == whole


def test_only_ones_own_municipality_counts(filled: County) -> None:
    theirs = take(filled, "all", who="Ольга")
    assert (theirs.words[-7:], [r.row.code for r in theirs.rows]) == (" 1 из 1", ["lyceum"])
    assert theirs.total == Sums(0, 4, 0, 57_500, 57_500)
    with pytest.raises(NotFound):
        take(filled, "all", who="Анна")


def test_a_page_of_rows_has_the_totals_of_all(filled: County) -> None:
    cut = Slice(page=2, per_page=1, search="школа")
    page = filled.see("Раиса", results, filled.campaign, "all", cut)
    assert ([r.row.code for r in page.rows], page.found, page.pages) == (["second"], 2, 2)
    assert page.total == take(filled, "all").total


def test_nobody_has_submitted(county: County) -> None:
    found = take(county, "submitted")
    assert (found.counted, found.rows, found.total, found.totals) == (0, (), Sums(), (Sums(),) * 2)


def test_positions_lie_within_mechanisms_and_leave_out_what_is_of_none() -> None:
    survey = shipped()["municipal_mechanisms"]
    assert [*groupings_of(survey)] == [*Grouping]
    mechanisms = columns_of(survey, Grouping.SECTION)
    positions = columns_of(survey, Grouping.POSITION)
    assert (len(mechanisms), len(positions)) == (8, 67)
    within = {each.code.rpartition(".")[0] for each in positions}
    assert within == {each.code for each in mechanisms}
    assert group_of(survey, Grouping.POSITION) == "section3"
    direct = sum(
        maximum_of(question, survey.rounding)
        for question in survey.questions
        if len(survey.section_of(question.code)) == 2
    )
    whole = sum(each.maximum for each in mechanisms)
    assert sum(each.maximum for each in positions) + direct == whole
    assert Grouping.POSITION not in groupings_of(shipped()["objectivity"])
