"""Results of 844,000 answers by mechanism, against an empty page of the same panel.

A page is asked for over HTTP by somebody who is signed in: first when nothing has been added up
yet, then again, then after one more answer, which must be in it.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from admin.app import make_panel
from admin.keys import Options
from bench.season import NOW, OPERATOR, made
from domain import scoresheets
from domain.acting import act_as
from domain.signing_in import make_link
from storage import Database, Session, people, stamps
from storage.tables import Answer, Organisation, Role

QUESTIONS, AGAIN = 367, 9
PAGE, EMPTY = "/campaigns/1/results", "/goodbye"
AIM_FIRST, AIM_AGAIN = 1000, 100


class Took(NamedTuple):
    """Milliseconds, on the clock and of the processor: a busy machine excuses the first."""

    passed: float
    busy: float

    def said(self) -> dict[str, float]:
        return {"ms": round(self.passed, 1), "cpu_ms": round(self.busy, 1)}


Ask = Callable[[str], Awaitable[Took]]


def measure(*, quick: bool) -> Iterator[dict[str, Any]]:
    for organisations in (5,) if quick else (43, 2300):
        with tempfile.TemporaryDirectory() as folder:
            database = made(Path(folder), organisations)
            yield asyncio.run(_measured(database, Path(folder), organisations))


async def _measured(database: Database, folder: Path, organisations: int) -> dict[str, Any]:
    who = database.change_now(_admin)
    token = await database.changing(act_as, who, NOW, make_link)
    panel = make_panel(database, lambda: NOW, Options(folder=folder, operator=OPERATOR))
    async with TestClient(TestServer(panel)) as client:
        await client.post(f"/enter/{token}")

        async def ask(path: str) -> Took:
            began, worked = time.perf_counter(), time.process_time()
            async with client.get(path) as answer:
                assert answer.status == 200, await answer.text()  # noqa: PLR2004 -- HTTP
                await answer.read()
            passed, busy = time.perf_counter() - began, time.process_time() - worked
            return Took(passed * 1000, busy * 1000)

        empty = await _typical(ask, EMPTY)
        await ask(f"{PAGE}?which=locked&view=chart")  # templates and the questionnaire are read
        scoresheets.forget()
        first = await ask(PAGE)
        again = await _typical(ask, PAGE)
        after = _middle([await _after_an_answer(database, ask) for _ in range(AGAIN)])
        heat = await _typical(ask, f"{PAGE}?view=map")
        places = await _typical(ask, f"{PAGE}/places")
    await database.aclose()
    return {
        "what": "results by mechanism",
        "organisations": organisations,
        "answers": organisations * QUESTIONS,
        "first": first.said(),
        "again": again.said(),
        "after_an_answer": after.said(),
        "map": heat.said(),
        "places": places.said(),
        "empty_page": empty.said(),
        "ratio": round(again.busy / empty.busy, 1),
        "aim_first_ms": AIM_FIRST,
        "aim_again_ms": AIM_AGAIN,
    }


async def _typical(ask: Ask, path: str) -> Took:
    await ask(path)
    return _middle([await ask(path) for _ in range(AGAIN)])


def _middle(took: list[Took]) -> Took:
    return Took(median(each.passed for each in took), median(each.busy for each in took))


async def _after_an_answer(database: Database, ask: Ask) -> Took:
    await database.changing(_change)
    return await ask(PAGE)


def _change(session: Session) -> None:
    """As an answer leaves it: another number of points, another stamp of the form."""
    answer = session.scalars(select(Answer).order_by(Answer.form_id).limit(1)).one()
    answer.points = answer.maximum - answer.points
    session.flush()
    stamps.renew(session, [answer.form_id])


def _admin(session: Session) -> int:
    person = people.add(session, 1, "Администратор", NOW)
    root = session.scalars(select(Organisation).where(Organisation.parent_id.is_(None))).one()
    people.grant(session, person.id, root.id, Role.ADMIN, NOW)
    return person.id
