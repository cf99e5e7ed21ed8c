"""Invitations as they are handed over: where each stands, and the link of one that waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.access import may_oversee, seen_paths
from domain.acting import Actor
from domain.errors import NotFound
from domain.inviting import for_eyes_of
from domain.paging import Portion, cut
from storage import Session, invitations
from storage.facts import BOT_USERNAME, fact
from storage.invitations import EXPIRED, REVOKED, USED, WAITING, Listed


class Stand(StrEnum):
    WAITING = WAITING
    USED = USED
    REVOKED = REVOKED
    EXPIRED = EXPIRED


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


@dataclass(frozen=True, slots=True)
class Sought:
    """Which invitations of all."""

    search: str = ""
    """In the names of people and organisations, and in codes."""
    stand: Stand | None = None


def handed_out(
    session: Session, by: Actor, now: datetime, sought: Sought, page: int | None = 1
) -> Portion[Handed]:
    """Those of the organisations that the actor oversees, the newest first."""
    stand = sought.stand or ""
    ids = invitations.ids(session, seen_paths(by), now, sought.search, stand)

    def fetch(here: Sequence[int]) -> list[Handed]:
        listed = invitations.listed_with(session, here)
        return [Handed(for_eyes_of(by, each), stand_of(each, now)) for each in listed]

    return cut(ids, page, fetch)


def count_waiting(session: Session, by: Actor, now: datetime, made_before: datetime) -> int:
    """How many were made before that moment and still wait."""
    return invitations.count_waiting(session, seen_paths(by), now, made_before)


def to_hand(session: Session, by: Actor, now: datetime, invitation_id: int) -> ToHand:
    """One of those; until the bot has run once its name is unknown and there is no link."""
    for each in invitations.listed_with(session, [invitation_id]):
        if may_oversee(by, each.path):
            shown, stand = for_eyes_of(by, each), stand_of(each, now)
            bot = fact(session, BOT_USERNAME)
            ready = bot and shown.code and stand is Stand.WAITING
            return ToHand(shown, stand, f"https://t.me/{bot}?start={shown.code}" if ready else "")
    raise NotFound


def stand_of(invitation: Listed, now: datetime) -> Stand:
    if invitation.used_at is not None:
        return Stand.USED
    if invitation.revoked_at is not None:
        return Stand.REVOKED
    return Stand.EXPIRED if invitation.expires_at <= now else Stand.WAITING
