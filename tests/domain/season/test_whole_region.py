"""43 municipalities and 1,000 schools: counts by rung and day against a slow reckoning."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert, select, text

from domain.reminding import queue_due_reminders
from domain.summarising import queue_due_summaries
from storage import Database, Session, reminders
from storage.statements import rows_of
from storage.tables import (
    Campaign,
    Consent,
    ConsentText,
    Form,
    FormState,
    Membership,
    Notice,
    Organisation,
    Person,
    Role,
)
from tests.conftest import Clock
from tests.domain.season.conftest import Season
from tests.domain.season.simulated import at

TOWNS, SCHOOLS = 43, 1000
ZONES = ("Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Kamchatka")
ON_TIME, LOCKS = at("2026-05-04T18:00"), at("2026-05-14T18:00")
TO_TOWNS = [("on", 3), ("l", 3), ("l", 1), ("l", -1)]
TO_REGION = [("l", 1), ("l", -1)]
RESTS = {date(2026, 5, day) for day in (1, 9, 11)}
LADDER = [("on", 14), ("on", 7), ("on", 3), ("on", 1), ("on", 0), ("l", 3), ("l", 1), ("l", 0)]


class School:
    """One school, as the slow reckoning keeps it."""

    def __init__(self, zone: str, chance: random.Random) -> None:
        self.zone = ZoneInfo(zone)
        self.people = chance.choice((1, 1, 1, 2))
        self.submits = ON_TIME + timedelta(hours=chance.randint(-500, 300))
        self.extended = timedelta(days=chance.choice((0, 0, 0, 0, 2, 3)))
        self.starts = self.submits - timedelta(hours=chance.randint(1, 300))
        self.told: set[tuple[str, int, date]] = set()
        self.begun = self.done = False


def settle(season: Season, schools: list[School]) -> int:
    """In bulk: only what is asked here, not how people come in."""
    session = season.session
    season.organisation("край", "region", None, ZONES[0])
    several = min(TOWNS, len(schools) // 4)
    towns = [
        season.organisation(f"г{n}", "municipality", "край", ZONES[n % len(ZONES)])
        for n in range(several)
    ]
    session.flush()
    campaign = season.plan(on_time_at=ON_TIME, locks_at=LOCKS, audience=_everybody(), owner="край")
    session.add(ConsentText(version="v", text="т", first_shown_at=season.clock.now))
    session.flush()
    for number, school in enumerate(schools, start=10_000):
        town = towns[number % several]
        _put(session, Organisation, id=number, parent_id=town.id, path=f"{town.path}{number}/",
             kind="school", code=f"ш{number}", name="Ш", short_name="Ш", search="ш",
             local_zone=school.zone.key)  # fmt: skip
        more = {"on_time_at": ON_TIME + school.extended, "locks_at": LOCKS + school.extended}
        _put(session, Form, id=number, campaign_id=campaign, organisation_id=number,
             state=FormState.FILLING, **(more if school.extended else {}))  # fmt: skip
        for person in range(school.people):
            _come(season, number * 10 + person, number, Role.HEAD)
    for town in towns:
        _come(season, town.id, town.id, Role.COORDINATOR)
    _come(season, towns[0].parent_id, towns[0].parent_id, Role.ADMIN)
    session.get_one(Campaign, campaign).state = "OPEN"
    session.flush()
    return campaign


def _everybody():
    from domain.campaigning import Audience

    return Audience(kind="municipality")


def _put(session: Session, table, **row) -> None:
    session.connection().execute(insert(rows_of(table)), row)


def _come(season: Season, whose: int, where: int, role: Role) -> None:
    session, now = season.session, season.clock.now
    _put(session, Person, id=whose, telegram_id=whose, name="Ч", search="ч", created_at=now)
    _put(session, Membership, person_id=whose, organisation_id=where, role=role, granted_at=now)
    _put(session, Consent, person_id=whose, version="v", given_at=now)


def slowly(school: School, now: datetime) -> tuple[str, int, date] | None:
    """What one school is told at this moment, by plain arithmetic."""
    wall = now.astimezone(school.zone)
    on_time = (ON_TIME + school.extended).astimezone(school.zone)
    lock = (LOCKS + school.extended).astimezone(school.zone)
    if now >= school.submits or now >= lock:
        return None
    come = []
    for since, before in LADDER:
        end = (on_time if since == "on" else lock).date()
        day = end - timedelta(days=before)
        if day <= wall.date() and (since == "on" or day > on_time.date()):
            come.append((day, since == "l", before, end))
    if not come:
        return None
    day, of_lock, before, end = max(come)
    if before == 14 and now >= school.starts:
        return None
    rests = wall.isoweekday() > 5 or wall.date() in RESTS
    last = of_lock and before == 0 and wall.date() == lock.date()
    if not 9 <= wall.hour < 18 or (rests and not last):
        return None
    return ("lock" if of_lock else "") + str(before), 0, end


def reckoned(schools: list[School], now: datetime) -> Counter[tuple[str, str]]:
    """How many people hear of which rung at this moment."""
    told: Counter[tuple[str, str]] = Counter()
    for school in schools:
        said = slowly(school, now)
        if said is not None and said not in school.told:
            school.told.add(said)
            told[f"{now:%m-%d %H}", said[0]] += school.people
    return told


def queued(session: Session) -> Counter[tuple[str, str]]:
    found = select(Notice.queued_at, Notice.content).where(Notice.kind == "reminder")
    return Counter(
        (f"{row.queued_at:%m-%d %H}", row.content["rung"]) for row in session.execute(found)
    )


@pytest.fixture
def alone(database_url: str, clock: Clock) -> Iterator[Season]:
    """In a database of its own: so many rows are counted before queries are planned for them."""
    database = Database(database_url)
    with Session(database._changes, expire_on_commit=False) as session:
        yield Season(session, clock)
        session.rollback()
    database.close()


def test_every_rung_of_every_day_is_as_a_slow_reckoning_says(alone: Season) -> None:
    chance = random.Random(20260504)
    season = alone
    season.clock.now = at("2026-04-10T09:00")
    schools = [School(chance.choice(ZONES), chance) for _ in range(SCHOOLS)]
    above = those_above(schools)
    settle(season, schools)
    season.session.commit()
    season.session.execute(text("ANALYZE"))
    season.session.commit()
    expected: Counter[tuple[str, str]] = Counter()
    summaries: Counter[tuple[str, str, str]] = Counter()
    now, end = at("2026-04-18T00:00"), at("2026-05-19T00:00")
    while now < end:
        live(season.session, schools, now)
        expected += reckoned(schools, now)
        queue_due_reminders(season.session, now, 100_000)
        for code, each in above.items():
            if (rung := each.hears(now)) is not None:
                summaries[f"{now:%m-%d %H}", rung, code] += 1
        queue_due_summaries(season.session, now)
        now += timedelta(hours=3)
    got = queued(season.session)
    assert got == expected
    assert sum(got.values()) > 2 * SCHOOLS
    assert {rung for _, rung in got} == {"14", "7", "3", "1", "0", "lock3", "lock1", "lock0"}
    assert summarised(season.session) == summaries
    per_rung = Counter(rung for _, rung, _ in summaries)
    assert set(per_rung) == {"3", "lock3", "lock1", "lock-1"}
    assert per_rung["lock-1"] < per_rung["lock3"] < per_rung["3"] == TOWNS
    assert reminders.zones(season.session, -1) == []


class Above:
    """Who answers for some schools, as the slow reckoning keeps it: one summary for each rung."""

    def __init__(self, zone: str, schools: list[School], ladder: list[tuple[str, int]]) -> None:
        self.zone, self.schools, self.ladder = ZoneInfo(zone), schools, ladder
        self.told: set[tuple[str, int]] = set()

    def hears(self, now: datetime) -> str | None:
        wall = now.astimezone(self.zone)
        ends = {"on": ON_TIME.astimezone(self.zone), "l": LOCKS.astimezone(self.zone)}
        come = []
        for since, before in self.ladder:
            day = ends[since].date() - timedelta(days=before)
            if day <= wall.date() and (since == "on" or day > ends["on"].date()):
                come.append((day, since, before))
        rests = wall.isoweekday() > 5 or wall.date() in RESTS
        lacks = any(now < school.submits for school in self.schools)
        if not come or rests or not 9 <= wall.hour < 18 or not lacks:
            return None
        _, since, before = max(come)
        if (since, before) in self.told:
            return None
        self.told.add((since, before))
        return ("lock" if since == "l" else "") + str(before)


def those_above(schools: list[School]) -> dict[str, Above]:
    """Towns, of which some have all their forms early, and the region."""
    towns: dict[str, Above] = {}
    for n in range(TOWNS):
        own = [each for number, each in enumerate(schools, 10_000) if number % TOWNS == n]
        if n % 5 == 0:
            for school in own:
                school.submits = min(school.submits, ON_TIME + timedelta(hours=n * 4))
                school.starts = min(school.starts, school.submits - timedelta(hours=1))
        towns[f"г{n}"] = Above(ZONES[n % len(ZONES)], own, TO_TOWNS)
    return {**towns, "край": Above(ZONES[0], schools, TO_REGION)}


def summarised(session: Session) -> Counter[tuple[str, str, str]]:
    found = (
        select(Notice.queued_at, Notice.content, Organisation.code)
        .join(Organisation, Organisation.id == Notice.organisation_id)
        .where(Notice.kind == "summary")
    )
    return Counter(
        (f"{row.queued_at:%m-%d %H}", row.content["rung"], row.code)
        for row in session.execute(found)
    )


def live(session: Session, schools: list[School], now: datetime) -> None:
    """What people have done since the last look."""
    for number, school in enumerate(schools, start=10_000):
        if not school.begun and school.starts <= now:
            school.begun = True
            session.get_one(Form, number).started_at = school.starts
        if not school.done and school.submits <= now:
            school.done = True
            session.get_one(Form, number).state = FormState.SUBMITTED
    session.flush()
