"""The board by territories: each number as it is defined, in one subtree, in few questions."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from domain import organising
from domain.acting import the_program
from domain.campaigning import include
from domain.errors import NotFound
from domain.overview import Left, Looking, Progress, TerritoryRow, View, board, territory_board
from storage import organisations
from tests.overseen import County


def lines(county: County, who: str, looking: Looking = Looking()) -> list[tuple[object, ...]]:  # noqa: B008 -- frozen
    found = county.see(who, territory_board, county.campaign, looking)
    return [_line(row) for row in found.rows]


def _line(row: TerritoryRow | Left) -> tuple[object, ...]:
    if isinstance(row, Left):
        return ("…", row.depth, row.count)
    counted = row.progress
    numbers = (
        counted.expected, counted.begun, counted.submitted, counted.on_time, counted.late,
        counted.overdue,
    )  # fmt: skip
    return (row.short_name, row.depth, numbers)


def place(county: County, code: str) -> int:
    return county.database.look_now(lambda s: organisations.by_code(s, code).id)


def test_each_number_is_what_its_words_say(mixed: County) -> None:
    found = mixed.see("Раиса", territory_board, mixed.campaign, Looking())
    assert lines(mixed, "Раиса") == [
        ("Берёзовский район", 0, (2, 2, 1, 1, 0, 1)),
        ("Ольховский район", 0, (1, 1, 1, 0, 1, 0)),
    ]
    total = found.total
    assert (total.expected, total.submitted, total.on_time, total.late) == (3, 2, 1, 1)
    assert (str(total.rate), str(total.rate_on_time)) == ("66.7", "33.3")
    assert total.active_at == mixed.now
    assert found.nested


def test_an_open_territory_shows_what_is_below_and_each_leads_to_its_form(mixed: County) -> None:
    birch = place(mixed, "birch")
    found = mixed.see("Раиса", territory_board, mixed.campaign, Looking((birch, 999_999)))
    assert [_line(row) for row in found.rows] == [
        ("Берёзовский район", 0, (2, 2, 1, 1, 0, 1)),
        ("Школа № 1", 1, (1, 1, 1, 1, 0, 0)),
        ("Школа № 2", 1, (1, 1, 0, 0, 0, 1)),
        ("Ольховский район", 0, (1, 1, 1, 0, 1, 0)),
    ]
    assert found.opened == (birch,)
    assert [row.form_id for row in found.rows] == [
        None, mixed.forms["first"], mixed.forms["second"], None,
    ]  # fmt: skip


def test_deeper_levels_and_a_territory_with_a_form_of_its_own(county: County) -> None:
    def grow(session):
        program = the_program()
        for code, under, kind in (("branch", "first", "school"), ("far", "branch", "school")):
            organising.add_organisation(
                session, program, county.now, name=code, kind=kind, code=code, under=under
            )
            include(session, program, county.now, county.campaign, code)

    county.database.change_now(grow)
    opened = tuple(place(county, code) for code in ("birch", "first", "branch"))
    assert [(*row[:2], row[2][0]) for row in lines(county, "Раиса", Looking(opened))] == [
        ("Берёзовский район", 0, 4),
        ("Школа № 1", 1, 3),
        ("Школа № 1", 2, 1),
        ("branch", 2, 2),
        ("branch", 3, 1),
        ("far", 3, 1),
        ("Школа № 2", 1, 1),
        ("Ольховский район", 0, 1),
    ]


def test_each_sees_only_their_own_subtree(mixed: County) -> None:
    assert [row[0] for row in lines(mixed, "Борис")] == ["Школа № 1", "Школа № 2"]
    alder = Looking((place(mixed, "alder"),))
    assert [row[0] for row in lines(mixed, "Борис", alder)] == ["Школа № 1", "Школа № 2"]
    assert not mixed.see("Борис", territory_board, mixed.campaign, alder).nested
    with pytest.raises(NotFound):
        lines(mixed, "Анна")


def test_whoever_oversees_several_territories_sees_each_whole(mixed: County) -> None:
    from storage import people
    from storage.tables import Role

    def also(session):
        alder = organisations.by_code(session, "alder")
        people.grant(session, mixed.people["Борис"], alder.id, Role.VIEWER, mixed.now)

    mixed.database.change_now(also)
    assert [row[0] for row in lines(mixed, "Борис")] == ["Берёзовский район", "Ольховский район"]
    opened = Looking((place(mixed, "alder"),))
    assert [row[0] for row in lines(mixed, "Борис", opened)] == [
        "Берёзовский район", "Ольховский район", "Лицей",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "first"),
    [("expected", "Б"), ("late", "О"), ("rate", "О"), ("rate_on_time", "Б"), ("active", "О")],
)
def test_those_side_by_side_are_sorted(mixed: County, sort: str, first: str) -> None:
    down = lines(mixed, "Раиса", Looking(sort=sort, descending=True))
    up = lines(mixed, "Раиса", Looking(sort=sort))
    assert (down[0][0][0], up) == (first, down[::-1])


def test_a_long_level_is_cut_and_says_so(mixed: County) -> None:
    birch = place(mixed, "birch")
    assert lines(mixed, "Раиса", Looking((birch,), most=1)) == [
        ("Берёзовский район", 0, (2, 2, 1, 1, 0, 1)),
        ("Школа № 1", 1, (1, 1, 1, 1, 0, 0)),
        ("…", 1, 1),
        ("…", 0, 1),
    ]


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("begun", ["Лицей", "Школа № 1", "Школа № 2"]),
        ("on_time", ["Школа № 1"]),
        ("late", ["Лицей"]),
        ("overdue", ["Школа № 2"]),
        ("missing", ["Школа № 2"]),
        ("unfinished", ["Школа № 2"]),
        ("untouched", []),
    ],
)
def test_every_number_opens_to_the_forms_behind_it(
    mixed: County, part: str, found: list[str]
) -> None:
    seen = mixed.see("Раиса", board, mixed.campaign, View(part=part))
    assert [row.short_name for row in seen.rows] == found
    birch = mixed.see("Раиса", board, mixed.campaign, View(part=part, under=place(mixed, "birch")))
    assert [row.short_name for row in birch.rows] == [name for name in found if name != "Лицей"]
    assert (birch.territory, seen.everything.begun) == ("Берёзовский район", 3)
    with pytest.raises(NotFound):
        mixed.see("Ольга", board, mixed.campaign, View(under=place(mixed, "birch")))


def test_one_or_three_open_territories_cost_the_same_questions(mixed: County) -> None:
    asked: list[str] = []

    def heard(conn, cursor, statement, *_) -> None:
        asked.append(statement)

    counts = []
    engine = mixed.database.look_now(lambda s: s.get_bind())
    for codes in (("birch",), ("birch", "alder", "region")):
        opened = tuple(place(mixed, code) for code in codes)
        lines(mixed, "Раиса", Looking(opened))
        event.listen(engine, "before_cursor_execute", heard)
        lines(mixed, "Раиса", Looking(opened))
        event.remove(engine, "before_cursor_execute", heard)
        counts.append(len(asked))
        asked.clear()
    assert counts[0] == counts[1] <= 10


def test_nothing_expected_has_no_rate() -> None:
    assert (Progress().rate, Progress().rate_on_time) == (None, None)
