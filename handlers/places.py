"""Going somewhere: the button is the place."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import callbacks as to
from bot.change import Change
from domain.acting import Actor
from domain.filling import form_card
from storage import Session


async def go(query: CallbackQuery, callback_data: to.Place, change: Change) -> None:
    """Into a form only who may look at it; the conversation remembers no other."""
    form = getattr(callback_data, "form", None)
    if form is None:
        await change.look(callback_data)
    else:
        await change(may_look, form, place=callback_data)


def may_look(session: Session, by: Actor, now: datetime, form_id: int) -> Any:
    return form_card(session, by, now, form_id)


def router() -> Router:
    made = Router(name="places")
    for kind in to.every(to.Place):
        made.callback_query.register(go, kind.filter())
    return made
