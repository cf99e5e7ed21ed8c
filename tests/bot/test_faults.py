"""What Telegram and the network do wrong loses nothing and doubles nothing."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import select

from phone import Fault, Phone, Telegram
from storage import Database
from storage.tables import Conversation, Person
from tests.bot.little import House, soon
from tests.bot.test_talking import marked

FAULTS = [
    Fault("editMessageText", code=429, retry_after=1),
    Fault("editMessageText", code=502, times=2),
    Fault("editMessageText", drop="before", times=2),
    Fault("editMessageText", drop="after"),
    Fault("editMessageText", seconds=1.0),
    Fault("answerCallbackQuery", code=502),
    Fault("answerCallbackQuery", drop="before"),
    Fault("answerCallbackQuery", code=429, retry_after=1),
    Fault("getUpdates", code=502, times=2),
    Fault("getUpdates", drop="before", times=2),
    Fault("getUpdates", drop="after", times=2),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f.method}-{f.code or f.drop or 'slow'}")
async def test_a_press_survives(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone, fault: Fault
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        telegram.fails(fault)
        press = anna.presses("3")
        assert await anna.answered(press) == "Отмечено: 3"
        await anna.sees("отметки: 1")
        anna.presses("4")
        await anna.sees("отметки: 2")

    assert marked(sqlite, anna) == [3, 4]
    assert anna.screen.text == "отметки: 2\n3 4"


@pytest.mark.parametrize("drop", ["before", "after"])
async def test_a_screen_below_survives_a_broken_line(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone, drop: str
) -> None:
    """It may come twice; each works."""
    async with house.running():
        anna.starts()
        await anna.replied()
        telegram.fails(Fault("sendMessage", drop=drop))
        anna.types("5")
        await anna.sees("отметки: 1")
        await anna.settled(quiet=1.0)
        anna.presses("6")
        await anna.sees("отметки: 2")

    assert marked(sqlite, anna) == [5, 6]


async def test_silence_is_kept_as_long_as_telegram_asks(
    house: House, telegram: Telegram, anna: Phone, boris: Phone
) -> None:
    async with house.running():
        for phone in (anna, boris):
            phone.starts()
            await phone.replied()
        await anna.settled(quiet=0.5)
        telegram.calls.clear()
        telegram.fails(Fault("editMessageText", code=429, retry_after=2))
        anna.presses("3")
        await asyncio.sleep(0.3)
        boris.presses("4")
        await anna.sees("отметки: 1")
        await boris.sees("отметки: 1")

    edits = telegram.calls.of("editMessageText")
    assert [call.code for call in edits] == [429, 200, 200]
    assert edits[1].at - edits[0].at >= 1.95


async def test_who_blocks_the_bot_is_unreachable_until_they_write(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        anna.blocks()
        await soon(lambda: unreachable(sqlite, anna))
        anna.starts()
        await soon(lambda: not unreachable(sqlite, anna))


async def test_a_screen_for_who_has_blocked_the_bot_is_given_up(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        telegram.fails(
            Fault("editMessageText", code=403, description="Forbidden: bot was blocked")
        )
        anna.presses("3")
        await soon(lambda: unreachable(sqlite, anna))
        await soon(lambda: not undrawn(sqlite))

        anna.types("5")  # unblocking may have been told to nobody
        await anna.sees("отметки: 2")

    assert marked(sqlite, anna) == [3, 5]
    assert not unreachable(sqlite, anna)


async def test_a_screen_that_telegram_refuses_is_not_passed_over_in_silence(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        refused = "Bad Request: BUTTON_DATA_INVALID"
        telegram.fails(Fault("editMessageText", code=400, description=refused))
        anna.presses("3")
        await anna.sees("показать экран не получилось")
        await soon(lambda: not undrawn(sqlite))
        anna.starts()
        await anna.sees("отметки: 1")


async def test_a_screen_with_broken_markup_is_shown_without_it(
    house: House, telegram: Telegram, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        broken = "Bad Request: can't parse entities: unclosed"
        telegram.fails(Fault("editMessageText", code=400, description=broken))
        anna.presses("3")
        shown = await anna.sees("отметки: 1")

    assert shown.marked("bold") == []


async def test_a_file_survives_a_broken_download(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        telegram.fails(Fault("getFile", code=502))
        telegram.fails(Fault("file", drop="after"))
        anna.sends_file("отчёт.txt", b"abcd")
        await anna.sees("Принято: отчёт.txt", within=8)

    assert marked(sqlite, anna) == [4]


async def test_a_file_over_20_megabytes_is_refused_with_a_way_out(
    house: House, sqlite: Database, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        anna.sends_file("большой.txt", b"a" * (20 * 1024 * 1024 + 1))
        await anna.sees("Файл больше 20 МБ")

    assert marked(sqlite, anna) == []


def unreachable(database: Database, phone: Phone) -> bool:
    mine = select(Person.unreachable_at).where(Person.telegram_id == phone.person_id)
    return database.look_now(lambda s: s.scalar(mine)) is not None


def undrawn(database: Database) -> list[int]:
    some = select(Conversation.telegram_id).where(Conversation.shown < Conversation.turn)
    return database.look_now(lambda s: list(s.scalars(some)))
