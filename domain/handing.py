"""Invitations as they are handed over: where each stands, and the link of one that waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.acting import Actor
from domain.errors import NotFound
from domain.inviting import list_invitations
from storage import Session
from storage.facts import BOT_USERNAME, fact
from storage.invitations import Listed


class Stand(StrEnum):
    WAITING = "waiting"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Handed:
    """One invitation as a list shows it."""

    invitation: Listed
    stand: Stand


@dataclass(frozen=True, slots=True)
class ToHand:
    """One with its link, if it waits and the actor may give it out."""

    invitation: Listed
    stand: Stand
    link: str


def handed_out(session: Session, by: Actor, now: datetime, search: str = "") -> Sequence[Handed]:
    """Those of the organisations that the actor oversees, the newest first."""
    listed = list_invitations(session, by, now, search)
    return [Handed(each, stand_of(each, now)) for each in listed]


def to_hand(session: Session, by: Actor, now: datetime, invitation_id: int) -> ToHand:
    """One of those; until the bot has run once its name is unknown and there is no link."""
    for each in handed_out(session, by, now):
        if each.invitation.id == invitation_id:
            bot = fact(session, BOT_USERNAME)
            ready = bot and each.invitation.code and each.stand is Stand.WAITING
            link = f"https://t.me/{bot}?start={each.invitation.code}" if ready else ""
            return ToHand(each.invitation, each.stand, link)
    raise NotFound


def stand_of(invitation: Listed, now: datetime) -> Stand:
    if invitation.used_at is not None:
        return Stand.USED
    if invitation.revoked_at is not None:
        return Stand.REVOKED
    return Stand.EXPIRED if invitation.expires_at <= now else Stand.WAITING
