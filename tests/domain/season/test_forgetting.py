"""What is kept of whoever refuses, keeps silent or leaves."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from domain import consenting, inviting
from domain.acting import act, oneself
from domain.consenting import Operator
from domain.errors import NeedsConsent, Stranger
from domain.inviting import Confirmed, InvitationView
from storage.tables import (
    Arrival,
    Consent,
    Conversation,
    Invitation,
    Person,
    Received,
    Role,
)
from tests.domain.season.conftest import Season

OTHER = Operator("Минобр", "г. Пермь", "анкетирование", "3 года", "письмом")


def invited(season: Season, organisation: str = "школа", role: Role = Role.HEAD, **terms) -> str:
    return season.run(inviting.invite, role, organisation, **terms).code


def look(season: Season, name: str, code: str) -> InvitationView:
    whose = season.telegram_id(name)
    return inviting.look_at_invitation(season.session, whose, season.clock.now, code)


def confirm(season: Season, name: str) -> Confirmed:
    return inviting.confirm(season.session, season.telegram_id(name), season.clock.now)


def refuse(season: Season, name: str) -> None:
    consenting.refuse_consent(season.session, season.telegram_id(name), season.clock.now)


def kept(season: Season) -> list[int]:
    """How many rows each of these tables has."""
    season.session.flush()
    tables = (Arrival, Person, Conversation)
    return [len(season.session.scalars(select(table)).all()) for table in tables]


def wrote(season: Season, name: str, update_id: int, *, done: bool = True) -> None:
    now, whose = season.clock.now, season.telegram_id(name)
    season.session.add(
        Received(
            update_id=update_id,
            telegram_id=whose,
            raw=None if done else "{}",
            received_at=now,
            done_at=now if done else None,
        )
    )
    if season.session.get(Conversation, whose) is None:
        season.session.add(Conversation(telegram_id=whose, place="h", changed_at=now))
    season.session.flush()


def letters(season: Season) -> dict[int, int]:
    season.session.expire_all()
    rows = season.session.scalars(select(Received)).all()
    return {row.update_id: row.telegram_id for row in rows}


def test_nothing_is_left_of_whoever_refuses(season: Season) -> None:
    code = invited(season)
    season.come("Глеб", code)
    wrote(season, "Глеб", 1)
    wrote(season, "Анна", 2)
    refuse(season, "Глеб")
    assert kept(season) == [0, 0, 1]
    assert letters(season) == {1: 0, 2: season.telegram_id("Анна")}
    assert season.come("Анна", code).organisation == "Школа"


def test_what_the_refusal_itself_wrote_is_gone_within_the_hour(season: Season) -> None:
    look(season, "Глеб", invited(season))
    refuse(season, "Глеб")
    wrote(season, "Глеб", 1)  # the screen that says goodbye
    wrote(season, "Глеб", 2, done=False)
    season.clock.passes(minutes=40)
    consenting.sweep_refusals(season.session, season.clock.now)
    assert kept(season) == [0, 0, 0]
    assert letters(season) == {1: 0, 2: season.telegram_id("Глеб")}


def test_people_and_those_expected_are_not_swept(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    look(season, "Борис", invited(season))
    wrote(season, "Анна", 1)
    wrote(season, "Борис", 2)
    season.clock.passes(days=29)
    consenting.sweep_refusals(season.session, season.clock.now)
    assert kept(season) == [1, 1, 2]
    assert 0 not in letters(season).values()


def test_silence_for_thirty_days_is_a_refusal(season: Season) -> None:
    code = invited(season, days=60)
    season.come("Глеб", code)
    wrote(season, "Глеб", 1)
    season.clock.passes(days=30, minutes=1)
    consenting.sweep_refusals(season.session, season.clock.now)
    assert kept(season) == [0, 0, 0]
    assert letters(season) == {1: 0}
    assert season.come("Анна", code).organisation == "Школа"


def test_leaving_takes_the_name_and_leaves_the_answers(season: Season) -> None:
    anna = season.person("Анна", Role.HEAD, "школа")
    form = season.form(season.campaign(), "школа")
    season.answer("Анна", form, 0, "да")
    wrote(season, "Анна", 1)
    season.do("Анна", consenting.withdraw)
    season.session.expire_all()
    person = season.session.get_one(Person, anna)
    assert (person.name, person.search, person.telegram_id, person.left_at) == (
        "Бывший участник",
        "",
        None,
        season.clock.now,
    )
    assert season.scores(form)["site"] == (20_000, 20_000, "answered")
    assert season.session.scalars(select(Invitation.name)).all() == [None]
    assert season.session.scalars(select(Consent.withdrawn_at)).all() == [season.clock.now]
    assert kept(season) == [0, 1, 0]
    assert letters(season) == {1: 0}
    with pytest.raises(Stranger):
        season.do("Анна", oneself)


def test_whoever_left_may_come_again_as_somebody_new(season: Season) -> None:
    first = season.person("Анна", Role.HEAD, "школа")
    season.do("Анна", consenting.withdraw)
    assert season.person("Анна", Role.HEAD, "школа") != first


def test_an_unfinished_invitation_is_freed_by_leaving(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    code = invited(season, "лицей")
    look(season, "Анна", code)
    season.do("Анна", consenting.withdraw)
    assert season.come("Борис", code).organisation == "Лицей"


def test_a_refusal_of_a_changed_text_takes_nothing_from_a_person(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    consenting.put_in_force(season.session, season.clock.now, OTHER)
    refuse(season, "Анна")
    assert kept(season) == [0, 1, 0]
    with pytest.raises(NeedsConsent):
        act(season.session, season.telegram_id("Анна"), season.clock.now, oneself)
