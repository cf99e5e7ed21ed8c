"""Invitations: how a role in an organisation reaches the right person, once."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict, Unpack

from domain import journal, texts
from domain.access import may_manage, seen_paths
from domain.acting import Actor
from domain.errors import NotAllowed, NotFound, NotPossible, Stranger
from domain.organising import open_organisation
from storage import Session, expected, invitations, keeping, people
from storage.invitations import Listed, Standing
from storage.tables import Invitation, Organisation, Role

DAYS = 30
LONGEST = 365
SECRET_BYTES = 16


class Terms(TypedDict, total=False):
    """Whom it is for, if that is known, and for how many days it is good."""

    name: str | None
    days: int


@dataclass(frozen=True, slots=True)
class InvitationView:
    """What stands on the screen of whoever opened the link."""

    organisation: str
    role: Role
    name: str | None
    code: str
    confirmed: bool
    """They have said "Yes, that is me"; what is missing is their consent."""
    already: bool = False
    """They used it up themselves, earlier: nothing is left to confirm."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What "Yes, that is me" led to."""

    organisation: str
    role: Role
    needs_consent: bool
    """If not, the role is theirs from this moment."""


def invite(
    session: Session,
    by: Actor,
    now: datetime,
    role: Role,
    organisation_code: str,
    **terms: Unpack[Terms],
) -> Invitation:
    """Make a link's code: single use, good for 30 days unless said otherwise."""
    organisation = open_organisation(session, by, organisation_code)
    return make_invitation(session, by, now, organisation, role, **terms)


def make_invitation(
    session: Session,
    by: Actor,
    now: datetime,
    organisation: Organisation,
    role: Role,
    **terms: Unpack[Terms],
) -> Invitation:
    """For whoever may: asked already."""
    days = terms.get("days", DAYS)
    if not 1 <= days <= LONGEST:
        raise NotPossible(texts.DAYS_OF_INVITATION)
    new = Invitation(
        code=secrets.token_urlsafe(SECRET_BYTES),
        organisation_id=organisation.id,
        role=Role(role),
        name=" ".join((terms.get("name") or "").split())[:100] or None,
        created_by_id=by.id,
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    invitations.add(session, new)
    if new.name:
        expected.attach(session, new)
    journal.note(
        session,
        by,
        now,
        "invited",
        organisation_id=organisation.id,
        role=new.role,
        invitation=new.id,
    )
    return new


def revoke_invitation(
    session: Session, by: Actor, now: datetime, invitation_id: int, *, leading: bool = False
) -> None:
    """Make an unused link worthless; `leading`: whoever may is asked already."""
    standing = invitations.by_id(session, invitation_id, to_change=True)
    if standing is None:
        raise NotFound
    if not leading and not may_manage(by, standing.organisation.path):
        raise NotAllowed
    if standing.invitation.used_at is not None:
        raise NotPossible(texts.INVITATION_USED)
    if standing.invitation.revoked_at is None:
        standing.invitation.revoked_at = now
        journal.note(
            session,
            by,
            now,
            "invitation_revoked",
            organisation_id=standing.organisation.id,
            invitation=invitation_id,
        )


def list_invitations(
    session: Session, by: Actor, now: datetime, search: str = ""
) -> Sequence[Listed]:
    """Those of the organisations that the actor oversees; codes only for who may give them out."""
    listed = invitations.listed(session, seen_paths(by), search)
    return [for_eyes_of(by, each) for each in listed]


def for_eyes_of(by: Actor, each: Listed) -> Listed:
    """Only who may give an invitation out sees its code."""
    return each if may_manage(by, each.path) else each._replace(code="")


def look_at_invitation(
    session: Session, telegram_id: int, now: datetime, code: str
) -> InvitationView:
    """What the link is for. Looking uses nothing up, but the person stands before it now."""
    standing = invitations.by_code(session, code.strip())
    if standing is None:
        raise NotFound(texts.INVITATION_UNKNOWN)
    before = invitations.arrival_of(session, telegram_id)
    if before is not None and before.invitation_id == standing.invitation.id:
        if before.confirmed_at is not None:
            return _view(standing, confirmed=True)
    elif _used_by(session, telegram_id, standing):
        return _view(standing, confirmed=False, already=True)
    _refuse_if_worthless(standing, now)
    turn_away(session, telegram_id)
    invitations.arrive(session, telegram_id, standing.invitation.id, now)
    return _view(standing, confirmed=False)


def arrival(session: Session, telegram_id: int, now: datetime) -> InvitationView | None:
    """The invitation that this person stands before; none when it is worth nothing any more."""
    before = invitations.arrival_of(session, telegram_id)
    if before is None:
        return None
    standing = invitations.by_id(session, before.invitation_id)
    if standing is None:
        return None
    confirmed = before.confirmed_at is not None
    if not confirmed and _worthless(standing, now) is not None:
        return None
    return _view(standing, confirmed=confirmed)


def confirm(session: Session, telegram_id: int, now: datetime) -> Confirmed:
    """Yes, that is me: uses the invitation up; whoever has consented has the role at once."""
    before = invitations.arrival_of(session, telegram_id)
    known = people.by_telegram_id(session, telegram_id)
    if before is None:
        raise NotPossible(texts.INVITATION_GONE) if known else Stranger()
    standing = invitations.by_id(session, before.invitation_id, to_change=True)
    if standing is None:
        raise NotFound(texts.INVITATION_UNKNOWN)
    agreed = bool(known) and people.agreed(known[0])
    if before.confirmed_at is None:
        _refuse_if_worthless(standing, now)
        standing.invitation.used_at = now
        before.confirmed_at = now
    if agreed:
        let_in(session, known[0].id, now, standing.invitation)
        invitations.leave(session, before)
    return Confirmed(
        standing.organisation.short_name, standing.invitation.role, needs_consent=not agreed
    )


def turn_away(session: Session, telegram_id: int) -> None:
    """That is not me, or no consent: the invitation is free for the right person."""
    before = invitations.arrival_of(session, telegram_id)
    if before is not None:
        if before.confirmed_at is not None:
            invitations.free(session, before.invitation_id)
        invitations.leave(session, before)


def confirmed_arrival(session: Session, telegram_id: int) -> Standing | None:
    """The invitation that this person has used up and not yet entered by."""
    before = invitations.arrival_of(session, telegram_id)
    if before is None or before.confirmed_at is None:
        return None
    return invitations.by_id(session, before.invitation_id, to_change=True)


def forget_arrival(session: Session, telegram_id: int) -> None:
    """They are in: nobody stands at the door any more."""
    before = invitations.arrival_of(session, telegram_id)
    if before is not None:
        invitations.leave(session, before)


def let_in(session: Session, person_id: int, now: datetime, invitation: Invitation) -> None:
    """Give the role, once."""
    invitation.used_by_id = person_id
    expected.came(session, invitation.id, person_id)
    granted = people.grant(
        session, person_id, invitation.organisation_id, invitation.role, now, invitation.parts
    )
    keeping.first_phone(session, person_id, invitation.id)
    if granted:
        journal.write(
            session,
            person_id,
            now,
            "role_granted",
            organisation_id=invitation.organisation_id,
            role=invitation.role,
            person=person_id,
            invitation=invitation.id,
        )


def _used_by(session: Session, telegram_id: int, standing: Standing) -> bool:
    used_by = standing.invitation.used_by_id
    person = people.person_by_telegram_id(session, telegram_id)
    return used_by is not None and person is not None and person.id == used_by


def _refuse_if_worthless(standing: Standing, now: datetime) -> None:
    reason = _worthless(standing, now)
    if reason is not None:
        raise NotPossible(reason)


def _worthless(standing: Standing, now: datetime) -> str | None:
    invitation, organisation = standing
    if invitation.revoked_at is not None:
        return texts.INVITATION_REVOKED
    if invitation.used_at is not None:
        return texts.INVITATION_USED
    if now >= invitation.expires_at:
        return texts.INVITATION_EXPIRED
    if organisation.closed_at is not None:
        return texts.ORGANISATION_CLOSED.format(name=organisation.short_name)
    return None


def _view(standing: Standing, *, confirmed: bool, already: bool = False) -> InvitationView:
    invitation, organisation = standing
    return InvitationView(
        organisation=organisation.short_name,
        role=invitation.role,
        name=invitation.name,
        code=invitation.code,
        confirmed=confirmed,
        already=already,
    )
