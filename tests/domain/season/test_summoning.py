"""Invitations for a whole list, one made anew, and who cannot be reached before a launch."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from domain import consenting, inviting, roster
from domain.errors import NotAllowed, NotFound, NotPossible
from domain.importing.applying import apply, known
from domain.importing.lines import Line, Listing
from domain.importing.planning import plan
from domain.organising import close_organisation
from domain.reaching import Reach, Sought, reachability, unreached
from domain.summoning import Chosen, handout, invite_all, outlook, renew_invitation
from storage import people
from storage.facts import BOT_USERNAME, note_fact
from storage.tables import Expected, Invitation, Organisation, Role
from tests.domain.season.conftest import Season, days

LIST = (
    ("Школа", "Иванова Анна", "директор"), ("Лицей", "Петров Пётр", "директор"),
    ("Лицей", "Сидорова Вера", "координатор"), ("Гимназия", "Кузнецов Глеб", "директор"),
)  # fmt: skip


@pytest.fixture
def listed(season: Season) -> Season:
    note_fact(season.session, BOT_USERNAME, "svod_bot")
    lines = [
        Line("Л", row, organisation=place, person=name, role=role, phone=f"8912000000{row}")
        for row, (place, name, role) in enumerate(LIST, 1)
    ]
    season.run(apply, plan(Listing(tuple(lines), ()), season.run(known)))
    return season


def invitation(season: Season, name: str) -> Invitation:
    season.session.expire_all()
    found = select(Invitation).join(Expected, Expected.invitation_id == Invitation.id)
    return season.session.scalars(found.where(Expected.name == name)).one()


def number(season: Season, code: str) -> int:
    found = select(Organisation.id).where(Organisation.code == code)
    return season.session.scalars(found).one()


def test_everybody_is_invited_once(listed: Season) -> None:
    assert listed.run(outlook, Chosen("край")).to_invite == 4
    assert listed.run(invite_all, Chosen("город", Role.HEAD)) == 2
    assert listed.run(invite_all, Chosen("край")) == 2
    assert listed.run(invite_all, Chosen("край")) == 0
    seen = listed.run(outlook, Chosen("край"))
    assert (seen.to_invite, seen.waiting) == (0, 4)
    assert listed.journal().count("invited_many") == 2
    found = listed.run(handout, number(listed, "город"))
    assert [each.name for each in found.people] == [
        "Петров Пётр", "Сидорова Вера", "Иванова Анна",
    ]  # fmt: skip
    assert found.link(found.people[0]).startswith("https://t.me/svod_bot?start=")


def test_whoever_comes_is_the_one_on_the_list(listed: Season) -> None:
    listed.run(invite_all, Chosen("край"))
    listed.come("Анна", invitation(listed, "Иванова Анна").code)
    anna = listed.agree("Анна").person_id
    row = listed.session.scalars(select(Expected).where(Expected.person_id == anna)).one()
    assert row.name == "Иванова Анна"
    assert listed.run(outlook, Chosen("край")).waiting == 3


def test_an_expired_one_is_made_again_and_a_lost_one_anew(listed: Season) -> None:
    listed.run(invite_all, Chosen("школа"), 3)
    first = invitation(listed, "Иванова Анна")
    code, first_id = first.code, first.id
    listed.clock.now += days(4)
    assert listed.run(invite_all, Chosen("школа")) == 1
    second = invitation(listed, "Иванова Анна")
    second_id = second.id
    assert second.code != code
    renewed = listed.run(renew_invitation, second_id)
    assert invitation(listed, "Иванова Анна").id == renewed.id
    assert listed.session.get(Invitation, second_id).revoked_at == listed.clock.now
    with pytest.raises(NotPossible):
        inviting.look_at_invitation(listed.session, 77, listed.clock.now, second.code)
    assert first_id != renewed.id


def test_a_single_invitation_finds_its_place_on_the_list(listed: Season) -> None:
    made = listed.run(inviting.invite, Role.HEAD, "школа", name="иванова  анна")
    assert invitation(listed, "Иванова Анна").id == made.id


def test_the_town_invites_its_own_only(listed: Season) -> None:
    listed.person("Борис", Role.ADMIN, "город")
    listed.person("Глеб", Role.ADMIN, "село")
    assert listed.do("Борис", invite_all, Chosen("город")) == 3
    made = invitation(listed, "Иванова Анна").id
    with pytest.raises(NotFound):
        listed.do("Глеб", invite_all, Chosen("город"))
    with pytest.raises(NotAllowed):
        listed.do("Глеб", renew_invitation, made)
    with pytest.raises(NotFound):
        listed.do("Глеб", handout, number(listed, "город"))
    with pytest.raises(NotFound):
        listed.do("Глеб", unreached, number(listed, "город"))


def reached(season: Season, by: str = "") -> list[tuple[str, str, str]]:
    asked = (reachability, Sought())
    board = season.do(by, *asked) if by else season.run(*asked)
    return [(each.reach.value, each.organisation, each.name) for each in board.found.rows]


def test_the_board_says_why_each_is_not_reached(listed: Season) -> None:
    listed.run(invite_all, Chosen("край"))
    listed.come("Анна", invitation(listed, "Иванова Анна").code)
    assert reached(listed) == [
        ("never", "Лицей", "Петров Пётр"), ("never", "Лицей", "Сидорова Вера"),
        ("no_consent", "Школа", "Иванова Анна"), ("never", "Гимназия", "Кузнецов Глеб"),
    ]  # fmt: skip
    anna = listed.agree("Анна").person_id
    other = listed.person("Другой Человек", Role.HEAD, "лицей")
    people.mark_unreachable(listed.session, anna, listed.clock.now)
    listed.organisation("филиал", "branch", "село")
    listed.run(close_organisation, "гимназия")
    listed.session.flush()
    assert [(reach, place) for reach, place, _ in reached(listed)] == [
        ("never", "Лицей"), ("never", "Лицей"), ("changed", "Лицей"), ("blocked", "Школа"),
        ("nobody", "Филиал"),
    ]  # fmt: skip
    board = listed.run(reachability, Sought(Reach.CHANGED))
    assert [(each.name, each.role) for each in board.found.rows] == [("Другой Человек", Role.HEAD)]
    assert other
    assert [(each.name, each.counts[Reach.NEVER], each.fine) for each in board.territories] == [
        ("Город", 2, 0), ("Село", 0, 0),
    ]  # fmt: skip


def test_telephones_are_for_those_who_may_call(listed: Season) -> None:
    listed.person("Борис", Role.ADMIN, "город")
    listed.person("Вера", Role.VIEWER, "город")
    for name, phones in (("Борис", 3), ("Вера", 0)):
        rows = listed.do(name, reachability, Sought()).found.rows
        told = [each.phone for each in rows if each.phone]
        assert (len(told), {each.territory for each in rows}) == (phones, {"Город"})


def test_whoever_lost_the_role_or_withdrew_is_not_counted_as_here(listed: Season) -> None:
    listed.run(invite_all, Chosen("школа"))
    listed.come("Анна", invitation(listed, "Иванова Анна").code)
    anna = listed.agree("Анна").person_id
    role = next(each for each in listed.run(roster.list_people) if each.person_id == anna)
    listed.run(roster.end_membership, role.membership_id)
    listed.session.flush()
    assert [each for each in reached(listed) if each[1] == "Школа"] == [
        ("changed", "Школа", "Иванова Анна"), ("nobody", "Школа", ""),
    ]  # fmt: skip
    listed.do("Анна", consenting.withdraw)
    listed.session.flush()
    assert [each for each in reached(listed) if each[1] == "Школа"] == [("nobody", "Школа", "")]
