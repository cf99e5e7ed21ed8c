"""The board: who stands where, only within one's subtree, sorted and cut into pages by SQL."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event

from domain import overview
from domain.errors import NotFound
from domain.overview import Standing, View
from domain.submitting import submit
from storage.tables import Organisation
from tests.overseen import LOCKS, ON_TIME, County


def names(board):
    return [row.name for row in board.rows]


def test_every_form_with_its_progress_and_points(county: County) -> None:
    county.answer("Анна", "first", ("B1.C1", "все"), ("B1.C2", "есть"), ("B2.C1", "все"))
    county.do("Анна", submit, county.forms["first"])
    county.answer("Глеб", "second", ("B1.C1", None))
    board = county.see("Раиса", overview.board, county.campaign)
    assert [
        (
            row.name,
            row.territory,
            row.state,
            row.done,
            row.total,
            row.earned,
            row.open,
            row.maximum,
        )
        for row in board.rows
    ] == [
        ("Лицей", "Ольховский район", "not_started", 0, 4, 0, 57_500, 57_500),
        ("Школа № 1", "Берёзовский район", "submitted", 3, 5, 57_500, 40_000, 97_500),
        ("Школа № 2", "Берёзовский район", "filling", 1, 4, 0, 40_000, 40_000),
    ]
    assert board.everything.by_state == {
        Standing.NOT_STARTED: 1,
        Standing.FILLING: 1,
        Standing.SUBMITTED: 1,
        Standing.LOCKED: 0,
    }
    assert [row.on_time for row in board.rows] == [None, True, None]
    assert board.rows[0].zone.key == "Asia/Yekaterinburg"


def test_each_sees_only_their_own_subtree(county: County) -> None:
    seen = {who: county.see(who, overview.board, county.campaign) for who in ("Борис", "Ольга")}
    assert names(seen["Борис"]) == ["Школа № 1", "Школа № 2"]
    assert names(seen["Ольга"]) == ["Лицей"]
    assert (seen["Борис"].everything.total, seen["Ольга"].everything.total) == (2, 1)
    assert not seen["Борис"].campaign.may_manage
    for who in ("Анна", "Глеб"):
        with pytest.raises(NotFound):
            county.see(who, overview.board, county.campaign)


def test_a_campaign_of_another_municipality_is_not_there(county: County) -> None:
    theirs = county.database.change_now(lambda s: county.plan(s, owner="alder"))
    with pytest.raises(NotFound):
        county.see("Борис", overview.board, theirs)
    assert [g.campaign.id for g in county.see("Борис", overview.campaigns_at_a_glance)] == [
        county.campaign
    ]
    glances = county.see("Раиса", overview.campaigns_at_a_glance)
    assert {g.campaign.id: g.forms.total for g in glances} == {county.campaign: 3, theirs: 1}


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("ШКОЛА", ["Школа № 1", "Школа № 2"]),
        ("лИцей", ["Лицей"]),
        ("first", ["Школа № 1"]),
        ("%", []),
        ("_", []),
        ("нет такой", []),
    ],
)
def test_search_folds_case(county: County, search: str, found: list[str]) -> None:
    board = county.see("Раиса", overview.board, county.campaign, View(search=search))
    assert (names(board), board.found, board.everything.total) == (found, len(found), 3)


@pytest.mark.parametrize("sort", ["name", "code", "territory", "state", "done", "points"])
def test_sorting_back_and_forth_shows_everybody_once(county: County, sort: str) -> None:
    county.answer("Анна", "first", ("B1.C2", "есть"))
    county.answer("Глеб", "second", ("B1.C2", "нет"), ("B2.N", "3"))
    there = county.see("Раиса", overview.board, county.campaign, View(sort=sort))
    back = county.see("Раиса", overview.board, county.campaign, View(sort=sort, descending=True))
    expected = {
        "name": ["Лицей", "Школа № 1", "Школа № 2"],
        "code": ["Школа № 1", "Лицей", "Школа № 2"],
        "territory": ["Школа № 1", "Школа № 2", "Лицей"],
        "state": ["Лицей", "Школа № 1", "Школа № 2"],
        "done": ["Лицей", "Школа № 1", "Школа № 2"],
        "points": ["Лицей", "Школа № 2", "Школа № 1"],
    }
    assert names(there) == expected[sort]
    assert sorted(names(back)) == sorted(names(there))


def test_pages(county: County) -> None:
    pages = [
        county.see("Раиса", overview.board, county.campaign, View(page=page, per_page=2))
        for page in (0, 1, 2, 99)
    ]
    assert [(page.page, page.pages, names(page)) for page in pages] == [
        (1, 2, ["Лицей", "Школа № 1"]),
        (1, 2, ["Лицей", "Школа № 1"]),
        (2, 2, ["Школа № 2"]),
        (2, 2, ["Школа № 2"]),
    ]


def test_a_filter_by_state_leaves_the_counts_alone(county: County) -> None:
    county.answer("Анна", "first", ("B1.C2", "есть"))
    asked = View(state=Standing.FILLING)
    board = county.see("Раиса", overview.board, county.campaign, asked)
    assert (names(board), board.found, board.everything.total) == (["Школа № 1"], 1, 3)


def test_what_time_makes_of_them(county: County) -> None:
    county.answer("Анна", "first", ("B1.C2", "есть"))
    county.now = ON_TIME + timedelta(seconds=1)
    county.do("Анна", submit, county.forms["first"])
    late = county.see("Раиса", overview.board, county.campaign)
    assert {row.code: (row.state, row.on_time) for row in late.rows} == {
        "first": ("submitted", False),
        "second": ("not_started", False),
        "lyceum": ("not_started", False),
    }
    assert (late.everything.late, late.everything.overdue) == (1, 2)
    county.now = LOCKS
    shut = county.see("Раиса", overview.board, county.campaign)
    assert {row.code: row.state for row in shut.rows} == {
        "first": "submitted",
        "second": "locked",
        "lyceum": "locked",
    }


def test_a_reopened_form_is_not_locked(county: County) -> None:
    from domain.campaigning import reopen_form

    county.now = LOCKS + timedelta(days=1)
    county.do("Раиса", reopen_form, county.forms["second"], 3, "болел")
    rows = {r.code: r for r in county.see("Раиса", overview.board, county.campaign).rows}
    assert (rows["second"].state, rows["second"].reopening_reason) == ("not_started", "болел")
    assert rows["lyceum"].state == "locked"


def test_the_number_of_queries_is_fixed(county: County) -> None:
    def queries(view: View) -> int:
        counted = 0

        def look(session):
            nonlocal counted

            def count(*_args):
                nonlocal counted
                counted += 1

            engine = session.get_bind()
            event.listen(engine, "before_cursor_execute", count)
            from domain.acting import act_as

            act_as(
                session,
                county.people["Раиса"],
                county.now,
                overview.board,
                county.campaign,
                view,
            )
            event.remove(engine, "before_cursor_execute", count)

        county.database.look_now(look)
        return counted

    views = (View(), View(per_page=50, sort="points"), View(per_page=50, sort="territory"))
    few = [queries(view) for view in views]
    county.database.change_now(_many, county)
    assert [queries(view) for view in views] == few


def _many(session, county: County) -> None:
    from domain import organising
    from domain.acting import the_program
    from domain.campaigning import include

    for number in range(60):
        made = organising.add_organisation(
            session,
            the_program(),
            county.now,
            name=f"Школа {number}",
            kind="school",
            under="birch",
        )
        include(session, the_program(), county.now, county.campaign, made.code)


def test_the_territory_lies_just_below_the_root(county: County) -> None:
    """However deep the organisation lies; the root is its own."""
    county.database.change_now(_branch, county)
    board = county.see("Раиса", overview.board, county.campaign)
    assert {row.name: row.territory for row in board.rows} == {
        "Лицей": "Ольховский район",
        "Филиал": "Берёзовский район",
        "Школа № 1": "Берёзовский район",
        "Школа № 2": "Берёзовский район",
    }


def _branch(session, county: County) -> None:
    from domain import organising
    from domain.acting import the_program
    from domain.campaigning import include

    organising.add_organisation(
        session, the_program(), county.now, name="Филиал", kind="branch", code="b", under="first"
    )
    include(session, the_program(), county.now, county.campaign, "b")
    assert session.query(Organisation).count() == 7
