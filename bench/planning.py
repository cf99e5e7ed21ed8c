"""Very many reminders, planned and claimed but not sent, against plainly inserted rows."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from bench import memory
from domain import reminding
from storage import Database, Session, outbox
from storage.statements import rows_of
from storage.tables import Notice

AT_ONCE = 60
"""Claimed in one transaction, as the delivery does."""
MANY = 5000
"""Rows in one transaction, as a tick does."""


def planned(url: str, now: datetime, many: int) -> dict[str, Any]:
    database = Database(url)
    try:
        at_rest = memory.peak()
        inserting = _seconds(_insert, database, now, many)
        planning = _seconds(_plan, database, now, many)
        claiming = _seconds(_claim, database, now, many)
    finally:
        database.close()
    return {
        "what": "planned and claimed without sending",
        "reminders": many,
        "inserting_seconds": round(inserting, 2),
        "planning_seconds": round(planning, 2),
        "claiming_seconds": round(claiming, 2),
        "ratio": round(planning / inserting, 2),
        "ratio_with_claiming": round((planning + claiming) / inserting, 2),
        "peak_megabytes": round(memory.peak(), 1),
        "megabytes_at_rest": round(at_rest, 1),
    }


def _seconds(work: Callable[[Database, datetime, int], None], *args: Any) -> float:
    began = time.perf_counter()
    work(*args)
    return time.perf_counter() - began


def _insert(database: Database, now: datetime, many: int) -> None:
    """The measure: as many notices, put in plainly; they have ended and are nobody's to send."""
    for begin in range(0, many, MANY):
        rows = [
            {
                "to_id": number + 1,
                "kind": "measure",
                "content": {"rung": 7, "mark": "measure", "on_time_at": now.isoformat()},
                "once": f"measure:{number}:{7}:{now.date().isoformat()}",
                "urgency": 1,
                "due_at": now,
                "attempts": 0,
                "ended_at": now,
            }
            for number in range(begin, min(begin + MANY, many))
        ]
        database.change_now(_put, rows)


def _put(session: Session, rows: list[dict[str, Any]]) -> None:
    session.connection().execute(insert(rows_of(Notice)), rows)


def _plan(database: Database, now: datetime, many: int) -> None:
    planned = 0
    while new := database.change_now(reminding.queue_due_reminders, now):
        planned += new
    assert planned == many, f"{planned} planned of {many}"


def _claim(database: Database, now: datetime, many: int) -> None:
    claimed = 0
    while taken := database.change_now(outbox.claim, now, AT_ONCE):
        claimed += len(taken)
    assert claimed == many, f"{claimed} claimed of {many}"
