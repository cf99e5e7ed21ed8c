"""Who is who: people in their roles, and roles taken away."""

from __future__ import annotations

from datetime import datetime

from domain import journal, texts
from domain.access import seen_paths, to_manage
from domain.acting import Actor
from domain.errors import NotFound, NotPossible
from storage import Session, people
from storage.people import Member


def list_people(session: Session, by: Actor, now: datetime, search: str = "") -> list[Member]:
    """Everybody with a role in what the actor oversees, by organisation."""
    return people.members(session, seen_paths(by), search)


def one_member(session: Session, by: Actor, now: datetime, membership_id: int) -> Member:
    """One of them; nobody learns of a role beyond their reach."""
    for member in list_people(session, by, now):
        if member.membership_id == membership_id:
            return member
    raise NotFound


def end_membership(session: Session, by: Actor, now: datetime, membership_id: int) -> None:
    """Take a role away; it is felt at the next press."""
    found = people.membership(session, membership_id)
    if found is None:
        raise NotFound
    membership, organisation = found
    to_manage(by, organisation.path)
    if membership.ended_at is not None:
        raise NotPossible(texts.MEMBERSHIP_ENDED)
    membership.ended_at = now
    session.flush()
    journal.note(
        session,
        by,
        now,
        "role_ended",
        organisation_id=organisation.id,
        person=membership.person_id,
        role=membership.role,
    )
