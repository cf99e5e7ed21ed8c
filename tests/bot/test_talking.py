"""What one person sees: saved at once, answered once, the last state drawn."""

from __future__ import annotations

import asyncio
import time
from itertools import pairwise

from sqlalchemy import select

from bot import texts
from phone import Fault, Phone, Telegram
from storage import Database
from storage.tables import Conversation, Received
from tests.bot.little import LONG, UNLUCKY, House, marks


def marked(database: Database, phone: Phone) -> list[int]:
    from storage import people

    def ask(session):
        return marks(session, people.by_telegram_id(session, phone.person_id)[0].id)

    return database.look_now(ask)


async def test_a_press_is_saved_acknowledged_with_the_outcome_and_drawn(
    house: House, sqlite: Database, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        press = anna.presses("3")
        assert await anna.answered(press) == "Отмечено: 3"
        await anna.sees("отметки: 1")

    assert marked(sqlite, anna) == [3]
    assert anna.screen.text == "отметки: 1\n3"
    assert len(anna.said) == 1


async def test_four_presses_in_a_second_are_four_answers_and_one_edit_of_the_last_state(
    paced: House, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    async with paced.running():
        anna.starts()
        await anna.settled(quiet=1.2)
        telegram.calls.clear()
        presses = [anna.presses(label) for label in ("1", "2", "3", "4")]
        toasts = [await anna.answered(press) for press in presses]
        await anna.sees("отметки: 4")
        await anna.settled(quiet=1.2)

    assert toasts == ["Отмечено: 1", "Отмечено: 2", "Отмечено: 3", "Отмечено: 4"]
    assert marked(sqlite, anna) == [1, 2, 3, 4]
    assert anna.screen.text == "отметки: 4\n1 2 3 4"
    assert len(telegram.calls.of("editMessageText")) <= 2  # the first press may be drawn at once
    assert {call.code for call in telegram.calls.log} == {200}


async def test_edits_of_one_chat_keep_a_second_between_them(
    paced: House, telegram: Telegram, anna: Phone
) -> None:
    async with paced.running():
        anna.starts()
        await anna.replied()
        for number in range(12):
            anna.presses(str(number % 8 + 1))
            await asyncio.sleep(0.2)
        await anna.sees("отметки: 12")

    at = [call.at for call in telegram.calls.of("editMessageText", "sendMessage")]
    assert min(later - earlier for earlier, later in pairwise(at)) >= 0.95
    assert {call.code for call in telegram.calls.log} == {200}


async def test_what_is_sent_puts_the_screen_below_and_takes_the_old_buttons_away(
    house: House, sqlite: Database, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        first = await anna.replied()
        anna.types("5")
        await anna.sees("Отмечено словами")
        await anna.until(lambda: not first.rows)

    assert marked(sqlite, anna) == [5]
    assert anna.screen.message_id > first.message_id
    assert anna.screen.text == "Отмечено словами\n\nотметки: 1\n5"


async def test_the_first_line_is_gone_with_the_next_drawing(house: House, anna: Phone) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        anna.types("5")
        await anna.sees("Отмечено словами")
        anna.presses("6")
        await anna.sees("отметки: 2")

    assert anna.screen.text == "отметки: 2\n5 6"


async def test_a_refusal_is_the_toast_and_nothing_is_saved(
    house: House, sqlite: Database, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        press = anna.presses_stale(f"m:{UNLUCKY}", on=anna.screen)
        assert await anna.answered(press) == "Число 13 отмечать нельзя."
        long = anna.presses_stale(f"m:{LONG}", on=anna.screen)
        assert await anna.answered(long) == ""
        await anna.sees("Это очень длинное объяснение.")

    assert marked(sqlite, anna) == []


async def test_a_refused_text_keeps_what_is_awaited(
    house: House, sqlite: Database, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        anna.presses("Набрать")
        await anna.sees("жду число")
        anna.types(str(UNLUCKY))
        await anna.sees("Число 13 отмечать нельзя.")
        anna.types("7")
        await anna.sees("По просьбе: число")

    assert marked(sqlite, anna) == [7]
    assert anna.screen.text == "По просьбе: число\n\nотметки: 1\n7"


async def test_a_late_outcome_is_the_first_line(house: House, anna: Phone) -> None:
    slow = house.database.changing

    async def late(operation, /, *args, **kwargs):
        if getattr(operation, "__name__", "") == "_tied":
            await asyncio.sleep(0.4)
        return await slow(operation, *args, **kwargs)

    async with house.running():
        anna.starts()
        await anna.replied()
        house.database.changing = late
        pressed_at = time.monotonic()
        press = anna.presses("3")
        assert await anna.answered(press) == ""
        assert 0.25 < press.answered_at - pressed_at < 0.5
        await anna.sees("Отмечено: 3")
        del house.database.changing

    assert anna.screen.text == "Отмечено: 3\n\nотметки: 1\n3"


async def test_an_old_keyboard_works_and_is_taken_away(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        first = await anna.replied()
        anna.types("5")
        await anna.sees("Отмечено словами")
        await anna.until(lambda: not first.rows)
        live = anna.screen
        press = anna.presses_stale("m:2", on=first)
        assert await anna.answered(press) == "Отмечено: 2"
        await anna.sees("отметки: 2")
        await anna.settled(quiet=1.2)

    assert marked(sqlite, anna) == [5, 2]
    assert anna.screen.message_id == live.message_id
    assert len(telegram.calls.of("editMessageReplyMarkup")) == 2


async def test_a_message_of_its_own_comes_before_the_screen(house: House, anna: Phone) -> None:
    async with house.running():
        anna.starts()
        live = await anna.replied()
        anna.presses("Ссылка")
        said = await anna.sees("Ссылка для входа")
        await anna.until(lambda: anna.screen.message_id > said.message_id)
        await anna.until(lambda: not live.rows)

    assert anna.file(said) == b"abc"
    assert anna.screen.text == "отметки: 0"


async def test_a_screen_that_cannot_be_edited_is_sent_anew(
    house: House, telegram: Telegram, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        first = await anna.replied()
        gone = "Bad Request: message to edit not found"
        telegram.fails(Fault("editMessageText", code=400, description=gone))
        anna.presses("3")
        await anna.sees("отметки: 1")

    assert anna.screen.message_id > first.message_id


async def test_an_album_is_answered_once(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.settled(quiet=1.2)
        telegram.calls.clear()
        anna.sends_album([(f"{n}.txt", b"abc" * (n + 1)) for n in range(4)])
        await anna.sees("отметки: 4", within=8)
        await anna.settled(quiet=1.5)

    assert marked(sqlite, anna) == [3, 6, 9, 12]
    assert len(telegram.calls.of("sendMessage")) == 1
    assert anna.screen.text == (
        "Принято: 0.txt\nПринято: 1.txt\nПринято: 2.txt\nПринято: 3.txt\n\nотметки: 4\n3 6 9 12"
    )


async def test_anything_unexpected_leads_back(house: House, anna: Phone) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        anna.sends_contact("+79990001122")
        await anna.sees("Это не число.")
        press = anna.presses_stale("no-such-button:1", on=anna.screen)
        assert await anna.answered(press) == texts.OLD_BUTTON


async def test_the_body_of_a_handled_update_is_erased_at_once(
    house: House, sqlite: Database, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        anna.types("5")
        await anna.sees("Отмечено словами")

    kept = sqlite.look_now(
        lambda s: [
            (row.raw, row.problem, row.done_at is None) for row in s.scalars(select(Received))
        ]
    )
    assert kept == [(None, None, False)] * 2


async def test_where_everybody_is_stands_in_the_database(
    house: House, sqlite: Database, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        anna.presses("3")
        await anna.sees("отметки: 1")
        await anna.settled(quiet=0.5)

    row = sqlite.look_now(lambda s: s.scalars(select(Conversation)).one())
    facts = (row.place, row.awaiting, row.message_id, row.below, row.remark, row.turn, row.shown)
    assert facts == ("b:0", None, anna.screen.message_id, 1, None, 2, 2)
    assert row.seen == 1
