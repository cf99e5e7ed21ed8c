from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from domain import consenting, inviting, organising
from domain.acting import act, oneself
from domain.consenting import Operator
from domain.errors import NeedsConsent, NotAllowed, NotFound, NotPossible, Refusal, Stranger
from domain.inviting import Confirmed, InvitationView
from storage.tables import (
    Arrival,
    Consent,
    ConsentText,
    Conversation,
    Invitation,
    Person,
    Received,
    Role,
)
from tests.domain.season.conftest import OPERATOR, Season, days

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


# Invitations.


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


# Consent.


def test_whoever_agrees_becomes_a_person_with_a_role(season: Season) -> None:
    season.come("Анна", invited(season, name="Анна Петрова"))
    assert kept(season) == [1, 0, 0]
    with pytest.raises(Stranger):
        season.do("Анна", oneself)
    joined = season.agree("Анна")
    assert (joined.name, joined.organisation, joined.role) == ("Анна Петрова", "Школа", Role.HEAD)
    given = season.session.scalars(select(Consent)).one()
    assert (given.person_id, given.version, given.given_at, given.withdrawn_at) == (
        joined.person_id,
        consenting.consent_text(OPERATOR).version,
        season.clock.now,
        None,
    )
    assert kept(season) == [0, 1, 0]
    assert season.journal()[-3:] == ["invited", "consent_given", "role_granted"]


def test_without_a_name_in_the_invitation_telegram_gives_it(season: Season) -> None:
    season.come("Анна", invited(season))
    assert season.agree("Анна").name == "Анна"


def test_agreeing_twice_is_one_consent(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    season.agree("Анна")
    assert len(season.session.scalars(select(Consent)).all()) == 1


def test_nobody_agrees_without_an_invitation(season: Season) -> None:
    with pytest.raises(Stranger) as refused:
        season.agree("Глеб")
    assert sentence(refused).startswith("Я вас пока не знаю.")
    look(season, "Глеб", invited(season))
    with pytest.raises(Stranger):
        season.agree("Глеб")


def test_the_text_names_everything_that_the_law_asks_for() -> None:
    text = consenting.consent_text(
        Operator("Минобр", "г. Екатеринбург, ул. Мира, 1.", "анкетирование", "три года",
                 "письмом на адрес оператора")
    ).text  # fmt: skip
    assert [line for line in text.split("\n\n") if not line.startswith("Что с ними")] == [
        (
            "Я даю согласие на обработку моих персональных данных (Федеральный закон от "
            "27.07.2006 № 152-ФЗ «О персональных данных»)."
        ),
        "Кто обрабатывает: Минобр, адрес: г. Екатеринбург, ул. Мира, 1.",
        (
            "Какие данные: имя, номер (id) в Telegram, роль, организация, ответы в анкетах, "
            "комментарии, документы и ссылки, которые я пришлю, а также время этих действий."
        ),
        "Для чего: анкетирование.",
        "Срок: три года.",
        (
            "Как отозвать согласие: письмом на адрес оператора. Можно и здесь: «Мои данные» → "
            "«Отозвать согласие». После отзыва имя и номер в Telegram удаляются, ответы и "
            "документы организации остаются."
        ),
    ]
    assert len(text) < 3500


def test_a_blank_operator_is_refused_by_the_names_of_its_settings(season: Season) -> None:
    blank = Operator(name="Минобр", address=" ", purposes="анкетирование")
    assert blank.missing == (
        "SVOD_OPERATOR_ADDRESS",
        "SVOD_OPERATOR_TERM",
        "SVOD_OPERATOR_WITHDRAWAL",
    )
    season.come("Анна", invited(season))
    with pytest.raises(NotPossible) as refused:
        season.agree("Анна", blank)
    assert sentence(refused) == (
        "Не указано, кто обрабатывает персональные данные. Заполните настройки: "
        "SVOD_OPERATOR_ADDRESS, SVOD_OPERATOR_TERM, SVOD_OPERATOR_WITHDRAWAL."
    )
    assert consenting.put_in_force(season.session, season.clock.now, blank) is None


def test_a_changed_text_asks_everybody_again(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    consenting.put_in_force(season.session, season.clock.now, OTHER)
    with pytest.raises(NeedsConsent):
        season.do("Анна", oneself)
    joined = season.agree("Анна", OTHER)
    assert (joined.organisation, joined.role) == (None, None)
    assert roles(season, "Анна") == [("школа", Role.HEAD)]
    versions = season.session.scalars(select(Consent.version).order_by(Consent.id)).all()
    assert versions == [consenting.consent_text(each).version for each in (OPERATOR, OTHER)]
    texts = season.session.scalars(select(ConsentText)).all()
    assert {(each.version, each.text) for each in texts} == {
        (text.version, text.text) for text in map(consenting.consent_text, (OPERATOR, OTHER))
    }
    assert season.do("Анна", consenting.consent_words)[0] == consenting.consent_text(OTHER).text


def test_a_new_role_waits_for_the_changed_consent(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    consenting.put_in_force(season.session, season.clock.now, OTHER)
    assert season.come("Анна", invited(season, "лицей")).needs_consent
    season.agree("Анна", OTHER)
    assert roles(season, "Анна") == [("школа", Role.HEAD), ("лицей", Role.HEAD)]


def test_a_press_under_an_old_text_agrees_to_nothing(season: Season) -> None:
    season.come("Анна", invited(season))
    old = consenting.consent_text(OTHER).version
    with pytest.raises(NotPossible) as refused:
        consenting.give_consent(
            season.session, season.telegram_id("Анна"), season.clock.now, OPERATOR, "Анна", old
        )
    assert (
        sentence(refused) == "Текст согласия изменился. Прочитайте его ещё раз и ответьте снова."
    )
    assert kept(season) == [1, 0, 0]


# What is kept of whom.


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


def test_an_invitation_lasts_between_a_day_and_a_year(season: Season) -> None:
    for wrong in (0, 366):
        with pytest.raises(NotPossible):
            invited(season, days=wrong)
    made = season.run(inviting.invite, Role.HEAD, "школа", days=365)
    assert made.expires_at - season.clock.now == days(365)
