"""People's own addresses of data; only hashes of their tokens are kept."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, select, update

from storage import Session
from storage.statements import add as add_row
from storage.statements import rows_of
from storage.tables import Campaign, DataLink


class LinkRow(NamedTuple):
    id: int
    person_id: int
    campaign_id: int
    campaign: str
    made_at: datetime
    used_at: datetime | None


_L, _C = rows_of(DataLink), rows_of(Campaign)


def _standing() -> Select[tuple[int, int, int, str, datetime, datetime | None]]:
    return (
        select(_L.c.id, _L.c.person_id, _L.c.campaign_id, _C.c.title, _L.c.made_at, _L.c.used_at)
        .join_from(_L, _C, _L.c.campaign_id == _C.c.id)
        .where(_L.c.revoked_at.is_(None))
    )


def add(
    session: Session, token_hash: str, person_id: int, campaign_id: int, now: datetime
) -> None:
    row = {
        "token_hash": token_hash,
        "person_id": person_id,
        "campaign_id": campaign_id,
        "made_at": now,
    }
    add_row(session, DataLink, row)


def find(session: Session, token_hash: str) -> LinkRow | None:
    """One that has not been revoked."""
    row = session.connection().execute(_standing().where(_L.c.token_hash == token_hash)).first()
    return None if row is None else LinkRow._make(row)


def of_person(session: Session, person_id: int, campaign_id: int | None = None) -> list[LinkRow]:
    found = _standing().where(_L.c.person_id == person_id)
    if campaign_id is not None:
        found = found.where(_L.c.campaign_id == campaign_id)
    rows = session.connection().execute(found.order_by(_L.c.id.desc()))
    return [LinkRow._make(row) for row in rows]


def revoke(session: Session, person_id: int, campaign_id: int, now: datetime) -> int:
    """How many there were."""
    mine = (
        update(_L)
        .where(
            _L.c.person_id == person_id,
            _L.c.campaign_id == campaign_id,
            _L.c.revoked_at.is_(None),
        )
        .values(revoked_at=now)
    )
    return session.connection().execute(mine).rowcount


def note_use(session: Session, link_id: int, now: datetime) -> None:
    session.connection().execute(update(_L).where(_L.c.id == link_id).values(used_at=now))
