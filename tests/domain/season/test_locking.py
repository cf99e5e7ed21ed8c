"""At the lock: what is not submitted is shut, its people hear of it once, and one can go on."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from bot.screen import Setting
from bot.screens.notices import tell
from domain import campaigning, filling
from domain.filling.refusals import CannotChange
from domain.locking import tell_locked
from storage.outbox import Waiting
from storage.tables import Form, FormState, Notice, Person, Role
from tests.domain.season.conftest import LOCKS, OPERATOR, Season, days

SETTING = Setting(operator=OPERATOR, panel_url=None, bot_name="svod_bot")


def told(season: Season) -> list[tuple[str, str, int]]:
    """Who, at what hour there, about which form."""
    found = (
        select(Person.name, Notice.due_at, Notice.form_id)
        .join(Person, Person.id == Notice.to_id)
        .where(Notice.kind == "locked")
        .order_by(Notice.id)
    )
    rows = season.session.execute(found)
    return [(name, f"{at:%d.%m %H:%M}", form) for name, at, form in rows]


def tick(season: Season) -> int:
    return tell_locked(season.session, season.clock.now)


@pytest.fixture
def campaign(season: Season) -> int:
    season.person("Анна", Role.HEAD, "школа")
    season.person("Белла", Role.HEAD, "лицей")
    campaign = season.campaign()
    season.run(campaigning.change_campaign, campaign, closing_text="Итоги — 20 октября.")
    return campaign


def test_those_who_have_not_submitted_hear_of_the_lock_once_at_a_humane_hour(
    season: Season, campaign: int
) -> None:
    form = season.form(campaign, "школа")
    season.session.get_one(Form, season.form(campaign, "лицей")).state = FormState.SUBMITTED
    season.clock.now = LOCKS - days(0.01)
    assert tick(season) == 0
    season.clock.now = LOCKS  # Saturday, six in the evening there
    assert tick(season) == 1
    assert told(season) == [("Анна", "12.10 04:00", form)]
    season.clock.now = LOCKS + days(1)
    assert tick(season) == 0
    with pytest.raises(CannotChange):
        season.answer("Анна", form, 0, "да")


def test_one_form_goes_on_while_the_others_stay_locked_and_is_told_of_its_own_lock(
    season: Season, campaign: int
) -> None:
    annas, bellas = season.form(campaign, "школа"), season.form(campaign, "лицей")
    season.clock.now = LOCKS + days(1)
    tick(season)
    season.run(campaigning.reopen_form, annas, 2, "болела")
    season.answer("Анна", annas, 0, "да")
    with pytest.raises(CannotChange):
        season.answer("Белла", bellas, 0, "да")
    season.clock.now += days(3)
    assert not season.do("Анна", filling.form_card, annas).line.may_change
    assert tick(season) == 1
    assert [(name, form) for name, _, form in told(season)] == [
        ("Анна", annas),
        ("Белла", bellas),
        ("Анна", annas),
    ]


def test_after_a_long_sleep_nobody_hears_of_an_old_lock(season: Season, campaign: int) -> None:
    season.clock.now = LOCKS + days(8)
    assert tick(season) == 0


def test_a_moved_lock_is_told_again_when_it_comes(season: Season, campaign: int) -> None:
    season.clock.now = LOCKS + days(1)
    assert tick(season) == 2
    season.run(campaigning.change_dates, campaign, locks_at=LOCKS + days(3))
    assert tick(season) == 0
    season.clock.now = LOCKS + days(4)
    assert tick(season) == 2


def test_a_closed_campaign_tells_nothing_more(season: Season, campaign: int) -> None:
    season.run(campaigning.close_campaign, campaign)
    season.clock.now = LOCKS + days(1)
    assert tick(season) == 0


def test_the_form_says_the_last_words_of_the_campaign_once_it_is_shut(
    season: Season, campaign: int
) -> None:
    form = season.form(campaign, "школа")
    assert "Итоги" not in season.do("Анна", filling.form_card, form).why_not
    season.clock.now = LOCKS + days(1)
    assert season.do("Анна", filling.form_card, form).why_not.endswith("\nИтоги — 20 октября.")
    season.run(campaigning.close_campaign, campaign)
    assert season.do("Анна", filling.form_card, form).why_not.endswith("\nИтоги — 20 октября.")


def test_the_message_of_the_lock_says_the_last_words_too(season: Season, campaign: int) -> None:
    season.clock.now = LOCKS + days(1)
    tick(season)
    notice = season.session.scalars(select(Notice).where(Notice.kind == "locked")).first()
    waiting = Waiting(**{name: getattr(notice, name, None) for name in Waiting._fields})
    waiting = waiting._replace(telegram_id=season.telegram_ids["Анна"])
    shown = tell(season.session, waiting, season.clock.now, SETTING)
    assert "<b>Приём закрыт: анкета не отправлена</b>" in shown.text
    assert "Итоги — 20 октября." in shown.text
