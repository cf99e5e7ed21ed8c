"""Files, photos and links, sent at any time: to the question in front, else to the tray."""

from __future__ import annotations

from datetime import datetime

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from bot import callbacks as to
from bot.change import Change
from bot.files import Files
from bot.screens import evidence_texts as words
from bot.seats import Awaiting
from domain import proving
from domain.acting import Actor
from domain.answering import Recorded, Spot
from domain.filling import home
from domain.proving import Outcome, SentFile, Taken
from handlers.links import Links, PlainText
from handlers.meeting import record
from handlers.wording import Several, asks_for_words, said, typed
from storage import Session

WITH_A_QUESTION = (
    to.Question, to.Reasons, to.ItemTexts, to.Conflict,
    to.Papers, to.Library, to.Paper, to.PaperDetails, to.PaperRemoval,
    to.Finding, to.Row, to.Cell, to.RowRemoval, to.RowGone,
)  # fmt: skip
"""Standing here, one has a question in front."""


class Front:
    """The form and the question in front of the person, as far as there are any."""

    def __init__(self, change: Change) -> None:
        seat = change.conversation
        self.here = to.unpacked(seat.place)
        self.form = seat.form_id
        self.place: int | None = None
        if isinstance(self.here, WITH_A_QUESTION):
            self.form = self.here.form
            self.place = None if self.here.place == to.NOWHERE else self.here.place

    def after(self, taken: Taken) -> to.Place | None:
        """Back to the question, or on to find one for what lies in the tray."""
        if taken.outcome is Outcome.TRAY and taken.form_id is not None:
            return to.Placing(form=taken.form_id, paper=taken.evidence_id)
        if taken.form_id is None:
            return to.Home()
        if self.place is None:
            return to.Tray(form=taken.form_id)
        if isinstance(self.here, to.Papers | to.Row | to.Cell):
            return self.here
        return to.Question(form=taken.form_id, place=self.place)


async def replaced(message: Message, awaiting: to.Replace, change: Change, files: Files) -> None:
    sent = await _bring(message, files)
    await change(
        proving.replace_file, awaiting.paper, sent,
        place=lambda edited: to.Paper(
            form=awaiting.form, place=awaiting.place, paper=edited.evidence_id
        ),
        toast=words.REPLACED,
    )  # fmt: skip


async def sent_file(message: Message, change: Change, files: Files) -> None:
    front = Front(change)
    sent = await _bring(message, files)
    advice = words.PHOTO if message.photo else ""
    album = message.media_group_id is not None

    def place(taken: Taken) -> to.Place | None:
        if album and isinstance(front.here, to.Tray | to.Placing) and taken.form_id is not None:
            return to.Tray(form=taken.form_id)
        return front.after(taken)

    await change(
        _take_file, front.form, front.place, sent,
        place=place, toast=lambda taken: _said(taken, advice),
    )  # fmt: skip


def _take_file(
    session: Session,
    by: Actor,
    now: datetime,
    form: int | None,
    place: int | None,
    sent: SentFile,
) -> Taken:
    front = form or _only_form(session, by, now)
    return proving.take_file(session, by, now, front, place, sent)


def _only_form(session: Session, by: Actor, now: datetime) -> int | None:
    """Who has one form to fill in means that one, though it has not been opened yet."""
    mine = [line.form_id for line in home(session, by, now).forms if line.may_change]
    return mine[0] if len(mine) == 1 else None


async def _bring(message: Message, files: Files) -> SentFile:
    file = message.photo[-1] if message.photo else message.document
    assert file is not None
    return await files.bring(file, caption=message.caption or "")


async def sent_links(message: Message, links: tuple[str, ...], change: Change) -> None:
    """Documents, unless the question in front asks for words and takes no documents."""
    front, text = Front(change), message.text or ""
    seen = change.conversation.seen

    def taken(session: Session, by: Actor, now: datetime) -> Taken | Recorded | Several:
        if isinstance(front.here, to.Question | to.RowGone):
            spot = Spot(front.here.form, front.here.place, seen)
            if asks_for_words(session, by, spot, text):
                return typed(session, by, now, spot, text)
        return _take_links(session, by, now, (front.form, front.place), links)

    def place(result: Taken | Recorded | Several) -> to.Place | None:
        if isinstance(result, Taken):
            return front.after(result)
        if isinstance(result, Several):
            return result.place
        return to.Question(form=result.form_id, place=result.place)

    def told(result: Taken | Recorded | Several) -> str | None:
        return _said(result) if isinstance(result, Taken) else said(result)

    await record(change, taken, place=place, toast=told)


def _take_links(
    session: Session,
    by: Actor,
    now: datetime,
    where: tuple[int | None, int | None],
    links: tuple[str, ...],
) -> Taken:
    """All of them or none; the last one stands for all."""
    form, place = where
    front = form or _only_form(session, by, now)
    taken = [proving.take_link(session, by, now, front, place, link) for link in links]
    return taken[-1]


def _said(taken: Taken, advice: str = "") -> str:
    outcome = {
        Outcome.ATTACHED: words.TAKEN,
        Outcome.TRAY: words.TAKEN_BY_TRAY,
        Outcome.THERE: words.ALREADY,
    }[taken.outcome]
    return ". ".join(part.rstrip(".") for part in (outcome, taken.sentence, advice) if part)


async def words_for_a_file(message: Message, awaiting: to.Replace, change: Change) -> None:
    await change.look(awaiting=awaiting, toast=words.FILE_AWAITED)


class WithFile(Filter):
    """A document, or a photo sent as a photo."""

    async def __call__(self, message: Message) -> bool:
        return message.document is not None or bool(message.photo)


def router() -> Router:
    made = Router(name="sending")
    made.message.register(replaced, WithFile(), Awaiting(to.Replace))
    made.message.register(sent_file, WithFile())
    made.message.register(words_for_a_file, PlainText(), Awaiting(to.Replace))
    made.message.register(sent_links, PlainText(), Links())
    return made
