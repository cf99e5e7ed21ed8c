"""All that is kept about one person, as plain rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, func, select, update

from storage import Session
from storage.organisations import folded
from storage.statements import rows_of
from storage.tables import (
    AnswerLog,
    Campaign,
    Consent,
    Evidence,
    Expected,
    Form,
    JournalEntry,
    Membership,
    Notice,
    Organisation,
    PanelSession,
    Person,
    Submission,
)

_P, _M, _O, _C = (rows_of(table) for table in (Person, Membership, Organisation, Consent))
_E, _L, _F, _K = (rows_of(table) for table in (Expected, AnswerLog, Form, Campaign))
_S, _D, _N, _J = (rows_of(table) for table in (Submission, Evidence, Notice, JournalEntry))
_X = rows_of(PanelSession)
One = Row[*tuple[Any, ...]]
Rows = Sequence[One]


def person(session: Session, person_id: int) -> One | None:
    columns = (_P.c.name, _P.c.phone, _P.c.telegram_id, _P.c.zone, _P.c.digest, _P.c.created_at)
    return session.execute(select(*columns).where(_P.c.id == person_id)).first()


def set_zone(session: Session, person_id: int, zone: str | None) -> None:
    session.connection().execute(update(_P).where(_P.c.id == person_id).values(zone=zone))
    session.expire_all()


def roles(session: Session, person_id: int) -> Rows:
    """Those that have ended, too: organisation, role, from when, until when."""
    found = (
        select(_O.c.name, _M.c.role, _M.c.granted_at, _M.c.ended_at)
        .join(_O, _O.c.id == _M.c.organisation_id)
        .where(_M.c.person_id == person_id)
    )
    return _all(session, found.order_by(_M.c.id))


def consents(session: Session, person_id: int) -> Rows:
    found = select(_C.c.version, _C.c.given_at, _C.c.withdrawn_at).where(
        _C.c.person_id == person_id
    )
    return _all(session, found.order_by(_C.c.id))


def listed(session: Session, person_id: int) -> Rows:
    """What lists from outside say of them: organisation, name, telephone, mail, post."""
    found = (
        select(_O.c.name, _E.c.name, _E.c.phone, _E.c.email, _E.c.post)
        .join(_O, _O.c.id == _E.c.organisation_id)
        .where(_E.c.person_id == person_id)
    )
    return _all(session, found.order_by(_E.c.id))


def answered(session: Session, person_id: int) -> Rows:
    """Campaign, organisation, how many answers and changes of answers, the first, the last."""
    found = (
        select(_K.c.title, _O.c.name, func.count(), func.min(_L.c.at), func.max(_L.c.at))
        .select_from(_L)
        .join(_F, _F.c.id == _L.c.form_id)
        .join(_K, _K.c.id == _F.c.campaign_id)
        .join(_O, _O.c.id == _F.c.organisation_id)
        .where(_L.c.by_id == person_id)
        .group_by(_F.c.id, _K.c.title, _O.c.name)
    )
    return _all(session, found.order_by(_F.c.id))


def documents(session: Session, person_id: int) -> Rows:
    found = (
        select(_D.c.name, _O.c.name, _D.c.added_at, _D.c.removed_at)
        .join(_O, _O.c.id == _D.c.organisation_id)
        .where(_D.c.added_by_id == person_id)
    )
    return _all(session, found.order_by(_D.c.id))


def submissions(session: Session, person_id: int) -> Rows:
    found = select(_S.c.number, _S.c.at).where(_S.c.by_id == person_id)
    return _all(session, found.order_by(_S.c.id))


def told(session: Session, person_id: int) -> Rows:
    """Messages by kind and outcome: how many, the first, the last."""
    found = (
        select(_N.c.kind, _N.c.outcome, func.count(), func.min(_N.c.due_at), func.max(_N.c.due_at))
        .where(_N.c.to_id == person_id)
        .group_by(_N.c.kind, _N.c.outcome)
    )
    return _all(session, found.order_by(_N.c.kind, _N.c.outcome))


def sessions(session: Session, person_id: int) -> Rows:
    found = select(_X.c.created_at, _X.c.seen_at).where(_X.c.person_id == person_id)
    return _all(session, found.order_by(_X.c.created_at))


def noted(session: Session, person_id: int) -> Rows:
    """What the journal says that they did: what, how often, first, last."""
    found = (
        select(_J.c.what, func.count(), func.min(_J.c.at), func.max(_J.c.at))
        .where(_J.c.by_id == person_id)
        .group_by(_J.c.what)
    )
    return _all(session, found.order_by(_J.c.what))


def rename(session: Session, person_id: int, name: str) -> None:
    renamed = update(_P).where(_P.c.id == person_id)
    session.execute(renamed.values(name=name, search=folded(name)))
    session.expire_all()


def keep_phone(session: Session, person_id: int, phone: str | None) -> None:
    session.execute(update(_P).where(_P.c.id == person_id).values(phone=phone))
    session.expire_all()


def phone_of(session: Session, person_id: int) -> str | None:
    return session.execute(select(_P.c.phone).where(_P.c.id == person_id)).scalar_one_or_none()


def first_phone(session: Session, person_id: int, invitation_id: int) -> None:
    """Whoever has come by a list has the telephone that the list knows, until they correct it."""
    listed = select(_E.c.phone).where(_E.c.invitation_id == invitation_id).limit(1)
    known = update(_P).where(_P.c.id == person_id, _P.c.phone.is_(None))
    session.execute(known.values(phone=listed.scalar_subquery()))
    session.expire_all()


def _all(session: Session, found: Select[Any]) -> Rows:
    return session.execute(found).all()
