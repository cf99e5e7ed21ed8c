"""Answer the questions of a form: each change is one answer, saved at once.

A `Spot` says which answer and which revision of it the person saw. Presses are absolute ("this
tick on"), so that doing the same twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from domain.acting import Actor
from domain.filling import texts
from domain.filling.batches import NothingGiven, Undone, nothing_under, undo_nothing
from domain.filling.proposals import proposed
from domain.filling.recording import Entry, record
from domain.filling.refusals import Changed, WrongAnswer
from domain.filling.spots import Spot
from domain.filling.views import Recorded
from storage import Session
from survey_defs import answers
from survey_defs.model import Checklist, Choice, Question
from survey_defs.reading import clean

__all__ = [
    "Changed",
    "NothingGiven",
    "Recorded",
    "Spot",
    "Undone",
    "choose_option",
    "clear_answer",
    "comment",
    "mark_not_applicable",
    "nothing_under",
    "put_value",
    "take_proposal",
    "tick_all_items",
    "tick_item",
    "tick_nothing",
    "toggle_flag",
    "type_answer",
    "type_item_text",
    "type_previous",
    "undo_nothing",
]

Valuing = Callable[[Question, Any | None], Any | None]


def choose_option(
    session: Session, by: Actor, now: datetime, spot: Spot, option_place: int
) -> Recorded:
    def choose(question: Question, current: Any | None) -> str:
        if not isinstance(question, Choice):
            raise WrongAnswer(texts.NO_OPTION_HERE)
        return answers.choose(question, option_place)

    return _value(session, by, now, spot, choose)


def tick_item(
    session: Session,
    by: Actor,
    now: datetime,
    spot: Spot,
    item_place: int,
    on: bool,  # noqa: FBT001 -- handed on as it stands in the button
) -> Recorded:
    """Let this item be ticked, or not, whatever it is now."""

    def tick(question: Question, current: Any | None) -> Any | None:
        checklist = _checklist(question)
        toggled = answers.tick(checklist, current, item_place)
        ticked = current is not None and checklist.items[item_place].code in current["ticks"]
        return current if ticked == on else toggled

    return _value(session, by, now, spot, tick)


def tick_all_items(session: Session, by: Actor, now: datetime, spot: Spot) -> Recorded:
    return _value(
        session,
        by,
        now,
        spot,
        lambda question, current: answers.tick_all(_checklist(question), current),
    )


def tick_nothing(session: Session, by: Actor, now: datetime, spot: Spot) -> Recorded:
    """An answer too: nothing of this is there."""
    return _value(
        session,
        by,
        now,
        spot,
        lambda question, current: answers.tick_none(_checklist(question), current),
    )


def take_proposal(session: Session, by: Actor, now: datetime, spot: Spot) -> Recorded:
    """Confirm the ticks that the documents of the question bear out."""

    def confirm(question: Question, current: Any | None) -> Any:
        found = proposed(session, spot.form_id, question, current)
        if found is None:
            raise WrongAnswer(texts.NOTHING_PROPOSED)
        return found

    return _value(session, by, now, spot, confirm)


def type_answer(session: Session, by: Actor, now: datetime, spot: Spot, text: str) -> Recorded:
    """Whatever the kind of the question: a number, a word, the numbers of ticks."""
    return _value(
        session, by, now, spot, lambda question, current: answers.parse(question, text, current)
    )


def type_item_text(
    session: Session, by: Actor, now: datetime, spot: Spot, item_place: int, text: str
) -> Recorded:
    def write(question: Question, current: Any | None) -> Any:
        return answers.set_item_text(_checklist(question), current, item_place, text)

    return _value(session, by, now, spot, write)


def toggle_flag(
    session: Session,
    by: Actor,
    now: datetime,
    spot: Spot,
    name: str,
    on: bool,  # noqa: FBT001 -- handed on as it stands in the button
) -> Recorded:
    """Let the tick `void` or `exempt` be there, or not, whatever it is now."""

    def set_flag(question: Question, current: Any | None) -> Any | None:
        toggled = answers.toggle_flag(question, current, name)
        ticked = bool(current and current.get(name))
        return current if ticked == on else toggled

    return _value(session, by, now, spot, set_flag)


def type_previous(session: Session, by: Actor, now: datetime, spot: Spot, text: str) -> Recorded:
    """The value of the last period, typed because there is no last period here."""
    return _value(
        session,
        by,
        now,
        spot,
        lambda question, current: answers.set_previous(question, current, text),
    )


def put_value(
    session: Session, by: Actor, now: datetime, spot: Spot, side: Mapping[str, Any]
) -> Recorded:
    """A whole answer, such as one's own side of a conflict.

    `value` at rest, `not_applicable` and `comment`; what is left out stays.
    """

    def put(question: Question, entry: Entry) -> Entry:
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
        session, by, now, spot, lambda question, entry: _commented(question, entry, text)
    )


def mark_not_applicable(
    session: Session, by: Actor, now: datetime, spot: Spot, reason: str
) -> Recorded:
    """Only where the definition allows it; the reason takes the place of the value."""
    return record(
        session, by, now, spot, lambda question, entry: _not_applicable(question, entry, reason)
    )


def clear_answer(session: Session, by: Actor, now: datetime, spot: Spot) -> Recorded:
    """Take the answer away; a comment stays."""

    def clear(question: Question, entry: Entry) -> Entry:
        return entry._replace(value=None, not_applicable=None)

    return record(session, by, now, spot, clear)


def _value(session: Session, by: Actor, now: datetime, spot: Spot, valuing: Valuing) -> Recorded:
    """A value outweighs "not applicable"."""

    def change(question: Question, entry: Entry) -> Entry:
        return entry._replace(value=valuing(question, entry.value), not_applicable=None)

    return record(session, by, now, spot, change)


def _commented(question: Question, entry: Entry, text: str) -> Entry:
    if not question.comment and text.strip():
        raise WrongAnswer(texts.NO_COMMENT_HERE)
    return entry._replace(comment=_short(text) or None)


def _not_applicable(question: Question, entry: Entry, reason: str) -> Entry:
    if not question.not_applicable:
        raise WrongAnswer(texts.APPLICABLE)
    written = _short(reason)
    if not written:
        raise WrongAnswer(texts.NEEDS_REASON)
    return entry._replace(value=None, not_applicable=written)


def _checklist(question: Question) -> Checklist:
    if not isinstance(question, Checklist):
        raise WrongAnswer(texts.NO_TICKS_HERE)
    return question


def _short(text: str) -> str:
    written = clean(text)
    if len(written) > texts.LONGEST_COMMENT:
        raise WrongAnswer(texts.comment_too_long(len(written), texts.LONGEST_COMMENT))
    return written
