"""Reminders looked at once more, at the moment of sending."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from domain import campaigning, consenting, roster, submitting
from domain.reminding import queue_due_reminders
from domain.still import StillDue, still_due
from storage.tables import Form, Notice, Person, Role
from tests.domain.season.conftest import ON_TIME, Season, days

YEKATERINBURG = ZoneInfo("Asia/Yekaterinburg")


def tick(season: Season, at_most: int = 5000) -> int:
    return queue_due_reminders(season.session, season.clock.now, at_most)


def local(day: int, hour: int, minute: int = 0, zone: ZoneInfo = YEKATERINBURG) -> datetime:
    """A moment of September 2026 by the clock on the wall there."""
    return datetime(2026, 9, day, hour, minute, tzinfo=zone).astimezone(UTC)


@pytest.fixture
def anna(season: Season) -> Season:
    """Anna heads a school that is asked until the 30th of September, 18:00 there."""
    season.person("Анна", Role.HEAD, "школа")
    season.campaign()
    return season


def campaign(season: Season) -> int:
    return season.session.scalars(select(Form.campaign_id)).first()


def form_of(season: Season, organisation: str = "школа") -> int:
    return season.form(campaign(season), organisation)


@pytest.fixture
def queued(anna: Season) -> Season:
    anna.clock.now = local(23, 17, 30)
    tick(anna)
    return anna


def verdict(season: Season) -> StillDue:
    season.session.flush()
    reminders = select(Notice.id).where(Notice.kind == "reminder").order_by(Notice.id)
    notice = season.session.scalars(reminders).first()
    return still_due(season.session, notice, season.clock.now)


SEND, NEVER = StillDue(send=True), StillDue(send=False)


def test_a_reminder_is_sent_while_everything_is_as_it_was(queued: Season) -> None:
    assert verdict(queued) == SEND


def test_in_the_evening_it_waits_for_the_morning(queued: Season) -> None:
    queued.clock.now = local(23, 18)
    assert verdict(queued) == StillDue(send=False, again_at=local(24, 9))
    queued.clock.now = local(24, 8, 59)
    assert verdict(queued) == StillDue(send=False, again_at=local(24, 9))
    queued.clock.now = local(24, 9)
    assert verdict(queued) == SEND


def test_when_it_locks_today_the_evening_will_do(anna: Season) -> None:
    locks = local(30, 20)
    anna.run(campaigning.change_dates, campaign(anna), on_time_at=locks, locks_at=locks)
    anna.clock.now = local(30, 17, 59)
    tick(anna)
    urgent = StillDue(send=True, urgent=True)
    assert verdict(anna) == urgent
    anna.clock.now = local(30, 19, 59)
    assert verdict(anna) == urgent
    anna.clock.now = local(30, 20)
    assert verdict(anna) == NEVER


def test_who_set_a_clock_of_their_own_is_told_by_it(anna: Season) -> None:
    person = anna.session.scalars(select(Person)).one()
    person.zone = "Asia/Vladivostok"
    anna.clock.now = local(23, 9)
    tick(anna)
    assert verdict(anna) == SEND  # 14:00 there
    anna.clock.now = local(23, 13)
    assert verdict(anna) == StillDue(send=False, again_at=local(24, 4))


def test_a_reminder_that_a_later_rung_has_overtaken_is_needless(queued: Season) -> None:
    queued.clock.now = local(28, 9)
    assert verdict(queued) == NEVER


def test_a_reminder_of_a_date_that_has_moved_is_needless(queued: Season) -> None:
    queued.run(campaigning.change_dates, campaign(queued), on_time_at=ON_TIME + days(1))
    assert verdict(queued) == NEVER


def test_whoever_has_submitted_is_not_reminded(queued: Season) -> None:
    queued.fill("Анна", form_of(queued))
    queued.do("Анна", submitting.submit, form_of(queued))
    assert verdict(queued) == NEVER


def test_whoever_has_left_or_lost_the_role_is_not_reminded(queued: Season) -> None:
    membership = queued.run(roster.list_people)[0].membership_id
    queued.run(roster.end_membership, membership)
    assert verdict(queued) == NEVER


def test_whoever_has_withdrawn_is_not_reminded(queued: Season) -> None:
    queued.do("Анна", consenting.withdraw)
    assert verdict(queued) == NEVER


def test_nothing_comes_from_a_closed_campaign(queued: Season) -> None:
    queued.run(campaigning.close_campaign, campaign(queued))
    assert verdict(queued) == NEVER


def test_other_notices_are_always_due(season: Season) -> None:
    boris = season.person("Борис", Role.HEAD, "лицей")
    now = season.clock.now
    season.session.add(Notice(to_id=boris, kind="news", content={}, once="n", due_at=now))
    assert verdict(season) == SEND
