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
    groupings_of,
    kind_of,
    results,
)
from domain.submitting import submit
from storage import totals
from storage.organisations import by_code
from survey_defs.loading import shipped
from survey_defs.scoring import State
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
    assert found.words == "Учтены только сданные анкеты: 1\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}3"
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
    assert (
        found.words
        == "Учтены все анкеты, и черновики тоже: 3\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}3"
    )
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
    many = "3\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}3"
    assert after.words == f"Учтены сданные анкеты и те, что не сдали до закрытия приёма: {many}"
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
    assert (theirs.words[-7:], [r.row.code for r in theirs.rows]) == (
        " 1\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}1",
        ["lyceum"],
    )
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


def test_positions_lie_within_mechanisms_and_what_is_of_none_has_its_own_column() -> None:
    survey = shipped()["municipal_mechanisms"]
    assert [each.value for each in groupings_of(survey)] == [
        "level1", "section", "position", "criterion", "question"
    ]  # fmt: skip
    assert [kind_of(survey, each) for each in groupings_of(survey)] == [
        "block", "mechanism", "position", "criterion", "question"
    ]  # fmt: skip
    mechanisms = columns_of(survey, Grouping.SECTION)
    positions = columns_of(survey, Grouping.POSITION)
    codes = {each.code for each in mechanisms}
    assert (len(codes), len(positions)) == (8, 67 + 8)
    assert {each.code for each in positions if each.code in codes} == codes
    assert {each.code.rpartition(".")[0] for each in positions if each.code not in codes} == codes
    assert sum(each.maximum for each in positions) == sum(each.maximum for each in mechanisms)
    inside = columns_of(survey, Grouping.POSITION, "1.2")
    assert [each.code for each in inside] == [
        each.code for each in positions if each.code.startswith("1.2")
    ]
    assert Grouping.POSITION not in groupings_of(shipped()["objectivity"])


def test_a_section_is_looked_into(filled: County) -> None:
    cut = Slice(grouping=Grouping.QUESTION, inside="B2")
    found = filled.see("Раиса", results, filled.campaign, "all", cut)
    assert [each.code for each in found.columns] == ["B2.C1", "B2.N", "B2.C3"]
    assert [each.code for each in found.trail] == ["B", "B2"]
    assert found.total == take(filled, "all").totals[1]
    assert found.rows[0].total == found.rows[0].cells[0] + found.rows[0].cells[1] + Sums()


def test_one_territory_is_looked_at(filled: County) -> None:
    birch = filled.see("Раиса", lambda s, by, now: by_code(s, "birch").id)
    found = filled.see("Раиса", results, filled.campaign, "all", Slice(under=birch))
    assert (
        found.words
        == "Учтены все анкеты, и черновики тоже: 2\N{NO-BREAK SPACE}из\N{NO-BREAK SPACE}2"
    )
    assert [row.row.code for row in found.rows] == ["first", "second"]
    assert found.under.name == "Берёзовский район"
    with pytest.raises(NotFound):
        filled.see("Ольга", results, filled.campaign, "all", Slice(under=birch))


@pytest.mark.parametrize(
    ("descending", "order"),
    [(False, ["lyceum", "second", "first"]), (True, ["first", "lyceum", "second"])],
)
def test_pages_by_points_are_the_whole_in_pieces(
    filled: County, *, descending: bool, order: list[str]
) -> None:
    pages = [
        filled.see(
            "Раиса", results, filled.campaign, "all",
            Slice(sort="points", descending=descending, page=page, per_page=1),
        )
        for page in (1, 2, 3)
    ]  # fmt: skip
    assert [row.row.code for page in pages for row in page.rows] == order
