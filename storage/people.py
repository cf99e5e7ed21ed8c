"""People, what they may do where, and whether they can be reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, cast

from sqlalchemy import bindparam, select, update

from storage import Session
from storage.statements import rows_of
from storage.tables import Consent, Fact, Membership, Organisation, Person, Role

CONSENT_IN_FORCE = "consent_version"
"""The fact that names the version of the consent text that everybody must have agreed to."""


class Known(NamedTuple):
    """A person with one of their roles; without roles there is one row of it, all None there."""

    id: int
    name: str
    telegram_id: int | None
    consent: str | None
    """The version given last and not withdrawn."""
    wanted: str | None
    """The version in force."""
    organisation_id: int | None
    path: str
    role: Role


_PEOPLE, _MEMBERSHIPS = rows_of(Person), rows_of(Membership)
_ORGANISATIONS, _CONSENTS, _FACTS = rows_of(Organisation), rows_of(Consent), rows_of(Fact)
_GIVEN = (
    select(_CONSENTS.c.version)
    .where(_CONSENTS.c.person_id == _PEOPLE.c.id, _CONSENTS.c.withdrawn_at.is_(None))
    .order_by(_CONSENTS.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_WANTED = select(_FACTS.c.value).where(_FACTS.c.name == CONSENT_IN_FORCE).scalar_subquery()
_MINE = (_MEMBERSHIPS.c.person_id == _PEOPLE.c.id) & _MEMBERSHIPS.c.ended_at.is_(None)
_KNOWN = (
    select(
        _PEOPLE.c.id,
        _PEOPLE.c.name,
        _PEOPLE.c.telegram_id,
        _GIVEN.label("consent"),
        _WANTED.label("wanted"),
        _MEMBERSHIPS.c.organisation_id,
        _ORGANISATIONS.c.path,
        _MEMBERSHIPS.c.role,
    )
    .select_from(_PEOPLE)
    .outerjoin(_MEMBERSHIPS, _MINE)
    .outerjoin(_ORGANISATIONS, _ORGANISATIONS.c.id == _MEMBERSHIPS.c.organisation_id)
    .where(_PEOPLE.c.left_at.is_(None))
    .order_by(_MEMBERSHIPS.c.id)
)
_BY_TELEGRAM_ID = _KNOWN.where(_PEOPLE.c.telegram_id == bindparam("whose"))
_BY_ID = _KNOWN.where(_PEOPLE.c.id == bindparam("whose"))
_BLOCKED = (
    update(_PEOPLE)
    .where(_PEOPLE.c.id == bindparam("whose"), _PEOPLE.c.unreachable_at.is_(None))
    .values(unreachable_at=bindparam("now"))
)
_BACK = (
    update(_PEOPLE)
    .where(_PEOPLE.c.telegram_id == bindparam("whose"), _PEOPLE.c.unreachable_at.is_not(None))
    .values(unreachable_at=None)
)


def by_telegram_id(session: Session, telegram_id: int) -> Sequence[Known]:
    """One row for each role; no rows for a stranger. The hot path of every press."""
    rows = session.connection().execute(_BY_TELEGRAM_ID, {"whose": telegram_id}).all()
    return cast("Sequence[Known]", rows)


def by_id(session: Session, person_id: int) -> Sequence[Known]:
    """The same for somebody known by their number here."""
    rows = session.connection().execute(_BY_ID, {"whose": person_id}).all()
    return cast("Sequence[Known]", rows)


def mark_unreachable(session: Session, person_id: int, now: datetime) -> None:
    """Telegram says that they have blocked the bot or are gone."""
    session.connection().execute(_BLOCKED, {"whose": person_id, "now": now})


def mark_reachable(session: Session, telegram_id: int) -> None:
    """They have written again."""
    session.connection().execute(_BACK, {"whose": telegram_id})
