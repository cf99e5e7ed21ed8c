"""A school joins another: first what it would leave, then each of its open forms decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain import texts
from domain.access import to_manage
from domain.acting import Actor
from domain.errors import NotPossible
from domain.journal import note
from domain.organising import close_organisation, managed_organisation, open_organisation
from domain.rescoring import rescore_forms
from storage import Session, campaigns, reminders, uniting
from storage.reminders import News
from storage.tables import Organisation
from storage.uniting import Left, Unfinished


class Fate(StrEnum):
    """What becomes of a form that nobody has submitted."""

    MOVE = "move"
    """To the organisation that is joined, with its answers and documents."""
    CANCEL = "cancel"
    """Locked at once; its answers stay to be read, and it can be reopened."""


@dataclass(frozen=True, slots=True)
class Parting:
    """What an admin reads before a school joins another."""

    organisation: Organisation
    into: Organisation
    forms: tuple[Unfinished, ...]
    left: Left


def look_at_joining(session: Session, by: Actor, now: datetime, code: str, into: str) -> Parting:
    """Its open forms, people and documents; whoever looks manages both."""
    organisation = open_organisation(session, by, code)
    other = open_organisation(session, by, into)
    if other.path.startswith(organisation.path):
        raise NotPossible(texts.JOINS_ITSELF, "into")
    forms = uniting.unfinished(session, organisation.id, other.id)
    return Parting(organisation, other, tuple(forms), uniting.left(session, organisation.id, now))


def join_organisation(
    session: Session,
    by: Actor,
    now: datetime,
    code: str,
    into: str,
    *,
    fates: Mapping[int, Fate],
) -> Organisation:
    """It closes as a part of the other; history and documents stay where they can be read."""
    seen = look_at_joining(session, by, now, code, into)
    _refuse_what_cannot_be(by, seen, fates)
    moved = [each for each in seen.forms if fates[each.form_id] is Fate.MOVE]
    ended = [each.form_id for each in seen.forms if fates[each.form_id] is Fate.CANCEL]
    organisation_id, into_id = seen.organisation.id, seen.into.id
    name = seen.into.short_name
    for each in moved:
        uniting.carry_form(session, each.form_id, organisation_id, into_id)
        _rescore(session, each, now)
    uniting.lock_forms(session, ended, now, texts.FORM_CANCELLED.format(name=name))
    organisation = close_organisation(session, by, now, code)
    organisation.joined_id = into_id
    session.flush()
    _tell(session, seen, moved, now)
    for each in seen.forms:
        what = "form_carried" if each in moved else "form_cancelled"
        about = {"campaign_id": each.campaign_id, "form_id": each.form_id}
        note(session, by, now, what, organisation_id=organisation_id, into=into_id, **about)
    note(
        session,
        by,
        now,
        "organisation_joined",
        organisation_id=organisation_id,
        into=into_id,
        forms=len(seen.forms),
    )
    return managed_organisation(session, by, code)


def _refuse_what_cannot_be(by: Actor, seen: Parting, fates: Mapping[int, Fate]) -> None:
    for each in seen.forms:
        if each.form_id not in fates:
            raise NotPossible(texts.FATES_MISSING)
        to_manage(by, each.path)
        if each.taken and fates[each.form_id] is Fate.MOVE:
            name = seen.into.short_name
            raise NotPossible(texts.CANNOT_CARRY.format(name=name, campaign=each.campaign))


def _tell(session: Session, seen: Parting, moved: Sequence[Unfinished], now: datetime) -> None:
    """Those who filled in there, and those who go on with what they have begun."""
    name, into = seen.organisation.short_name, seen.into.short_name
    said = [texts.UNITED.format(name=name, into=into)]
    for each in seen.forms:
        became = texts.UNITED_CARRIED if each in moved else texts.UNITED_CANCELLED
        said.append(became.format(campaign=each.campaign, into=into))
    uniting.tell(session, seen.organisation.id, "\n\n".join([*said, texts.UNITED_KEPT]), now)
    reason = texts.UNITED.format(name=name, into=into)
    for each in moved:
        reminders.tell(session, News(each.form_id, uniting.CARRIED, {"reason": reason}), now)


def _rescore(session: Session, moved: Unfinished, now: datetime) -> None:
    """What was compared with the old place is compared with the new one."""
    placed = campaigns.placed(session, moved.form_id)
    if placed is not None:
        rescore_forms(session, placed.campaign, now, placed.organisation.path)
