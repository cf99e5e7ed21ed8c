"""The way back of a campaign that has ended, and what its page says of it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from domain import campaigning
from domain.campaigning import Phase
from domain.errors import NotPossible
from storage.tables import Campaign, JournalEntry, Role
from tests.domain.season.conftest import Season, days


def sentence(season: Season, operation, *args, **named) -> str:
    with pytest.raises(NotPossible) as refused:
        season.run(operation, *args, **named)
    return str(refused.value)


def test_a_closed_campaign_is_reopened_with_a_reason_and_a_new_lock(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    campaign = season.campaign()
    form = season.form(campaign, "школа")
    season.run(campaigning.close_campaign, campaign)
    until = season.clock.now + days(3)
    assert sentence(season, campaigning.reopen_campaign, campaign, until, "") == "Укажите причину."
    line = season.run(campaigning.reopen_campaign, campaign, until, "Закрыли по ошибке")
    assert (line.phase, line.locks_at, line.closed_at) == (Phase.OPEN, until, None)
    season.answer("Анна", form, 0, "да")
    noted = season.session.scalars(select(JournalEntry).order_by(JournalEntry.id.desc())).first()
    assert (noted.what, noted.details["reason"]) == ("campaign_reopened", "Закрыли по ошибке")


def test_a_cancelled_draft_is_restored(season: Season) -> None:
    campaign = season.plan()
    season.run(campaigning.close_campaign, campaign)
    until = season.clock.now + days(3)
    assert sentence(season, campaigning.reopen_campaign, campaign, until, "так") == (
        "Эта кампания была отменена до открытия: её можно вернуть только в черновики."
    )
    line = season.run(campaigning.restore_campaign, campaign, "Передумали")
    assert line.phase is Phase.PLANNED
    assert season.session.get_one(Campaign, campaign).held_at is not None


def test_the_pages_of_a_campaign_say_its_period_and_last_words(season: Season) -> None:
    campaign = season.campaign()
    said = {"period": " август  2026 ", "closing_text": "Спасибо!\n\n Итоги  в октябре. "}
    season.run(campaigning.change_campaign, campaign, **said)
    page = season.run(campaigning.campaign_page, campaign)
    assert (page.line.period, page.closing_text) == (
        "август 2026",
        "Спасибо!\nИтоги в октябре.",
    )
    assert [each.what for each in page.history] == [
        "campaign_changed", "campaign_opened", "campaign_launched", "campaign_created",
    ]  # fmt: skip
