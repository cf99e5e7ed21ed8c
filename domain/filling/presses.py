"""Answer by presses: an option, several of them, the ticks of a checklist."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from domain.acting import Actor
from domain.filling import texts
from domain.filling.judging import in_parts
from domain.filling.proposals import proposed
from domain.filling.refusals import WrongAnswer
from domain.filling.seeing import Seen
from domain.filling.spots import Spot
from domain.filling.valuing import record_value
from domain.filling.views import Recorded
from storage import Session
from survey_defs import answers, several
from survey_defs.model import Checklist, Choice, Multiple


def choose_option(
    session: Session, by: Actor, now: datetime, spot: Spot, option_place: int
) -> Recorded:
    def choose(seen: Seen, current: Any | None) -> str:
        if not isinstance(seen.question, Choice):
            raise WrongAnswer(texts.NO_OPTION_HERE)
        return answers.choose(seen.question, option_place, seen.offer)

    return record_value(session, by, now, spot, choose)


def choose_several(
    session: Session,
    by: Actor,
    now: datetime,
    spot: Spot,
    option_place: int,
    on: bool,  # noqa: FBT001 -- handed on as it stands in the button
) -> Recorded:
    """Let this option be chosen, or not, whatever it is now."""

    def choose(seen: Seen, current: Any | None) -> Any | None:
        multiple = _several(seen)
        if current is None and not on:
            return None
        return several.choose(multiple, current, option_place, on, seen.offer)

    return record_value(session, by, now, spot, choose, in_parts)


def choose_none(session: Session, by: Actor, now: datetime, spot: Spot) -> Recorded:
    """An answer too: none of the options."""
    return record_value(
        session, by, now, spot, lambda seen, current: several.choose_none(_several(seen))
    )


def tick_item(
    session: Session,
    by: Actor,
    now: datetime,
    spot: Spot,
    item_place: int,
    on: bool,  # noqa: FBT001 -- handed on as it stands in the button
) -> Recorded:
    """Let this item be ticked, or not, whatever it is now."""

    def tick(seen: Seen, current: Any | None) -> Any | None:
        checklist = checklist_of(seen)
        toggled = answers.tick(checklist, current, item_place)
        ticked = current is not None and checklist.items[item_place].code in current["ticks"]
        return current if ticked == on else toggled

    return record_value(session, by, now, spot, tick, in_parts)


def tick_all_items(session: Session, by: Actor, now: datetime, spot: Spot) -> Recorded:
    return record_value(
        session,
        by,
        now,
        spot,
        lambda seen, current: answers.tick_all(checklist_of(seen), current),
        in_parts,
    )


def tick_nothing(session: Session, by: Actor, now: datetime, spot: Spot) -> Recorded:
    """An answer too: nothing of this is there."""
    return record_value(
        session,
        by,
        now,
        spot,
        lambda seen, current: answers.tick_none(checklist_of(seen), current),
        in_parts,
    )


def take_proposal(session: Session, by: Actor, now: datetime, spot: Spot) -> Recorded:
    """Confirm the ticks that the documents of the question bear out."""

    def confirm(seen: Seen, current: Any | None) -> Any:
        found = proposed(session, spot.form_id, seen.question, current)
        if found is None:
            raise WrongAnswer(texts.NOTHING_PROPOSED)
        return found

    return record_value(session, by, now, spot, confirm, in_parts)


def checklist_of(seen: Seen) -> Checklist:
    if not isinstance(seen.question, Checklist):
        raise WrongAnswer(texts.NO_TICKS_HERE)
    return seen.question


def _several(seen: Seen) -> Multiple:
    if not isinstance(seen.question, Multiple):
        raise WrongAnswer(texts.NO_TICKS_HERE)
    return seen.question
