"""The season of a region lived by two programs, killed at random: the counts stay the reckoned."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
from collections import Counter
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from typing import NamedTuple

import pytest
from sqlalchemy import select

from bot.delivery import Delivery
from domain import reminding, still
from storage import Database, Session, outbox
from storage.outbox import PERHAPS, SENT, Ending
from storage.tables import JournalEntry, Notice
from tests.conftest import Clock
from tests.domain.season.conftest import Season
from tests.domain.season.simulated import at
from tests.domain.season.test_two_at_once import TOGETHER, alone, hears
from tests.domain.season.test_whole_region import ZONES, School, live, queued, reckoned, settle
from tests.fuzzing import KILLS

BEGINS, DAYS = at("2026-04-18T00:00"), 30
AFTER_A_DEATH = timedelta(minutes=3)
"""A lease of the dead is over by then."""
PATIENCE = 1200
"""Seconds for one moment of the season: beside other work a whole region takes minutes."""


class Program(NamedTuple):
    process: multiprocessing.process.BaseProcess
    orders: Connection


def works(url: str, orders: Connection) -> None:
    """One program: at each moment that it is told, it ticks and sends until nothing is due."""
    database = Database(url)
    delivery = Delivery(None, None, None, still.still_due, None, datetime.now)  # type: ignore[arg-type] -- never speaks
    while (moment := orders.recv()) is not None:
        database.change_now(alone, reminding.queue_due_reminders, moment)
        for later in (moment, moment + AFTER_A_DEATH, moment + 2 * AFTER_A_DEATH):
            while claimed := database.change_now(outbox.claim, later, TOGETHER):
                for notice_id in claimed:
                    sends(database, delivery, notice_id, later)
        orders.send(moment)
    database.close()


def sends(database: Database, delivery: Delivery, notice_id: int, now: datetime) -> None:
    begun = database.change_now(delivery._begin, notice_id, now)
    if begun is not None:
        database.change_now(hears, begun, now)
        database.change_now(outbox.end, [Ending(notice_id, SENT)], now)


def begun(url: str) -> Program:
    context = multiprocessing.get_context("spawn")
    mine, its = context.Pipe()
    process = context.Process(target=works, args=(url, its), daemon=True)
    process.start()
    its.close()
    return Program(process, mine)


def live_through(programs: list[Program], moment: datetime) -> None:
    for program in programs:
        program.orders.send(moment)
    for program in programs:
        assert program.orders.poll(PATIENCE)
        assert program.orders.recv() == moment


def dies(url: str, programs: list[Program], moment: datetime, chance: random.Random) -> None:
    """One of them is killed on its way; whoever comes in its place is told the same moment."""
    place = chance.randrange(2)
    programs[place].orders.send(moment)
    programs[place].orders.poll(chance.random() * 0.1)
    os.kill(programs[place].process.pid, signal.SIGKILL)
    programs[place].process.join()
    programs[place] = begun(url)


def heard(session: Session) -> Counter[tuple[int, int, str]]:
    found = select(JournalEntry.details).where(JournalEntry.what == "heard")
    return Counter(
        (each["to"], form, each["mark"])
        for each in session.scalars(found)
        for form in each["forms"]
    )


def lived(url: str, many: int, hours: tuple[int, ...], kills: int) -> None:
    chance, deaths, busy = random.Random(many), 0, 0
    schools = [School(chance.choice(ZONES), chance) for _ in range(many)]
    database, clock = Database(url), Clock()
    clock.now = at("2026-04-10T09:00")
    database.change_now(lambda session: settle(Season(session, clock), schools))
    programs = [begun(url), begun(url)]
    expected: Counter[tuple[str, str]] = Counter()
    for number in range(DAYS * len(hours)):
        day, hour = divmod(number, len(hours))
        moment = BEGINS + timedelta(days=day, hours=hours[hour])
        database.change_now(live, schools, moment)
        news = reckoned(schools, moment)
        expected += news
        busy += bool(news)
        if news and deaths < kills:
            deaths += 1
            dies(url, programs, moment, chance)
        live_through(programs, moment)
    for program in programs:
        program.orders.send(None)
        program.process.join(timeout=60)
    assert deaths == min(kills, busy)
    database.look_now(judged, expected)
    database.close()


def judged(session: Session, expected: Counter[tuple[str, str]]) -> None:
    """Queued as reckoned; nobody heard twice; who has not heard was spoken to by a dying one."""
    assert queued(session) == expected
    outcomes = Counter(session.scalars(select(Notice.outcome).where(Notice.kind == "reminder")))
    assert set(outcomes) <= {SENT, PERHAPS}
    told = heard(session)
    assert set(told.values()) == {1}
    assert outcomes[SENT] <= len(told) <= expected.total()


@pytest.mark.timeout(400)  # it begins three programs, which is slow beside other tests
def test_a_small_region_by_two_programs(postgres_url: str) -> None:
    lived(postgres_url, many=12, hours=(2, 9), kills=1)


@pytest.mark.soak
def test_a_whole_region_by_two_programs(postgres_url: str) -> None:
    lived(postgres_url, many=1000, hours=tuple(range(0, 24, 3)), kills=KILLS // 5)
