"""Who fills in for an organisation: roles, those who stand in, who holds which form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import exists, insert, or_, select, update
from sqlalchemy.orm import aliased

from storage import Session
from storage.statements import rows_of
from storage.tables import (
    Campaign,
    CampaignState,
    Consent,
    Form,
    FormState,
    Invitation,
    Membership,
    Organisation,
    Person,
    Role,
)

FILLING = (Role.COORDINATOR, Role.HEAD, Role.DEPUTY)
ALL_WHO_FILL = (*FILLING, Role.EXECUTOR)


class Mate(NamedTuple):
    """Somebody in a role in which they fill in, and who can be written to."""

    membership_id: int
    person_id: int
    name: str
    role: Role
    parts: list[str] | None
    granted_at: datetime
    until: datetime | None
    away_until: datetime | None
    for_id: int | None
    for_name: str | None
    reachable: bool


class Invited(NamedTuple):
    """An invitation to help that waits."""

    invitation_id: int
    name: str | None
    role: Role
    parts: list[str] | None
    code: str
    expires_at: datetime


class Asked(NamedTuple):
    """A form of the organisation in a campaign that is not over."""

    form_id: int
    campaign_id: int
    title: str
    fingerprint: str
    edition: int


class Ended(NamedTuple):
    """A role, or an absence, whose time is over."""

    membership_id: int
    person_id: int
    organisation_id: int
    role: Role
    for_id: int | None


_P, _M, _O = rows_of(Person), rows_of(Membership), rows_of(Organisation)
_F, _C, _I, _G = (rows_of(table) for table in (Form, Campaign, Invitation, Consent))
_OTHER = aliased(Person)
_AGREES = exists().where(_G.c.person_id == _P.c.id, _G.c.withdrawn_at.is_(None))


def mates(session: Session, organisation_id: int) -> list[Mate]:
    """Everybody who fills in, those in charge first."""
    found = (
        select(
            _M.c.id,
            _P.c.id,
            _P.c.name,
            _M.c.role,
            _M.c.parts,
            _M.c.granted_at,
            _M.c.until,
            _M.c.away_until,
            _M.c.for_id,
            _OTHER.name,
            _P.c.telegram_id.is_not(None) & _P.c.unreachable_at.is_(None) & _AGREES,
        )
        .select_from(_M)
        .join(_P, _P.c.id == _M.c.person_id)
        .outerjoin(_OTHER, _OTHER.id == _M.c.for_id)
        .where(
            _M.c.organisation_id == organisation_id,
            _M.c.role.in_(ALL_WHO_FILL),
            _M.c.ended_at.is_(None),
            _P.c.left_at.is_(None),
        )
    )
    every = [Mate._make(row) for row in session.execute(found)]
    return sorted(every, key=lambda each: (ALL_WHO_FILL.index(each.role), each.membership_id))


def invited(session: Session, organisation_id: int, now: datetime) -> list[Invited]:
    """Invitations to help that still work."""
    found = (
        select(_I.c.id, _I.c.name, _I.c.role, _I.c.parts, _I.c.code, _I.c.expires_at)
        .where(
            _I.c.organisation_id == organisation_id,
            _I.c.role.in_((Role.DEPUTY, Role.EXECUTOR)),
            _I.c.used_at.is_(None),
            _I.c.revoked_at.is_(None),
            _I.c.expires_at > now,
        )
        .order_by(_I.c.id)
    )
    return [Invited._make(row) for row in session.execute(found)]


def asked(session: Session, organisation_id: int) -> list[Asked]:
    """What the organisation is asked by campaigns that are not over."""
    found = (
        select(_F.c.id, _C.c.id, _C.c.title, _C.c.fingerprint, _C.c.edition)
        .join(_C, _C.c.id == _F.c.campaign_id)
        .where(_F.c.organisation_id == organisation_id, _C.c.state != CampaignState.CLOSED)
        .order_by(_C.c.id.desc())
    )
    return [Asked._make(row) for row in session.execute(found)]


def held_forms(session: Session, organisation_id: int) -> dict[int, str]:
    """Unfinished forms that were handed to somebody, with their name."""
    found = (
        select(_F.c.id, _P.c.name)
        .join(_P, _P.c.id == _F.c.holder_id)
        .where(_F.c.organisation_id == organisation_id, _F.c.state == FormState.FILLING)
    )
    return {row.id: row.name for row in session.execute(found)}


def change(session: Session, membership_id: int, **news: Any) -> None:
    session.execute(update(_M).where(_M.c.id == membership_id).values(**news))
    session.expire_all()


def change_invitation(session: Session, invitation_id: int, parts: Sequence[str]) -> None:
    session.execute(update(_I).where(_I.c.id == invitation_id).values(parts=list(parts)))
    session.expire_all()


def stand_in(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Roles of somebody who is away, given to whoever stands in for them."""
    session.execute(insert(Membership), list(rows))


def end_standing_in(
    session: Session, for_id: int, organisation_id: int, now: datetime, role: Role | None = None
) -> list[int]:
    """Nobody stands in for this person here any more; who did."""
    over = (_M.c.for_id == for_id, _M.c.organisation_id == organisation_id)
    wanted = [*over, _M.c.ended_at.is_(None), *([_M.c.role == role] if role else [])]
    stood = session.scalars(select(_M.c.person_id).where(*wanted).distinct()).all()
    session.execute(update(_M).where(*wanted).values(ended_at=now))
    session.expire_all()
    return sorted(stood)


def end_absence(
    session: Session, person_id: int, organisation_id: int, now: datetime
) -> list[int]:
    """The person is there again, and nobody stands in for them; who did."""
    here = (_M.c.organisation_id == organisation_id, _M.c.ended_at.is_(None))
    away = update(_M).where(_M.c.person_id == person_id, _M.c.away_until.is_not(None), *here)
    session.execute(away.values(away_until=None))
    return end_standing_in(session, person_id, organisation_id, now)


def stands_in_for(session: Session, person_id: int, organisation_id: int) -> list[int]:
    """For whom this person stands in here."""
    found = select(_M.c.for_id).where(
        _M.c.person_id == person_id,
        _M.c.organisation_id == organisation_id,
        _M.c.for_id.is_not(None),
        _M.c.ended_at.is_(None),
    )
    return sorted({row.for_id for row in session.execute(found)})


def let_go(session: Session, person_id: int, organisation_id: int) -> None:
    """Forms that this person held are everybody's again, if they fill in here no more."""
    fills = exists().where(
        or_(_M.c.person_id == person_id, _M.c.for_id == person_id),
        _M.c.organisation_id == organisation_id,
        _M.c.role.in_(FILLING),
        _M.c.ended_at.is_(None),
    )
    held = update(_F).where(
        _F.c.holder_id == person_id, _F.c.organisation_id == organisation_id, ~fills
    )
    session.execute(held.values(holder_id=None))
    session.expire_all()


def hold(session: Session, form_id: int, person_id: int | None) -> None:
    session.execute(update(_F).where(_F.c.id == form_id).values(holder_id=person_id))
    session.expire_all()


def over(session: Session, now: datetime) -> list[Ended]:
    """Roles whose last day has come."""
    return _ended(session, _M.c.until <= now)


def back(session: Session, now: datetime) -> list[Ended]:
    """Those whose absence is over."""
    return _ended(session, _M.c.away_until <= now)


def _ended(session: Session, due: Any) -> list[Ended]:
    found = select(*(_M.c[name] for name in ("id", *Ended._fields[1:])))
    rows = session.execute(found.where(due, _M.c.ended_at.is_(None)).order_by(_M.c.id))
    return [Ended._make(row) for row in rows]
