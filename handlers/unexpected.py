"""Whatever nobody else understood still gets an answer that leads back."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot import callbacks as to
from bot import texts
from bot.change import Change
from bot.screens.places import kept_side


async def said(message: Message, change: Change) -> None:
    """What is awaited stays awaited, and so does one's own side of two answers."""
    seat = change.conversation
    awaited = to.unpacked(seat.awaiting)
    keeps = awaited is not None or kept_side(seat.awaiting) is not None
    await change.look(awaiting=seat.awaiting if keeps else None, toast=_answer(message))


def _answer(message: Message) -> str:
    if message.text is None:
        return texts.NOT_READ.get(message.content_type, texts.NOT_UNDERSTOOD)
    return texts.UNKNOWN_COMMAND if message.text.startswith("/") else texts.NOT_UNDERSTOOD


async def corrected(message: Message, change: Change) -> None:
    await change.look(toast=texts.EDITED)


async def pressed(query: CallbackQuery, change: Change) -> None:
    await change.look(toast=texts.OLD_BUTTON)


def router() -> Router:
    made = Router(name="unexpected")
    made.message.register(said)
    made.edited_message.register(corrected)
    made.callback_query.register(pressed)
    return made
