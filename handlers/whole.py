"""The form as a whole: "nothing of this" and back, submitting, recalling, the receipt."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.types import CallbackQuery

from bot import callbacks as to
from bot.change import Change
from bot.screens import form_texts as words
from domain import answering, submitting
from domain.acting import Actor
from domain.submitting import Receipt
from domain.submitting.posting import send_receipt
from storage import Session


async def give_nothing(
    query: CallbackQuery, callback_data: to.GiveNothing, change: Change
) -> None:
    await change(
        answering.nothing_under, callback_data.form, callback_data.section,
        place=to.Contents(form=callback_data.form, section=callback_data.section),
        toast=lambda given: words.nothing_done(given.count),
    )  # fmt: skip


async def undo_nothing(
    query: CallbackQuery, callback_data: to.UndoNothing, change: Change
) -> None:
    await change(
        answering.undo_nothing, callback_data.form, callback_data.batch,
        place=to.Contents(form=callback_data.form, section=callback_data.section),
        toast=lambda undone: words.nothing_undone(undone.count),
    )  # fmt: skip


async def submit(query: CallbackQuery, callback_data: to.Submit, change: Change) -> None:
    await change(
        _submit, callback_data.form,
        place=to.FormCard(form=callback_data.form), toast=words.SENT,
    )  # fmt: skip


def _submit(session: Session, by: Actor, now: datetime, form: int) -> Receipt:
    """The receipt is queued in the same transaction: it reaches the person whatever happens."""
    receipt = submitting.submit(session, by, now, form)
    send_receipt(session, by, now, form)
    return receipt


async def recall(query: CallbackQuery, callback_data: to.Recall, change: Change) -> None:
    await change(
        submitting.recall, callback_data.form,
        place=to.FormCard(form=callback_data.form), toast=words.RECALLED,
    )  # fmt: skip


async def get_receipt(query: CallbackQuery, callback_data: to.GetReceipt, change: Change) -> None:
    await change(
        send_receipt, callback_data.form,
        place=to.FormCard(form=callback_data.form), toast=words.RECEIPT_COMES,
    )  # fmt: skip


def router() -> Router:
    made = Router(name="whole")
    made.callback_query.register(give_nothing, to.GiveNothing.filter())
    made.callback_query.register(undo_nothing, to.UndoNothing.filter())
    made.callback_query.register(submit, to.Submit.filter())
    made.callback_query.register(recall, to.Recall.filter())
    made.callback_query.register(get_receipt, to.GetReceipt.filter())
    return made
