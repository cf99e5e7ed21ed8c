"""Consent: to which text, by whom, when."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from domain import consenting, inviting, organising
from domain.acting import oneself
from domain.consenting import Operator
from domain.errors import NeedsConsent, NotPossible, Refusal, Stranger
from domain.inviting import Confirmed, InvitationView
from storage.tables import (
    Arrival,
    Consent,
    ConsentText,
    Conversation,
    Person,
    Role,
)
from tests.domain.season.conftest import OPERATOR, Season

OTHER = Operator("Минобр", "г. Пермь", "анкетирование", "3 года", "письмом")


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
