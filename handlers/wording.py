"""What typed words do: answer, add rows, or narrow a long list of options down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from aiogram.filters.callback_data import CallbackData

from bot import callbacks as to
from bot import texts
from bot.screens import question_texts as words
from bot.screens import table_texts
from bot.screens.choosing import Spot as Place
from bot.screens.searching import found
from bot.screens.widths import clip
from domain import answering, filling
from domain.acting import Actor
from domain.answering import Recorded, Spot
from domain.errors import Refusal
from domain.filling.opened import to_look
from domain.filling.refusals import WrongAnswer
from storage import Session
from survey_defs.limits import OPTIONS_AT_ONCE
from survey_defs.model import Choice, Multiple, Table, Text
from survey_defs.pasting import BETWEEN

SHOWN = 120
"""Letters of what was typed, beside why it is no answer."""


@dataclass(frozen=True, slots=True)
class Several:
    """The words fit several options: nothing is written, these are shown."""

    place: to.Finding


class Inside(NamedTuple):
    """A cell of a table."""

    spot: Spot
    row: int
    column: int


def typed(session: Session, by: Actor, now: datetime, spot: Spot, text: str) -> Recorded | Several:
    """Words that name one more of many options add it; what is typed else is a whole answer."""
    form, place, _ = spot
    question = to_look(session, by, form).question(place)
    listed = isinstance(question, Choice | Multiple) and len(question.options) > OPTIONS_AT_ONCE
    step = filling.question_step(session, by, now, form, place) if listed else None
    matches = _matches(question, step.offered, text) if step else []
    try:
        if isinstance(question, Multiple) and len(matches) == 1 and _is_words(text):
            return answering.choose_several(session, by, now, spot, matches[0], True)
        return answering.type_answer(session, by, now, spot, text)
    except WrongAnswer as refusal:
        if step is None or not matches:
            raise WrongAnswer(you_wrote(text, refusal)) from None
        return Several(Place(form, place, step.revision).finding(text))


def asks_for_words(session: Session, by: Actor, spot: Spot, text: str) -> bool:
    """An address is the answer where words are asked for and no documents, or it is in a row."""
    try:
        question = to_look(session, by, spot.form_id).question(spot.place)
    except Refusal:  # the question is gone: what was sent is kept in the tray
        return False
    if isinstance(question, Table) and any(mark in text for mark in BETWEEN):
        return True
    return isinstance(question, Text | Table) and question.evidence is None


def typed_in_cell(
    session: Session, by: Actor, now: datetime, cell: Inside, text: str
) -> Recorded | Several:
    form, place, _ = cell.spot
    view = filling.cell_step(session, by, now, form, place, cell.row, cell.column)
    matches = _matches(view.question, view.offered, text)
    try:
        if isinstance(view.question, Multiple) and len(matches) == 1 and _is_words(text):
            return answering.tick_cell(session, by, now, *cell, matches[0], True)
        return answering.type_cell(session, by, now, *cell, text)
    except WrongAnswer as refusal:
        if not matches:
            raise WrongAnswer(you_wrote(text, refusal)) from None
        spot = Place(form, place, view.step.revision, cell.row, cell.column)
        return Several(spot.finding(text))


def _matches(question: object, offered: tuple[int, ...], text: str) -> list[int]:
    """The places of the options that the words fit; what is all in view needs no search."""
    if not isinstance(question, Choice | Multiple) or len(offered) <= OPTIONS_AT_ONCE:
        return []
    fitting = found([question.options[place] for place in offered], text)
    return [place for place in offered if question.options[place] in fitting]


def _is_words(text: str) -> bool:
    """And no numbers of options."""
    return any(letter.isalpha() for letter in text)


def you_wrote(text: str, refusal: Exception) -> str:
    """Typed words stay in view beside the refusal; of pasted lines it quotes what is wrong."""
    if "\n" in text.strip():
        return str(refusal)
    return words.you_wrote(clip(" ".join(text.split()), SHOWN), str(refusal))


def after(
    here: CallbackData | Callable[[Recorded], CallbackData],
) -> Callable[[Any], CallbackData]:
    """Where an answer leads; among the matches, as long as there are several."""

    def place(result: Recorded | Several) -> CallbackData:
        if isinstance(result, Several):
            return result.place
        return here(result) if callable(here) else here

    return place


def said(result: Recorded | Several) -> str | None:
    if isinstance(result, Several):
        return None
    if result.added:
        return _with_hint(table_texts.added(result.added), result.hint)
    return saved(result)


def saved(recorded: Recorded) -> str:
    return _with_hint(texts.SAVED, recorded.hint)


def _with_hint(sentence: str, hint: str) -> str:
    return f"{sentence}. {hint}" if hint else sentence


def still_finding(place: str, pressed: Any) -> to.Finding | None:
    """The list of matches that the person stands before, if this button belongs to it."""
    here = to.unpacked(place)
    if not isinstance(here, to.Finding):
        return None
    own = (here.form, here.place, here.row, here.column)
    aimed = (
        pressed.form,
        pressed.place,
        getattr(pressed, "row", 0),
        getattr(pressed, "column", 0),
    )
    return here if own == aimed else None
