"""Who helps whom, who is away, to whom a form is handed, one's own telephone number."""

from __future__ import annotations

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot import callbacks as to
from bot.change import Change
from bot.screens import team as screens
from bot.screens import team_texts as words
from bot.seats import Standing
from domain import handing_on, owning, standing_in, team
from handlers.links import PlainText
from storage.tables import Role


async def call_helper(query: CallbackQuery, callback_data: to.CallHelper, change: Change) -> None:
    at = callback_data.organisation
    role = Role.EXECUTOR if callback_data.executor else Role.DEPUTY
    await change(
        team.call_helper, at, role,
        place=lambda made: to.Mate(organisation=at, who=-made.id),
        toast=words.CALLED, says=screens.called,
    )  # fmt: skip


async def give_part(query: CallbackQuery, callback_data: to.GivePart, change: Change) -> None:
    at = callback_data
    part = team.Given(at.who, at.campaign, at.section, on=bool(at.on))
    await change(team.give_part, part)


async def dismiss(query: CallbackQuery, callback_data: to.Dismiss, change: Change) -> None:
    at = callback_data
    place = to.Team(organisation=at.organisation)
    await change(team.dismiss, at.who, place=place, toast=words.DISMISSED)


async def go_away(query: CallbackQuery, callback_data: to.GoAway, change: Change) -> None:
    at = callback_data
    place = to.Team(organisation=at.organisation)
    await change(
        standing_in.go_away_for, at.organisation, at.deputy, at.days,
        place=place, toast=_gone,
    )  # fmt: skip


async def date_said(message: Message, standing: to.AwayUntil, change: Change) -> None:
    place = to.Team(organisation=standing.organisation)
    await change(
        standing_in.go_away_until, standing.organisation, standing.deputy, message.text or "",
        place=place, toast=_gone,
    )  # fmt: skip


def _gone(until: standing_in.Until) -> str:
    return words.gone(f"{until.day:{words.TEXT_DATE}}")


async def come_back(query: CallbackQuery, callback_data: to.ComeBack, change: Change) -> None:
    at = callback_data.organisation
    await change(
        standing_in.come_back_oneself, at, place=to.Team(organisation=at), toast=words.BACK_NOW
    )


async def hand_over(query: CallbackQuery, callback_data: to.HandOver, change: Change) -> None:
    at = callback_data
    await change(
        handing_on.hand_over, at.form, at.person or None,
        place=to.FormCard(form=at.form), toast=words.HANDED,
    )  # fmt: skip


async def phone_said(message: Message, standing: to.Phoning, change: Change) -> None:
    said = message.text or ""
    await change(owning.correct_phone, said, place=to.Privacy(), toast=words.PHONE_KEPT)


def router() -> Router:
    made = Router(name="team")
    made.callback_query.register(call_helper, to.CallHelper.filter())
    made.callback_query.register(give_part, to.GivePart.filter())
    made.callback_query.register(dismiss, to.Dismiss.filter())
    made.callback_query.register(go_away, to.GoAway.filter())
    made.callback_query.register(come_back, to.ComeBack.filter())
    made.callback_query.register(hand_over, to.HandOver.filter())
    made.message.register(date_said, PlainText(), Standing(to.AwayUntil))
    made.message.register(phone_said, PlainText(), Standing(to.Phoning))
    return made
