"""The next campaign is made from the last in one step."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain import campaigning, repeating
from domain.audience import Audience
from domain.campaigning import Phase
from domain.errors import NotAllowed, NotFound
from storage.tables import Campaign, Role
from tests.domain.season.conftest import OPERATOR, Season

HERE = ZoneInfo("Asia/Yekaterinburg")
AUGUST = {
    "opens_at": datetime(2026, 8, 3, 4, tzinfo=UTC),
    "on_time_at": datetime(2026, 8, 31, 13, tzinfo=UTC),
    "locks_at": datetime(2026, 9, 7, 13, tzinfo=UTC),
}


def august(season: Season) -> int:
    season.clock.now = datetime(2026, 8, 1, 9, tzinfo=UTC)
    audience = Audience(kind="school", excepted=("лицей",))
    campaign = season.plan(title="Самооценка", audience=audience, **AUGUST)
    season.run(campaigning.change_campaign, campaign, closing_text="Спасибо!")
    return campaign


def wall(moment: datetime) -> str:
    return f"{moment.astimezone(HERE):%d.%m.%Y %H:%M}"


def test_december_is_proposed_from_august(season: Season) -> None:
    said = season.run(repeating.proposed, august(season))
    assert (said.title, said.period) == ("Самооценка", "декабрь 2026")
    assert [wall(each) for each in (said.opens_at, said.on_time_at, said.locks_at)] == [
        "03.12.2026 09:00",
        "31.12.2026 18:00",
        "07.01.2027 18:00",
    ]


def test_what_is_proposed_late_begins_tomorrow(season: Season) -> None:
    campaign = august(season)
    season.clock.now = datetime(2027, 3, 1, 9, tzinfo=UTC)
    said = season.run(repeating.proposed, campaign)
    assert [wall(each) for each in (said.opens_at, said.on_time_at, said.locks_at)] == [
        "02.03.2027 09:00",
        "30.03.2027 18:00",
        "06.04.2027 18:00",
    ]


def test_a_campaign_closed_early_is_repeated_as_long_as_it_was_meant(season: Season) -> None:
    campaign = august(season)
    season.clock.now = AUGUST["opens_at"]
    season.run(campaigning.open_campaign, campaign, OPERATOR)
    season.run(campaigning.close_campaign, campaign)
    said = season.run(repeating.proposed, campaign)
    assert wall(said.on_time_at) == wall(said.locks_at) == "31.12.2026 18:00"


def test_the_new_one_is_a_draft_of_the_same_people_with_the_same_last_words(
    season: Season,
) -> None:
    last = august(season)
    season.session.get_one(Campaign, last).ladder = {"rungs": []}
    line = season.run(repeating.repeat_campaign, last, season.run(repeating.proposed, last))
    new = season.session.get_one(Campaign, line.id)
    assert line.phase is Phase.PLANNED
    assert (new.after_id, new.period, new.closing_text) == (last, "декабрь 2026", "Спасибо!")
    assert new.audience == {"kind": "school", "excepted": ["лицей"]}
    assert new.ladder == {"rungs": []}
    assert new.fingerprint == season.session.get_one(Campaign, last).fingerprint


def test_a_short_month_has_a_last_day() -> None:
    at = datetime(2026, 10, 31, 9, tzinfo=HERE)
    assert wall(repeating.later(at, 4, HERE)) == "28.02.2027 09:00"


def test_only_an_admin_of_the_owner_repeats_it(season: Season) -> None:
    campaign = august(season)
    season.person("Вера", Role.VIEWER, "край")
    season.person("Глеб", Role.ADMIN, "село")
    wanted = season.run(repeating.proposed, campaign)
    with pytest.raises(NotAllowed):
        season.do("Вера", repeating.repeat_campaign, campaign, wanted)
    with pytest.raises(NotFound):
        season.do("Глеб", repeating.proposed, campaign)
