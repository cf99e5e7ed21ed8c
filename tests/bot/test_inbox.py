"""Nothing is lost, nothing is doubled, and one bad update does not stop the others."""

from __future__ import annotations

import asyncio
import json
import random

from sqlalchemy import select

from bot import texts
from bot.inbox import TOO_OFTEN
from phone import Phone, Telegram
from storage import Database, inbox
from storage.inbox import TRIES, Letter
from storage.tables import Received
from tests.bot.little import CRASHING, House, clock, mark, router, soon
from tests.bot.test_talking import marked


def aside(database: Database) -> list[tuple[int, str | None]]:
    found = select(Received).where(Received.problem.is_not(None))
    return database.look_now(lambda s: [(row.update_id, row.problem) for row in s.scalars(found)])


def kept(update_id: int, phone: Phone, code: str, message_id: int = 1) -> Letter:
    """A press as it lies in the inbox."""
    person = {"id": phone.person_id, "is_bot": False, "first_name": "Анна"}
    chat = {"id": phone.person_id, "type": "private", "first_name": "Анна"}
    message = {"message_id": message_id, "date": 1, "chat": chat, "text": "…"}
    query = {"id": "1", "from": person, "message": message, "chat_instance": "1", "data": code}
    raw = json.dumps({"update_id": update_id, "callback_query": query})
    return Letter(update_id, phone.person_id, raw)


async def come_in(house: House, *phones: Phone) -> None:
    """An earlier run, in which everybody has got a screen."""
    async with house.running():
        for phone in phones:
            phone.starts()
            await phone.sees("отметки: 0")
            await phone.settled(quiet=0.3)


async def test_an_update_delivered_again_is_worked_once(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        press = anna.presses("3")
        await anna.sees("отметки: 1")
        telegram.updates.repeat(press.update_id)
        anna.presses("4")
        await anna.sees("отметки: 2")

    assert marked(sqlite, anna) == [3, 4]


async def test_one_persons_presses_are_worked_in_order_and_people_side_by_side(
    house: House, sqlite: Database, anna: Phone, boris: Phone
) -> None:
    numbers = [1, 2, 3, 4, 5, 6, 7, 8] * 5
    made, chance = router(), random.Random(1)

    async def dawdling(handler, event, data):
        await asyncio.sleep(chance.uniform(0, 0.02))
        return await handler(event, data)

    made.callback_query.outer_middleware(dawdling)
    house.routers = lambda: made
    async with house.running():
        for phone in (anna, boris):
            phone.starts()
            await phone.replied()
        for number in numbers:
            anna.presses(str(number))
            boris.presses(str(9 - number))
        await anna.sees("отметки: 40")
        await boris.sees("отметки: 40")

    assert marked(sqlite, anna) == numbers
    assert marked(sqlite, boris) == [9 - number for number in numbers]


async def test_what_the_last_run_left_is_worked_and_shown(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    await come_in(house, anna)
    letters = [kept(7, anna, "m:5"), kept(8, anna, "m:6")]
    sqlite.change_now(inbox.keep, letters, clock())

    async with house.running():
        await anna.sees("отметки: 2")

    assert marked(sqlite, anna) == [5, 6]
    assert sqlite.look_now(inbox.undone) == []


async def test_a_screen_that_the_last_run_has_not_shown_is_drawn_at_the_start(
    house: House, sqlite: Database, anna: Phone
) -> None:
    await come_in(house, anna)
    sqlite.change_now(inbox.keep, [kept(10**9, anna, "m:5")], clock())
    sqlite.change_now(_saved_and_not_shown, 10**9, anna.person_id)

    async with house.running():
        await anna.sees("отметки: 1")

    assert len(anna.said) == 1


def _saved_and_not_shown(session, update_id, telegram_id):
    from datetime import UTC, datetime

    from domain.acting import act
    from storage import conversations
    from storage.conversations import Move

    now = datetime.now(UTC)
    inbox.finish(session, update_id, now)
    act(session, telegram_id, now, mark, 5)
    conversations.move(session, Move(telegram_id, "b:0", None, None, False, None, now))


async def test_an_update_that_cannot_be_decoded_is_set_aside_and_the_rest_goes_on(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        strange = [
            b'{"update_id":%d,"message":{"chat":{"id":1,"type":"private"},"from":{"id":1}}}',
            b'{"update_id":%d,"poll":{}}',
            b'{"update_id":%d,"message":{"text":"\\ud800", "broken',
            b'{"update_id":%d,"message":[]}',
        ]
        ids = [telegram.updates.raw(one % telegram.updates.next_id, 1) for one in strange]
        anna.presses("3")
        await anna.sees("отметки: 1")
        await soon(lambda: len(aside(sqlite)) == len(ids))

    assert aside(sqlite) == [(number, "cannot be decoded") for number in ids]
    assert marked(sqlite, anna) == [3]


async def test_an_update_that_fails_is_tried_a_few_times_then_set_aside(
    house: House, sqlite: Database, anna: Phone, boris: Phone
) -> None:
    tries = []
    made = router()

    async def counting(handler, event, data):
        tries.append(event.data)
        return await handler(event, data)

    made.callback_query.outer_middleware(counting)
    house.routers = lambda: made
    async with house.running():
        for phone in (anna, boris):
            phone.starts()
            await phone.replied()
        press = anna.presses_stale(f"m:{CRASHING}", on=anna.screen)
        anna.presses("3")
        boris.presses("4")
        await boris.sees("отметки: 1")
        await anna.sees(texts.BROKEN.split(".", maxsplit=1)[0])
        await anna.sees("отметки: 1")

    assert tries.count(f"m:{CRASHING}") == TRIES
    assert aside(sqlite) == [(press.update_id, TOO_OFTEN)]
    assert marked(sqlite, anna) == [3]


async def test_an_update_that_ends_the_process_is_not_tried_for_ever(
    house: House, sqlite: Database, anna: Phone
) -> None:
    """Each start counts a try of what it finds before the work begins."""
    await come_in(house, anna)
    killer = kept(7, anna, "m:5")
    sqlite.change_now(inbox.keep, [killer, kept(8, anna, "m:6")], clock())
    for _ in range(TRIES):
        assert sqlite.change_now(inbox.count_try, 7, TOO_OFTEN, clock())

    async with house.running():
        await anna.sees("отметки: 1")

    assert aside(sqlite) == [(7, TOO_OFTEN)]
    assert marked(sqlite, anna) == [6]


async def test_what_groups_say_is_ignored(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    group = (
        b'{"update_id":%d,"message":{"message_id":1,"date":1,"text":"5","chat":{"id":-5,'
        b'"type":"group","title":"x"},"from":{"id":%d,"is_bot":false,"first_name":"x"}}}'
    )
    async with house.running():
        anna.starts()
        await anna.replied()
        telegram.updates.raw(group % (telegram.updates.next_id, anna.person_id), -5)
        anna.presses("3")
        await anna.sees("отметки: 1")

    assert marked(sqlite, anna) == [3]
    assert aside(sqlite) == []


async def test_out_of_order_updates_change_nothing_wrongly(
    house: House, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        telegram.updates.hold()
        for number in (1, 2, 3):
            anna.presses(str(number))
        telegram.updates.release(reversed)
        await anna.sees("отметки: 3")

    assert sorted(marked(sqlite, anna)) == [1, 2, 3]


async def test_closing_finishes_what_is_in_hand(
    house: House, sqlite: Database, anna: Phone
) -> None:
    async with house.running():
        anna.starts()
        await anna.replied()
        presses = [anna.presses("1") for _ in range(20)]
        await anna.answered(presses[0])

    undone = sqlite.look_now(inbox.undone)
    assert len(marked(sqlite, anna)) + len(undone) == 20 - len(house_waits(anna))


def house_waits(phone: Phone) -> list[int]:
    """What Telegram has not yet heard confirmed and the inbox does not know."""
    return [
        number
        for number in phone.telegram.updates.pending
        if phone.telegram.updates.pending[number].kind == "callback_query"
    ]


async def test_ids_of_handled_updates_go_after_two_days_and_quarantine_stays(
    database: Database,
) -> None:
    from datetime import timedelta

    now = clock()
    letters = [Letter(number, 1, "{}") for number in range(4)]
    await database.changing(inbox.keep, letters, now)
    for number, age in ((0, 49), (1, 47)):
        await database.changing(inbox.finish, number, now - timedelta(hours=age))
    await database.changing(inbox.set_aside, 2, "why", now - timedelta(hours=49))

    assert await database.changing(inbox.forget_done, now - timedelta(hours=48)) == 1
    left = await database.glancing(lambda s: list(s.scalars(select(Received.update_id))))
    assert sorted(left) == [1, 2, 3]


async def test_finishing_twice_is_refused_and_keeping_twice_is_no_news(
    database: Database,
) -> None:
    await database.changing(inbox.keep, [Letter(1, 5, "{}")], clock())
    await database.changing(inbox.finish, 1, clock())
    await database.changing(inbox.keep, [Letter(1, 5, "{}"), Letter(2, 5, "{}")], clock())

    outcomes = await asyncio.gather(
        *(database.changing(inbox.finish, number, clock()) for number in (1, 2, 2)),
        return_exceptions=True,
    )
    names = sorted(type(one).__name__ for one in outcomes)
    assert names == ["AlreadyDone", "AlreadyDone", "NoneType"]
    assert await database.glancing(inbox.undone) == []
