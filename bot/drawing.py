"""Puts on each phone the screen of where its person is: the last state, once a second at most.

Handling and drawing are apart. A change notes the turn of the conversation in its transaction;
here the turns that no phone shows yet are drawn, after a crash as well. So four presses within a
second are four answers and one edit.
"""

from __future__ import annotations

from bot.easel import Easel, Studio
from storage import conversations

__all__ = ["Drawing"]


class Drawing:
    """An easel for each chat that has something to be shown."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._easels: dict[int, Easel] = {}

    async def resume(self) -> None:
        """Show what the last run has not shown."""
        undrawn = await self._studio.database.glancing(conversations.undrawn)
        for chat_id in undrawn:
            self.wants(chat_id)

    def wants(self, chat_id: int) -> Easel:
        """Something has changed for this chat. The easel takes what is written nowhere."""
        easel = self._easels.get(chat_id)
        if easel is None:
            easel = self._easels[chat_id] = Easel(self._studio, chat_id)
            self._studio.errands.run(self._serve(easel))
        easel.wanted = True
        return easel

    def close(self) -> None:
        """Draw what is wanted now without delay; the rest is drawn by the next run."""
        self._studio.closing = True
        for easel in self._easels.values():
            easel.hurry()

    async def _serve(self, easel: Easel) -> None:
        try:
            await easel.work()
        finally:
            del self._easels[easel.chat_id]
