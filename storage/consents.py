"""Consents, the texts consented to, and what is erased when there is none."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update

from storage import Session
from storage.facts import fact, note_fact
from storage.people import CONSENT_IN_FORCE
from storage.statements import add_new
from storage.tables import (
    Arrival,
    Consent,
    ConsentText,
    Conversation,
    Expected,
    Invitation,
    Membership,
    Notice,
    PanelSession,
    Person,
    Received,
    SignIn,
)

NOBODY = 0
"""Stands in the inbox for somebody who is not to be remembered."""


def keep_text(session: Session, version: str, text: str, now: datetime) -> None:
    """Store the text, once, as it is shown."""
    add_new(session, ConsentText, [{"version": version, "text": text, "first_shown_at": now}])


def put_in_force(session: Session, version: str) -> None:
    """From now on everybody is asked for this version."""
    if fact(session, CONSENT_IN_FORCE) != version:
        note_fact(session, CONSENT_IN_FORCE, version)
        session.expire_all()


def give(session: Session, person_id: int, version: str, now: datetime) -> None:
    session.add(Consent(person_id=person_id, version=version, given_at=now))
    session.flush()


def given(session: Session, person_id: int) -> tuple[str, datetime] | None:
    """The text agreed to last, and when."""
    mine = (
        select(ConsentText.text, Consent.given_at)
        .join(ConsentText, ConsentText.version == Consent.version)
        .where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None))
        .order_by(Consent.id.desc())
    )
    row = session.execute(mine.limit(1)).first()
    return row and (row[0], row[1])


def withdraw(session: Session, person_id: int, now: datetime) -> None:
    mine = update(Consent).where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None))
    session.execute(mine.values(withdrawn_at=now))


def forget_stranger(session: Session, telegram_id: int) -> None:
    """Neither where they stood nor that they ever wrote; what waits to be read is read first."""
    session.execute(delete(Conversation).where(Conversation.telegram_id == telegram_id))
    wrote = update(Received).where(
        Received.telegram_id == telegram_id, Received.done_at.is_not(None)
    )
    session.execute(wrote.values(telegram_id=NOBODY, raw=None))


def forget_letters(session: Session, before: datetime) -> None:
    """The same for all who are neither people here nor expected, and silent since then."""
    known = select(Person.telegram_id).where(Person.telegram_id.is_not(None))
    wrote = update(Received).where(
        Received.telegram_id != NOBODY,
        Received.telegram_id.not_in(known),
        Received.telegram_id.not_in(select(Arrival.telegram_id)),
        Received.done_at < before,
    )
    session.execute(wrote.values(telegram_id=NOBODY, raw=None))


def erase(session: Session, person: Person, name: str, now: datetime) -> None:
    """Only the number of the person stays, on the answers of the organisation."""
    if person.telegram_id is not None:
        forget_stranger(session, person.telegram_id)
        session.execute(delete(Arrival).where(Arrival.telegram_id == person.telegram_id))
    mine = update(Membership).where(
        Membership.person_id == person.id, Membership.ended_at.is_(None)
    )
    session.execute(mine.values(ended_at=now))
    unsent = update(Notice).where(Notice.to_id == person.id, Notice.ended_at.is_(None))
    session.execute(unsent.values(ended_at=now, outcome="needless"))
    for table in (PanelSession, SignIn):
        session.execute(delete(table).where(table.person_id == person.id))
    session.execute(update(Invitation).where(Invitation.used_by_id == person.id).values(name=None))
    session.execute(delete(Expected).where(Expected.person_id == person.id))
    person.name, person.search, person.telegram_id, person.left_at = name, "", None, now
    person.phone = None
    session.flush()
