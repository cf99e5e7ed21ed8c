"""One-time links and sessions of the panel."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from domain import consenting, roster, signing_in
from domain.acting import act_as, oneself
from domain.errors import NotAllowed, NotPossible
from domain.signing_in import Entered
from storage.tables import PanelSession, Person, Role, SignIn
from tests.domain.season.conftest import Season, days

DEAD = (
    "Ссылка для входа уже использована или устарела: она действует 10 минут. "
    "Получите новую: команда /panel в чате с ботом."
)


def enter(season: Season, token: str) -> Entered:
    return signing_in.use_link(season.session, season.clock.now, token)


def look(season: Season, token: str) -> None:
    signing_in.look_at_link(season.session, season.clock.now, token)


def inside(season: Season, token: str) -> int | None:
    """Who is in by this session."""
    season.session.flush()
    kept = signing_in.session_of(season.session, season.clock.now, token)
    return kept and kept.person_id


def refused(season: Season, way, token: str) -> str:
    with pytest.raises(NotPossible) as refusal:
        way(season, token)
    return str(refusal.value)


@pytest.fixture
def vera(season: Season) -> Season:
    season.person("Вера", Role.ADMIN, "город")
    return season


def test_a_link_lets_in_once(vera: Season) -> None:
    token = vera.do("Вера", signing_in.make_link)
    entered = enter(vera, token)
    assert inside(vera, entered.token) == entered.person_id
    assert entered.seconds == 30 * 24 * 3600
    assert refused(vera, enter, token) == DEAD
    assert refused(vera, look, token) == DEAD


def test_looking_at_a_link_uses_nothing_up(vera: Season) -> None:
    token = vera.do("Вера", signing_in.make_link)
    look(vera, token)
    look(vera, token)
    assert enter(vera, token).csrf != ""


def test_a_link_is_good_for_ten_minutes(vera: Season) -> None:
    token = vera.do("Вера", signing_in.make_link)
    vera.clock.passes(minutes=9, seconds=59)
    look(vera, token)
    vera.clock.passes(seconds=1)
    assert refused(vera, look, token) == DEAD
    assert refused(vera, enter, token) == DEAD


def test_a_made_up_token_opens_nothing(vera: Season) -> None:
    assert refused(vera, enter, "выдумано") == DEAD
    assert inside(vera, "выдумано") is None


def test_only_hashes_are_kept(vera: Season) -> None:
    token = vera.do("Вера", signing_in.make_link)
    session = enter(vera, token).token
    hashes = [*vera.session.scalars(select(SignIn.token_hash))]
    hashes += vera.session.scalars(select(PanelSession.token_hash))
    assert [len(each) for each in hashes] == [64, 64]
    assert not {token, session} & set(hashes)


@pytest.mark.parametrize("role", [Role.HEAD, Role.COORDINATOR])
def test_those_who_fill_in_get_no_link(season: Season, role: Role) -> None:
    season.person("Анна", role, "школа")
    with pytest.raises(NotAllowed) as refusal:
        season.do("Анна", signing_in.make_link)
    assert str(refusal.value) == "Панель открыта администраторам и наблюдателям."


def test_a_viewer_gets_one(season: Season) -> None:
    gleb = season.person("Глеб", Role.VIEWER, "школа")
    assert enter(season, season.do("Глеб", signing_in.make_link)).person_id == gleb


def test_a_link_of_a_role_taken_away_opens_nothing(vera: Season) -> None:
    token = vera.do("Вера", signing_in.make_link)
    vera.run(roster.end_membership, vera.run(roster.list_people)[0].membership_id)
    with pytest.raises(NotAllowed):
        enter(vera, token)


def test_a_session_slides_and_ends_after_thirty_idle_days(vera: Season) -> None:
    token = enter(vera, vera.do("Вера", signing_in.make_link)).token
    for _ in range(3):
        vera.clock.passes(days=29)
        kept = signing_in.session_of(vera.session, vera.clock.now, token)
        assert kept is not None
        assert signing_in.needs_prolonging(kept, vera.clock.now)
        signing_in.prolong(vera.session, vera.clock.now, token)
    kept = signing_in.session_of(vera.session, vera.clock.now, token)
    assert kept is not None
    assert kept.expires_at == vera.clock.now + days(30)
    assert not signing_in.needs_prolonging(kept, vera.clock.now)
    vera.clock.passes(days=30)
    assert inside(vera, token) is None
    signing_in.prolong(vera.session, vera.clock.now, token)
    assert inside(vera, token) is None


def test_signing_out_here_and_everywhere(vera: Season) -> None:
    here, there, away = (
        enter(vera, vera.do("Вера", signing_in.make_link)).token for _ in range(3)
    )
    waiting = vera.do("Вера", signing_in.make_link)
    signing_in.sign_out(vera.session, vera.clock.now, here)
    person = inside(vera, there)
    assert (inside(vera, here), person is not None) == (None, True)
    signing_in.sign_out_everywhere(vera.session, vera.clock.now, person)
    assert [inside(vera, token) for token in (there, away)] == [None, None]
    assert refused(vera, enter, waiting) == DEAD


def test_sessions_end_with_the_consent(vera: Season) -> None:
    token = enter(vera, vera.do("Вера", signing_in.make_link)).token
    vera.do("Вера", consenting.withdraw)
    assert inside(vera, token) is None


def test_the_first_admin_comes_in_without_telegram(season: Season) -> None:
    entered = enter(season, season.run(signing_in.first_admin_link))
    person = season.session.get_one(Person, entered.person_id)
    assert (person.name, person.telegram_id) == ("Администратор", None)
    actor = act_as(season.session, entered.person_id, season.clock.now, oneself)
    assert [grant.role for grant in actor.grants] == [Role.ADMIN]
    assert enter(season, season.run(signing_in.first_admin_link)).person_id == entered.person_id
    assert season.journal().count("first_admin_made") == 1


def test_without_an_organisation_the_command_line_says_what_to_do(empty: Season) -> None:
    with pytest.raises(NotPossible) as refusal:
        empty.run(signing_in.first_admin_link)
    assert str(refusal.value) == (
        "Организаций ещё нет. Сначала добавьте верхнюю: "
        "svod organisation add «Название» --kind region --zone Asia/Yekaterinburg"
    )


def test_only_the_command_line_makes_a_first_admin(vera: Season) -> None:
    with pytest.raises(NotAllowed):
        vera.do("Вера", signing_in.first_admin_link)
