"""A deputy does what the head may, in exactly that organisation, and no more."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from domain.access import may_fill, may_manage, may_oversee, may_see
from domain.acting import actor_of
from domain.answering import Spot, type_answer
from domain.consenting import put_in_force
from domain.errors import NotFound
from domain.filling import form_card, home
from domain.overview.below import has_below
from domain.reminding import announce_opening
from domain.submitting import submit
from storage import consents, organisations, people
from storage.tables import FormState, Membership, Notice, Role
from tests.overseen import OPENS, OPERATOR, PLACE, County


@pytest.fixture
def denis(county: County) -> str:
    """Deputy of Anna, head of the first school."""
    county.now = OPENS

    def add(session):
        person = people.add(session, 2002, "Денис", county.now)
        school = organisations.by_code(session, "first")
        people.grant(session, person.id, school.id, Role.DEPUTY, county.now)
        consent = put_in_force(session, county.now, OPERATOR)
        consents.give(session, person.id, consent.version, county.now)
        return person.id

    county.people["Денис"] = county.database.change_now(add)
    return "Денис"


def test_a_deputy_fills_in_and_submits(county: County, denis: str) -> None:
    form = county.forms["first"]

    county.do(denis, type_answer, Spot(form, PLACE["B1.C2"], None), "Есть")
    county.do(denis, submit, form)

    line = county.see("Анна", form_card, form).line
    assert (line.state, line.points) == (FormState.SUBMITTED, 30_000)


def test_the_form_is_on_the_deputys_own_list(county: County, denis: str) -> None:
    seen = county.see(denis, home)

    assert [(each.form_id, each.role) for each in seen.forms] == [
        (county.forms["first"], Role.DEPUTY)
    ]
    assert not seen.manages


@pytest.mark.parametrize("code", ["second", "lyceum"])
def test_of_other_schools_a_deputy_sees_nothing(county: County, denis: str, code: str) -> None:
    with pytest.raises(NotFound):
        county.see(denis, form_card, county.forms[code])
    with pytest.raises(NotFound):
        county.do(denis, type_answer, Spot(county.forms[code], PLACE["B1.C2"], None), "Есть")


def test_a_deputy_has_neither_panel_nor_board(county: County, denis: str) -> None:
    by = county.database.look_now(lambda s: actor_of(s, county.people[denis]))
    path = county.database.look_now(lambda s: organisations.by_code(s, "first").path)

    rights = [may(by, path) for may in (may_see, may_fill, may_oversee, may_manage)]

    assert rights == [True, True, False, False]
    assert not county.see(denis, has_below)


def test_a_deputy_hears_of_the_form(county: County, denis: str) -> None:
    def told(session):
        announce_opening(session, county.campaign, county.now)
        to_denis = Notice.to_id == county.people[denis]
        return session.execute(select(Notice.kind, Notice.form_id).where(to_denis)).all()

    assert county.database.change_now(told) == [("opened", county.forms["first"])]


def test_once_the_role_has_ended_nothing_is_left(county: County, denis: str) -> None:
    def end(session):
        mine = Membership.person_id == county.people[denis]
        session.scalars(select(Membership).where(mine)).one().ended_at = county.now

    county.database.change_now(end)

    with pytest.raises(NotFound):
        county.see(denis, form_card, county.forms["first"])
