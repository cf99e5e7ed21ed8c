"""Two programs at once on PostgreSQL, each killed at random: nobody is told twice or forgotten."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import insert, select

from bot.delivery import Delivery
from domain import reminding, still, summarising
from storage import Database, Session, outbox
from storage.outbox import PERHAPS, SENT, Ending
from storage.statements import rows_of
from storage.tables import JournalEntry, Membership, Notice, Role
from tests.conftest import Clock
from tests.domain.season.conftest import LOCKS, ON_TIME, Season
from tests.domain.season.simulated import at
from tests.fuzzing import KILLS

TOGETHER = 5
PEOPLE = 12
LOOKS, PAUSE = 60, timedelta(minutes=3)
"""Into the outbox, on each of the days."""
DAYS = ("09-16", "09-23", "09-28", "09-29", "09-30", "10-07", "10-09", "10-10")


def settle(session: Session, clock: Clock) -> None:
    """A few schools, each with two forms, so that messages are joined too."""
    season = Season(session, clock)
    season.region()
    season.person("Анна", Role.HEAD, "школа")
    season.person("Борис", Role.COORDINATOR, "город")
    for number in range(PEOPLE):
        season.organisation(f"ш{number}", "school", "село")
        season.person(f"Д{number}", Role.HEAD, f"ш{number}")
    for title in ("Осень", "Питание"):
        season.campaign(title=title, on_time_at=ON_TIME, locks_at=LOCKS)
    session.flush()
    session.connection().execute(rows_of(Notice).delete())


def works(url: str, seed: int, moments: list[datetime]) -> None:
    """One program: tick, claim, send; what it sends it writes down as a journal of its own."""
    database, chance = Database(url), random.Random(seed)
    delivery = Delivery(None, None, None, still.still_due, None, datetime.now)
    for moment in moments:
        for tick in (reminding.queue_due_reminders, summarising.queue_due_summaries):
            database.change_now(alone, tick, moment)
        later = moment
        for _ in range(LOOKS):
            claimed = database.change_now(outbox.claim, later, TOGETHER)
            for notice_id in claimed:
                begun = database.change_now(delivery._begin, notice_id, later)
                if begun is not None:
                    database.change_now(hears, begun, later)  # the phone has it now
                    time.sleep(chance.random() * 0.002)
                    database.change_now(outbox.end, [Ending(notice_id, SENT)], later)
            later += PAUSE
    database.close()


def alone(session: Session, tick, now: datetime) -> None:
    if outbox.alone(session, tick.__name__):
        tick(session, now)


def hears(session: Session, notice, now: datetime) -> None:
    """What has reached a phone is not unsaid when the program dies."""
    forms = [notice.form_id, *notice.content.get("also", ())] if notice.form_id else []
    row = {"at": now, "what": "heard", "details": {"to": notice.to_id, "forms": forms,
           "mark": notice.content["mark"], "kind": notice.kind}}  # fmt: skip
    session.connection().execute(insert(rows_of(JournalEntry)), row)


def run_and_kill(url: str, moments: list[datetime], kills: int, seed: int) -> None:
    """Two at a time; some are killed and begun again with the same moments."""
    context, chance = multiprocessing.get_context("spawn"), random.Random(seed)

    def begin() -> multiprocessing.process.BaseProcess:
        process = context.Process(target=works, args=(url, chance.randrange(10**6), moments))
        process.start()
        return process

    running = [begin(), begin()]
    for _ in range(kills):
        time.sleep(chance.uniform(1.0, 3.0))
        place = chance.randrange(2)
        if running[place].is_alive():
            os.kill(running[place].pid, signal.SIGKILL)
        running[place].join()
        running[place] = begin()
    for process in running:
        process.join(timeout=240)
        assert process.exitcode == 0


def judged(session: Session, end: datetime) -> None:
    """Nobody hears the same twice; who has not heard was perhaps told as the program died.

    A program that has run ahead of the other may hold what it took over for a working day to come.
    """
    heard = session.scalars(select(JournalEntry.details).where(JournalEntry.what == "heard")).all()
    times = Counter(
        (each["to"], each["kind"], form, each["mark"])
        for each in heard
        for form in each["forms"] or [0]
    )
    notices = session.execute(select(Notice.outcome, Notice.due_at)).all()
    assert [due_at for outcome, due_at in notices if outcome is None and due_at <= end] == []
    assert {outcome for outcome, _ in notices} <= {SENT, PERHAPS, "joined", "needless", None}
    again = [key for key, count in times.items() if count > 1 and key[1] == "reminder"]
    assert again == []
    perhaps = sum(outcome == PERHAPS for outcome, _ in notices)
    reminded = {(to, form) for to, kind, form, _ in times if kind == "reminder"}
    people = session.scalars(select(Membership.person_id).where(Membership.role == "HEAD")).all()
    assert len(reminded) >= 2 * len(people) - 2 * perhaps


def season_of(postgres_url: str, days: int) -> list[datetime]:
    database = Database(postgres_url)
    database.change_now(settle, Clock())
    database.close()
    moments = [at(f"2026-{day}T09:30", "Asia/Yekaterinburg") for day in DAYS[:days]]
    assert all(one < two for one, two in pairwise(moments))
    return moments


def lived(postgres_url: str, days: int, kills: int) -> None:
    moments = season_of(postgres_url, days)
    run_and_kill(postgres_url, moments, kills, seed=days * 100 + kills)
    database = Database(postgres_url)
    database.look_now(judged, moments[-1] + LOOKS * PAUSE)
    database.close()


def test_two_programs_killed_at_random(postgres_url: str) -> None:
    lived(postgres_url, days=3, kills=2)


@pytest.mark.soak
def test_two_programs_killed_many_times(postgres_url: str) -> None:
    lived(postgres_url, days=len(DAYS), kills=KILLS // 8)
