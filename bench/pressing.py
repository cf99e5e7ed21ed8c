"""People who press the next button as soon as the last press was acknowledged."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

from phone import Message, Phone, Telegram

PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Bench:
    """One bot under measurement."""

    command: tuple[str, ...]
    """Of the module that runs it; the address of the stand-in comes last."""
    opening: Sequence[str] = ()
    """For each person, the button that leads to the question; empty: the first screen is it."""
    buttons: tuple[str, str] = ("0:", "1:")
    """What the two buttons that are pressed in turn begin with."""


@dataclass(slots=True)
class Pressed:
    """What came of it."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    """From the press to its acknowledgement, in seconds."""
    edits: int = 0
    refused: int = 0
    cpu: float = 0.0
    """Seconds of processor that the bot took."""

    @property
    def rate(self) -> float:
        return len(self.waits) / self.seconds

    @property
    def p95(self) -> float:
        return sorted(self.waits)[int(len(self.waits) * 0.95)]


@asynccontextmanager
async def running(command: Sequence[str]) -> AsyncIterator[int]:
    """A bot in a process of its own; it gets SIGTERM at the end, and time to wind up."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *command, stdout=subprocess.DEVNULL
    )
    try:
        yield process.pid
        if process.returncode is not None:
            raise RuntimeError(f"the bot has ended by itself: {process.returncode}")
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()


async def arrive(phones: Sequence[Phone], opening: Sequence[str]) -> None:
    """Everybody starts the bot and opens their question."""
    for phone in phones:
        phone.starts()
    for phone in phones:
        await phone.replied(within=PATIENCE)
    for phone, code in zip(phones, opening, strict=False):
        press = phone.presses_stale(code, on=phone.screen)
        await phone.redrawn(press, within=PATIENCE)


async def press_on(
    telegram: Telegram, phones: Sequence[Phone], bench: Bench, seconds: float, pid: int
) -> Pressed:
    """All of them, for so long."""
    pressed = Pressed()
    telegram.calls.clear()
    before, began = processor(pid), time.monotonic()
    await asyncio.gather(
        *(_one(phone, bench.buttons, began + seconds, pressed) for phone in phones)
    )
    pressed.seconds = time.monotonic() - began
    pressed.cpu = processor(pid) - before
    pressed.edits = len(telegram.calls.of("editMessageText", "sendMessage"))
    pressed.refused = sum(not call.ok for call in telegram.calls.log)
    return pressed


async def _one(phone: Phone, buttons: tuple[str, str], until: float, pressed: Pressed) -> None:
    for beginning in cycle(buttons):
        if time.monotonic() >= until:
            return
        pressed.waits.append(await press_and_wait(phone, re.compile(beginning)))


async def press_and_wait(phone: Phone, code: re.Pattern[str]) -> float:
    """Press the newest button of such a code; seconds until it was acknowledged."""
    message, button = await phone.until(lambda: _newest(phone, code), within=PATIENCE)
    pressed_at = time.monotonic()
    press = phone.telegram.press(phone.person, message, button)
    await phone.answered(press, within=PATIENCE)
    return (press.answered_at or time.monotonic()) - pressed_at


def _newest(phone: Phone, code: re.Pattern[str]) -> tuple[Message, dict[str, Any]] | None:
    for message in reversed(phone.messages):
        for row in message.rows:
            for button in row:
                if code.match(button.get("callback_data", "")):
                    return message, button
    return None


def processor(pid: int) -> float:
    """Seconds of processor that a process has had."""
    after_name = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")
