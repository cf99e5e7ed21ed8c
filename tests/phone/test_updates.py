"""Long polling: order, confirmation, conflicts, expiry, and what tests may do to the queue."""

import asyncio
import json

import pytest

from phone import Phone, Telegram
from phone.updates import FIRST_UPDATE


def texts(updates: list[dict]) -> list[str]:
    return [one["message"]["text"] for one in updates]


async def test_an_update_stays_until_a_higher_offset_confirms_it(api, anna):
    for text in ("раз", "два", "три"):
        anna.types(text)
    first = await api.ok("getUpdates")
    assert texts(first) == ["раз", "два", "три"]
    assert [one["update_id"] for one in first] == list(range(FIRST_UPDATE + 1, FIRST_UPDATE + 4))
    assert texts(await api.ok("getUpdates", limit=2)) == ["раз", "два"]
    assert texts(await api.ok("getUpdates", offset=first[1]["update_id"])) == ["два", "три"]
    assert texts(await api.ok("getUpdates")) == ["два", "три"]
    assert texts(await api.ok("getUpdates", offset=-1)) == ["три"]
    assert texts(await api.ok("getUpdates")) == ["три"]
    assert await api.ok("getUpdates", offset=first[2]["update_id"] + 1) == []


async def test_a_long_poll_ends_with_the_first_update(api, anna):
    async def later():
        await asyncio.sleep(0.02)
        anna.types("привет")

    polled, _ = await asyncio.gather(api.ok("getUpdates", timeout=30), later())
    assert texts(polled) == ["привет"]


async def test_an_empty_poll_ends_in_time(api):
    assert await asyncio.wait_for(api.ok("getUpdates", timeout=1), 3) == []


async def test_a_second_poller_ends_the_first(api, anna):
    async def second():
        await asyncio.sleep(0.02)
        task = asyncio.ensure_future(api.ok("getUpdates", timeout=30))
        await asyncio.sleep(0.02)
        anna.types("привет")
        return await task

    refused, polled = await asyncio.gather(api.refused("getUpdates", timeout=30), second())
    assert refused == (
        409,
        (
            "Conflict: terminated by other getUpdates request; make sure that only one bot "
            "instance is running"
        ),
    )
    assert texts(polled) == ["привет"]


async def test_only_what_was_asked_for_is_queued(api, anna, say, keyboard):
    await api.ok("getUpdates", allowed_updates=["callback_query"])
    await say(reply_markup=keyboard(["Да"]))
    anna.types("привет")
    press = anna.presses("Да")
    anna.blocks()
    (update,) = await api.ok("getUpdates")
    assert update["callback_query"] | {"message": None, "chat_instance": None} == {
        "id": press.query_id,
        "from": anna.person.shape(),
        "message": None,
        "chat_instance": None,
        "data": "Да",
    }
    assert update["callback_query"]["message"]["reply_markup"] == keyboard(["Да"])


async def test_updates_are_kept_a_day_and_presses_150_seconds(api, anna, say, keyboard, telegram):
    await say(reply_markup=keyboard(["Да"]))
    anna.presses("Да")
    anna.types("привет")
    now = telegram.clock()
    telegram.clock = lambda: now + 149
    assert len(await api.ok("getUpdates")) == 2
    assert len(anna.spinning) == 1
    telegram.clock = lambda: now + 151
    assert texts(await api.ok("getUpdates")) == ["привет"]
    assert anna.spinning == []
    telegram.clock = lambda: now + 24 * 3600 + 1
    assert await api.ok("getUpdates") == []


async def test_a_confirmed_update_can_be_delivered_again(api, anna, telegram):
    anna.types("привет")
    (first,) = await api.ok("getUpdates")
    assert await api.ok("getUpdates", offset=first["update_id"] + 1) == []
    telegram.updates.repeat(first["update_id"])
    assert await api.ok("getUpdates", offset=first["update_id"] + 1) == [first]
    assert await api.ok("getUpdates", offset=first["update_id"] + 1) == []


async def test_updates_can_come_out_of_order(api, anna, telegram):
    telegram.updates.hold()
    for text in ("раз", "два", "три"):
        anna.types(text)
    assert await api.ok("getUpdates") == []
    telegram.updates.release(reversed)
    assert texts(await api.ok("getUpdates")) == ["три", "два", "раз"]


async def test_strange_bytes_can_be_an_update(api, telegram):
    body = json.dumps({"update_id": telegram.updates.next_id, "message": {"text": 5}})
    update_id = telegram.updates.raw(body.encode())
    assert await api.ok("getUpdates") == [{"update_id": update_id, "message": {"text": 5}}]


async def test_blocking_and_unblocking_reach_the_bot(api, anna):
    anna.blocks()
    anna.blocks()
    anna.unblocks()
    changes = [one["my_chat_member"] for one in await api.ok("getUpdates")]
    assert [
        (one["old_chat_member"]["status"], one["new_chat_member"]["status"]) for one in changes
    ] == [("member", "kicked"), ("kicked", "member")]
    assert changes[0]["new_chat_member"]["until_date"] == 0


async def test_a_person_who_blocked_the_bot_cannot_write(anna):
    anna.blocks()
    with pytest.raises(AssertionError, match="unblocks"):
        anna.types("привет")
    anna.starts()
    assert anna.person.blocked is False


async def test_a_new_webhook_ends_the_poll_and_polling_is_refused_then(api, served, telegram):
    async def set_webhook():
        await asyncio.sleep(0.02)
        return await api.answer("setWebhook", url="http://127.0.0.1:9/hook")

    ended, answer = await asyncio.gather(api.refused("getUpdates", timeout=30), set_webhook())
    assert ended == (409, "Conflict: terminated by setWebhook request")
    assert answer == {"ok": True, "result": True, "description": "Webhook was set"}
    assert await api.refused("getUpdates") == (
        409,
        (
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to "
            "delete the webhook first"
        ),
    )
    await api.ok("deleteWebhook")
    assert await api.ok("getUpdates") == []


async def test_people_are_told_apart(api, telegram: Telegram, anna):
    boris = Phone(telegram, "Борис Иванов", username="boris")
    boris.types("я Борис")
    anna.types("я Анна")
    shown = [
        (one["message"]["from"]["first_name"], one["message"]["chat"])
        for one in await api.ok("getUpdates")
    ]
    assert shown == [
        (
            "Борис",
            {
                "id": boris.person_id,
                "type": "private",
                "first_name": "Борис",
                "last_name": "Иванов",
                "username": "boris",
            },
        ),
        (
            "Анна",
            {
                "id": anna.person_id,
                "type": "private",
                "first_name": "Анна",
                "last_name": "Петрова",
            },
        ),
    ]
