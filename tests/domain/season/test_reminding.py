"""Which reminders are queued, for whom, and when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from domain import campaigning, consenting, organising, roster, submitting
from domain.reminding import queue_due_reminders
from storage import people
from storage.tables import Form, Notice, Role
from tests.domain.season.conftest import LOCKS, ON_TIME, Season, days

YEKATERINBURG = ZoneInfo("Asia/Yekaterinburg")


def tick(season: Season, at_most: int = 5000) -> int:
    return queue_due_reminders(season.session, season.clock.now, at_most)


def local(day: int, hour: int, minute: int = 0, zone: ZoneInfo = YEKATERINBURG) -> datetime:
    """A moment of September 2026 by the clock on the wall there."""
    return datetime(2026, 9, day, hour, minute, tzinfo=zone).astimezone(UTC)


def ticks_hourly(season: Season, until: datetime) -> list[datetime]:
    """The moments at which each reminder came, in their order."""
    moments: list[datetime] = []
    while season.clock.now <= until:
        moments += [season.clock.now] * tick(season)
        season.clock.passes(hours=1)
    return moments


def rungs(season: Season) -> list[str]:
    found = select(Notice.content).where(Notice.kind == "reminder").order_by(Notice.id)
    return [content["rung"] for content in season.session.scalars(found)]


@pytest.fixture
def anna(season: Season) -> Season:
    """Anna heads a school that is asked until the 30th of September, 18:00 there."""
    season.person("Анна", Role.HEAD, "школа")
    season.campaign()
    return season


IN_THREE_ZONES = [
    "15.09 09:00 Анна: 14 до 2026-09-29",
    "16.09 09:00 Глеб: 14 до 2026-09-30",
    "16.09 09:00 Борис: 14 до 2026-09-30",
    "22.09 09:00 Анна: 7 до 2026-09-29",
    "23.09 09:00 Глеб: 7 до 2026-09-30",
    "23.09 09:00 Борис: 7 до 2026-09-30",
    # the days of the third rung are a Saturday and a Sunday; Anna's next one overtakes it
    "28.09 09:00 Глеб: 3 до 2026-09-30",
    "28.09 09:00 Борис: 3 до 2026-09-30",
    "28.09 09:00 Анна: 1 до 2026-09-29",
    "29.09 09:00 Глеб: 1 до 2026-09-30",
    "29.09 09:00 Борис: 1 до 2026-09-30",
    "29.09 09:00 Анна: 0 до 2026-09-29",
    "30.09 09:00 Глеб: 0 до 2026-09-30",
    "30.09 09:00 Борис: 0 до 2026-09-30",
    # three days before the lock, by the clock of each
    "07.10 09:00 Глеб: lock3 до 2026-10-10",
    "07.10 09:00 Борис: lock3 до 2026-10-10",
    "07.10 09:00 Анна: lock3 до 2026-10-10",
    "09.10 09:00 Глеб: lock1 до 2026-10-10",
    "09.10 09:00 Борис: lock1 до 2026-10-10",
    "09.10 09:00 Анна: lock1 до 2026-10-10",
    # the tenth is a Saturday, and the last day
    "10.10 09:00 Глеб: lock0 до 2026-10-10",
    "10.10 09:00 Борис: lock0 до 2026-10-10",
    "10.10 09:00 Анна: lock0 до 2026-10-10",
]


def test_who_gets_what_when_in_three_zones(season: Season) -> None:
    zones = {"город": "Europe/Moscow", "край": "Asia/Yekaterinburg", "село": "Asia/Vladivostok"}
    for code, zone in zones.items():
        season.run(organising.change_organisation, code, zone=zone)
    season.organisation("интернат", "school", "край")
    schools = {"Анна": "школа", "Борис": "интернат", "Глеб": "гимназия"}
    persons = {season.person(name, Role.HEAD, code): name for name, code in schools.items()}
    # 23:00 on the 29th in Moscow, 01:00 and 06:00 on the 30th farther east
    season.campaign(on_time_at=datetime(2026, 9, 29, 20, tzinfo=UTC))
    moments = ticks_hourly(season, LOCKS)

    walls = {
        name: ZoneInfo(zone)
        for name, zone in zip(
            ("Анна", "Борис", "Глеб"),
            ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Vladivostok"),
            strict=True,
        )
    }
    got = []
    for once, moment in zip(season.reminders(), moments, strict=True):
        _, _, person, rung, until = once.split(":")
        name = persons[int(person)]
        there = moment.astimezone(walls[name])
        got.append(f"{there:%d.%m %H:%M} {name}: {rung} до {until}")
    assert got == IN_THREE_ZONES


def test_a_reminder_says_which_form_and_which_date(anna: Season) -> None:
    anna.clock.now = local(23, 9)
    assert tick(anna) == 1
    notice = anna.session.scalars(select(Notice).where(Notice.kind == "reminder")).one()
    form = anna.session.scalars(select(Form.id).where(Form.id == notice.form_id)).one()
    assert (notice.kind, notice.urgency, notice.due_at, notice.content) == (
        "reminder",
        1,
        anna.clock.now,
        {"rung": "7", "mark": "7:2026-09-30", "counted_from": "2026-09-30T13:00:00+00:00"},
    )
    assert notice.once == f"reminder:{form}:{notice.to_id}:7:2026-09-30"


def test_nothing_is_queued_twice(anna: Season) -> None:
    anna.clock.now = local(23, 9)
    assert [tick(anna), tick(anna)] == [1, 0]
    anna.clock.now = local(25, 12)
    assert tick(anna) == 0


@pytest.mark.parametrize(
    ("hour", "minute", "queued"), [(8, 59, 0), (9, 0, 1), (17, 59, 1), (18, 0, 0), (3, 0, 0)]
)
def test_between_nine_and_six(anna: Season, hour: int, minute: int, queued: int) -> None:
    anna.clock.now = local(23, hour, minute)
    assert tick(anna) == queued


def test_after_days_of_downtime_only_the_nearest_rung_is_sent(anna: Season) -> None:
    anna.clock.now = local(28, 11)
    tick(anna)
    assert rungs(anna) == ["3"]
    anna.clock.now = local(30, 17)
    tick(anna)
    assert rungs(anna) == ["3", "0"]


def test_what_could_not_go_out_on_the_day_is_still_said_after_it(anna: Season) -> None:
    anna.run(campaigning.change_dates, campaign(anna), on_time_at=local(30, 8))
    anna.clock.now = local(30, 8, 59)
    assert tick(anna) == 0
    anna.clock.now = local(30, 9)
    assert tick(anna) == 1
    assert rungs(anna) == ["0"]


def test_after_the_lock_nobody_is_reminded(anna: Season) -> None:
    anna.clock.now = LOCKS
    assert tick(anna) == 0
    anna.clock.now = LOCKS - timedelta(minutes=1)
    assert tick(anna) == 1
    assert rungs(anna) == ["lock0"]


def campaign(season: Season) -> int:
    return season.session.scalars(select(Form.campaign_id)).first()


def form_of(season: Season, organisation: str = "школа") -> int:
    return season.form(campaign(season), organisation)


def test_a_moved_deadline_counts_anew(anna: Season) -> None:
    anna.clock.now = local(23, 9)
    tick(anna)
    anna.run(campaigning.change_dates, campaign(anna), on_time_at=ON_TIME + days(5))
    tick(anna)
    anna.clock.now = local(28, 9)
    tick(anna)
    assert [once.split(":", 3)[3] for once in anna.reminders()] == [
        "7:2026-09-30",
        "14:2026-10-05",
        "7:2026-10-05",
    ]


def test_a_deadline_moved_within_its_day_reminds_nobody_again(anna: Season) -> None:
    anna.clock.now = local(23, 9)
    tick(anna)
    anna.run(campaigning.change_dates, campaign(anna), on_time_at=ON_TIME + days(0.1))
    assert tick(anna) == 0


def test_an_extension_moves_the_reminders_of_one_form(anna: Season) -> None:
    anna.person("Борис", Role.HEAD, "лицей")
    more = {"on_time_at": ON_TIME + days(4), "reason": "болели"}
    anna.run(campaigning.extend_form, form_of(anna), **more)
    anna.clock.now = local(23, 9)
    tick(anna)
    assert sorted(once.split(":", 3)[3] for once in anna.reminders()) == [
        "14:2026-10-04",
        "7:2026-09-30",
    ]


def test_everybody_in_charge_is_reminded_once_whatever_their_roles(season: Season) -> None:
    anna = season.person("Анна", Role.HEAD, "школа")
    season.person("Анна", Role.COORDINATOR, "школа")
    boris = season.person("Борис", Role.COORDINATOR, "школа")
    season.person("Вера", Role.ADMIN, "школа")
    season.person("Глеб", Role.HEAD, "город")
    season.campaign()
    season.clock.now = local(23, 9)
    tick(season)
    assert [int(once.split(":")[2]) for once in season.reminders()] == [anna, boris]


def test_who_joins_after_the_day_of_a_rung_waits_for_the_next(season: Season) -> None:
    season.campaign()
    season.clock.now = local(24, 10)
    season.person("Анна", Role.HEAD, "школа")
    assert tick(season) == 0
    season.clock.now = local(27, 10)
    season.person("Борис", Role.HEAD, "лицей")
    assert tick(season) == 0  # a Sunday
    season.clock.now = local(28, 9)
    season.person("Глеб", Role.HEAD, "лицей")
    assert tick(season) == 2
    assert rungs(season) == ["3", "3"]


def test_a_campaign_that_opens_late_does_not_catch_up(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    season.clock.now = local(24, 10)
    season.campaign()
    assert tick(season) == 0


def test_those_who_cannot_or_need_not_be_reminded_are_not(season: Season) -> None:
    blocked = season.person("Анна", Role.HEAD, "школа")
    season.person("Борис", Role.HEAD, "лицей")
    season.person("Глеб", Role.HEAD, "гимназия")
    season.campaign()
    people.mark_unreachable(season.session, blocked, season.clock.now)
    season.do("Борис", consenting.withdraw)
    membership = season.run(roster.list_people, "глеб")[0].membership_id
    season.run(roster.end_membership, membership)
    season.clock.now = local(23, 9)
    assert tick(season) == 0
    people.mark_reachable(season.session, season.telegram_id("Анна"))
    assert tick(season) == 1


def test_after_submitting_nothing_comes_and_after_a_recall_it_does(anna: Season) -> None:
    anna.fill("Анна", form_of(anna))
    anna.do("Анна", submitting.submit, form_of(anna))
    anna.clock.now = local(23, 9)
    assert tick(anna) == 0
    anna.do("Анна", submitting.recall, form_of(anna))
    assert tick(anna) == 1


def test_planned_closed_and_closed_down_are_silent(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    season.person("Борис", Role.HEAD, "лицей")
    season.plan()
    season.clock.now = local(23, 9)
    assert tick(season) == 0
    season.clock.now = local(1, 9)
    opened = season.campaign(title="Другая")
    season.run(organising.close_organisation, "лицей")
    season.clock.now = local(23, 9)
    assert tick(season) == 1
    season.run(campaigning.close_campaign, opened)
    season.clock.now = local(27, 9)
    assert tick(season) == 0


def test_one_tick_queues_no_more_than_it_is_told(season: Season) -> None:
    for name, school in (("Анна", "школа"), ("Борис", "лицей"), ("Глеб", "гимназия")):
        season.person(name, Role.HEAD, school)
    season.campaign()
    season.clock.now = local(23, 9)
    assert [tick(season, 2), tick(season, 2), tick(season, 2)] == [2, 1, 0]


def test_the_hourly_season_has_every_rung_once(anna: Season) -> None:
    moments = ticks_hourly(anna, LOCKS)
    there = [moment.astimezone(YEKATERINBURG) for moment in moments]
    assert [f"{at:%d.%m %H} {rung}" for at, rung in zip(there, rungs(anna), strict=True)] == [
        "16.09 09 14",
        "23.09 09 7",
        "28.09 09 3",
        "29.09 09 1",
        "30.09 09 0",
        "07.10 09 lock3",
        "09.10 09 lock1",
        "10.10 09 lock0",
    ]
