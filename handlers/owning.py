"""One's own data: taken away as a file, and one's own name put right."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot import callbacks as to
from bot.change import Change
from bot.screens import duty_texts as words
from bot.screens.owning import taken
from bot.seats import Standing
from domain.owning import correct_name, own_data
from handlers.links import PlainText


async def take(query: CallbackQuery, change: Change) -> None:
    await change(own_data, place=to.Privacy(), says=taken)


async def renamed(message: Message, standing: to.Renaming, change: Change) -> None:
    await change(correct_name, message.text or "", place=to.Privacy(), toast=words.RENAMED)


def router() -> Router:
    made = Router(name="owning")
    made.callback_query.register(take, to.TakeOwn.filter())
    made.message.register(renamed, PlainText(), Standing(to.Renaming))
    return made
