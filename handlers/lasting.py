"""What has not changed since the last period is said once for all."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import callbacks as to
from bot.change import Change
from bot.screens import delta_texts as words
from domain.filling.lasting import keep_rest


async def keep_all(query: CallbackQuery, callback_data: to.KeepRest, change: Change) -> None:
    form = callback_data.form
    await change(keep_rest, form, place=to.Delta(form=form), toast=words.kept)


def router() -> Router:
    made = Router(name="lasting")
    made.callback_query.register(keep_all, to.KeepRest.filter())
    return made
