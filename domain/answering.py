"""Answer the questions of a form: each change is one answer, saved at once.

A `Spot` says which answer and which revision of it the person saw. Presses are absolute ("this
tick on"), so that doing the same twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from domain.acting import Actor
from domain.filling import texts
from domain.filling.batches import NothingGiven, Undone, nothing_under, undo_nothing
from domain.filling.clearing import cleared
from domain.filling.judging import in_parts
from domain.filling.lasting import keep_last
from domain.filling.presses import (
    checklist_of,
    choose_none,
    choose_option,
    choose_several,
    take_proposal,
    tick_all_items,
    tick_item,
    tick_nothing,
)
from domain.filling.recording import Entry, record
from domain.filling.refusals import Changed, WrongAnswer
from domain.filling.seeing import Seen
from domain.filling.spots import Spot
from domain.filling.tabling import (
    Typed,
    add_row,
    choose_cell,
    clear_cell,
    no_rows,
    paste_rows,
    remove_row,
    restore_row,
    tick_cell,
    type_cell,
    untick_cell,
)
from domain.filling.valuing import record_value
from domain.filling.views import Recorded
from storage import Session
from survey_defs import answers
from survey_defs.model import Computed, Note, Question
from survey_defs.reading import clean

__all__ = [
    "Changed",
    "NothingGiven",
    "Recorded",
    "Spot",
    "Undone",
    "add_row",
    "choose_cell",
    "choose_none",
    "choose_option",
    "choose_several",
    "clear_answer",
    "clear_cell",
    "comment",
    "keep_last",
    "mark_not_applicable",
    "no_rows",
    "nothing_under",
    "paste_rows",
    "put_value",
    "remove_row",
    "restore_row",
    "take_proposal",
    "tick_all_items",
    "tick_cell",
    "tick_item",
    "tick_nothing",
    "toggle_flag",
    "type_answer",
    "type_cell",
    "type_item_text",
    "type_previous",
    "undo_nothing",
    "untick_cell",
]


def type_answer(session: Session, by: Actor, now: datetime, spot: Spot, text: str) -> Recorded:
    """Whatever the kind of the question: a number, a word, the numbers of ticks, rows."""
    typed = Typed(text)
    recorded = record_value(session, by, now, spot, typed.value, typed.judge)
    return replace(recorded, added=typed.added)


def type_item_text(
    session: Session, by: Actor, now: datetime, spot: Spot, item_place: int, text: str
) -> Recorded:
    def write(seen: Seen, current: Any | None) -> Any:
        return answers.set_item_text(checklist_of(seen), current, item_place, text)

    return record_value(session, by, now, spot, write, in_parts)


def toggle_flag(
    session: Session,
    by: Actor,
    now: datetime,
    spot: Spot,
    name: str,
    on: bool,  # noqa: FBT001 -- handed on as it stands in the button
) -> Recorded:
    """Let the tick `void` or `exempt` be there, or not, whatever it is now."""

    def set_flag(seen: Seen, current: Any | None) -> Any | None:
        toggled = answers.toggle_flag(seen.question, current, name)
        ticked = bool(current and current.get(name))
        return current if ticked == on else toggled

    return record_value(session, by, now, spot, set_flag)


def type_previous(session: Session, by: Actor, now: datetime, spot: Spot, text: str) -> Recorded:
    """The value of the last period, typed because there is no last period here."""
    return record_value(
        session,
        by,
        now,
        spot,
        lambda seen, current: answers.set_previous(seen.question, current, text),
    )


def put_value(
    session: Session, by: Actor, now: datetime, spot: Spot, side: Mapping[str, Any]
) -> Recorded:
    """A whole answer, such as one's own side of a conflict.

    `value` at rest, `not_applicable` and `comment`; what is left out stays.
    """

    def put(seen: Seen, entry: Entry) -> Entry:
        question = seen.question
        if side.get("not_applicable") is not None:
            entry = _not_applicable(question, entry, str(side["not_applicable"]))
        elif "value" in side:
            value = side["value"]
            checked = None if value is None else answers.validate(question, value)
            entry = entry._replace(value=checked, not_applicable=None)
        if "comment" in side:
            entry = _commented(question, entry, side["comment"] or "")
        return entry

    return record(session, by, now, spot, put)


def comment(session: Session, by: Actor, now: datetime, spot: Spot, text: str) -> Recorded:
    """An empty text takes the comment away."""
    return record(
        session, by, now, spot, lambda seen, entry: _commented(seen.question, entry, text)
    )


def mark_not_applicable(
    session: Session, by: Actor, now: datetime, spot: Spot, reason: str
) -> Recorded:
    """Only where the definition allows it; the reason takes the place of the value."""
    return record(
        session, by, now, spot, lambda seen, entry: _not_applicable(seen.question, entry, reason)
    )


def clear_answer(session: Session, by: Actor, now: datetime, spot: Spot) -> Recorded:
    """Take the answer away; a comment stays."""

    def clear(seen: Seen, entry: Entry) -> Entry:
        return entry._replace(value=cleared(seen.question, entry.value), not_applicable=None)

    return record(session, by, now, spot, clear)


def _commented(question: Question, entry: Entry, text: str) -> Entry:
    if text.strip() and (not question.comment or isinstance(question, Note)):
        raise WrongAnswer(texts.NO_COMMENT_HERE)
    return entry._replace(comment=_short(text) or None)


def _not_applicable(question: Question, entry: Entry, reason: str) -> Entry:
    if not question.not_applicable or isinstance(question, Computed | Note):
        raise WrongAnswer(texts.APPLICABLE)
    written = _short(reason)
    if not written:
        raise WrongAnswer(texts.NEEDS_REASON)
    return entry._replace(value=cleared(question, entry.value), not_applicable=written)


def _short(text: str) -> str:
    written = clean(text)
    if len(written) > texts.LONGEST_COMMENT:
        raise WrongAnswer(texts.comment_too_long(len(written), texts.LONGEST_COMMENT))
    return written
