"""Around every update: decode it, let its handler make one change, and only then speak."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot import logs, texts
from bot.acknowledging import Acknowledgement
from bot.change import Change, Outcome
from bot.drawing import Drawing
from bot.incoming import Incoming
from domain.errors import Refusal
from storage import Database, Session, inbox, people
from survey_defs.answers import NotAnAnswer

Clock = Callable[[], datetime]
EVENTS: dict[str, type[TelegramObject]] = {
    "message": Message,
    "edited_message": Message,
    "callback_query": CallbackQuery,
}
WHICH = ("message_id", "date", "chat")
BLOCKED = "kicked"
SILENT = "edited_message"
"""Not worth an answer when nobody wants it: the person knows what they have corrected."""


log = logs.get(__name__)


class Undecodable(ValueError):
    """Not what Telegram promises; trying again will not help."""


@dataclass(slots=True)
class Turn:
    bot: Bot
    router: Router
    database: Database
    drawing: Drawing
    clock: Clock
    given: dict[str, Any]
    """What handlers may ask for by name beside `change`."""

    async def take(self, incoming: Incoming, ack: Acknowledgement | None) -> None:
        """Return when the update is done on disk; speaking goes on beside it."""
        if not incoming.kind or not incoming.telegram_id:
            raise Undecodable
        if not incoming.is_private:
            await self._change(incoming, ack).nothing()
        elif incoming.kind == "my_chat_member":
            await self.database.changing(_blocked_or_back, incoming, self.clock())
        else:
            await self._handled(incoming, ack)
        if ack:
            ack.say(None)

    async def _handled(self, incoming: Incoming, ack: Acknowledgement | None) -> None:
        event = self._decoded(incoming)
        change = self._change(incoming, ack)
        if ack is None:
            await change.where()
        try:
            answer = await self._route(incoming, event, change)
            if not change.made:
                await _unasked(change, incoming, handled=answer is not UNHANDLED)
        except Exception as error:
            if change.made:  # what is saved must be shown, whatever came after
                log.exception("a handler failed after its change", update_id=incoming.update_id)
            elif isinstance(error, Refusal | NotAnAnswer):
                await change.refused(error)
            else:
                raise
        self._speak(incoming, change, ack)

    async def _route(self, incoming: Incoming, event: TelegramObject, change: Change) -> Any:
        """Straight to the routers: a dispatcher would add only what nobody here uses."""
        return await self.router.propagate_event(
            incoming.kind, event, bot=self.bot, change=change, **self.given
        )

    def _decoded(self, incoming: Incoming) -> TelegramObject:
        """Of the message that was pressed, only which one: what it said may be long out of date.

        To decode it, too, would cost more than all the rest of the update.
        """
        event = incoming.event
        message = event.get("message")
        if incoming.kind == "callback_query" and isinstance(message, dict):
            event = event | {"message": {key: message.get(key) for key in WHICH}}
        try:
            return EVENTS[incoming.kind].model_validate(event, context={"bot": self.bot})
        except ValueError as broken:
            raise Undecodable from broken

    def _change(self, incoming: Incoming, ack: Acknowledgement | None) -> Change:
        in_time = ack.in_time if ack else None
        return Change(
            self.database, incoming.update_id, incoming.telegram_id, self.clock(), in_time
        )

    def _speak(self, incoming: Incoming, change: Change, ack: Acknowledgement | None) -> None:
        outcome = change.outcome
        assert outcome is not None
        if ack:
            ack.say(outcome.toast)
        if change.draws:
            self._draw(incoming, outcome)

    def _draw(self, incoming: Incoming, outcome: Outcome) -> None:
        easel = self.drawing.wants(incoming.telegram_id)
        if incoming.pressed is not None:
            easel.pressed(incoming.pressed)
        if incoming.in_album:
            easel.album()
        if outcome.says:
            easel.say(outcome.says)


async def _unasked(change: Change, incoming: Incoming, *, handled: bool) -> None:
    """No handler has made the change, or there was none for it."""
    if not handled and incoming.kind == SILENT:
        await change.nothing()
    elif handled:
        await change.look()
    else:
        press = incoming.query_id is not None
        await change.look(toast=texts.OLD_BUTTON if press else texts.NOT_UNDERSTOOD)


def _blocked_or_back(session: Session, incoming: Incoming, now: datetime) -> None:
    inbox.finish(session, incoming.update_id, now)
    fresh: Any = incoming.event.get("new_chat_member")
    if isinstance(fresh, dict) and fresh.get("status") == BLOCKED:
        for known in people.by_telegram_id(session, incoming.telegram_id)[:1]:
            people.mark_unreachable(session, known.id, now)
    else:
        people.mark_reachable(session, incoming.telegram_id)
