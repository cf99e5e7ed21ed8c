"""Notices: decisions arrive, reminders arrive at most once, nobody is asked to do what is done."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import Talk
from domain.still import StillDue
from phone import Fault, Phone, Telegram
from storage import Database, Session, outbox
from storage.outbox import LEASE
from storage.tables import Notice
from tests.bot import little
from tests.bot.little import House, clock, soon

DECISION, REMINDER = 0, 1


def notice(number: int, to_id: int, urgency: int = REMINDER) -> dict:
    return {
        "to_id": to_id,
        "kind": "reminder" if urgency else "news",
        "form_id": None,
        "content": {"number": number},
        "once": f"notice:{number}",
        "urgency": urgency,
        "due_at": clock(),
    }


def outcomes(database: Database) -> dict[int, str | None]:
    rows = select(Notice.content, Notice.outcome).order_by(Notice.id)
    return database.look_now(lambda s: {row[0]["number"]: row[1] for row in s.execute(rows)})


async def test_what_is_put_into_the_outbox_arrives_with_its_button(
    house: House, sqlite: Database, anna: Phone
) -> None:
    async with house.running() as talk:
        anna.starts()
        live = await anna.replied()
        sqlite.change_now(outbox.add_once, [notice(1, 1), notice(2, 1, DECISION)])
        sqlite.change_now(outbox.add_once, [notice(1, 1)])  # known already
        talk.delivery.hurry()
        await anna.sees("Напоминание 1")
        await soon(lambda: outcomes(sqlite) == {1: "sent", 2: "sent"})
        reminder = await anna.sees("Напоминание 1")
        anna.presses("Открыть", on=reminder)
        await anna.until(lambda: anna.screen.message_id > reminder.message_id)
        await anna.until(lambda: not live.rows and not reminder.rows)

    said = [message.text for message in anna.said]
    assert [said[0], said[-1]] == ["отметки: 0"] * 2
    assert sorted(said[1:-1]) == ["Напоминание 1", "Напоминание 2"]


SENDING = "sendMessage"
CASES = [
    (Fault("sendMessage", code=429, retry_after=1), ["sent", "sent"], 1),
    (Fault("sendMessage", drop="after"), ["sent", "perhaps"], 1),
    (Fault("sendMessage", code=403, description="Forbidden: bot was blocked by the user"),
     ["unreachable", "unreachable"], 0),
    (Fault("sendMessage", code=400, description="Bad Request: chat not found"),
     ["unreachable", "unreachable"], 0),
    (Fault("sendMessage", code=400, description="Bad Request: BUTTON_DATA_INVALID"),
     ["failed", "failed"], 0),
]  # fmt: skip


@pytest.fixture
async def talking(house: House, telegram: Telegram, anna: Phone) -> AsyncIterator[Talk]:
    """Anna has been here, and all is quiet."""
    async with house.running() as talk:
        anna.starts()
        await anna.sees("отметки: 0")
        await anna.settled(quiet=0.3)
        yield talk


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0].code or case[0].drop}")
@pytest.mark.parametrize("urgency", [DECISION, REMINDER])
async def test_a_fault_while_sending(
    talking: Talk, sqlite: Database, telegram: Telegram, anna: Phone, case, urgency
) -> None:
    fault, ends, arrives = case
    again = bool(fault.drop) and urgency == DECISION
    telegram.fails(fault)
    sqlite.change_now(outbox.add_once, [notice(1, 1, urgency)])
    talking.delivery.hurry()
    if again:  # a minute later
        await soon(lambda: telegram.calls.of(SENDING)[-1].code == 0)
        await asyncio.sleep(0.1)
        sqlite.change_now(due_now)
        talking.delivery.hurry()
    await soon(lambda: outcomes(sqlite) == {1: ends[urgency]})

    arrived = [message.text for message in anna.said].count("Напоминание 1")
    assert arrived == arrives + again


def due_now(session: Session) -> None:
    for one in session.scalars(select(Notice)):
        one.due_at = clock()


async def test_a_server_error_is_tried_again_later(
    talking: Talk, sqlite: Database, telegram: Telegram
) -> None:
    telegram.fails(Fault(SENDING, code=502))
    sqlite.change_now(outbox.add_once, [notice(1, 1)])
    talking.delivery.hurry()
    await soon(lambda: telegram.calls.of(SENDING)[-1].code == 502)
    await asyncio.sleep(0.2)
    assert outcomes(sqlite) == {1: None}
    sqlite.change_now(due_now)
    talking.delivery.hurry()
    await soon(lambda: outcomes(sqlite) == {1: "sent"})


async def test_who_has_done_it_meanwhile_is_not_reminded(
    house: House, sqlite: Database, anna: Phone
) -> None:
    still = {
        1: StillDue(send=False),
        2: StillDue(send=False, again_at=clock() + timedelta(hours=9)),
        3: StillDue(send=True),
    }
    house.still_due = lambda session, notice_id, now: still[notice_id]
    async with house.running() as talk:
        anna.starts()
        await anna.sees("отметки: 0")
        sqlite.change_now(outbox.add_once, [notice(number, 1) for number in (1, 2, 3)])
        talk.delivery.hurry()
        await soon(lambda: outcomes(sqlite) == {1: "needless", 2: None, 3: "sent"})

    assert [m.text for m in anna.said if "Напоминание" in m.text] == ["Напоминание 3"]


async def test_a_reminder_that_was_being_sent_when_the_process_died_is_not_sent_again(
    house: House, sqlite: Database, anna: Phone
) -> None:
    def died(session: Session) -> None:
        outbox.add_once(session, [notice(1, 1), notice(2, 1, DECISION)])
        for number in outbox.claim(session, clock(), 10):
            found = outbox.waiting(session, number)
            assert found
            assert outbox.begin(session, found, clock())

    sqlite.change_now(died)
    sqlite.change_now(due_now)
    async with house.running():
        anna.starts()
        await anna.sees("Напоминание 2")
        await soon(lambda: outcomes(sqlite) == {1: "perhaps", 2: "sent"})


async def test_reminders_go_at_the_allowed_rate_and_a_press_is_answered_meanwhile(
    paced: House, sqlite: Database, telegram: Telegram, anna: Phone
) -> None:
    people = [Phone(telegram, f"Человек {number}") for number in range(120)]
    ids = [sqlite.change_now(little.let_in, "x", phone.person_id) for phone in people]
    for phone in people:  # a chat that the bot may write to
        phone.person.started = True
    async with paced.running() as talk:
        anna.starts()
        await anna.replied()
        telegram.calls.clear()
        sqlite.change_now(outbox.add_once, [notice(number, to) for number, to in enumerate(ids)])
        talk.delivery.hurry()
        await asyncio.sleep(1.5)
        press = anna.presses("3")
        await anna.answered(press, within=1)
        await anna.sees("отметки: 1", within=1)
        await soon(lambda: set(outcomes(sqlite).values()) == {"sent"}, within=15)

    sent = telegram.calls.of("sendMessage")
    assert {call.code for call in telegram.calls.log} == {200}
    assert 24 <= (len(sent) - 1) / (sent[-1].at - sent[0].at) <= 30


def test_claiming_takes_each_once_decisions_first(database_url: str) -> None:
    database = Database(database_url)
    me = database.change_now(little.let_in, "Анна", 1)
    rows = [notice(number, me, urgency=number % 2) for number in range(6)]
    database.change_now(outbox.add_once, rows)
    now = clock()
    first = database.change_now(outbox.claim, now, 4)
    second = database.change_now(outbox.claim, now, 4)
    urgencies = [database.look_now(outbox.waiting, number).urgency for number in first + second]
    assert urgencies == [0, 0, 0, 1, 1, 1]
    assert database.change_now(outbox.claim, now, 4) == []
    assert not database.look_now(outbox.any_due, now)
    later = now + LEASE + timedelta(seconds=1)
    assert len(database.change_now(outbox.claim, later, 10)) == 6
    database.close()


def test_nobody_begins_the_same_notice_twice(database_url: str) -> None:
    database = Database(database_url)
    me = database.change_now(little.let_in, "Анна", 1)
    database.change_now(outbox.add_once, [notice(1, me)])
    [number] = database.change_now(outbox.claim, clock(), 4)
    seen = database.look_now(outbox.waiting, number)
    begun = [database.change_now(outbox.begin, seen, clock()) for _ in range(2)]
    assert begun == [True, False]
    database.close()


def test_one_of_two_processes_does_a_tick(database_url: str, request) -> None:
    database = Database(database_url)

    def twice(session: Session) -> tuple[bool, bool]:
        mine = outbox.alone(session, "plan")
        if database.embedded:
            return mine, False
        return mine, database.change_now(outbox.alone, "plan")

    assert database.change_now(twice) == (True, False)
    assert database.change_now(outbox.alone, "plan")
    database.close()
