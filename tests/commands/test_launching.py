"""A launch, its way back, and the next period, from a script."""

from __future__ import annotations

from tests.commands.conftest import Shell
from tests.commands.test_season import CREATE


def test_a_launch_is_seen_before_it_is_done(region: Shell) -> None:
    region.does(*CREATE, "--for", "school", "--except", "1-01-02", "--period", "2026")
    plan = region.gives("campaign", "open", "1", "--dry-run")
    assert {name: plan[name] for name in ("forms", "messages", "unreached", "missed")} == {
        "forms": 1,
        "messages": 0,
        "unreached": 1,
        "missed": ["1-01-01"],
    }
    assert "Организаций, где некому сдать анкету: 1." in region.does(
        "campaign", "open", "1", "--dry-run"
    )
    assert region.gives("campaign", "list")[0]["state"] == "planned"


def test_an_opened_campaign_goes_back_and_a_closed_one_goes_on(region: Shell) -> None:
    region.does(*CREATE, "--for", "school", "--under", "1-01")
    region.does("campaign", "open", "1")
    assert region.refuses("campaign", "back", "1") == "Укажите причину."
    why = ("--reason", "не тот опросник")
    assert region.gives("campaign", "back", "1", *why) == {"id": 1, "state": "planned"}
    assert region.refuses("campaign", "hold", "1") == ("Кампания ещё черновик: она не запущена.")
    region.does("campaign", "open", "1")
    region.does("campaign", "close", "1")
    assert region.refuses("campaign", "reopen", "1", *why) == (
        "Укажите новое закрытие приёма: --locks."
    )
    longer = ("--locks", "2046-12-01", *why)
    assert region.gives("campaign", "reopen", "1", *longer) == {"id": 1, "state": "open"}


def test_a_cancelled_draft_comes_back(region: Shell) -> None:
    region.does(*CREATE, "--for", "school")
    region.does("campaign", "close", "1")
    assert region.gives("campaign", "reopen", "1", "--reason", "передумали") == {
        "id": 1,
        "state": "planned",
    }


def test_the_next_period_is_one_command(region: Shell) -> None:
    region.does(*CREATE, "--for", "school", "--period", "август 2046")
    dates = ("--opens", "2046-12-01", "--on-time", "2046-12-20", "--locks", "2046-12-25")
    made = region.gives("campaign", "repeat", "1", *dates, "--period", "декабрь 2046")
    assert made == {"id": 2, "state": "planned", "period": "декабрь 2046"}
    assert [each["opens_at"] for each in region.gives("campaign", "list")] == [
        "2046-12-01T04:00:00+00:00",
        "2026-01-01T04:00:00+00:00",
    ]
