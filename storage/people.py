"""People, what they may do where, and whether they can be reached."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Select, bindparam, func, insert, select, update

from storage import Session
from storage.organisations import folded, within
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
    parts: list[str] | None


class Member(NamedTuple):
    """A person in a role, as a list shows them."""

    membership_id: int
    person_id: int
    name: str
    role: Role
    organisation_id: int
    organisation: str
    organisation_code: str
    path: str
    granted_at: datetime
    consented_at: datetime | None
    has_telegram: bool
    unreachable_at: datetime | None
    until: datetime | None = None
    away_until: datetime | None = None
    for_id: int | None = None
    closed_at: datetime | None = None
    """When the organisation closed."""


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
        _MEMBERSHIPS.c.parts,
    )
    .select_from(_PEOPLE)
    .outerjoin(_MEMBERSHIPS, _MINE)
    .outerjoin(_ORGANISATIONS, _ORGANISATIONS.c.id == _MEMBERSHIPS.c.organisation_id)
    .where(_PEOPLE.c.left_at.is_(None))
    .order_by(_MEMBERSHIPS.c.id)
)
_BY_TELEGRAM_ID = _KNOWN.where(_PEOPLE.c.telegram_id == bindparam("whose"))
_BY_ID = _KNOWN.where(_PEOPLE.c.id == bindparam("whose"))
_MEMBERS = (
    select(
        Membership.id,
        Person.id,
        Person.name,
        Membership.role,
        Organisation.id,
        Organisation.short_name,
        Organisation.code,
        Organisation.path,
        Membership.granted_at,
        select(func.max(Consent.given_at))
        .where(Consent.person_id == Person.id, Consent.withdrawn_at.is_(None))
        .scalar_subquery(),
        Person.telegram_id.is_not(None),
        Person.unreachable_at,
        Membership.until,
        Membership.away_until,
        Membership.for_id,
        Organisation.closed_at,
    )
    .join(Person, Person.id == Membership.person_id)
    .join(Organisation, Organisation.id == Membership.organisation_id)
    .where(Membership.ended_at.is_(None))
    .order_by(Organisation.path, Person.search, Membership.id)
)
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


def agreed(known: Known) -> bool:
    """Whether they have given the consent in force."""
    return known.consent is not None and known.wanted in (None, known.consent)


def get(session: Session, person_id: int) -> Person | None:
    return session.get(Person, person_id)


def person_by_telegram_id(session: Session, telegram_id: int) -> Person | None:
    return session.scalar(select(Person).where(Person.telegram_id == telegram_id))


def add(session: Session, telegram_id: int | None, name: str, now: datetime) -> Person:
    person = Person(telegram_id=telegram_id, name=name, search=folded(name), created_at=now)
    session.add(person)
    session.flush()
    return person


def consent_of(session: Session, person_id: int) -> str | None:
    """The version given last and not withdrawn."""
    mine = select(Consent.version).where(
        Consent.person_id == person_id, Consent.withdrawn_at.is_(None)
    )
    return session.scalar(mine.order_by(Consent.id.desc()).limit(1))


def grant(
    session: Session,
    person_id: int,
    organisation_id: int,
    role: Role,
    now: datetime,
    parts: list[str] | None = None,
) -> bool:
    """Give the role unless they have it of their own; say whether it is new."""
    session.flush()
    had = select(Membership.id).where(
        Membership.person_id == person_id,
        Membership.organisation_id == organisation_id,
        Membership.role == role,
        Membership.ended_at.is_(None),
        Membership.for_id.is_(None),
    )
    if session.scalar(had.limit(1)) is not None:
        return False
    row = {
        "person_id": person_id,
        "organisation_id": organisation_id,
        "role": role,
        "granted_at": now,
        "parts": parts,
    }
    session.execute(insert(Membership).values(row))
    return True


def membership(session: Session, membership_id: int) -> tuple[Membership, Organisation] | None:
    found = select(Membership, Organisation).join(
        Organisation, Organisation.id == Membership.organisation_id
    )
    row = session.execute(found.where(Membership.id == membership_id)).first()
    return row and (row[0], row[1])


def members(session: Session, paths: Collection[str], search: str = "") -> list[Member]:
    """Everybody in a role in these subtrees, by organisation; a search folds case and ё."""
    found = _searched(_MEMBERS.where(within(Organisation.path, paths)), search)
    return [Member(*row) for row in session.execute(found)]


def member_ids(
    session: Session, paths: Collection[str], search: str = "", *, unreachable: bool = False
) -> Sequence[int]:
    """The same by the ids of their roles alone, by the names of organisations.

    `unreachable`: only of those whom the bot cannot reach.
    """
    found = _searched(_MEMBERS.where(within(Organisation.path, paths)), search)
    if unreachable:
        found = found.where(Person.unreachable_at.is_not(None))
    ordered = found.with_only_columns(Membership.id).order_by(None)
    ordered = ordered.order_by(Organisation.sort, Organisation.id, Person.search, Membership.id)
    return list(session.execute(ordered).scalars())


def members_with(session: Session, membership_ids: Sequence[int]) -> list[Member]:
    """Those in these roles, in this order; a role that has ended is left out."""
    found = session.execute(_MEMBERS.where(Membership.id.in_(membership_ids)))
    by_id = {row[0]: Member._make(row) for row in found}
    return [by_id[each] for each in membership_ids if each in by_id]


def count_unreachable(session: Session, paths: Collection[str]) -> int:
    """People, not roles."""
    found = _MEMBERS.where(within(Organisation.path, paths), Person.unreachable_at.is_not(None))
    people = found.with_only_columns(Person.id).order_by(None).distinct().subquery()
    return session.scalar(select(func.count()).select_from(people)) or 0


def _searched(found: Select[*tuple[Any, ...]], search: str) -> Select[*tuple[Any, ...]]:
    for word in folded(search).split():
        named = Person.search.contains(word, autoescape=True)
        found = found.where(named | Organisation.search.contains(word, autoescape=True))
    return found


def mark_unreachable(session: Session, person_id: int, now: datetime) -> None:
    """Telegram says that they have blocked the bot or are gone."""
    session.connection().execute(_BLOCKED, {"whose": person_id, "now": now})


def mark_reachable(session: Session, telegram_id: int) -> None:
    """They have written again."""
    session.connection().execute(_BACK, {"whose": telegram_id})
