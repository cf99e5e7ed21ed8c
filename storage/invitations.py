"""Invitations, and the strangers who stand before one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, case, func, select, update

from storage import Session
from storage.organisations import folded, within
from storage.statements import put
from storage.tables import Arrival, Invitation, Organisation, Role

USED, REVOKED, EXPIRED, WAITING = "used", "revoked", "expired", "waiting"


class Standing(NamedTuple):
    """An invitation as it stands, with the organisation that it is for."""

    invitation: Invitation
    organisation: Organisation


class Listed(NamedTuple):
    """A line of the list of invitations."""

    id: int
    code: str
    organisation: str
    organisation_code: str
    path: str
    role: Role
    name: str | None
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


_STANDING = select(Invitation, Organisation).join(
    Organisation, Organisation.id == Invitation.organisation_id
)
_LISTED = (
    select(
        Invitation.id,
        Invitation.code,
        Organisation.short_name,
        Organisation.code,
        Organisation.path,
        Invitation.role,
        Invitation.name,
        Invitation.created_at,
        Invitation.expires_at,
        Invitation.used_at,
        Invitation.revoked_at,
    )
    .join(Organisation, Organisation.id == Invitation.organisation_id)
    .order_by(Invitation.id.desc())
)


def add(session: Session, invitation: Invitation) -> Invitation:
    session.add(invitation)
    session.flush()
    return invitation


def by_code(session: Session, code: str) -> Standing | None:
    row = session.execute(_STANDING.where(Invitation.code == code)).first()
    return row and Standing(*row)


def by_id(session: Session, invitation_id: int, *, to_change: bool = False) -> Standing | None:
    """`to_change` keeps a neighbour from using it up at the same moment."""
    found = _STANDING.where(Invitation.id == invitation_id)
    if to_change:
        found = found.with_for_update(of=Invitation).execution_options(populate_existing=True)
    row = session.execute(found).first()
    return row and Standing(*row)


def listed(session: Session, paths: Collection[str], search: str = "") -> Sequence[Listed]:
    """Those of these subtrees, the newest first."""
    found = _LISTED.where(within(Organisation.path, paths))
    for word in folded(search).split():
        found = found.where(Organisation.search.contains(word, autoescape=True))
    return [Listed(*row) for row in session.execute(found)]


def ids(
    session: Session, paths: Collection[str], now: datetime, search: str = "", stand: str = ""
) -> list[int]:
    """The same by their ids alone, or only those that stand so; looks into given names too."""
    found = _LISTED.where(within(Organisation.path, paths)).order_by(None)
    if stand:
        found = found.where(_stand(now) == stand)
    ordered = found.order_by(Invitation.id.desc())
    words = folded(search).split()
    if not words:
        return list(session.execute(ordered.with_only_columns(Invitation.id)).scalars())
    known = ordered.with_only_columns(Invitation.id, Invitation.name, Organisation.search)
    texts = ((row[0], folded(row[1] or "", row[2])) for row in session.execute(known))
    return [number for number, text in texts if all(word in text for word in words)]


def count_waiting(
    session: Session, paths: Collection[str], now: datetime, made_before: datetime
) -> int:
    """Those made before that moment that nobody has used, and that are still good."""
    found = _LISTED.where(
        within(Organisation.path, paths),
        Invitation.created_at <= made_before,
        _stand(now) == WAITING,
    )
    return session.scalar(found.with_only_columns(func.count()).order_by(None)) or 0


def _stand(now: datetime) -> ColumnElement[str]:
    return case(
        (Invitation.used_at.is_not(None), USED),
        (Invitation.revoked_at.is_not(None), REVOKED),
        (Invitation.expires_at <= now, EXPIRED),
        else_=WAITING,
    )


def listed_with(session: Session, ids: Collection[int]) -> list[Listed]:
    """Those with these ids, the newest first."""
    return [Listed(*row) for row in session.execute(_LISTED.where(Invitation.id.in_(ids)))]


def arrival_of(session: Session, telegram_id: int) -> Arrival | None:
    return session.get(Arrival, telegram_id)


def arrive(session: Session, telegram_id: int, invitation_id: int, now: datetime) -> None:
    """They stand before this invitation and no other."""
    session.flush()
    row = {
        "telegram_id": telegram_id,
        "invitation_id": invitation_id,
        "came_at": now,
        "confirmed_at": None,
    }
    put(session, Arrival, row)
    session.expire_all()


def leave(session: Session, arrival: Arrival) -> None:
    """Forget that they stood there."""
    session.delete(arrival)
    session.flush()


def free(session: Session, invitation_id: int) -> None:
    """Used up by somebody who never became a person here: it may be used again."""
    freed = update(Invitation).where(
        Invitation.id == invitation_id, Invitation.used_by_id.is_(None)
    )
    session.execute(freed.values(used_at=None))


def stale_arrivals(session: Session, before: datetime) -> Sequence[Arrival]:
    """Those who came before this moment and never answered."""
    return session.scalars(select(Arrival).where(Arrival.came_at < before)).all()
