"""Ways into the panel: one-time links and sessions; only hashes of their tokens are kept."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, select, update

from storage import Session
from storage.tables import Membership, PanelSession, Person, Role, SignIn


class Kept(NamedTuple):
    """A session as it stands."""

    person_id: int
    csrf: str
    seen_at: datetime
    expires_at: datetime


def add_link(session: Session, token_hash: str, person_id: int, expires_at: datetime) -> None:
    session.add(SignIn(token_hash=token_hash, person_id=person_id, expires_at=expires_at))
    session.flush()


def link(session: Session, token_hash: str, *, to_use: bool = False) -> SignIn | None:
    """`to_use` keeps a second press from using it at the same moment."""
    found = select(SignIn).where(SignIn.token_hash == token_hash)
    if to_use:
        found = found.with_for_update().execution_options(populate_existing=True)
    return session.scalar(found)


def forget_links(session: Session, before: datetime) -> None:
    """What expired before this moment opens nothing and need not be kept."""
    session.execute(delete(SignIn).where(SignIn.expires_at < before))
    session.execute(delete(PanelSession).where(PanelSession.expires_at < before))


def open_session(session: Session, new: PanelSession) -> None:
    session.add(new)
    session.flush()


def kept(session: Session, token_hash: str, now: datetime) -> Kept | None:
    """The session, unless it has expired or its person has left."""
    found = (
        select(
            PanelSession.person_id,
            PanelSession.csrf,
            PanelSession.seen_at,
            PanelSession.expires_at,
        )
        .join(Person, Person.id == PanelSession.person_id)
        .where(
            PanelSession.token_hash == token_hash,
            PanelSession.expires_at > now,
            Person.left_at.is_(None),
        )
    )
    row = session.execute(found).first()
    return row and Kept(*row)


def prolong(session: Session, token_hash: str, now: datetime, until: datetime) -> None:
    mine = update(PanelSession).where(PanelSession.token_hash == token_hash)
    session.execute(mine.values(seen_at=now, expires_at=until))


def close(session: Session, token_hash: str) -> None:
    session.execute(delete(PanelSession).where(PanelSession.token_hash == token_hash))


def close_all(session: Session, person_id: int) -> None:
    """Links that wait to be used go too."""
    session.execute(delete(PanelSession).where(PanelSession.person_id == person_id))
    session.execute(delete(SignIn).where(SignIn.person_id == person_id))


def admin_without_telegram(session: Session, organisation_id: int) -> int | None:
    """The admin that an earlier link of the command line made here."""
    found = (
        select(Person.id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.organisation_id == organisation_id,
            Membership.role == Role.ADMIN,
            Membership.ended_at.is_(None),
            Person.telegram_id.is_(None),
            Person.left_at.is_(None),
        )
        .order_by(Person.id)
    )
    return session.scalar(found.limit(1))
