"""Coming in, agreeing, looking at what is kept, leaving."""

from __future__ import annotations

from datetime import datetime
from html import escape

from aiogram import Router
from aiogram.filters import Command, CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message

from bot import callbacks as to
from bot.change import Change
from bot.screen import Screen, Setting
from bot.screens import coming_in_texts as words
from domain import consenting, inviting
from domain.signing_in import make_link
from storage import Session

ENTER = "/enter/"


async def start(message: Message, command: CommandObject, change: Change) -> None:
    if command.args:
        await change.by_newcomer(
            inviting.look_at_invitation,
            command.args,
            place=lambda view: to.Home() if view.already else to.Invited(),
            toast=lambda view: words.ALREADY_IN if view.already else None,
        )
    else:
        await change.look(to.Home())


async def forms(message: Message, change: Change) -> None:
    await change.look(to.Home())


async def explain(message: Message, change: Change) -> None:
    await change.look(to.Help())


async def about_me(message: Message, change: Change) -> None:
    await change.look(to.Privacy())


async def that_is_me(query: CallbackQuery, change: Change) -> None:
    await change.by_newcomer(
        inviting.confirm,
        place=lambda confirmed: to.Consenting() if confirmed.needs_consent else to.Home(),
        toast=lambda confirmed: None if confirmed.needs_consent else words.WELCOME,
    )


async def not_me(query: CallbackQuery, change: Change) -> None:
    await change.by_newcomer(_not_me, place=to.Outside(), toast=words.NOT_YOU)


def _not_me(session: Session, telegram_id: int, now: datetime) -> None:
    inviting.turn_away(session, telegram_id)
    consenting.refuse_consent(session, telegram_id, now)


async def agree(
    query: CallbackQuery, callback_data: to.Agree, change: Change, setting: Setting
) -> None:
    await change.by_newcomer(
        consenting.give_consent,
        setting.operator,
        query.from_user.full_name,
        callback_data.version,
        place=to.Home(),
        toast=words.AGREED,
    )


async def disagree(query: CallbackQuery, change: Change) -> None:
    await change.by_newcomer(consenting.refuse_consent, place=to.Farewell())


async def withdraw(query: CallbackQuery, change: Change) -> None:
    await change(consenting.withdraw, place=to.Outside(), toast=words.LEFT)


async def panel(message: Message, change: Change, setting: Setting) -> None:
    await _panel(change, setting)


async def ask_panel(query: CallbackQuery, change: Change, setting: Setting) -> None:
    await _panel(change, setting)


async def _panel(change: Change, setting: Setting) -> None:
    """The link goes out as a message of its own; it is good once and kept nowhere."""
    address = setting.panel_url
    if address is None:
        await change.look(to.PanelLink())
        return

    def says(token: str) -> Screen:
        return Screen(f"{words.PANEL_LINK}\n\n{escape(address.rstrip('/') + ENTER + token)}")

    await change(make_link, says=says)


def router() -> Router:
    made = Router(name="entering")
    made.message.register(start, CommandStart())
    made.message.register(forms, Command("forms"))
    made.message.register(explain, Command("help"))
    made.message.register(about_me, Command("me"))
    made.message.register(panel, Command("panel"))
    made.callback_query.register(that_is_me, to.ThatIsMe.filter())
    made.callback_query.register(not_me, to.NotMe.filter())
    made.callback_query.register(agree, to.Agree.filter())
    made.callback_query.register(disagree, to.Disagree.filter())
    made.callback_query.register(withdraw, to.Withdraw.filter())
    made.callback_query.register(ask_panel, to.AskPanelLink.filter())
    return made
