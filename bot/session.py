"""A lean line to Telegram: plain values in one JSON body, and only what is asked for read back.

aiogram builds a model for every call and another for every answer; on a press that cost more
than saving the answer. Its session, its errors and its uploads are used as they are.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

import orjson
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError, TelegramServerError
from aiogram.methods import GetMe
from aiohttp import ClientError, ClientTimeout

HEADERS = {"Content-Type": "application/json"}
PATIENCE = ClientTimeout(total=30, connect=10)
_SOME_CALL = GetMe()
"""What aiogram's errors want to hold on to; nothing in it is personal."""


class Line:
    """Calls of the Bot API that carry no files."""

    def __init__(self, bot: Bot) -> None:
        assert isinstance(bot.session, AiohttpSession)
        self._bot = bot
        self._session = bot.session
        self._urls: dict[str, str] = {}

    async def call(self, method: str, fields: dict[str, Any]) -> Any:
        """The result as plain values; raises the errors of aiogram."""
        status, content = await self.send(method, fields, PATIENCE)
        if status == HTTPStatus.OK:
            return orjson.loads(content)["result"]
        raise self.refusal(status, content)

    async def send(
        self, method: str, fields: dict[str, Any], patience: ClientTimeout
    ) -> tuple[int, bytes]:
        """The answer as it came."""
        line = await self._session.create_session()
        body = orjson.dumps(fields)
        try:
            async with line.post(
                self._url(method), data=body, headers=HEADERS, timeout=patience
            ) as response:
                return response.status, await response.read()
        except (ClientError, TimeoutError, OSError) as trouble:
            raise TelegramNetworkError(_SOME_CALL, type(trouble).__name__) from trouble

    def refusal(self, status: int, content: bytes) -> Exception:
        """What this answer means, as aiogram's error."""
        text = content.decode(errors="replace")
        try:
            self._session.check_response(self._bot, _SOME_CALL, status, text)
        except ClientDecodeError:  # not from Telegram but from something on the way
            return TelegramServerError(_SOME_CALL, f"status {status}")
        except Exception as refusal:  # noqa: BLE001 -- whichever of aiogram's it is
            return refusal
        return TelegramServerError(_SOME_CALL, f"status {status}")

    def _url(self, method: str) -> str:
        url = self._urls.get(method)
        if url is None:
            url = self._urls[method] = self._session.api.api_url(self._bot.token, method)
        return url
