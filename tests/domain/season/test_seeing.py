"""Who sees which campaigns, and how they end."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from domain import campaigning
from domain.campaigning import Phase
from domain.errors import NotAllowed, NotFound, NotPossible
from storage.tables import (
    Answer,
    Campaign,
    CampaignState,
    Role,
)
from tests.domain.season.conftest import LOCKS, ON_TIME, OPERATOR, Season, days


def campaign_of(season: Season, campaign_id: int) -> Campaign:
    return season.session.get_one(Campaign, campaign_id, populate_existing=True)


def sentence(season: Season, operation, *args, **named) -> str:
    with pytest.raises(NotPossible) as refused:
        season.run(operation, *args, **named)
    return str(refused.value)


def test_the_phase_follows_from_the_state_and_the_clock(season: Season) -> None:
    campaign = season.plan(opens_at=season.clock.now + days(1))

    def phase() -> Phase:
        return season.run(campaigning.campaign_line, campaign).phase

    seen = [phase()]
    season.run(campaigning.open_campaign, campaign, OPERATOR)
    seen.append(phase())
    season.clock.now = LOCKS
    seen.append(phase())
    season.run(campaigning.close_campaign, campaign)
    seen.append(phase())
    assert seen == [Phase.PLANNED, Phase.OPEN, Phase.LOCKED, Phase.CLOSED]


def test_a_town_sees_campaigns_from_above_with_its_own_numbers_alone(season: Season) -> None:
    region, village = season.campaign(title="Край"), season.campaign(title="Село", owner="село")
    season.plan(title="Задумана")
    season.person("Вера", Role.ADMIN, "город")
    lines = season.do("Вера", campaigning.list_campaigns)
    assert [(line.title, line.forms, line.may_manage) for line in lines] == [("Край", 2, False)]
    assert len(season.run(campaigning.list_campaigns)) == 3
    with pytest.raises(NotFound):
        season.do("Вера", campaigning.campaign_page, village)
    with pytest.raises(NotAllowed):
        season.do("Вера", campaigning.close_campaign, region)
    with pytest.raises(NotFound):
        season.do("Вера", campaigning.close_campaign, village)


@pytest.mark.parametrize("role", [Role.HEAD, Role.COORDINATOR])
def test_those_who_fill_in_see_no_campaigns(season: Season, role: Role) -> None:
    campaign = season.campaign()
    season.person("Анна", role, "школа")
    assert season.do("Анна", campaigning.list_campaigns) == []
    with pytest.raises(NotFound):
        season.do("Анна", campaigning.campaign_page, campaign)


def test_a_viewer_changes_nothing(season: Season) -> None:
    campaign, planned = season.campaign(), season.plan(title="Ещё")
    season.person("Глеб", Role.VIEWER, "край")
    for operation, *args in (
        (campaigning.open_campaign, planned, OPERATOR),
        (campaigning.close_campaign, campaign),
        (campaigning.change_dates, campaign),
        (campaigning.include, campaign, "школа"),
        (campaigning.extend_form, season.form(campaign, "школа")),
        (campaigning.reopen_form, season.form(campaign, "школа"), 1, "так"),
    ):
        with pytest.raises(NotAllowed):
            season.do("Глеб", operation, *args)


def test_a_page_shows_the_particulars(season: Season) -> None:
    campaign = season.campaign()
    season.run(
        campaigning.extend_form, season.form(campaign, "лицей"), locks_at=LOCKS + days(3),
        reason="болели",
    )  # fmt: skip
    page = season.run(campaigning.campaign_page, campaign)
    assert (page.audience, page.official, page.notice) == (
        "все организации вида «school»",
        False,
        "Реконструкция",
    )
    assert [(each.question, each.label) for each in page.compared] == [("exam", "Экзамен")]
    assert [
        (each.organisation_code, each.on_time_at, each.locks_at, each.extension_reason)
        for each in page.special
    ] == [("лицей", ON_TIME, LOCKS + days(3), "болели")]


def test_a_campaign_is_closed_once_and_early_if_need_be(season: Season) -> None:
    campaign = season.campaign()
    season.run(campaigning.close_campaign, campaign)
    closed = campaign_of(season, campaign)
    assert (closed.state, closed.closed_at, closed.locks_at) == (
        CampaignState.CLOSED,
        season.clock.now,
        season.clock.now,
    )
    assert sentence(season, campaigning.close_campaign, campaign).startswith("Эта кампания")
    assert season.session.scalars(select(Answer.form_id)).first() is not None
