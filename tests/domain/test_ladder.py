"""Rungs: which is nearest, and what a day may be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.calendar import Calendar, allows_urgent
from domain.ladder import SHIPPED, Dates, Ladder, Rung, Since, To, Until, ladder_of

MOSCOW, OMSK = ZoneInfo("Europe/Moscow"), ZoneInfo("Asia/Omsk")
FILLS = (To.FILLS,)


def at(month: int, day: int, hour: int = 9, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=MOSCOW).astimezone(UTC)


DATES = Dates(at(9, 30, 18), at(10, 10, 18))


def code(now: datetime, dates: Dates = DATES, ladder: Ladder = SHIPPED, to=FILLS) -> str | None:
    due = ladder.due(dates, now, MOSCOW, to)
    return due and due.mark


def test_rungs_count_from_on_time_and_then_from_the_lock() -> None:
    days = {date(2026, 9, 10) + timedelta(days=number) for number in range(40)}
    marks = {day: code(at(day.month, day.day)) for day in sorted(days)}
    changes = []
    for day, mark in marks.items():
        if mark not in [known for _, known in changes]:
            changes.append((f"{day:%d.%m}", mark))
    assert changes == [
        ("10.09", None),
        ("16.09", "14:2026-09-30"),
        ("23.09", "7:2026-09-30"),
        ("27.09", "3:2026-09-30"),
        ("29.09", "1:2026-09-30"),
        ("30.09", "0:2026-09-30"),
        ("07.10", "lock3:2026-10-10"),
        ("09.10", "lock1:2026-10-10"),
        ("10.10", "lock0:2026-10-10"),
    ]


def test_days_before_the_lock_that_are_not_after_on_time_say_nothing() -> None:
    close = Dates(at(9, 30, 18), at(10, 1, 18))
    assert code(at(9, 30), close) == "0:2026-09-30"
    assert code(at(10, 1), close) == "lock0:2026-10-01"
    same = Dates(at(9, 30, 18), at(9, 30, 18))
    assert code(at(9, 30), same) == "0:2026-09-30"


def test_each_has_a_ladder_of_their_own() -> None:
    assert code(at(10, 20), to=(To.TERRITORY,)) == "lock-1:2026-10-10"
    assert code(at(9, 24), to=(To.TERRITORY,)) is None
    assert code(at(10, 9), to=(To.OWNER,)) == "lock1:2026-10-10"


def test_a_ladder_is_kept_and_read_back_whole() -> None:
    ladder = Ladder(
        (Rung(Since.LOCK, -2, (To.HEAD, To.OWNER), "Пора", Until.STARTED),),
        ((date(2026, 10, 26), date(2026, 11, 3)),),
    )
    assert ladder_of(ladder.at_rest) == ladder
    assert ladder_of(None) == SHIPPED
    assert ladder_of(SHIPPED.at_rest) == SHIPPED


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2025, 11, 1), True),  # a Saturday that is worked
        (date(2025, 12, 31), False),  # moved from the fifth of January
        (date(2026, 1, 9), False),
        (date(2026, 1, 12), True),
        (date(2026, 5, 1), False),
        (date(2026, 5, 11), False),  # Victory Day fell on a Saturday
        (date(2026, 5, 12), True),
        (date(2026, 6, 12), False),
        (date(2026, 9, 26), False),
    ],
)
def test_days_of_the_country(day: date, *, works: bool) -> None:
    assert Calendar().works(day) is works
    assert Calendar({day: not works}).works(day) is not works


def test_days_that_a_campaign_leaves_out_are_not_worked() -> None:
    autumn = Calendar().leaving_out([(date(2026, 10, 26), date(2026, 11, 3))])
    assert autumn.next_allowed(at(10, 26, 10), MOSCOW) == at(11, 5)  # the fourth is a holiday
    assert autumn.next_allowed(at(10, 23, 18), MOSCOW) == at(11, 5)
    assert autumn.next_allowed(at(10, 23, 17, 59), MOSCOW) == at(10, 23, 17, 59)


def test_over_new_year_everything_waits_for_the_first_working_morning() -> None:
    assert Calendar().next_allowed(at(12, 30, 18, year=2025), MOSCOW) == at(1, 12)
    assert Calendar().next_morning(at(4, 30, 12), MOSCOW) == at(5, 4)
    assert Calendar().next_allowed(at(5, 8, 18), MOSCOW) == at(5, 12)


def test_when_no_day_is_worked_any_day_will_do() -> None:
    never = Calendar().leaving_out([(date(2026, 1, 1), date(2099, 1, 1))])
    assert never.next_allowed(at(3, 1), MOSCOW) > at(3, 1)


@pytest.mark.parametrize(
    ("hour", "until", "may"),
    [
        (8, 18, False),
        (9, 18, True),
        (8, 10, True),
        (6, 10, False),
        (21, 23, True),
        (22, 23, False),
    ],
)
def test_what_locks_today_may_be_said_at_any_waking_hour(
    hour: int, until: int, *, may: bool
) -> None:
    assert allows_urgent(at(10, 10, hour), at(10, 10, until), MOSCOW) is may
    assert not allows_urgent(at(10, 9, hour), at(10, 10, until), MOSCOW)


def test_clocks_that_change_keep_nine_oclock_on_the_wall() -> None:
    berlin = ZoneInfo("Europe/Berlin")  # summer time ends in the night to Sunday, 25 October
    friday = datetime(2026, 10, 23, 18, tzinfo=berlin).astimezone(UTC)
    monday = Calendar().next_allowed(friday, berlin)
    assert monday == datetime(2026, 10, 26, 8, tzinfo=UTC)
    assert monday.astimezone(berlin).hour == 9
    # and when the clocks of a region moved: Volgograd, 27 December 2020
    volgograd = ZoneInfo("Europe/Volgograd")
    before = datetime(2020, 12, 25, 18, tzinfo=volgograd)
    assert Calendar().next_allowed(before.astimezone(UTC), volgograd) == datetime(
        2020, 12, 28, 6, tzinfo=UTC
    )
