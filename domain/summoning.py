"""Invitations for everybody on the list at once, and one made anew when it was lost."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import journal, texts
from domain.access import may_manage
from domain.acting import Actor
from domain.errors import NotAllowed, NotFound, NotPossible
from domain.inviting import DAYS, LONGEST, SECRET_BYTES, revoke_invitation
from domain.organising import managed_organisation
from storage import Session, expected, invitations, organisations
from storage.expected import Awaited
from storage.facts import BOT_USERNAME, fact
from storage.tables import Invitation, Organisation, Role

CARDS_OF_A_FILE = 500
"""The typesetter keeps them all in memory; more come as an archive of several files."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom of the list: below an organisation, and perhaps only in one role."""

    under: str
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What inviting them would do."""

    to_invite: int
    waiting: int
    """Those who have a link that works."""


@dataclass(frozen=True, slots=True)
class Handout:
    """Those with a link that works, to be printed or listed."""

    organisation: Organisation
    people: tuple[Awaited, ...]
    bot: str

    def link(self, each: Awaited) -> str:
        return f"https://t.me/{self.bot}?start={each.code}"


def outlook(session: Session, by: Actor, now: datetime, chosen: Chosen) -> Outlook:
    """How many would get an invitation, and how many have one already."""
    every = _awaited(session, by, chosen)
    waiting = sum(each.is_invited(now) for each in every)
    return Outlook(len(every) - waiting, waiting)


def invite_all(
    session: Session, by: Actor, now: datetime, chosen: Chosen, days: int = DAYS
) -> int:
    """A link for each who has none that works; asked again it makes no second one."""
    if not 1 <= days <= LONGEST:
        raise NotPossible(texts.DAYS_OF_INVITATION, "days")
    organisation = managed_organisation(session, by, chosen.under)
    wanted = [each for each in _awaited(session, by, chosen) if not each.is_invited(now)]
    until = now + timedelta(days=days)
    rows = [
        {
            "code": secrets.token_urlsafe(SECRET_BYTES),
            "organisation_id": each.organisation_id,
            "role": each.role,
            "name": each.name[:100],
            "created_by_id": by.id,
            "created_at": now,
            "expires_at": until,
        }
        for each in wanted
    ]
    expected.invite(session, [(each.id, row) for each, row in zip(wanted, rows, strict=True)])
    if rows:
        about = {"organisation_id": organisation.id, "invitations": len(rows)}
        journal.note(session, by, now, "invited_many", **about)
    return len(rows)


def renew_invitation(
    session: Session, by: Actor, now: datetime, invitation_id: int, days: int = DAYS
) -> Invitation:
    """A new code for the same person; the old link stops working."""
    standing = invitations.by_id(session, invitation_id, to_change=True)
    if standing is None:
        raise NotFound
    before, organisation = standing
    if not may_manage(by, organisation.path):
        raise NotAllowed
    if before.used_at is not None:
        raise NotPossible(texts.INVITATION_USED)
    if organisation.closed_at is not None:
        raise NotPossible(texts.ORGANISATION_CLOSED.format(name=organisation.short_name))
    revoke_invitation(session, by, now, invitation_id)
    new = Invitation(
        code=secrets.token_urlsafe(SECRET_BYTES),
        organisation_id=organisation.id,
        role=before.role,
        name=before.name,
        created_by_id=by.id,
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    invitations.add(session, new)
    expected.reattach(session, before.id, new.id)
    about = {"organisation_id": organisation.id, "invitation": new.id, "role": new.role}
    journal.note(session, by, now, "invitation_renewed", **about)
    return new


def handout(session: Session, by: Actor, now: datetime, organisation_id: int) -> Handout:
    """Everybody below with a link that works; refused until the bot's name is known."""
    organisation = organisations.get(session, organisation_id)
    if organisation is None:
        raise NotFound
    managed_organisation(session, by, organisation.code)
    bot = fact(session, BOT_USERNAME)
    if not bot:
        raise NotPossible(texts.BOT_UNKNOWN)
    every = expected.awaited(session, organisation.path)
    return Handout(organisation, tuple(each for each in every if each.is_invited(now)), bot)


def in_several_files(session: Session, organisation: Organisation, now: datetime) -> bool:
    """A region by municipalities, many people in parts."""
    every = expected.awaited(session, organisation.path)
    return organisation.parent_id is None or (
        sum(each.is_invited(now) for each in every) > CARDS_OF_A_FILE
    )


def _awaited(session: Session, by: Actor, chosen: Chosen) -> Sequence[Awaited]:
    organisation = managed_organisation(session, by, chosen.under)
    return expected.awaited(session, organisation.path, chosen.role)
