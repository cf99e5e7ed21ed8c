"""Documents by tap: attach, describe, replace, take away, send back."""

from __future__ import annotations

from datetime import datetime
from html import escape
from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from bot import callbacks as to
from bot.change import Change
from bot.files import Files
from bot.screen import Document, Screen
from bot.screens import evidence_texts as words
from bot.seats import Awaiting
from domain import proving
from domain.acting import Actor
from domain.errors import NotFound
from domain.proving import Edited, EvidenceCard
from handlers.links import PlainText
from handlers.places import may_look
from storage import Session

Pressed = to.Classify | to.TickContent | to.Describe | to.Replace | to.Detach | to.Remove


def _card(pressed: Pressed, paper: int | None = None) -> to.Paper:
    return to.Paper(form=pressed.form, place=pressed.place, paper=paper or pressed.paper)


def _edited(pressed: Pressed) -> Any:
    """A document of a submitted form stays as it is; the conversation goes on with the new one."""

    def card(edited: Edited) -> to.Paper:
        return _card(pressed, edited.evidence_id)

    return card


async def attach(query: CallbackQuery, callback_data: to.Attach, change: Change) -> None:
    await change(
        proving.attach, callback_data.paper, callback_data.form, callback_data.place,
        place=to.Question(form=callback_data.form, place=callback_data.place),
        toast=lambda attached: words.ATTACHED if attached.changed else words.ALREADY,
    )  # fmt: skip


async def detach(query: CallbackQuery, callback_data: to.Detach, change: Change) -> None:
    await change(
        proving.detach, callback_data.paper, callback_data.form, callback_data.place,
        place=_list(callback_data), toast=words.DETACHED,
    )  # fmt: skip


async def remove(query: CallbackQuery, callback_data: to.Remove, change: Change) -> None:
    await change(
        proving.remove_evidence, callback_data.paper,
        place=_list(callback_data), toast=words.REMOVED,
    )  # fmt: skip


def _list(pressed: to.Detach | to.Remove) -> to.Place:
    if pressed.place == to.NOWHERE:
        return to.Tray(form=pressed.form)
    return to.Papers(form=pressed.form, place=pressed.place)


async def classify(query: CallbackQuery, callback_data: to.Classify, change: Change) -> None:
    await change(_classify, callback_data, place=_edited(callback_data), toast=words.SAVED)


def _classify(session: Session, by: Actor, now: datetime, pressed: to.Classify) -> Edited:
    card = proving.evidence_card(session, by, now, pressed.form, pressed.paper)
    chosen = _at(card.classes, pressed.number).code
    if not pressed.on:
        chosen = "" if chosen == card.document_class else card.document_class or ""
    return proving.set_class(session, by, now, pressed.paper, chosen)


async def tick_content(
    query: CallbackQuery, callback_data: to.TickContent, change: Change
) -> None:
    await change(_tick_content, callback_data, place=_edited(callback_data), toast=words.SAVED)


def _tick_content(session: Session, by: Actor, now: datetime, pressed: to.TickContent) -> Edited:
    card = proving.evidence_card(session, by, now, pressed.form, pressed.paper)
    code = _at(card.contents, pressed.number).code
    return proving.tick_content(session, by, now, pressed.paper, code, bool(pressed.on))


def _at(lines: tuple[Any, ...], number: int) -> Any:
    if not 0 <= number < len(lines):
        raise NotFound
    return lines[number]


async def describe(query: CallbackQuery, callback_data: to.Describe, change: Change) -> None:
    details = to.PaperDetails(
        form=callback_data.form, place=callback_data.place, paper=callback_data.paper
    )
    await change(may_look, callback_data.form, place=details, awaiting=callback_data)


async def described(message: Message, awaiting: to.Describe, change: Change) -> None:
    def details(edited: Edited) -> to.PaperDetails:
        return to.PaperDetails(form=awaiting.form, place=awaiting.place, paper=edited.evidence_id)

    await change(
        proving.edit_evidence, awaiting.paper, awaiting.field, message.text or "",
        place=details, toast=words.SAVED,
    )  # fmt: skip


async def replace(query: CallbackQuery, callback_data: to.Replace, change: Change) -> None:
    await change(may_look, callback_data.form, place=_card(callback_data), awaiting=callback_data)


async def send_back(
    query: CallbackQuery, callback_data: to.OpenPaper, change: Change, files: Files
) -> None:
    """The file itself, as a message of its own; Telegram keeps the bytes it has seen."""

    def says(card: EvidenceCard) -> Screen:
        if card.url is not None:
            return Screen(escape(card.url))
        kept = files.kept(card.sha256)
        if kept is None and card.telegram_file_id is None:
            raise NotFound
        document = Document(name=card.name, file_id=card.telegram_file_id, path=kept)
        return Screen(escape(words.opened(card.title or card.name)), document=document)

    await change(_open, callback_data.paper, callback_data.form, says=says)


def _open(session: Session, by: Actor, now: datetime, paper: int, form: int) -> EvidenceCard:
    return proving.evidence_card(session, by, now, form, paper)


def router() -> Router:
    made = Router(name="papers")
    made.callback_query.register(attach, to.Attach.filter())
    made.callback_query.register(detach, to.Detach.filter())
    made.callback_query.register(remove, to.Remove.filter())
    made.callback_query.register(classify, to.Classify.filter())
    made.callback_query.register(tick_content, to.TickContent.filter())
    made.callback_query.register(describe, to.Describe.filter())
    made.callback_query.register(replace, to.Replace.filter())
    made.callback_query.register(send_back, to.OpenPaper.filter())
    made.message.register(described, PlainText(), Awaiting(to.Describe))
    return made
