"""Webhook delivery: the secret, 2xx only, retries, queues that hold back their own."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
import pytest_asyncio
from aiohttp import web

from phone import Phone, Telegram


@dataclass
class Hook:
    """A bot's webhook that answers what it is told to."""

    url: str = ""
    got: list[tuple[str, str]] = field(default_factory=list)
    codes: dict[str, list[int]] = field(default_factory=dict)
    at_once: int = 0
    most_at_once: int = 0
    slow: float = 0.0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        name = what(update)
        self.got.append((name, request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(self.slow)
        self.at_once -= 1
        self.arrived.set()
        waiting = self.codes.get(name, [])
        return web.Response(status=waiting.pop(0) if waiting else 200)

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.got]

    async def until(self, count: int) -> None:
        while len(self.got) < count:
            self.arrived.clear()
            await asyncio.wait_for(self.arrived.wait(), 3)


def what(update: dict) -> str:
    if "callback_query" in update:
        return update["callback_query"]["data"]
    return update["message"]["text"]


@pytest_asyncio.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def done(telegram: Telegram) -> None:
    await telegram.watch.until(lambda: not telegram.updates.pending)


async def test_pending_and_new_updates_arrive_with_the_secret(api, anna, hook, telegram):
    anna.types("раз")
    await api.ok("setWebhook", url=hook.url, secret_token="Abc_-1", max_connections=5)
    anna.types("два")
    await done(telegram)
    assert hook.got == [("раз", "Abc_-1"), ("два", "Abc_-1")]
    assert await api.ok("getWebhookInfo") == {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 5,
    }


async def test_only_2xx_counts_and_a_failing_update_holds_back_its_own_queue(
    api, anna, hook, telegram, say, keyboard
):
    telegram.webhook.first_delay = 0.03
    await say(reply_markup=keyboard(["Да"]))
    await api.ok("setWebhook", url=hook.url)
    hook.codes["раз"] = [500, 302, 404]
    anna.types("раз")
    anna.types("два")
    await hook.until(1)
    anna.presses("Да")
    boris = Phone(telegram, "Борис")
    boris.types("я Борис")
    await done(telegram)
    assert hook.names.index("Да") < hook.names.index("два")
    assert hook.names.index("я Борис") < hook.names.index("два")
    assert [one for one in hook.names if one in ("раз", "два")] == ["раз"] * 4 + ["два"]
    shown = await api.ok("getWebhookInfo")
    assert shown["last_error_message"] == "Wrong response from the webhook: 404 Not Found"


async def test_retries_come_after_1_s_then_double_to_60(api, anna, telegram, monkeypatch):
    waits = []
    real = asyncio.sleep

    async def sleep(seconds):
        waits.append(seconds)
        await real(0)

    monkeypatch.setattr("phone.webhook.asyncio.sleep", sleep)
    await api.ok("setWebhook", url="http://127.0.0.1:9/nobody")
    anna.types("раз")
    while len(waits) < 9:
        await real(0.01)
    await api.ok("deleteWebhook")
    assert waits[:9] == [1, 2, 4, 8, 16, 32, 60, 60, 60]


async def test_no_more_connections_than_asked(api, telegram, hook):
    hook.slow = 0.02
    await api.ok("setWebhook", url=hook.url, max_connections=2)
    for number in range(6):
        Phone(telegram, f"Человек {number}").types("раз")
    await done(telegram)
    assert (len(hook.got), hook.most_at_once) == (6, 2)


async def test_a_deleted_webhook_keeps_what_is_pending(api, anna, telegram):
    await api.ok("setWebhook", url="http://127.0.0.1:9/nobody")
    anna.types("раз")
    answer = await api.answer("deleteWebhook")
    assert answer == {"ok": True, "result": True, "description": "Webhook was deleted"}
    assert [what(one) for one in await api.ok("getUpdates")] == ["раз"]
    await api.ok("deleteWebhook", drop_pending_updates=True)
    assert await api.ok("getUpdates") == []


async def test_a_repeated_update_is_delivered_again(api, anna, hook, telegram):
    await api.ok("setWebhook", url=hook.url)
    anna.types("раз")
    await done(telegram)
    telegram.updates.repeat(max(telegram.updates.recent))
    await hook.until(2)
    assert hook.names == ["раз", "раз"]


@pytest.mark.parametrize(
    ("params", "words"),
    [
        (
            {"url": "http://example.ru/hook"},
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            {"url": "https://example.ru:9000/hook"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        (
            {"url": "https://example.ru/", "secret_token": "я"},
            "secret token contains unallowed characters",
        ),
        ({"url": "https://example.ru/", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_webhooks_that_are_refused(api, params, words):
    assert await api.refused("setWebhook", **params) == (400, f"Bad Request: {words}")
