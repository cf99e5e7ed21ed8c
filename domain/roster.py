"""Who is who: people in their roles, and roles taken away."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain import journal, team_texts, texts
from domain.access import may_oversee, seen_paths, to_manage
from domain.acting import Actor
from domain.errors import NotFound, NotPossible
from domain.paging import Portion, cut
from storage import Session, people, teams
from storage.people import Member
from storage.tables import Membership, Organisation

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
    end_role(session, by, now, membership, organisation)


def limit_role(
    session: Session, by: Actor, now: datetime, membership_id: int, last: date | None
) -> datetime | bool:
    """The role ends by itself after this day; none: it does not. True when there is no end."""
    found = people.membership(session, membership_id)
    if found is None or found[0].ended_at is not None:
        raise NotFound
    membership, place = found
    to_manage(by, place.path)
    zone = ZoneInfo(place.local_zone)
    if last is not None and last < now.astimezone(zone).date():
        raise NotPossible(team_texts.UNTIL_PAST, "until")
    until = None if last is None else datetime.combine(last + timedelta(days=1), time(), zone)
    teams.change(session, membership_id, until=until)
    about = {"organisation_id": place.id, "person": membership.person_id, "role": membership.role}
    journal.note(session, by, now, "role_limited", **about, until=until)
    return until or True


def end_role(
    session: Session, by: Actor, now: datetime, membership: Membership, organisation: Organisation
) -> None:
    """Whoever may is asked already. Nobody stands in for a role that is no more."""
    person, role, absent = membership.person_id, membership.role, membership.for_id
    for other in [absent] if absent else teams.stands_in_for(session, person, organisation.id):
        teams.end_absence(session, other, organisation.id, now)
    membership.ended_at = now
    session.flush()
    teams.end_standing_in(session, person, organisation.id, now, role)
    teams.let_go(session, absent or person, organisation.id)
    journal.note(
        session,
        by,
        now,
        "role_ended",
        organisation_id=organisation.id,
        person=person,
        role=role,
    )
