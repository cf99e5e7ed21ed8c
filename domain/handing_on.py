"""An unfinished form is handed to somebody else, with everything in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain import access, journal
from domain import team_texts as words
from domain.acting import Actor
from domain.errors import NotAllowed, NotPossible
from domain.filling.opened import Opened, dates_of, to_look
from domain.standing_in import tell_one
from storage import Session, teams
from storage.tables import FormState
from storage.teams import Mate


@dataclass(frozen=True, slots=True)
class Handing:
    """Who has the form, and to whom it may be handed."""

    form_id: int
    campaign: str
    organisation: str
    holder_id: int | None
    holder: str
    """Empty: all who fill in are reminded of it."""
    takers: tuple[Mate, ...]
    may_hand: bool


def handing(session: Session, by: Actor, now: datetime, form_id: int) -> Handing:
    opened = to_look(session, by, form_id)
    mates = teams.mates(session, opened.organisation_id)
    holder = opened.row.form.holder_id
    seen: dict[int, Mate] = {}
    for each in mates:
        if each.role in teams.FILLING and each.for_id is None and each.person_id != holder:
            seen.setdefault(each.person_id, each)
    return Handing(
        form_id=form_id,
        campaign=opened.row.campaign.title,
        organisation=opened.row.organisation,
        holder_id=holder,
        holder=next((each.name for each in mates if each.person_id == holder), ""),
        takers=tuple(seen.values()),
        may_hand=_may(by, opened) and _is_unfinished(opened, now),
    )


def hand_over(
    session: Session, by: Actor, now: datetime, form_id: int, person_id: int | None
) -> Handing:
    """From now on it is theirs, and they are reminded of it; none: all who fill in are, as before.

    Answers, documents and the tray belong to the organisation: nothing of them moves or is lost.
    """
    opened = to_look(session, by, form_id, to_change=True)
    if not _may(by, opened):
        raise NotAllowed
    if not _is_unfinished(opened, now):
        raise NotPossible(words.FINISHED)
    before = opened.row.form.holder_id
    if before == person_id:
        raise NotPossible(words.HELD_ALREADY)
    taker = _taker(session, opened, person_id)
    teams.hold(session, form_id, person_id)
    place = {
        "organisation_id": opened.organisation_id,
        "campaign_id": opened.row.campaign.id,
        "form_id": form_id,
    }
    journal.note(session, by, now, "form_handed_over", **place, person=person_id, before=before)
    if taker is not None and taker.person_id != by.id:
        row = opened.row
        said = words.handed_over(by.name, row.campaign.title, row.organisation)
        tell_one(session, now, taker.person_id, said)
    return handing(session, by, now, form_id)


def _taker(session: Session, opened: Opened, person_id: int | None) -> Mate | None:
    if person_id is None:
        return None
    for each in teams.mates(session, opened.organisation_id):
        if each.person_id == person_id and each.role in teams.FILLING and each.for_id is None:
            return each
    raise NotPossible(words.NOT_A_FILLER, "person")


def _may(by: Actor, opened: Opened) -> bool:
    path = opened.row.path
    return access.may_fill(by, path) or access.may_manage(by, path)


def _is_unfinished(opened: Opened, now: datetime) -> bool:
    return opened.row.form.state is FormState.FILLING and dates_of(opened.row).is_open(now)
