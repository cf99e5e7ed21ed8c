"""The board of a coordinator: the schools of their own municipality and nothing else."""

from __future__ import annotations

import pytest

from domain.access import may_fill, may_manage, may_oversee, may_see
from domain.acting import actor_of, the_program
from domain.answering import Spot, type_answer
from domain.errors import NotFound
from domain.filling import form_card, home
from domain.filling.refusals import CannotChange
from domain.overview import Standing, View
from domain.overview.below import board_below, campaigns_below, has_below
from storage import organisations, people
from storage.tables import Role
from tests.overseen import PLACE, County

ALL = View(per_page=6)


@pytest.fixture
def kira(county: County) -> str:
    """Coordinates the Birch municipality, of which Boris is the admin."""

    def add(session):
        person = people.add(session, 2001, "Кира", county.now)
        birch = organisations.by_code(session, "birch")
        people.grant(session, person.id, birch.id, Role.COORDINATOR, county.now)
        return person.id

    county.people["Кира"] = county.database.change_now(add)
    return "Кира"


def names(county: County, who: str, view: View = ALL) -> list[str]:
    return [each.short_name for each in county.see(who, board_below, county.campaign, view).rows]


def test_a_coordinator_sees_the_schools_below_and_where_they_stand(county, kira) -> None:
    county.answer("Анна", "first", ("B1.C2", "Есть"))

    (line,) = county.see(kira, campaigns_below)
    view = county.see(kira, board_below, county.campaign, ALL)

    assert (line.campaign.title, line.forms.total) == ("Осень 2026", 2)
    assert [(each.short_name, each.state) for each in view.rows] == [
        ("Школа № 1", Standing.FILLING),
        ("Школа № 2", Standing.NOT_STARTED),
    ]


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("Раиса", ["Лицей", "Школа № 1", "Школа № 2"]),
        ("Борис", ["Школа № 1", "Школа № 2"]),
        ("Ольга", ["Лицей"]),
    ],
)
def test_everybody_sees_their_own_subtree(county: County, who: str, seen: list[str]) -> None:
    assert names(county, who) == seen


def test_a_filter_and_a_page_leave_a_part(county: County, kira: str) -> None:
    county.answer("Анна", "first", ("B1.C2", "Есть"))

    assert names(county, kira, View(state=Standing.FILLING, per_page=6)) == ["Школа № 1"]
    assert names(county, kira, View(page=2, per_page=1)) == ["Школа № 2"]
    assert names(county, kira, View(page=9, per_page=1)) == ["Школа № 2"]


def test_the_form_of_a_school_is_seen_and_not_changed(county: County, kira: str) -> None:
    form = county.forms["first"]

    card = county.see(kira, form_card, form)

    assert (card.line.may_change, card.line.role) == (False, Role.VIEWER)
    with pytest.raises(CannotChange):
        county.do(kira, type_answer, Spot(form, PLACE["B1.C2"], None), "Есть")


def test_beyond_the_subtree_there_is_nothing(county: County, kira: str) -> None:
    with pytest.raises(NotFound):
        county.see(kira, form_card, county.forms["lyceum"])
    with pytest.raises(NotFound):
        county.see(kira, board_below, 99, ALL)


@pytest.mark.parametrize("who", ["Анна", "Глеб"])
def test_a_head_has_no_board(county: County, who: str) -> None:
    assert not county.see(who, has_below)
    assert not county.see(who, home).below
    assert county.see(who, campaigns_below) == ()
    with pytest.raises(NotFound):
        county.see(who, board_below, county.campaign, ALL)


def test_a_coordinator_gets_nothing_of_the_panel(county: County, kira: str) -> None:
    by = county.database.look_now(lambda s: actor_of(s, county.people[kira]))
    school = county.database.look_now(lambda s: organisations.by_code(s, "first").path)

    rights = [may(by, school) for may in (may_see, may_fill, may_oversee, may_manage)]

    assert rights == [True, False, False, False]


def test_the_program_has_no_organisation_of_its_own(county: County) -> None:
    seen = county.database.look_now(lambda s: has_below(s, the_program(), county.now))

    assert seen
