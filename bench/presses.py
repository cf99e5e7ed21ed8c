"""Presses a second that record an answer durably, against a bare aiogram bot that keeps nothing.

Fifty people press the next button as soon as the last press was acknowledged. The stand-in plays
Telegram without any limits, in one process with the people; the bot is another process. The bots
take turns within one run, so that a busy machine is equally bad to all.
"""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bench.crowd import Crowd, form_ids, settled
from bench.pressing import Bench, Pressed, arrive, press_on, running
from bot import callbacks as to
from phone import Phone, Telegram, serve

OURS, AT_ONCE, BARE = "ours", "ours_at_once", "bare"
NOTES = {
    OURS: "as it is run: a chat is drawn once a second at most, all chats 27 times a second",
    AT_ONCE: "without pacing: a chat is drawn again as soon as its last drawing has gone out",
}


class Size(NamedTuple):
    people: int
    seconds: float
    rounds: int


class Round(NamedTuple):
    """One bot, once."""

    pressed: Pressed
    recorded: int
    """Rows that the answer log has gained."""

    @property
    def rate(self) -> float:
        return self.recorded / self.pressed.seconds


def measure(*, quick: bool = False) -> Iterator[dict[str, Any]]:
    size = Size(3, 0.3, 1) if quick else Size(50, 8.0, 5)
    rounds: dict[str, list[Round]] = {OURS: [], AT_ONCE: [], BARE: []}
    with TemporaryDirectory() as place:
        kept = Path(place, "kept")
        crowd = Crowd(size.people)
        forms = form_ids(settled(kept, crowd, datetime.now(UTC)))
        for number in range(size.rounds):
            order = list(rounds)[:: -1 if number % 2 else 1]
            for name in order:
                folder = Path(place, f"{name}-{number}")
                shutil.copytree(kept, folder)
                rounds[name].append(asyncio.run(_round(_bench(name, folder, forms), size, folder)))
                shutil.rmtree(folder)
    for name in (OURS, AT_ONCE):
        yield _line(name, rounds[name], rounds[BARE], size)


def _bench(name: str, folder: Path, forms: list[int]) -> Bench:
    if name == BARE:
        return Bench(("bench.bare",))
    pace = ["--at-once"] if name == AT_ONCE else []
    return Bench(
        ("bench.ours", *pace, str(folder)),
        [to.Question(form=form, place=0).pack() for form in forms],
        (f"{to.TickAll.__prefix__}:", f"{to.TickNone.__prefix__}:"),
    )


async def _round(bench: Bench, size: Size, folder: Path) -> Round:
    telegram = Telegram(paced=False)
    async with serve(telegram) as served:
        phones = [
            Phone(telegram, f"Человек {number}", person_id=telegram_id)
            for number, telegram_id in enumerate(Crowd(size.people).telegram_ids)
        ]
        async with running((*bench.command, served.url)) as pid:
            await arrive(phones, bench.opening)
            pressed = await press_on(telegram, phones, bench, size.seconds, pid)
    recorded = _recorded(folder) if bench.opening else len(pressed.waits)
    assert recorded == len(pressed.waits), f"{recorded} recorded of {len(pressed.waits)}"
    return Round(pressed, recorded)


def _recorded(folder: Path) -> int:
    with sqlite3.connect(folder / "svod.db") as database:
        count: int = database.execute("SELECT count(*) FROM answer_log").fetchone()[0]
        return count


def _line(name: str, ours: list[Round], bare: list[Round], size: Size) -> dict[str, Any]:
    """Ratios are of rounds that ran one after the other; the median of them is told."""
    pairs = list(zip(ours, bare, strict=True))
    ratios = [one.rate / other.rate for one, other in pairs]
    return {
        "bot": name,
        "people": size.people,
        "ratio": round(median(ratios), 2),
        "ratios": [round(ratio, 2) for ratio in ratios],
        "aim": 0.8,
        "presses_per_second": _both(ours, bare, lambda one: one.rate),
        "p95_ms": _both(ours, bare, lambda one: one.pressed.p95 * 1000),
        "p95_ratio": round(median(one.pressed.p95 / other.pressed.p95 for one, other in pairs), 2),
        "cpu_ms_per_press": _both(ours, bare, lambda one: one.pressed.cpu * 1000 / one.recorded),
        "edits_per_press": _both(ours, bare, lambda one: one.pressed.edits / one.recorded),
        "refused_calls": sum(one.pressed.refused for one in ours + bare),
        "note": NOTES[name],
    }


def _both(ours: list[Round], bare: list[Round], of: Any) -> dict[str, float]:
    return {
        "ours": round(median(map(of, ours)), 2),
        "bare": round(median(map(of, bare)), 2),
    }
