"""Before a launch: each reason for which the bot does not reach somebody, and its way out."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from sqlalchemy import select

from domain import consenting, inviting, roster
from domain.consenting import Operator
from domain.importing.applying import apply, known
from domain.importing.lines import Line, Listing
from domain.importing.planning import plan
from domain.reaching import Reach, Sought, reachability, unreached
from domain.summoning import Chosen, invite_all
from storage import people
from storage.tables import Expected, Invitation, Organisation, Role
from tests.domain.season.conftest import Season, days

LIST = (("Школа", "Иванова Анна"), ("Лицей", "Петров Пётр"), ("Гимназия", "Кузнецов Глеб"))
NAMES = {"Анна": "Иванова Анна", "Пётр": "Петров Пётр", "Глеб": "Кузнецов Глеб"}


class Seen(NamedTuple):
    reach: str
    place: str
    name: str


@pytest.fixture
def listed(season: Season) -> Season:
    """A head for each school on the list, all of them invited."""
    lines = [
        Line("Л", row, organisation=place, person=name, role="директор", phone=f"8912000000{row}")
        for row, (place, name) in enumerate(LIST, 1)
    ]
    season.run(apply, plan(Listing(tuple(lines), ()), season.run(known)))
    season.run(invite_all, Chosen("край"))
    return season


def comes(season: Season, name: str) -> int:
    """Opens the link, says who they are and agrees."""
    season.come(name, code(season, name))
    return season.agree(name).person_id


def code(season: Season, name: str) -> str:
    season.session.expire_all()
    found = select(Invitation.code).join(Expected, Expected.invitation_id == Invitation.id)
    return season.session.scalars(found.where(Expected.name == NAMES[name])).one()


def board(season: Season, *reach: Reach) -> list[Seen]:
    season.session.flush()
    rows = season.run(reachability, Sought(*reach)).found.rows
    return [Seen(each.reach.value, each.organisation, each.name) for each in rows]


def of(season: Season, place: str) -> list[tuple[str, str]]:
    return [(each.reach, each.name) for each in board(season) if each.place == place]


def fine(season: Season) -> int:
    season.session.flush()
    return season.run(reachability, Sought()).fine


def test_whoever_never_came_is_named_until_they_agree(listed: Season) -> None:
    assert of(listed, "Школа") == [("never", "Иванова Анна")]
    inviting.look_at_invitation(
        listed.session, listed.telegram_id("Анна"), listed.clock.now, code(listed, "Анна")
    )
    assert of(listed, "Школа") == [("never", "Иванова Анна")]
    listed.clock.now += days(60)  # the link is worth nothing any more
    assert of(listed, "Школа") == [("never", "Иванова Анна")]
    assert fine(listed) == 0
    listed.run(invite_all, Chosen("школа"))
    comes(listed, "Анна")
    assert (of(listed, "Школа"), fine(listed)) == ([], 1)


def test_whoever_came_and_did_not_agree_is_told_apart(listed: Season) -> None:
    listed.come("Анна", code(listed, "Анна"))
    assert of(listed, "Школа") == [("no_consent", "Иванова Анна")]
    listed.agree("Анна")
    assert of(listed, "Школа") == []


def test_whoever_has_not_agreed_to_the_new_words_is_named(listed: Season) -> None:
    comes(listed, "Анна")
    moved = Operator("Минобр", "г. Пермь", "анкетирование", "3 года", "письмом")
    consenting.put_in_force(listed.session, listed.clock.now, moved)
    assert of(listed, "Школа") == [("no_consent", "Иванова Анна")]
    listed.agree("Анна", moved)
    assert of(listed, "Школа") == []


def test_whoever_blocked_the_bot_is_named_until_they_write_again(listed: Season) -> None:
    anna = comes(listed, "Анна")
    people.mark_unreachable(listed.session, anna, listed.clock.now)
    assert (of(listed, "Школа"), fine(listed)) == ([("blocked", "Иванова Анна")], 0)
    people.mark_reachable(listed.session, listed.telegram_ids["Анна"])
    assert (of(listed, "Школа"), fine(listed)) == ([], 1)


def test_another_than_the_list_names_is_a_change(listed: Season) -> None:
    listed.person("Другой Человек", Role.HEAD, "школа")
    assert of(listed, "Школа") == [("never", "Иванова Анна"), ("changed", "Другой Человек")]
    anna = comes(listed, "Анна")
    assert of(listed, "Школа") == [("changed", "Другой Человек")]
    end(listed, anna)
    assert of(listed, "Школа") == [("changed", "Другой Человек"), ("changed", "Иванова Анна")]


def test_no_one_is_said_only_where_nobody_could_come(listed: Season) -> None:
    assert "nobody" not in {each.reach for each in board(listed)}
    listed.organisation("вечерняя", "school", "село")
    assert of(listed, "Вечерняя") == [("nobody", "")]
    viewer = listed.person("Вера", Role.VIEWER, "вечерняя")
    assert viewer
    assert of(listed, "Вечерняя") == [("nobody", "")]  # she would not fill anything in
    listed.run(inviting.invite, Role.DEPUTY, "вечерняя", name="Денис")
    assert of(listed, "Вечерняя") == [("never", "Денис")]
    assert "nobody" not in {each.reach for each in board(listed) if each.place == "Село"}


def test_each_reason_is_counted_by_territory_and_listed_to_be_telephoned(listed: Season) -> None:
    comes(listed, "Анна")
    blocked = comes(listed, "Пётр")
    people.mark_unreachable(listed.session, blocked, listed.clock.now)
    listed.session.flush()
    seen = listed.run(reachability, Sought())
    assert [
        (each.name, {reach.value: n for reach, n in each.counts.items() if n}, each.fine)
        for each in seen.territories
    ] == [("Город", {"blocked": 1}, 1), ("Село", {"never": 1}, 0)]
    assert board(listed, Reach.BLOCKED) == [Seen("blocked", "Лицей", "Петров Пётр")]
    town = select(Organisation.id).where(Organisation.code == "город")
    calls = listed.run(unreached, listed.session.scalars(town).one())
    assert [(each.name, each.phone[-4:]) for each in calls] == [("Петров Пётр", "0002")]


def end(season: Season, person: int) -> None:
    role = next(each for each in season.run(roster.list_people) if each.person_id == person)
    season.run(roster.end_membership, role.membership_id)
