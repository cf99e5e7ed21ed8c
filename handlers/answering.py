"""Answering a question, by tap or by typing."""

from __future__ import annotations

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot import callbacks as to
from bot.change import Change
from bot.screens import question_texts as words
from bot.screens.places import kept_side
from bot.seats import Awaiting, Standing
from domain import answering
from domain.answering import Recorded, Spot
from handlers.links import NoLinks, PlainText
from handlers.meeting import record
from handlers.places import may_look
from handlers.wording import after, said, saved, still_finding, typed

Press = (
    to.Choose | to.ChooseSeveral | to.ChooseNone | to.Tick | to.TickAll | to.TickNone
    | to.TakeProposal | to.Flag | to.Clear | to.Keep | to.Reason | to.DropComment | to.Type
    | to.Overwrite
)  # fmt: skip


LAST_PAGE = 99
"""A page that is no more is the last one there is."""


def _spot(pressed: Press) -> Spot:
    return Spot(pressed.form, pressed.place, pressed.revision)


def _question(pressed: Any) -> to.Question:
    return to.Question(form=pressed.form, place=pressed.place, page=getattr(pressed, "page", 0))


# By tap.


async def choose(query: CallbackQuery, callback_data: to.Choose, change: Change) -> None:
    await record(
        change, answering.choose_option, _spot(callback_data), callback_data.option,
        place=_question(callback_data), toast=saved,
    )  # fmt: skip


async def choose_several(
    query: CallbackQuery, callback_data: to.ChooseSeveral, change: Change
) -> None:
    """Whoever has searched for it goes on among what was found."""
    pressed = callback_data
    here = still_finding((await change.where()).place, pressed) or _question(pressed)
    await record(
        change, answering.choose_several, _spot(pressed), pressed.option, bool(pressed.on),
        place=here, toast=saved,
    )  # fmt: skip


async def choose_none(query: CallbackQuery, callback_data: to.ChooseNone, change: Change) -> None:
    await record(
        change, answering.choose_none, _spot(callback_data),
        place=_question(callback_data), toast=saved,
    )  # fmt: skip


async def tick(query: CallbackQuery, callback_data: to.Tick, change: Change) -> None:
    await record(
        change, answering.tick_item, _spot(callback_data),
        callback_data.item, bool(callback_data.on),
        place=_question(callback_data), toast=saved,
    )  # fmt: skip


async def tick_all(query: CallbackQuery, callback_data: to.TickAll, change: Change) -> None:
    await record(
        change, answering.tick_all_items, _spot(callback_data),
        place=_question(callback_data), toast=saved,
    )  # fmt: skip


async def tick_none(query: CallbackQuery, callback_data: to.TickNone, change: Change) -> None:
    await record(
        change, answering.tick_nothing, _spot(callback_data),
        place=_question(callback_data), toast=saved,
    )  # fmt: skip


async def take_proposal(
    query: CallbackQuery, callback_data: to.TakeProposal, change: Change
) -> None:
    await record(
        change, answering.take_proposal, _spot(callback_data),
        place=_question(callback_data), toast=saved,
    )  # fmt: skip


async def flag(query: CallbackQuery, callback_data: to.Flag, change: Change) -> None:
    await record(
        change, answering.toggle_flag, _spot(callback_data),
        callback_data.name, bool(callback_data.on),
        place=_question(callback_data), toast=saved,
    )  # fmt: skip


async def clear(query: CallbackQuery, callback_data: to.Clear, change: Change) -> None:
    await record(
        change, answering.clear_answer, _spot(callback_data),
        place=_question(callback_data), toast=words.CLEARED,
    )  # fmt: skip


async def keep(query: CallbackQuery, callback_data: to.Keep, change: Change) -> None:
    await record(
        change, answering.keep_last, _spot(callback_data),
        place=_question(callback_data), toast=saved,
    )  # fmt: skip


async def give_reason(query: CallbackQuery, callback_data: to.Reason, change: Change) -> None:
    number = min(max(callback_data.number, 0), len(words.REASONS) - 1)
    await record(
        change, answering.mark_not_applicable, _spot(callback_data),
        words.REASONS[number], place=_question(callback_data), toast=saved,
    )  # fmt: skip


async def drop_comment(
    query: CallbackQuery, callback_data: to.DropComment, change: Change
) -> None:
    await record(
        change, answering.comment, _spot(callback_data), "",
        place=_question(callback_data), toast=words.COMMENT_DROPPED,
    )  # fmt: skip


async def overwrite(query: CallbackQuery, callback_data: to.Overwrite, change: Change) -> None:
    """Mine instead of theirs; what mine was, the conversation remembers."""
    mine = kept_side((await change.where()).awaiting)
    here = _question(callback_data)
    if mine is None:
        await change.look(here, toast=words.MINE_FORGOTTEN)
        return
    side = {name: mine[name] for name in ("value", "not_applicable", "comment")}
    await record(
        change, answering.put_value, _spot(callback_data), side,
        place=here, toast=words.REPLACED,
    )  # fmt: skip


# By typing.


async def ask_to_type(query: CallbackQuery, callback_data: to.Type, change: Change) -> None:
    """Any text sent next is what this button asked for."""
    await change(
        may_look, callback_data.form,
        place=_question(callback_data), awaiting=callback_data,
    )  # fmt: skip


async def typed_beside(message: Message, awaiting: to.Type, change: Change) -> None:
    text, spot, here = message.text or "", _spot(awaiting), _question(awaiting)
    match awaiting.what:
        case "comment":
            await record(change, answering.comment, spot, text, place=here, toast=saved)
        case "reason":
            await record(
                change, answering.mark_not_applicable, spot, text,
                place=here, toast=saved,
            )  # fmt: skip
        case "previous":
            await record(change, answering.type_previous, spot, text, place=here, toast=saved)
        case _:
            await record(
                change, answering.type_item_text, spot, awaiting.item, text,
                place=to.ItemTexts(form=awaiting.form, place=awaiting.place), toast=saved,
            )  # fmt: skip


async def typed_answer(
    message: Message, standing: to.Question | to.RowGone, change: Change
) -> None:
    """An answer; words that fit several options of a list show just these."""
    page = getattr(standing, "page", 0)

    def here(recorded: Recorded) -> to.Question:
        """Rows that are pasted stand at the end."""
        last = LAST_PAGE if recorded.added else page
        return to.Question(form=standing.form, place=standing.place, page=last)

    spot = Spot(standing.form, standing.place, change.conversation.seen)
    await record(change, typed, spot, message.text or "", place=after(here), toast=said)


async def typed_reason(message: Message, standing: to.Reasons, change: Change) -> None:
    seen = change.conversation.seen
    await record(
        change, answering.mark_not_applicable,
        Spot(standing.form, standing.place, seen), message.text or "",
        place=_question(standing), toast=saved,
    )  # fmt: skip


def router() -> Router:
    made = Router(name="answering")
    made.callback_query.register(choose, to.Choose.filter())
    made.callback_query.register(choose_several, to.ChooseSeveral.filter())
    made.callback_query.register(choose_none, to.ChooseNone.filter())
    made.callback_query.register(tick, to.Tick.filter())
    made.callback_query.register(tick_all, to.TickAll.filter())
    made.callback_query.register(tick_none, to.TickNone.filter())
    made.callback_query.register(take_proposal, to.TakeProposal.filter())
    made.callback_query.register(flag, to.Flag.filter())
    made.callback_query.register(clear, to.Clear.filter())
    made.callback_query.register(keep, to.Keep.filter())
    made.callback_query.register(give_reason, to.Reason.filter())
    made.callback_query.register(drop_comment, to.DropComment.filter())
    made.callback_query.register(overwrite, to.Overwrite.filter())
    made.callback_query.register(ask_to_type, to.Type.filter())
    made.message.register(typed_beside, PlainText(), Awaiting(to.Type))
    made.message.register(typed_answer, PlainText(), NoLinks(), Standing(to.Question))
    made.message.register(typed_answer, PlainText(), NoLinks(), Standing(to.RowGone))
    made.message.register(typed_reason, PlainText(), NoLinks(), Standing(to.Reasons))
    return made
