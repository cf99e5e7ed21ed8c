"""Invitations: one link, one person."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from domain import inviting, organising
from domain.acting import oneself
from domain.errors import NotAllowed, NotFound, NotPossible, Refusal
from domain.inviting import Confirmed, InvitationView
from storage.tables import (
    Arrival,
    Conversation,
    Person,
    Role,
)
from tests.domain.season.conftest import Season, days


def invited(season: Season, organisation: str = "школа", role: Role = Role.HEAD, **terms) -> str:
    return season.run(inviting.invite, role, organisation, **terms).code


def look(season: Season, name: str, code: str) -> InvitationView:
    whose = season.telegram_id(name)
    return inviting.look_at_invitation(season.session, whose, season.clock.now, code)


def confirm(season: Season, name: str) -> Confirmed:
    return inviting.confirm(season.session, season.telegram_id(name), season.clock.now)


def sentence(refused: pytest.ExceptionInfo[Refusal]) -> str:
    return str(refused.value)


def roles(season: Season, name: str) -> list[tuple[str, Role]]:
    grants = season.do(name, oneself).grants
    names = {row.id: row.code for row in season.run(organising.organisation_tree)}
    return [(names[grant.organisation_id], grant.role) for grant in grants]


def kept(season: Season) -> list[int]:
    """How many rows each of these tables has."""
    season.session.flush()
    tables = (Arrival, Person, Conversation)
    return [len(season.session.scalars(select(table)).all()) for table in tables]


def test_a_code_fits_into_a_deep_link_and_cannot_be_guessed(season: Season) -> None:
    codes = {invited(season) for _ in range(20)}
    assert len(codes) == 20
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22,64}", code) for code in codes)


def test_the_link_shows_whom_it_is_for(season: Season) -> None:
    code = invited(season, name="  Анна   Петрова ")
    assert look(season, "Анна", code) == InvitationView(
        organisation="Школа",
        role=Role.HEAD,
        name="Анна Петрова",
        code=code,
        confirmed=False,
        already=False,
    )


def test_looking_uses_nothing_up(season: Season) -> None:
    code = invited(season)
    look(season, "Глеб", code)
    look(season, "Анна", code)
    assert confirm(season, "Анна") == Confirmed("Школа", Role.HEAD, needs_consent=True)


def test_the_second_who_says_that_is_me_is_refused(season: Season) -> None:
    code = invited(season)
    look(season, "Глеб", code)
    look(season, "Анна", code)
    confirm(season, "Анна")
    with pytest.raises(NotPossible) as refused:
        confirm(season, "Глеб")
    assert sentence(refused) == (
        "Это приглашение уже использовано. Если это были не вы, попросите новую ссылку."
    )
    assert inviting.arrival(season.session, season.telegram_id("Глеб"), season.clock.now) is None


def test_pressing_that_is_me_twice_changes_nothing(season: Season) -> None:
    look(season, "Анна", invited(season))
    assert confirm(season, "Анна") == confirm(season, "Анна")


def test_one_who_was_let_in_may_open_the_link_again(season: Season) -> None:
    code = invited(season)
    season.come("Анна", code)
    assert look(season, "Анна", code).confirmed
    season.agree("Анна")
    again = look(season, "Анна", code)
    assert (again.already, again.confirmed) == (True, False)
    assert roles(season, "Анна") == [("школа", Role.HEAD)]
    with pytest.raises(NotPossible) as refused:
        look(season, "Глеб", code)
    assert sentence(refused).startswith("Это приглашение уже использовано.")


@pytest.mark.parametrize("code", ["", "нет-такого", "a" * 64])
def test_an_unknown_code_is_refused(season: Season, code: str) -> None:
    with pytest.raises(NotFound) as refused:
        look(season, "Анна", code)
    assert sentence(refused) == (
        "Такого приглашения нет. Откройте ссылку ещё раз целиком или попросите новую."
    )


def test_an_invitation_is_good_for_thirty_days(season: Season) -> None:
    code = invited(season)
    look(season, "Анна", code)
    season.clock.passes(days=30)
    with pytest.raises(NotPossible) as refused:
        confirm(season, "Анна")
    assert sentence(refused) == "Срок приглашения истёк. Попросите новую ссылку."
    assert inviting.arrival(season.session, season.telegram_id("Анна"), season.clock.now) is None


def test_a_revoked_invitation_is_worthless(season: Season) -> None:
    made = season.run(inviting.invite, Role.HEAD, "школа")
    look(season, "Анна", made.code)
    season.run(inviting.revoke_invitation, made.id)
    with pytest.raises(NotPossible) as refused:
        confirm(season, "Анна")
    assert sentence(refused).startswith("Приглашение отозвано.")


def test_a_used_invitation_cannot_be_revoked(season: Season) -> None:
    made = season.run(inviting.invite, Role.HEAD, "школа")
    season.come("Анна", made.code)
    with pytest.raises(NotPossible):
        season.run(inviting.revoke_invitation, made.id)


def test_nobody_comes_into_a_closed_organisation(season: Season) -> None:
    code = invited(season)
    season.run(organising.close_organisation, "школа")
    with pytest.raises(NotPossible) as refused:
        look(season, "Анна", code)
    assert sentence(refused) == "Организация «Школа» закрыта."
    with pytest.raises(NotPossible):
        invited(season)


def test_only_an_admin_invites_and_only_into_their_subtree(season: Season) -> None:
    season.person("Вера", Role.ADMIN, "город")
    season.person("Глеб", Role.VIEWER, "город")
    season.person("Анна", Role.HEAD, "школа")
    made = season.do("Вера", inviting.invite, Role.COORDINATOR, "лицей")
    with pytest.raises(NotFound):
        season.do("Вера", inviting.invite, Role.HEAD, "гимназия")
    with pytest.raises(NotAllowed):
        season.do("Глеб", inviting.invite, Role.HEAD, "лицей")
    with pytest.raises(NotAllowed):
        season.do("Анна", inviting.invite, Role.HEAD, "школа")
    with pytest.raises(NotAllowed):
        season.do("Глеб", inviting.revoke_invitation, made.id)


def test_a_viewer_sees_invitations_without_their_codes(season: Season) -> None:
    season.person("Вера", Role.ADMIN, "город")
    season.person("Глеб", Role.VIEWER, "город")
    code = invited(season, "лицей")
    invited(season, "гимназия")
    assert season.do("Вера", inviting.list_invitations, "лицей")[0].code == code
    listed = season.do("Глеб", inviting.list_invitations)
    assert {(line.organisation_code, line.code) for line in listed} == {
        ("город", ""),
        ("лицей", ""),
    }


def test_one_person_holds_several_roles_in_several_organisations(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    assert season.come("Анна", invited(season, "гимназия", Role.COORDINATOR)) == Confirmed(
        "Гимназия", Role.COORDINATOR, needs_consent=False
    )
    season.come("Анна", invited(season, "школа", Role.COORDINATOR))
    season.come("Анна", invited(season, "школа", Role.HEAD))  # has it already
    assert roles(season, "Анна") == [
        ("школа", Role.HEAD),
        ("гимназия", Role.COORDINATOR),
        ("школа", Role.COORDINATOR),
    ]


def test_a_second_link_frees_the_first_which_was_not_finished(season: Season) -> None:
    first, second = invited(season), invited(season, "лицей")
    season.come("Анна", first)
    season.come("Анна", second)
    season.agree("Анна")
    season.come("Анна", first)
    assert roles(season, "Анна") == [("лицей", Role.HEAD), ("школа", Role.HEAD)]


def test_that_is_not_me_leaves_the_invitation_to_the_right_person(season: Season) -> None:
    code = invited(season)
    look(season, "Глеб", code)
    inviting.turn_away(season.session, season.telegram_id("Глеб"))
    assert kept(season) == [0, 0, 0]
    assert season.come("Анна", code).organisation == "Школа"


def test_an_invitation_lasts_between_a_day_and_a_year(season: Season) -> None:
    for wrong in (0, 366):
        with pytest.raises(NotPossible):
            invited(season, days=wrong)
    made = season.run(inviting.invite, Role.HEAD, "школа", days=365)
    assert made.expires_at - season.clock.now == days(365)
