"""Signing in to the panel: a one-time link, then a session in the database."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from domain import texts
from domain.access import SEEING
from domain.acting import Actor, act_as, oneself
from domain.errors import NotAllowed, NotPossible, Stranger
from domain.journal import note
from storage import Session, organisations, people, signing
from storage.signing import Kept
from storage.tables import PanelSession, Role

LINK_LASTS = timedelta(minutes=10)
SESSION_LASTS = timedelta(days=30)
PROLONGED_AFTER = timedelta(hours=1)
"""A session slides at most this often: looking at pages must not write each time."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A session has begun. The token is told once and kept nowhere."""

    token: str
    csrf: str
    person_id: int
    seconds: int
    """How long the browser may keep it."""


def make_link(session: Session, by: Actor, now: datetime) -> str:
    """The token of a link that lets the actor in once within ten minutes."""
    if by.id is None or not _may_enter(by):
        raise NotAllowed(texts.NO_PANEL)
    return _new_link(session, by.id, now)


def first_admin_link(session: Session, by: Actor, now: datetime) -> str:
    """The way in before anybody has Telegram here: only for the command line."""
    if not by.is_program:
        raise NotAllowed
    root = organisations.root(session)
    if root is None:
        raise NotPossible(texts.NO_ROOT)
    person_id = signing.admin_without_telegram(session, root.id)
    if person_id is None:
        person_id = people.add(session, None, texts.FIRST_ADMIN, now).id
        people.grant(session, person_id, root.id, Role.ADMIN, now)
        note(session, by, now, "first_admin_made", organisation_id=root.id, person=person_id)
    return _new_link(session, person_id, now)


def look_at_link(session: Session, now: datetime, token: str) -> None:
    """Refuses a link that opens nothing; a good one stays good."""
    _person_of(session, now, token)


def use_link(session: Session, now: datetime, token: str) -> Entered:
    """Use the link up and begin a session."""
    person_id = _person_of(session, now, token, to_use=True)
    key, csrf = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
    begun = PanelSession(
        token_hash=_hash(key),
        person_id=person_id,
        csrf=csrf,
        created_at=now,
        seen_at=now,
        expires_at=now + SESSION_LASTS,
    )
    signing.open_session(session, begun)
    return Entered(key, csrf, person_id, int(SESSION_LASTS.total_seconds()))


def session_of(session: Session, now: datetime, token: str) -> Kept | None:
    """Whose session this is; none when it has ended. Only reads."""
    return signing.kept(session, _hash(token), now)


def needs_prolonging(kept: Kept, now: datetime) -> bool:
    """Whether `prolong` has something to do: not at every page."""
    return now - kept.seen_at >= PROLONGED_AFTER


def prolong(session: Session, now: datetime, token: str) -> None:
    """Thirty days from now."""
    if session_of(session, now, token) is not None:
        signing.prolong(session, _hash(token), now, now + SESSION_LASTS)


def sign_out(session: Session, now: datetime, token: str) -> None:
    signing.close(session, _hash(token))


def sign_out_everywhere(session: Session, now: datetime, person_id: int) -> None:
    """Every session of the person ends, and every link not yet used."""
    signing.close_all(session, person_id)


def _person_of(session: Session, now: datetime, token: str, *, to_use: bool = False) -> int:
    link = signing.link(session, _hash(token), to_use=to_use)
    if link is None or link.used_at is not None or now >= link.expires_at:
        raise NotPossible(texts.LINK_DEAD)
    try:
        actor = act_as(session, link.person_id, now, oneself)
    except Stranger:
        raise NotPossible(texts.LINK_DEAD) from None
    if not _may_enter(actor):
        raise NotAllowed(texts.NO_PANEL)
    if to_use:
        link.used_at = now
    return link.person_id


def _may_enter(actor: Actor) -> bool:
    return any(grant.role in SEEING for grant in actor.grants)


def _new_link(session: Session, person_id: int, now: datetime) -> str:
    signing.forget_links(session, now - timedelta(days=1))
    token = secrets.token_urlsafe(32)
    signing.add_link(session, _hash(token), person_id, now + LINK_LASTS)
    return token


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
