"""Failures on demand, in the state and over HTTP."""

import asyncio
import time

import aiohttp
import pytest

from phone import Fault, Phone, Telegram


async def test_the_next_calls_of_a_method_fail_and_then_it_works_again(api, anna, telegram, say):
    telegram.fails(Fault("sendMessage", code=429, retry_after=7))
    telegram.fails(Fault("sendMessage", code=502, times=2))
    telegram.fails(Fault("sendMessage", code=403))
    telegram.fails(Fault("sendMessage", code=400, description="Bad Request: chat not found"))
    answers = [await api.answer("sendMessage", chat_id=anna.person_id, text="a") for _ in range(5)]
    assert answers == [
        {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 7",
            "parameters": {"retry_after": 7},
        },
        {"ok": False, "error_code": 502, "description": "Bad Gateway"},
        {"ok": False, "error_code": 502, "description": "Bad Gateway"},
        {
            "ok": False,
            "error_code": 403,
            "description": "Forbidden: bot was blocked by the user",
        },
        {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"},
    ]
    assert anna.said == []
    await say("жив")
    assert anna.screen.text == "жив"


@pytest.mark.parametrize(("when", "arrived"), [("before", []), ("after", ["a"])])
async def test_a_dropped_connection_may_or_may_not_have_been_delivered(
    api, anna, telegram, when, arrived
):
    telegram.fails(Fault("sendMessage", drop=when))
    with pytest.raises(aiohttp.ClientError):
        await api.ok("sendMessage", chat_id=anna.person_id, text="a")
    assert [message.text for message in anna.said] == arrived
    (call,) = telegram.calls.of("sendMessage")
    assert (call.code, call.description) == (0, "connection dropped")


async def test_a_slow_method_is_slow_and_others_are_not(api, anna, telegram):
    telegram.fails(Fault("sendMessage", seconds=0.2))
    began = time.monotonic()

    async def timed(method, **params):
        await api.ok(method, **params)
        return time.monotonic() - began

    slow, quick = await asyncio.gather(
        timed("sendMessage", chat_id=anna.person_id, text="a"), timed("getMe")
    )
    assert slow >= 0.2 > quick


async def test_a_fault_may_be_for_one_chat_or_for_any_method(api, anna, telegram: Telegram):
    boris = Phone(telegram, "Борис")
    boris.starts()
    telegram.fails(Fault(chat_id=boris.person_id, code=500))
    await api.ok("sendMessage", chat_id=anna.person_id, text="a")
    assert await api.refused("sendMessage", chat_id=boris.person_id, text="a") == (
        500,
        "Internal Server Error",
    )
    telegram.fails(Fault(code=503))
    await api.ok("getUpdates")
    assert await api.refused("getMe") == (503, "Service Unavailable")


async def test_faults_can_be_ordered_over_http(api, served):
    url = f"{served.url}/phone/faults"
    async with api.session.post(url, json={"method": "getMe", "code": 504, "times": 9}) as answer:
        assert answer.status == 200
    assert await api.refused("getMe") == (504, "Gateway Timeout")
    async with api.session.delete(url) as answer:
        assert answer.status == 200
    await api.ok("getMe")


async def test_a_download_can_fail(api, served, telegram):
    kept = telegram.files.put(b"a", name="a.txt", mime="text/plain")
    path = (await api.ok("getFile", file_id=kept.file_id))["file_path"]
    telegram.fails(Fault("file", code=500))
    # twice: aiohttp's client repeats a GET whose kept connection was closed
    telegram.fails(Fault("file", drop="before", times=2))
    url = f"{served.url}/file/bot42:TEST/{path}"
    async with api.session.get(url) as answer:
        assert answer.status == 500
    with pytest.raises(aiohttp.ClientError):
        await api.session.get(url)
    async with api.session.get(url) as answer:
        assert await answer.read() == b"a"
