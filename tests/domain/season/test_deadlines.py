"""On time, locked, open until: for one form, in words of its zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from domain.deadlines import Deadlines, deadlines, zone_label
from storage.tables import CampaignState

OPENS = datetime(2026, 9, 1, tzinfo=UTC)
ON_TIME = datetime(2026, 9, 30, 13, tzinfo=UTC)
LOCKS = datetime(2026, 10, 10, 13, tzinfo=UTC)
DAY = timedelta(days=1)
YEKATERINBURG = ZoneInfo("Asia/Yekaterinburg")


def dates(state: CampaignState = CampaignState.OPEN, **form: datetime) -> Deadlines:
    own = {"on_time_at": None, "locks_at": None, "reopened_until": None} | form
    campaign = SimpleNamespace(state=state, opens_at=OPENS, on_time_at=ON_TIME, locks_at=LOCKS)
    return deadlines(campaign, SimpleNamespace(**own), YEKATERINBURG)


@pytest.mark.parametrize(
    ("form", "on_time_at", "locks_at", "open_until", "reopened"),
    [
        ({}, ON_TIME, LOCKS, LOCKS, False),
        ({"on_time_at": ON_TIME + DAY, "locks_at": LOCKS}, ON_TIME + DAY, LOCKS, LOCKS, False),
        ({"locks_at": LOCKS + DAY}, ON_TIME, LOCKS + DAY, LOCKS + DAY, False),
        ({"reopened_until": LOCKS + DAY}, ON_TIME, LOCKS, LOCKS + DAY, True),
        ({"reopened_until": LOCKS - DAY}, ON_TIME, LOCKS, LOCKS, False),
        (
            {"locks_at": LOCKS + 2 * DAY, "reopened_until": LOCKS + DAY},
            ON_TIME,
            LOCKS + 2 * DAY,
            LOCKS + 2 * DAY,
            False,
        ),
    ],
)
def test_what_holds_for_one_form(form, on_time_at, locks_at, open_until, reopened) -> None:
    held = dates(**form)
    assert (held.on_time_at, held.locks_at, held.open_until, held.reopened) == (
        on_time_at,
        locks_at,
        open_until,
        reopened,
    )


@pytest.mark.parametrize(
    ("state", "moment", "is_open"),
    [
        (CampaignState.OPEN, OPENS - DAY, False),
        (CampaignState.OPEN, OPENS, True),
        (CampaignState.OPEN, LOCKS - timedelta(seconds=1), True),
        (CampaignState.OPEN, LOCKS, False),
        (CampaignState.DRAFT, OPENS, False),
        (CampaignState.CLOSED, OPENS, False),
    ],
)
def test_when_a_form_may_be_changed(state, moment, is_open) -> None:
    assert dates(state).is_open(moment) is is_open


def test_the_on_time_moment_itself_is_on_time() -> None:
    second = timedelta(seconds=1)
    assert [dates().is_on_time(moment) for moment in (ON_TIME, ON_TIME + second)] == [True, False]


def test_days_are_counted_by_the_calendar_there() -> None:
    held = dates()
    assert held.local(ON_TIME).isoformat() == "2026-09-30T18:00:00+05:00"
    late_evening = datetime(2026, 9, 29, 18, 59, tzinfo=UTC)  # 23:59 on the 29th there
    left = [held.days_left(late_evening + step) for step in (timedelta(0), timedelta(minutes=1))]
    assert left == [1, 0]
    assert held.days_left(ON_TIME + DAY) == -1


@pytest.mark.parametrize(
    ("zone", "label"),
    [
        ("Europe/Kaliningrad", "КЛД"),
        ("Europe/Moscow", "МСК"),
        ("Europe/Samara", "САМ"),
        ("Asia/Yekaterinburg", "ЕКБ"),
        ("Asia/Omsk", "ОМС"),
        ("Asia/Novosibirsk", "НСК"),
        ("Asia/Krasnoyarsk", "КРС"),
        ("Asia/Irkutsk", "ИРК"),
        ("Asia/Yakutsk", "ЯКТ"),
        ("Asia/Vladivostok", "ВЛД"),
        ("Asia/Magadan", "МАГ"),
        ("Asia/Kamchatka", "КМЧ"),
        ("Asia/Almaty", "МСК+2"),
        ("Europe/Minsk", "МСК"),
        ("Europe/Berlin", "МСК-1"),
        ("Asia/Kolkata", "UTC+5:30"),
        ("America/St_Johns", "UTC-2:30"),
        ("UTC", "UTC+0:00"),
    ],
)
def test_zones_are_called_as_people_call_them(zone: str, label: str) -> None:
    assert zone_label(ZoneInfo(zone), ON_TIME) == label
