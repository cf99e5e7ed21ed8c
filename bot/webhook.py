"""Telegram comes to us: an update is answered 200 only when it is in the inbox."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field

import orjson
from aiohttp import web

from bot import logs
from bot.inbox import Inbox, NotKept
from bot.incoming import KINDS, from_telegram
from bot.session import Line

PATH = "/telegram"
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- the name of the header
LARGEST = 1 << 20
CONNECTIONS = 40
log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Address:
    """Where Telegram finds us, and how we know that it is Telegram."""

    public_url: str
    secret: str = field(repr=False)


class Webhook:
    """A handler for `POST /telegram`, mounted by whoever serves the port."""

    def __init__(self, inbox: Inbox, address: Address) -> None:
        self.address = address
        self._inbox = inbox
        self._secret = address.secret.encode()

    async def take(self, request: web.Request) -> web.Response:
        given = request.headers.get(SECRET, "").encode(errors="replace")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        if self._inbox.closing:
            return web.Response(status=503)
        try:
            update = orjson.loads(await request.content.read(LARGEST))
            news = [from_telegram(update)]
        except (KeyError, TypeError, ValueError):
            log.exception("a webhook call was no update")
            return web.Response()  # Telegram would repeat it for ever
        await self._inbox.room()
        try:
            await self._inbox.keep(news)
        except NotKept:
            return web.Response(status=503)
        return web.Response()


async def announce(line: Line, address: Address) -> None:
    """Tell Telegram where to come."""
    fields = {
        "url": f"{address.public_url}{PATH}",
        "secret_token": address.secret,
        "allowed_updates": KINDS,
        "max_connections": CONNECTIONS,
    }
    await line.call("setWebhook", fields)


async def withdraw(line: Line) -> None:
    """We ask instead; what Telegram has kept stays kept."""
    await line.call("deleteWebhook", {})
