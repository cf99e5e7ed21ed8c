"""While nothing can be written: each person hears so once, and nothing is confirmed."""

from __future__ import annotations

from typing import Any

from aiogram.exceptions import TelegramAPIError

from bot import logs, texts
from bot.incoming import Incoming
from bot.session import Line

log = logs.get(__name__)


class Outage:
    """From the first write that failed to the first that did not."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._heard: set[int] = set()
        self._lasting = False

    async def tell(self, incoming: Incoming, error: BaseException) -> None:
        """Say that it will get through by itself, once an outage to each person."""
        if not self._lasting:
            self._lasting = True
            log.error("nothing can be written", error=error)
        person = incoming.telegram_id
        if not person or not incoming.is_private or person in self._heard:
            return
        self._heard.add(person)
        try:
            await self._line.call(*_sentence(incoming, texts.NOT_WRITING_NOW))
        except TelegramAPIError as trouble:
            self._heard.discard(person)
            log.info("an outage was not told", error=trouble)

    async def say(self, incoming: Incoming, words: str) -> None:
        """Past the drawing, which may be what does not work."""
        if not incoming.telegram_id:
            return
        try:
            await self._line.call(*_message(incoming.telegram_id, words))
        except TelegramAPIError as trouble:
            log.info("a failure was not told", error=trouble)

    def over(self) -> None:
        if self._lasting:
            self._lasting = False
            self._heard.clear()
            log.warning("writing works again")


def _sentence(incoming: Incoming, words: str) -> tuple[str, dict[str, Any]]:
    if incoming.query_id is None:
        return _message(incoming.telegram_id, words)
    fields = {"callback_query_id": incoming.query_id, "text": words, "show_alert": True}
    return "answerCallbackQuery", fields


def _message(chat_id: int, words: str) -> tuple[str, dict[str, Any]]:
    return "sendMessage", {"chat_id": chat_id, "text": words}
