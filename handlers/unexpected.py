"""Whatever nobody else understood still gets an answer that leads back.

What is awaited stays awaited, and so does one's own side of two answers.
"""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot import texts
from bot.change import Change


async def said(message: Message, change: Change) -> None:
    await change.look(awaiting=change.conversation.awaiting, toast=_answer(message))


def _answer(message: Message) -> str:
    if message.text is None:
        return texts.NOT_READ.get(message.content_type, texts.NOT_UNDERSTOOD)
    return texts.UNKNOWN_COMMAND if message.text.startswith("/") else texts.NOT_UNDERSTOOD


async def corrected(message: Message, change: Change) -> None:
    await change.look(awaiting=change.conversation.awaiting, toast=texts.EDITED)


async def pressed(query: CallbackQuery, change: Change) -> None:
    await change.look(awaiting=(await change.where()).awaiting, toast=texts.OLD_BUTTON)


def router() -> Router:
    made = Router(name="unexpected")
    made.message.register(said)
    made.edited_message.register(corrected)
    made.callback_query.register(pressed)
    return made
