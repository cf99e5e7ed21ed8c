"""Reminders: how near the allowed pace they go out, and what planning very many of them costs."""

from __future__ import annotations

import asyncio
import multiprocessing
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bench.crowd import Crowd, form_ids, settled
from bench.planning import planned
from bench.pressing import PATIENCE, arrive, press_and_wait, running
from bot import callbacks as to
from phone import Phone, Telegram, serve
from phone.calls import Call
from survey_defs.loading import find
from survey_defs.model import Choice

SURVEY = "head_self_assessment"
DAYS_LEFT = 7
ALLOWED = 30
"""Messages and edits a second in all."""
TOO_MANY = 429
SEND, EDIT = "sendMessage", "editMessageText"
PRESSERS = 2
PAUSE = 3.0
"""Seconds between the presses of one person."""
FIRST_SILENT = Crowd(PRESSERS).telegram_ids[-1] + 1
"""From this one on people press nothing, and so get nothing but their reminder."""


class Sent(NamedTuple):
    calls: list[Call]
    waits: list[float]


def measure(*, quick: bool = False) -> Iterator[dict[str, Any]]:
    with TemporaryDirectory() as place:
        crowd = Crowd(20 if quick else 2000, 1, SURVEY, DAYS_LEFT)
        yield _sending(Path(place), crowd, 0.1 if quick else PAUSE)
    with TemporaryDirectory() as place:
        yield _planning(Path(place), Crowd(20 if quick else 4000, 10, SURVEY, DAYS_LEFT))


# At the real pace, to people, while some of them answer.


def _sending(folder: Path, crowd: Crowd, pause: float) -> dict[str, Any]:
    forms = form_ids(settled(folder, crowd, datetime.now(UTC)))
    sent = asyncio.run(_sent(folder, crowd, forms, pause))
    reminders = [call.at for call in sent.calls if _is_reminder(call)]
    paced = [call.at for call in sent.calls if call.ok and call.method in {SEND, EDIT}]
    seconds = max(reminders) - min(reminders)
    all_paced = sum(min(reminders) <= at <= max(reminders) for at in paced)
    return {
        "what": "sent at the real pace",
        "reminders": len(reminders),
        "seconds": round(seconds, 1),
        "reminders_per_second": round(len(reminders) / seconds, 2),
        "ratio": round(all_paced / seconds / ALLOWED, 2),
        "allowed_per_second": ALLOWED,
        "too_many_requests": sum(call.code == TOO_MANY for call in sent.calls),
        "refused_calls": sum(not call.ok for call in sent.calls),
        "presses_meanwhile": len(sent.waits),
        "press_p95_ms": round(sorted(sent.waits)[int(len(sent.waits) * 0.95)] * 1000, 1),
    }


def _is_reminder(call: Call) -> bool:
    return call.method == SEND and call.ok and call.chat_id >= FIRST_SILENT


async def _sent(folder: Path, crowd: Crowd, forms: list[int], pause: float) -> Sent:
    telegram = Telegram(paced=True)
    phones = [
        Phone(telegram, f"Человек {number}", person_id=telegram_id, started=True)
        for number, telegram_id in enumerate(crowd.telegram_ids)
    ]
    done = asyncio.Event()
    async with serve(telegram) as served, running(("bench.ours", str(folder), served.url)):
        pressing = asyncio.gather(
            *(_press(phones[number], forms[number], pause, done) for number in range(PRESSERS))
        )
        for phone in phones[PRESSERS:]:
            await phone.until(partial(len, phone.person.messages), within=PATIENCE)
        done.set()
        waits = [wait for person in await pressing for wait in person]
    return Sent(list(telegram.calls.log), waits)


async def _press(phone: Phone, form: int, pause: float, done: asyncio.Event) -> list[float]:
    """Somebody who gives one of two answers in turn, every few seconds, while reminders go out."""
    place = next(
        number for number, asked in enumerate(find(SURVEY).questions) if isinstance(asked, Choice)
    )
    await arrive([phone], [to.Question(form=form, place=place).pack()])
    waits: list[float] = []
    while not done.is_set():
        for option in (0, 1):
            code = re.compile(rf"{to.Choose.__prefix__}:{form}:{place}:\d+:{option}$")
            waits.append(await press_and_wait(phone, code))
            await asyncio.sleep(pause)
    return waits


# Very many, planned and claimed but not sent.


def _planning(folder: Path, crowd: Crowd) -> dict[str, Any]:
    """In a process of its own, for its memory."""
    now = datetime.now(UTC)
    url = settled(folder, crowd, now)
    with multiprocessing.get_context("spawn").Pool(1) as alone:
        return alone.apply(planned, (url, now, len(crowd.telegram_ids)))
