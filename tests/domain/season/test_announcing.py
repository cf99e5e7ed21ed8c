"""Whoever gets a form hears of it, once, at a humane hour of their own."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from domain import campaigning
from domain.campaigning import Audience
from storage.tables import Notice, Role
from tests.domain.season.conftest import Season


def told(season: Season) -> list[tuple[str, datetime]]:
    """What kind of notice, and when it is due."""
    season.session.flush()
    found = select(Notice.kind, Notice.due_at).where(Notice.kind != "reminder")
    return [(kind, due_at) for kind, due_at in season.session.execute(found.order_by(Notice.id))]


def test_whoever_is_in_charge_hears_of_an_opening_at_once_by_day(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    season.person("Вера", Role.VIEWER, "школа")
    season.campaign()
    assert told(season) == [("opened", season.clock.now)]


def test_at_night_the_news_waits_for_nine_by_the_clock_there(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    season.clock.now = datetime(2026, 9, 1, 20, 0, tzinfo=UTC)
    season.campaign()
    assert told(season) == [("opened", datetime(2026, 9, 2, 4, 0, tzinfo=UTC))]


def test_an_organisation_added_later_hears_of_it_alone(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    season.person("Борис", Role.HEAD, "гимназия")
    campaign = season.campaign(audience=Audience(codes=("школа",)))
    assert len(told(season)) == 1
    season.run(campaigning.include, campaign, "гимназия")
    season.run(campaigning.include, campaign, "гимназия")
    assert [kind for kind, _ in told(season)] == ["opened", "opened"]
