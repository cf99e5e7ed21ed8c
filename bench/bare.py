"""What ours is measured against: a bot in plain aiogram that keeps nothing.

`python -m bench.bare URL`: it answers a press and edits the message to a text of the same size
as one of our questions, under the same number of buttons.
"""

from __future__ import annotations

import logging
import sys
from itertools import count

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

TEXT = "Позиция, критерий, подсказка, правило начисления и то, что уже отвечено. " * 10
LABELS = ("Всё есть", "Ничего нет", "Первое", "Второе", "Третье", "Назад", "К разделам", "Дальше")
numbers = count()


def keyboard() -> InlineKeyboardMarkup:
    rows = [
        [InlineKeyboardButton(text=label, callback_data=f"{place}:1:0:0")]
        for place, label in enumerate(LABELS)
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows)


async def greet(message: Message) -> None:
    await message.answer(TEXT, reply_markup=keyboard())


async def press(query: CallbackQuery) -> None:
    await query.answer("Сохранено")
    if isinstance(query.message, Message):
        await query.message.edit_text(f"{next(numbers)} {TEXT}", reply_markup=keyboard())


def main() -> None:
    logging.disable()  # stopped in the middle of its presses it would complain at length
    server = TelegramAPIServer.from_base(sys.argv[1])
    bot = Bot("42:BENCH", session=AiohttpSession(api=server))
    dispatcher = Dispatcher()
    dispatcher.message.register(greet)
    dispatcher.callback_query.register(press)
    dispatcher.run_polling(bot, handle_signals=True)


if __name__ == "__main__":
    main()
