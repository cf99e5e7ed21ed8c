"""Filters for what is typed or sent: what is awaited from the person, and where they are."""

from __future__ import annotations

from typing import Any

from aiogram.filters import Filter
from aiogram.filters.callback_data import CallbackData
from aiogram.types import TelegramObject

from bot.change import Change


class Awaiting(Filter):
    """The last button asked for these words; handlers get it as `awaiting`."""

    def __init__(self, kind: type[CallbackData]) -> None:
        self.kind = kind

    async def __call__(self, event: TelegramObject, change: Change) -> bool | dict[str, Any]:
        found = unpacked(self.kind, change.conversation.awaiting)
        return {"awaiting": found} if found else False


class Standing(Filter):
    """Nothing is awaited, and this is the screen in front; handlers get it as `standing`."""

    def __init__(self, kind: type[CallbackData]) -> None:
        self.kind = kind

    async def __call__(self, event: TelegramObject, change: Change) -> bool | dict[str, Any]:
        seat = change.conversation
        found = unpacked(self.kind, seat.place) if seat.awaiting is None else None
        return {"standing": found} if found else False


def unpacked(kind: type[CallbackData], text: str | None) -> CallbackData | None:
    """The button that this text is, if it is one of this kind and of today's shape."""
    if text is None or text.partition(kind.__separator__)[0] != kind.__prefix__:
        return None
    try:
        return kind.unpack(text)
    except (TypeError, ValueError):
        return None
