"""Who is here and can be written to, who stands at the door, and who never came."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, case, exists, or_, select

from storage import Session
from storage.facts import fact
from storage.organisations import folded, within
from storage.people import CONSENT_IN_FORCE
from storage.statements import rows_of
from storage.tables import (
    Arrival,
    Consent,
    Expected,
    Invitation,
    Membership,
    Organisation,
    Person,
    Role,
)


class Spot(NamedTuple):
    """An organisation as it stands in the tree."""

    id: int
    parent_id: int | None
    path: str
    code: str
    short_name: str
    sort: str
    closed: bool

    @property
    def branch(self) -> int:
        """What lies directly below the region: the municipality, as a rule; or the region."""
        _, first, *rest = self.path.split("/", 3)
        return int(rest[0] or first)


NEVER, NO_CONSENT, BLOCKED, CHANGED, FINE = "never", "no_consent", "blocked", "changed", "fine"


class Present(NamedTuple):
    """Somebody in a role, and whether the bot reaches them."""

    organisation_id: int
    role: Role
    name: str
    reach: str
    since: datetime | None
    """None for whoever is reached: most are, and nobody asks."""


class Waiting(NamedTuple):
    """An invitation that stands open, or one that was used by somebody who did not agree."""

    organisation_id: int
    role: Role
    name: str | None
    since: datetime
    listed: bool
    """It is for somebody on the list, who is counted there."""

    @property
    def search(self) -> str:
        return folded(self.name or "")


class OnList(NamedTuple):
    organisation_id: int
    role: Role
    name: str
    search: str
    phone: str | None
    person_id: int | None
    added_at: datetime
    is_here: bool
    """In this very role: they, or whoever came by this line."""


_O, _E, _P, _M = (rows_of(table) for table in (Organisation, Expected, Person, Membership))
_I, _C, _A = (rows_of(table) for table in (Invitation, Consent, Arrival))
_SAME = or_(_E.c.person_id == _P.c.id, _E.c.search == _P.c.search)
"""The person is the one whom the line names."""


def spots(session: Session) -> list[Spot]:
    """Every organisation."""
    columns = (_O.c[name] for name in Spot._fields if name != "closed")
    found = select(*columns, _O.c.closed_at.is_not(None)).order_by(_O.c.id)
    return [Spot._make(row) for row in session.connection().execute(found).all()]


def present(session: Session, paths: Collection[str]) -> list[Present]:
    """Everybody in a role in open organisations of these subtrees."""
    wanted = fact(session, CONSENT_IN_FORCE)
    agrees = exists().where(_C.c.person_id == _P.c.id, _C.c.withdrawn_at.is_(None))
    if wanted:
        agrees = agrees.where(_C.c.version == wanted)
    listed = exists().where(
        _E.c.organisation_id == _M.c.organisation_id,
        _E.c.role == _M.c.role,
        _E.c.struck_at.is_(None),
    )
    told = and_(_P.c.telegram_id.is_not(None), _P.c.unreachable_at.is_(None))
    fine = and_(told, agrees, or_(~listed, listed.where(_SAME)))
    reach = case(
        (fine, FINE),
        (_P.c.telegram_id.is_(None), NEVER),
        (_P.c.unreachable_at.is_not(None), BLOCKED),
        (~agrees, NO_CONSENT),
        else_=CHANGED,
    )
    blocked = and_(_P.c.telegram_id.is_not(None), _P.c.unreachable_at.is_not(None))
    since = case((fine, None), (blocked, _P.c.unreachable_at), else_=_M.c.granted_at)
    found = (
        select(_M.c.organisation_id, _M.c.role, _P.c.name, reach, since)
        .join(_P, _P.c.id == _M.c.person_id)
        .join(_O, _O.c.id == _M.c.organisation_id)
        .where(_M.c.ended_at.is_(None), _P.c.left_at.is_(None), _O.c.closed_at.is_(None))
        .where(within(_O.c.path, paths))
        .order_by(_M.c.id)
    )
    return [Present._make(row) for row in session.connection().execute(found).all()]


def on_list(session: Session, paths: Collection[str]) -> list[OnList]:
    """Everybody on the list there."""
    is_here = (
        exists()
        .where(_M.c.organisation_id == _E.c.organisation_id, _M.c.role == _E.c.role)
        .where(_M.c.ended_at.is_(None), _P.c.id == _M.c.person_id, _P.c.left_at.is_(None), _SAME)
    )
    found = (
        select(*(_E.c[name] for name in OnList._fields if name != "is_here"), is_here)
        .join(_O, _O.c.id == _E.c.organisation_id)
        .where(_E.c.struck_at.is_(None), _O.c.closed_at.is_(None), within(_O.c.path, paths))
        .order_by(_E.c.search, _E.c.id)
    )
    return [OnList._make(row) for row in session.connection().execute(found).all()]


def open_invitations(session: Session, paths: Collection[str], now: datetime) -> list[Waiting]:
    """Those that nobody has used, still good."""
    listed = exists().where(_E.c.invitation_id == _I.c.id)
    found = (
        select(_I.c.organisation_id, _I.c.role, _I.c.name, _I.c.created_at, listed)
        .join(_O, _O.c.id == _I.c.organisation_id)
        .where(
            _I.c.used_at.is_(None),
            _I.c.revoked_at.is_(None),
            _I.c.expires_at > now,
            _O.c.closed_at.is_(None),
            within(_O.c.path, paths),
        )
        .order_by(_I.c.id)
    )
    return [Waiting._make(row) for row in session.connection().execute(found).all()]


def at_the_door(session: Session, paths: Collection[str]) -> list[Waiting]:
    """They said who they are and have not agreed to anything."""
    listed = exists().where(_E.c.invitation_id == _I.c.id)
    found = (
        select(_I.c.organisation_id, _I.c.role, _I.c.name, _A.c.confirmed_at, listed)
        .join(_A, _A.c.invitation_id == _I.c.id)
        .join(_O, _O.c.id == _I.c.organisation_id)
        .where(_A.c.confirmed_at.is_not(None), _I.c.used_by_id.is_(None))
        .where(_O.c.closed_at.is_(None), within(_O.c.path, paths))
        .order_by(_I.c.id)
    )
    return [Waiting._make(row) for row in session.connection().execute(found).all()]
