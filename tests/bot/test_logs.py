"""Logs carry no token, name, telephone or text of an answer; what happened they do tell."""

from __future__ import annotations

import io
import logging

import orjson
import pytest

from bot import logs
from phone import Fault, Phone, Telegram
from tests.bot import little
from tests.bot.little import CRASHING, House, soon

PERSONAL = ["Анна", "Петровна", "+79990001122", "79990001122", "Секретный", little.TOKEN, "TEST"]


async def test_a_whole_conversation_leaves_nothing_personal(
    house: House, telegram: Telegram, anna: Phone, log: io.StringIO
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        anna.types("Секретный ответ")
        await anna.sees("Это не число.")
        anna.sends_contact("+79990001122")
        anna.sends_file("Секретный приказ.txt", b"abc")
        await anna.sees("Принято")
        for fault in (Fault("editMessageText", code=502), Fault("editMessageText", drop="before")):
            telegram.fails(fault)
        anna.presses_stale(f"m:{CRASHING}", on=anna.screen)
        telegram.updates.raw(
            b'{"update_id":%d,"message":{"text":"\xd0\xa1\xd0\xb5\xd0\xba\xd1\x80\xd0\xb5\xd1\x82'
            b'\xd0\xbd\xd1\x8b\xd0\xb9","from":{"id":5,"first_name":"\xd0\x90\xd0\xbd\xd0\xbd'
            b'\xd0\xb0"},"chat":{"id":5,"type":"private"}}}' % telegram.updates.next_id,
            5,
        )
        await soon(lambda: "an update is set aside" in log.getvalue())
        await soon(lambda: "cannot be decoded" in log.getvalue())

    said = log.getvalue()
    assert [word for word in PERSONAL if word in said] == []
    events = {orjson.loads(line)["event"] for line in said.splitlines()}
    assert {"the bot talks", "an update failed", "an update is set aside"} <= events


def test_an_error_is_its_types_and_its_place(log: io.StringIO) -> None:
    try:
        int("Секретный")
    except ValueError:
        logs.get("bot.x").exception("it broke", update_id=5, name="Анна")

    line = orjson.loads(log.getvalue())
    assert {key: line[key] for key in ("event", "level", "module", "update_id", "error")} == {
        "event": "it broke",
        "level": "error",
        "module": "bot.x",
        "update_id": 5,
        "error": "ValueError",
    }
    assert set(line) == {"event", "level", "module", "update_id", "error", "where", "at"}
    assert line["where"][-1].startswith("tests/bot/test_logs.py:")


@pytest.mark.parametrize(
    ("message", "args", "kept"),
    [
        ("lost %s of %s", ("Анна", 5), "lost %s of %s"),
        ("lost Анна", (), "said something"),
    ],
)
def test_what_libraries_say_loses_what_they_filled_in(
    log: io.StringIO, message: str, args: tuple, kept: str
) -> None:
    record = logging.LogRecord("aiohttp", logging.WARNING, "x.py", 1, message, args, None)
    logs.Foreign().emit(record)
    line = orjson.loads(log.getvalue())
    assert (line["event"], line["module"], line["level"]) == (kept, "aiohttp", "warning")


def test_the_level_is_a_setting(log: io.StringIO) -> None:
    out = io.StringIO()
    logs.configure("error", out)
    logs.get("x").warning("quiet")
    logs.get("x").error("loud")
    assert [orjson.loads(line)["event"] for line in out.getvalue().splitlines()] == ["loud"]
