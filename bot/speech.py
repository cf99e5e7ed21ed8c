"""Screens as calls of the Bot API, at the pace that Telegram allows."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from html import escape, unescape
from pathlib import Path
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramRetryAfter
from aiogram.types import BufferedInputFile, FSInputFile, InlineKeyboardMarkup, InputFile

from bot import logs
from bot.pacing import Pacing, Rank
from bot.screen import Button, Document, Screen
from bot.session import Line

LONGEST = 4096
UPLOAD = 300
TAG = re.compile(r"<[^>]*>")
log = logs.get(__name__)
Keyboard = dict[str, list[list[dict[str, str]]]]


class Speech:
    """Everything that is paced goes out here; an error is the caller's to judge."""

    def __init__(self, bot: Bot, line: Line, pacing: Pacing) -> None:
        self.pacing = pacing
        self._bot = bot
        self._line = line

    async def send(self, chat_id: int, screen: Screen, rank: Rank | None) -> int:
        """Send it as a new message and return its number; without a rank, it has waited already.

        A document goes out with the words as its caption.
        """
        if screen.document is not None:
            return await self._send_document(chat_id, screen, rank)
        sent = await self._formatted("sendMessage", {"chat_id": chat_id}, screen, rank)
        return int(sent["message_id"])

    async def edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        fields = {"chat_id": chat_id, "message_id": message_id}
        await self._formatted("editMessageText", fields, screen, Rank.REPLY)

    async def strip(self, chat_id: int, message_id: int) -> None:
        """Take the buttons away."""
        fields = {"chat_id": chat_id, "message_id": message_id}
        await self._paced(
            chat_id, Rank.REPLY, lambda: self._line.call("editMessageReplyMarkup", fields)
        )

    async def _formatted(
        self, method: str, fields: dict[str, Any], screen: Screen, rank: Rank | None
    ) -> Any:
        fields |= {
            "text": screen.text,
            "parse_mode": "HTML",
            "link_preview_options": {"is_disabled": True},
        }
        if screen.rows:
            fields["reply_markup"] = keyboard(screen.rows)
        chat_id = fields["chat_id"]
        try:
            return await self._paced(chat_id, rank, lambda: self._line.call(method, fields))
        except TelegramBadRequest as refused:
            if "parse entities" not in refused.message:
                raise
        log.error("a screen has broken markup", method=method)
        plain = {name: value for name, value in fields.items() if name != "parse_mode"}
        plain["text"] = unescape(TAG.sub("", screen.text))
        return await self._paced(chat_id, rank, lambda: self._line.call(method, plain))

    async def _send_document(self, chat_id: int, screen: Screen, rank: Rank | None) -> int:
        """By Telegram's own number if there is one; it may be unknown to another bot's token."""
        document = screen.document
        assert document is not None
        if document.file_id:
            try:
                return await self._upload(chat_id, screen, document.file_id, rank)
            except TelegramBadRequest:
                if not (document.path or document.content):
                    raise
        return await self._upload(chat_id, screen, _file(document), rank)

    async def _upload(
        self, chat_id: int, screen: Screen, file: InputFile | str, rank: Rank | None
    ) -> int:
        markup = keyboard(screen.rows) if screen.rows else None
        sent = await self._paced(
            chat_id,
            rank,
            lambda: self._bot.send_document(
                chat_id,
                file,
                caption=screen.text or None,
                reply_markup=InlineKeyboardMarkup.model_validate(markup) if markup else None,
                request_timeout=UPLOAD,
            ),
        )
        return int(sent.message_id)

    async def _paced(
        self, chat_id: int, rank: Rank | None, call: Callable[[], Awaitable[Any]]
    ) -> Any:
        if rank is not None:
            await self.pacing.leave(chat_id, rank)
        try:
            return await call()
        except TelegramRetryAfter as busy:
            log.warning("telegram asks for silence", retry_after=busy.retry_after)
            self.pacing.pause(busy.retry_after)
            raise


def keyboard(rows: tuple[tuple[Button, ...], ...]) -> Keyboard:
    return {"inline_keyboard": [[_key(button) for button in row] for row in rows]}


def under(remarks: list[str], screen: Screen) -> Screen:
    """The screen with what is still to be said on top, each thing once, as far as it fits."""
    if not remarks:
        return screen
    room = LONGEST - _units(unescape(TAG.sub("", screen.text))) - 2
    words = _clipped("\n".join(dict.fromkeys(remarks)), room)
    if not words:
        return screen
    return Screen(
        text=f"{escape(words, quote=False)}\n\n{screen.text}",
        rows=screen.rows,
        revision=screen.revision,
    )


def _clipped(words: str, room: int) -> str:
    if _units(words) <= room:
        return words
    return words.encode("utf-16-le")[: 2 * (room - 1)].decode("utf-16-le", "ignore") + "…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _key(button: Button) -> dict[str, str]:
    target = {"url": button.url} if button.url else {"callback_data": button.data or ""}
    return {"text": button.label} | target


def _file(document: Document) -> InputFile:
    if document.path:
        return FSInputFile(Path(document.path), document.name)
    return BufferedInputFile(document.content or b"", document.name)
