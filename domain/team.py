"""Who fills in for one organisation: those in charge, their deputies, executors of sections."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain import access, journal
from domain import team_texts as words
from domain.acting import Actor
from domain.errors import NotAllowed, NotFound, NotPossible
from domain.filling.charts import chart_of
from domain.inviting import make_invitation, revoke_invitation
from domain.roster import end_role, one_member
from storage import Session, invitations, keeping, organisations, people, teams
from storage.facts import BOT_USERNAME, fact
from storage.people import Member
from storage.tables import Organisation, Role
from storage.teams import Asked, Invited, Mate


@dataclass(frozen=True, slots=True)
class Part:
    """A section that an executor may be given."""

    key: str
    """`survey/section`"""
    label: str
    campaign_id: int
    number: int
    """Of the section, as buttons call it."""
    campaign: str


@dataclass(frozen=True, slots=True)
class Team:
    organisation_id: int
    organisation: str
    zone: str
    mates: tuple[Mate, ...]
    invited: tuple[Invited, ...]
    parts: tuple[Part, ...]
    me: int | None
    may_lead: bool
    """May call deputies and executors, and dismiss them."""

    def labels(self, keys: list[str] | None) -> list[str]:
        """Sections in words; those of campaigns that are over say nothing."""
        named = {part.key: part.label for part in self.parts}
        return [named[key] for key in keys or () if key in named]

    def mate(self, membership_id: int) -> Mate:
        for each in self.mates:
            if each.membership_id == membership_id:
                return each
        raise NotFound

    def invitation(self, number: int) -> Invited:
        for each in self.invited:
            if each.invitation_id == number:
                return each
        raise NotFound


class Given(NamedTuple):
    """A section that an executor is given, or not any more."""

    who: int
    """Their membership; below 0 an invitation."""
    campaign_id: int
    number: int
    on: bool


@dataclass(frozen=True, slots=True)
class Called:
    """An invitation to help, with its link."""

    id: int
    role: Role
    organisation: str
    link: str
    expires_at: datetime


def team(session: Session, by: Actor, now: datetime, organisation_id: int) -> Team:
    """For those who fill in here, and for admins."""
    place = _place(session, by, organisation_id)
    leads = _may_lead(by, place)
    return Team(
        organisation_id=place.id,
        organisation=place.short_name,
        zone=place.local_zone,
        mates=tuple(teams.mates(session, place.id)),
        invited=tuple(teams.invited(session, place.id, now)) if leads else (),
        parts=_parts(session, place.id),
        me=by.id,
        may_lead=leads,
    )


@dataclass(frozen=True, slots=True)
class MemberPage:
    """Somebody in a role, as the panel shows them."""

    member: Member
    mate: Mate | None
    """None for those who fill in nothing."""
    stands_in: str
    others: tuple[tuple[str, str], ...]
    """Who could stand in: ids and names."""
    parts: tuple[Part, ...]
    given: frozenset[str]
    phone: str
    zone: ZoneInfo
    last_day: str
    may_manage: bool


def member_page(session: Session, by: Actor, now: datetime, membership_id: int) -> MemberPage:
    member = one_member(session, by, now, membership_id)
    view = team(session, by, now, member.organisation_id)
    mate = next((e for e in view.mates if e.membership_id == membership_id), None)
    zone = ZoneInfo(view.zone)
    others = {
        str(e.person_id): e.name
        for e in view.mates
        if e.reachable and e.away_until is None and e.person_id != member.person_id
    }
    stands_in = dict.fromkeys(e.name for e in view.mates if e.for_id == member.person_id)
    last = member.until and member.until.astimezone(zone) - timedelta(seconds=1)
    manages = access.may_manage(by, member.path)
    return MemberPage(
        member=member,
        mate=mate,
        stands_in=", ".join(stands_in),
        others=tuple(others.items()),
        parts=view.parts,
        given=frozenset((mate and mate.parts) or ()),
        phone=(keeping.phone_of(session, member.person_id) or "") if manages else "",
        zone=zone,
        last_day=last.date().isoformat() if last else "",
        may_manage=manages,
    )


def call_helper(
    session: Session, by: Actor, now: datetime, organisation_id: int, role: Role
) -> Called:
    """A personal link for a deputy or an executor; sections are ticked afterwards."""
    place = _place(session, by, organisation_id)
    if role not in access.HELPING or not _may_lead(by, place):
        raise NotAllowed
    if place.closed_at is not None:
        raise NotPossible(words.CLOSED)
    made = make_invitation(session, by, now, place, role)
    bot = fact(session, BOT_USERNAME)
    link = f"https://t.me/{bot}?start={made.code}" if bot else ""
    return Called(made.id, made.role, place.short_name, link, made.expires_at)


def give_part(session: Session, by: Actor, now: datetime, part: Given) -> None:
    """Let a section be an executor's, or not, whatever it is now."""
    place, given = _executor(session, by, part.who)
    wanted = (part.campaign_id, part.number)
    known = {(e.campaign_id, e.number): e.key for e in _parts(session, place.id)}
    if wanted not in known:
        raise NotFound
    key = known[wanted]
    keys = [each for each in given if each != key] + [key] * part.on
    keep_parts(session, by, now, part.who, keys)


def keep_parts(session: Session, by: Actor, now: datetime, who: int, keys: list[str]) -> None:
    """All sections of an executor at once."""
    place, given = _executor(session, by, who)
    known = {part.key for part in _parts(session, place.id)} | set(given)
    if not set(keys) <= known:
        raise NotFound
    wanted = list(dict.fromkeys(keys))
    if set(wanted) == set(given):
        return
    if who < 0:
        teams.change_invitation(session, -who, wanted)
    else:
        teams.change(session, who, parts=wanted)
    about = {"organisation_id": place.id, "sections": len(wanted)}
    journal.note(session, by, now, "sections_given", **about)


def dismiss(session: Session, by: Actor, now: datetime, who: int) -> int:
    """A deputy or an executor helps no more; an invitation is worth nothing. Returns where."""
    if who < 0:
        standing = invitations.by_id(session, -who)
        if standing is None or standing.invitation.role not in access.HELPING:
            raise NotFound
        _to_lead(by, standing.organisation)
        revoke_invitation(session, by, now, -who, leading=True)
        return standing.organisation.id
    found = people.membership(session, who)
    if found is None or found[0].role not in access.HELPING:
        raise NotFound
    membership, place = found
    _to_lead(by, place)
    end_role(session, by, now, membership, place)
    return place.id


def _executor(session: Session, by: Actor, who: int) -> tuple[Organisation, list[str]]:
    """Where they are, and the sections that they have."""
    if who < 0:
        standing = invitations.by_id(session, -who, to_change=True)
        if standing is None or standing.invitation.role is not Role.EXECUTOR:
            raise NotFound
        _to_lead(by, standing.organisation)
        return standing.organisation, list(standing.invitation.parts or ())
    found = people.membership(session, who)
    if found is None or found[0].role is not Role.EXECUTOR or found[0].ended_at is not None:
        raise NotFound
    _to_lead(by, found[1])
    return found[1], list(found[0].parts or ())


def _place(session: Session, by: Actor, organisation_id: int) -> Organisation:
    place = organisations.get(session, organisation_id)
    if place is None:
        raise NotFound
    if not access.may_fill_here(by, place.path) and not access.may_oversee(by, place.path):
        raise NotFound
    return place


def _may_lead(by: Actor, place: Organisation) -> bool:
    return access.may_lead(by, place.path) or access.may_manage(by, place.path)


def _to_lead(by: Actor, place: Organisation) -> None:
    if not _may_lead(by, place):
        raise NotFound


def _parts(session: Session, organisation_id: int) -> tuple[Part, ...]:
    return tuple(
        part for asked in teams.asked(session, organisation_id) for part in _of(session, asked)
    )


def _of(session: Session, asked: Asked) -> list[Part]:
    chart = chart_of(session, asked.fingerprint, asked.edition)
    code = chart.survey.code
    return [
        Part(
            f"{code}/{each.section.code}",
            each.section.label,
            asked.campaign_id,
            each.number,
            asked.title,
        )
        for each in chart.mechanisms
    ]
