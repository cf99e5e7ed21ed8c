"""Questionnaires that have been published, and the campaigns that use them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, select, update

from storage import Session
from storage.statements import Row, add, rows_of
from storage.tables import Campaign, CampaignState, Person, PinnedSurvey, PublishedSurvey


class Edition(NamedTuple):
    """A published version, without its bytes."""

    id: int
    code: str
    version: int
    fingerprint: str
    title: str
    official: bool
    questions: int
    source_name: str
    published_at: datetime
    withdrawn_at: datetime | None
    by: str | None
    """The name of who published it."""


class Source(NamedTuple):
    """The file that it was published from."""

    name: str
    content: bytes


class UsedBy(NamedTuple):
    """A campaign that asks a survey."""

    campaign_id: int
    title: str
    state: CampaignState
    code: str
    version: int
    fingerprint: str


_TABLE, _PEOPLE = rows_of(PublishedSurvey), rows_of(Person)
_OWN = Edition._fields[:-1]


def _editions() -> Select[Any]:
    return (
        select(*(_TABLE.c[name] for name in _OWN), _PEOPLE.c.name)
        .join_from(_TABLE, _PEOPLE, _PEOPLE.c.id == _TABLE.c.published_by_id, isouter=True)
        .order_by(_TABLE.c.code, _TABLE.c.version.desc())
    )


def every(session: Session) -> list[Edition]:
    """By code, the newest version first; also those that were withdrawn."""
    return [Edition._make(row) for row in session.connection().execute(_editions())]


def of_code(session: Session, code: str) -> list[Edition]:
    """The newest first."""
    found = _editions().where(_TABLE.c.code == code)
    return [Edition._make(row) for row in session.connection().execute(found)]


def find(session: Session, published_id: int, *, to_change: bool = False) -> Edition | None:
    found = _editions().where(_TABLE.c.id == published_id)
    if to_change:
        found = found.with_for_update(of=_TABLE)
    row = session.connection().execute(found).first()
    return None if row is None else Edition._make(row)


def text_of(session: Session, published_id: int) -> str:
    found = select(_TABLE.c.text).where(_TABLE.c.id == published_id)
    return str(session.connection().execute(found).scalar_one())


def source_of(session: Session, published_id: int) -> Source:
    found = select(_TABLE.c.source_name, _TABLE.c.source).where(_TABLE.c.id == published_id)
    return Source._make(session.connection().execute(found).one())


def scenarios_of(session: Session, published_id: int) -> list[tuple[str, str]]:
    """Name and text of each."""
    found = select(_TABLE.c.scenarios).where(_TABLE.c.id == published_id)
    return [(name, text) for name, text in session.connection().execute(found).scalar_one()]


def keep(session: Session, row: Row) -> None:
    add(session, PublishedSurvey, row)


def withdraw(session: Session, published_id: int, at: datetime | None) -> None:
    """Without a moment it is offered again."""
    this = update(_TABLE).where(_TABLE.c.id == published_id)
    session.connection().execute(this.values(withdrawn_at=at))


def used(session: Session, fingerprints: Sequence[str] | None = None) -> list[UsedBy]:
    """The campaigns, of all surveys or of these; the newest first."""
    campaigns, pinned = rows_of(Campaign), rows_of(PinnedSurvey)
    columns = campaigns.c.id, campaigns.c.title, campaigns.c.state
    found = (
        select(*columns, pinned.c.code, pinned.c.version, pinned.c.fingerprint)
        .join_from(campaigns, pinned, pinned.c.fingerprint == campaigns.c.fingerprint)
        .order_by(campaigns.c.opens_at.desc(), campaigns.c.id.desc())
    )
    if fingerprints is not None:
        found = found.where(pinned.c.fingerprint.in_(fingerprints))
    return [UsedBy._make(row) for row in session.connection().execute(found)]
