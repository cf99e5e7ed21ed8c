"""Answers while a svod of everything is written: how much longer they take than without it.

People answer at an even pace, whatever becomes of what they have sent: an answer counts from the
moment at which it was due until it is on the disk. The export has a process of its own that gives
way to others, as in the program, and the pace is held before it, during it and after it.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles
from typing import Any

from sqlalchemy import select

from bench.apart import apart
from bench.season import NOW, made
from bench.svod_workbook import whole_svod
from domain.acting import Actor, actor_of
from domain.answering import Spot, put_value
from reports.working import NICENESS
from storage import Database, Session, people
from storage.statements import rows_of
from storage.tables import Form, FormState, Role
from survey_defs.loading import find
from survey_defs.model import Checklist

PEOPLE, A_SECOND, SECONDS = 50, 50, 15
SURVEY = "municipal_mechanisms"
AIM_RATIO = 1.5


def measure(*, quick: bool) -> Iterator[dict[str, Any]]:
    organisations, seconds = (5, 1) if quick else (2300, SECONDS)
    with tempfile.TemporaryDirectory() as folder:
        database = made(Path(folder), organisations)
        url = f"sqlite:///{Path(folder, f'season-{organisations}.db')}"
        yield asyncio.run(_measured(database, url, folder, organisations, seconds))


async def _measured(
    database: Database, url: str, folder: str, organisations: int, seconds: int
) -> dict[str, Any]:
    answering = _Answering(database, database.change_now(_people))
    before = await answering.goes_on(lambda passed: passed < seconds)
    export = asyncio.create_task(asyncio.to_thread(apart, _politely, url, folder))
    meanwhile = await answering.goes_on(lambda _: not export.done())
    taken = export.result()
    alone = before + await answering.goes_on(lambda passed: passed < seconds)
    await database.aclose()
    (middle, late), (middle_alone, late_alone) = _told(meanwhile), _told(alone)
    return {
        "what": "answers while everything is exported",
        "organisations": organisations,
        "export_seconds": round(taken.seconds, 1),
        "answers_per_second": A_SECOND,
        "answers": [len(alone), len(meanwhile)],
        "median_ms": [middle_alone, middle],
        "p95_ms": [late_alone, late],
        "p95_ratio": round(late / late_alone, 2),
        "aim_ratio": AIM_RATIO,
    }


def _politely(url: str, folder: str) -> int:
    os.nice(NICENESS)
    return whole_svod(url, folder)


def _told(took: list[float]) -> tuple[float, float]:
    """Milliseconds of the middle one, and of the slowest but for a twentieth."""
    parts = quantiles(took, n=20)
    return round(parts[9], 1), round(parts[18], 1)


class _Answering:
    def __init__(self, database: Database, people: list[tuple[Actor, int]]) -> None:
        survey = find(SURVEY)
        asked = [q.code for q in survey.questions if isinstance(q, Checklist)]
        self._database = database
        self._ticks = {code: [item.code for item in survey.question(code).items] for code in asked}
        self._turns = itertools.cycle(
            (who, survey.place(code), code) for code in asked for who in people
        )

    async def goes_on(self, lasts: Callable[[float], bool]) -> list[float]:
        """Milliseconds that each answer has taken."""
        took: list[float] = []
        began = time.perf_counter()
        async with asyncio.TaskGroup() as sent:
            for number in itertools.count():
                due = began + number / A_SECOND
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
                if not lasts(time.perf_counter() - began):
                    break
                sent.create_task(self._answer(due, took))
        return took

    async def _answer(self, due: float, took: list[float]) -> None:
        (by, form), place, code = next(self._turns)
        side = {"value": {"ticks": self._ticks[code]}}
        await self._database.changing(put_value, by, NOW, Spot(form, place, None), side)
        took.append(1000 * (time.perf_counter() - due))


def _people(session: Session) -> list[tuple[Actor, int]]:
    """Some forms are open again, each with somebody who fills it in."""
    forms = rows_of(Form)
    some = session.scalars(select(Form).order_by(Form.id).limit(PEOPLE)).all()
    found = []
    for number, form in enumerate(some, 1):
        person = people.add(session, number, f"Человек {number}", NOW)
        people.grant(session, person.id, form.organisation_id, Role.COORDINATOR, NOW)
        found.append((actor_of(session, person.id), form.id))
    again = forms.update().where(forms.c.id.in_([form for _, form in found]))
    session.connection().execute(again.values(state=FormState.FILLING, submitted_at=None))
    return found
