"""Nudges, forms that wait for somebody else, one's own clock, and the morning digest."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import callbacks as to
from bot.change import Change
from bot.screens import hours_texts
from bot.screens import notice_texts as words
from domain import digesting, hours, nudging
from domain.acting import Actor
from domain.nudging import Nudged, Which
from storage import Session


async def nudge(query: CallbackQuery, callback_data: to.Nudge, change: Change) -> None:
    at = callback_data
    await change(
        _nudge, at.campaign, at.territory, at.which,
        place=to.Missing(campaign=at.campaign, territory=at.territory),
        toast=lambda done: words.nudged(done.people),
    )  # fmt: skip


def _nudge(
    session: Session, by: Actor, now: datetime, campaign: int, territory: int, which: int
) -> Nudged:
    forms = nudging.lacking(session, by, now, campaign, territory, Which(which))
    return nudging.nudge(session, by, now, forms)


async def nudge_one(query: CallbackQuery, callback_data: to.NudgeOne, change: Change) -> None:
    await change(
        nudging.nudge, (callback_data.form,),
        place=to.Home(), toast=lambda done: words.nudged(done.people),
    )  # fmt: skip


async def hush(query: CallbackQuery, callback_data: to.Hush, change: Change) -> None:
    await change(
        nudging.hush, callback_data.form, callback_data.days,
        place=to.FormCard(form=callback_data.form),
        toast=words.HUSHED if callback_data.days else words.SPEAKS_AGAIN,
    )  # fmt: skip


async def digest(query: CallbackQuery, callback_data: to.Digest, change: Change) -> None:
    said = words.DIGEST_IS_ON if callback_data.on else words.DIGEST_IS_OFF
    await change(digesting.ask_for_digest, callback_data.on == 1, place=to.Hours(), toast=said)


async def set_clock(query: CallbackQuery, callback_data: to.SetClock, change: Change) -> None:
    await change(
        hours.set_clock, callback_data.number, place=to.Hours(), toast=hours_texts.CLOCK_SET
    )


def router() -> Router:
    made = Router(name="reminding")
    made.callback_query.register(nudge, to.Nudge.filter())
    made.callback_query.register(nudge_one, to.NudgeOne.filter())
    made.callback_query.register(hush, to.Hush.filter())
    made.callback_query.register(set_clock, to.SetClock.filter())
    made.callback_query.register(digest, to.Digest.filter())
    return made
