"""Who is who: people in their roles, and roles taken away."""

from __future__ import annotations

from datetime import datetime

from domain import journal, texts
from domain.access import may_oversee, seen_paths, to_manage
from domain.acting import Actor
from domain.errors import NotFound, NotPossible
from domain.paging import Portion, cut
from storage import Session, people
from storage.people import Member

__all__ = [
    "Member",
    "count_unreachable",
    "end_membership",
    "list_people",
    "one_member",
    "people_page",
]


def list_people(session: Session, by: Actor, now: datetime, search: str = "") -> list[Member]:
    """Everybody with a role in what the actor oversees, by organisation."""
    return people.members(session, seen_paths(by), search)


def people_page(
    session: Session,
    by: Actor,
    now: datetime,
    search: str = "",
    page: int | None = 1,
    *,
    unreachable: bool = False,
) -> Portion[Member]:
    """The same a page at a time, or only those whom the bot cannot reach."""
    ids = people.member_ids(session, seen_paths(by), search, unreachable=unreachable)
    return cut(ids, page, lambda here: people.members_with(session, here))


def count_unreachable(session: Session, by: Actor, now: datetime) -> int:
    """How many people the bot cannot reach."""
    return people.count_unreachable(session, seen_paths(by))


def one_member(session: Session, by: Actor, now: datetime, membership_id: int) -> Member:
    """One of them; nobody learns of a role beyond their reach."""
    for member in people.members_with(session, [membership_id]):
        if may_oversee(by, member.path):
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
