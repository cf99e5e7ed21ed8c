"""A person's own address of a campaign's data, which Excel opens anew whenever it is asked.

Whoever has the address reads what its owner may see now: the rights are looked up at every use.
"""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from domain.acting import Actor
from domain.errors import NotAllowed, NotFound
from domain.journal import note
from domain.overview.campaigns import seen_campaign
from storage import Session, data_links
from storage.data_links import LinkRow

__all__ = ["LinkRow", "make", "mine", "note_use", "owner", "revoke"]

NOTED_EVERY = timedelta(minutes=1)
"""How exactly the last use is known."""


def make(session: Session, by: Actor, now: datetime, campaign_id: int) -> str:
    """Its token, told once and kept nowhere; the address that there was opens nothing any more."""
    seen_campaign(session, by, campaign_id)
    if by.id is None:
        raise NotAllowed
    data_links.revoke(session, by.id, campaign_id, now)
    token = secrets.token_urlsafe(32)
    data_links.add(session, _hash(token), by.id, campaign_id, now)
    note(session, by, now, "data_link_made", campaign_id=campaign_id)
    return token


def revoke(session: Session, by: Actor, now: datetime, campaign_id: int) -> None:
    """One's own, also when one does not oversee the campaign any more."""
    if by.id is None or not data_links.revoke(session, by.id, campaign_id, now):
        raise NotFound
    note(session, by, now, "data_link_revoked", campaign_id=campaign_id)


def mine(
    session: Session, by: Actor, now: datetime, campaign_id: int | None = None
) -> list[LinkRow]:
    """One's own that open something, the newest first."""
    return [] if by.id is None else data_links.of_person(session, by.id, campaign_id)


def owner(session: Session, now: datetime, token: str) -> LinkRow:
    """Whose address it is, and of which campaign; refuses one that has been revoked."""
    found = data_links.find(session, _hash(token))
    if found is None:
        raise NotFound
    return found


def note_use(session: Session, now: datetime, link: LinkRow) -> None:
    if link.used_at is None or now - link.used_at >= NOTED_EVERY:
        data_links.note_use(session, link.id, now)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
