"""The one answer that a press gets: with the outcome if it comes soon, else at once and empty."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from aiogram.exceptions import TelegramAPIError

from bot import logs
from bot.errands import Errands
from bot.session import Line
from bot.verdicts import Verdict, verdict

SOON = 0.3
TRIES = 3
log = logs.get(__name__)


class Acknowledgement:
    def __init__(
        self, line: Line, errands: Errands, query_id: str, too_late: Callable[[str], None]
    ) -> None:
        """`too_late` takes the words that turned out to come too late to be shown as a toast."""
        self._line = line
        self._errands = errands
        self._query_id = query_id
        self._too_late = too_late
        self._open = True
        self._timer = asyncio.get_running_loop().call_later(SOON, self.say, None)

    def in_time(self) -> bool:
        return self._open

    def say(self, toast: str | None, *, loudly: bool = False) -> None:
        """Only the first call is heard; words that come later go where they can be read."""
        if not self._open:
            if toast:
                self._too_late(toast)
            return
        self._open = False
        self._timer.cancel()
        self._errands.run(self._answer(toast, loudly=loudly))

    async def _answer(self, toast: str | None, *, loudly: bool) -> None:
        fields: dict[str, Any] = {"callback_query_id": self._query_id}
        if toast:
            fields |= {"text": toast, "show_alert": loudly}
        for attempt in range(TRIES):
            try:
                await self._line.call("answerCallbackQuery", fields)
            except TelegramAPIError as error:
                if verdict(error) in {Verdict.TOO_LATE, Verdict.REFUSED, Verdict.UNREACHABLE}:
                    break
                await asyncio.sleep(getattr(error, "retry_after", 0.2 * 2**attempt))
            else:
                return
        log.info("a press was not acknowledged")
        if toast:
            self._too_late(toast)
