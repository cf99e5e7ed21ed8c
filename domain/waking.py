"""What an administrator must not overlook: messages that did not arrive, work that failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import daily_texts
from domain.access import seen_paths
from domain.acting import Actor
from storage import Session, alarms
from storage.alarms import Unfinished

LATELY = timedelta(days=7)
A_DAY = timedelta(days=2)
"""The line of yesterday is written in the evening, that of a day off later still."""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """Messages of a campaign that did not arrive within a week."""

    campaign_id: int
    outcome: str
    count: int


@dataclass(frozen=True, slots=True)
class Alarms:
    undelivered: tuple[Undelivered, ...]
    failed: tuple[Unfinished, ...]
    """One's own files that could not be made."""
    unsent: tuple[tuple[int | None, str], ...]
    """Lines of a day on which reminders should have gone out and did not."""


def alarms_of(session: Session, by: Actor, now: datetime) -> Alarms:
    found = alarms.undelivered(session, seen_paths(by), now - LATELY)
    lines = alarms.daily_lines(session, by.id, now - A_DAY) if by.id else ()
    return Alarms(
        tuple(
            Undelivered(campaign, outcome, number)
            for campaign, outcomes in sorted(found.items())
            for outcome, number in sorted(outcomes.items())
        ),
        tuple(alarms.failed_work(session, by.id, now - LATELY)) if by.id else (),
        tuple(line for line in lines if line[1].startswith(daily_texts.ALARM)),
    )
