"""Those whom a list from outside names: read whole to be compared, written many at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, insert, select, update

from storage import Session
from storage.organisations import folded, sortable, within
from storage.statements import rows_of
from storage.tables import Expected, Invitation, Membership, Organisation, Person, Role


class Place(NamedTuple):
    """An organisation as a list is compared with it."""

    id: int
    parent_id: int | None
    path: str
    kind: str
    code: str
    name: str
    short_name: str
    zone: str
    attributes: dict[str, Any]
    closed: bool


class Named(NamedTuple):
    """Somebody who is on the list already."""

    id: int
    organisation_id: int
    role: Role
    name: str
    phone: str | None
    email: str | None
    post: str | None


class Holder(NamedTuple):
    """Somebody who is here in a role."""

    organisation_id: int
    role: Role
    name: str
    person_id: int


_O, _E, _P, _M = (rows_of(table) for table in (Organisation, Expected, Person, Membership))
_I = rows_of(Invitation)


def places(session: Session) -> list[Place]:
    """Every organisation."""
    found = select(
        _O.c.id, _O.c.parent_id, _O.c.path, _O.c.kind, _O.c.code, _O.c.name, _O.c.short_name,
        _O.c.local_zone, _O.c.attributes, _O.c.closed_at,
    ).order_by(_O.c.id)  # fmt: skip
    rows = session.connection().execute(found)
    return [Place(*row[:8], row[8] or {}, row[9] is not None) for row in rows]


def named(session: Session, paths: Collection[str]) -> list[Named]:
    """Everybody on the list in these subtrees."""
    found = (
        select(*(_E.c[field] for field in Named._fields))
        .join(_O, _O.c.id == _E.c.organisation_id)
        .where(_E.c.struck_at.is_(None), within(_O.c.path, paths))
        .order_by(_E.c.id)
    )
    return [Named(*row) for row in session.connection().execute(found)]


def holders(session: Session, paths: Collection[str]) -> list[Holder]:
    """Everybody in a role in these subtrees."""
    found = (
        select(_M.c.organisation_id, _M.c.role, _P.c.name, _P.c.id)
        .join(_P, _P.c.id == _M.c.person_id)
        .join(_O, _O.c.id == _M.c.organisation_id)
        .where(_M.c.ended_at.is_(None), _P.c.left_at.is_(None), within(_O.c.path, paths))
        .order_by(_M.c.id)
    )
    return [Holder(*row) for row in session.connection().execute(found)]


def add_places(session: Session, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Organisations with all their columns but the path; `above` is the path they lie under."""
    if not rows:
        return []
    kept = [
        {
            **{name: value for name, value in row.items() if name != "above"},
            "path": f"+{row['code']}",
            "search": folded(row["name"], row["short_name"], row["code"]),
            "sort": sortable(row["short_name"]),
        }
        for row in rows
    ]
    statement = insert(Organisation).returning(Organisation.id, sort_by_parameter_order=True)
    ids = list(session.scalars(statement, kept))
    paths = [
        {"whose": number, "new": f"{row['above']}{number}/"}
        for number, row in zip(ids, rows, strict=True)
    ]
    settled = update(_O).where(_O.c.id == bindparam("whose")).values(path=bindparam("new"))
    session.connection().execute(settled, paths)
    return ids


def change_places(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Names, kinds, codes and attributes of the organisations with these ids."""
    for row in rows:
        news = {name: value for name, value in row.items() if name != "id"}
        session.connection().execute(update(_O).where(_O.c.id == row["id"]).values(**news))
    touched = [row["id"] for row in rows]
    for place in places(session) if touched else ():
        if place.id in touched:
            search = folded(place.name, place.short_name, place.code)
            news = {"search": search, "sort": sortable(place.short_name)}
            session.connection().execute(update(_O).where(_O.c.id == place.id).values(**news))
    session.expire_all()


def add(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """People of the list."""
    if rows:
        session.connection().execute(insert(_E), [dict(row) for row in rows])


def change(session: Session, rows: Sequence[tuple[int, Mapping[str, Any]]], now: datetime) -> None:
    """What has changed of each."""
    for number, news in rows:
        written = {**news, "changed_at": now}
        if "name" in news:
            written["search"] = folded(news["name"])
        session.connection().execute(update(_E).where(_E.c.id == number).values(**written))


def get(session: Session, expected_id: int) -> Expected | None:
    return session.get(Expected, expected_id)


def came(session: Session, invitation_id: int, person_id: int) -> None:
    """Whoever was expected by this invitation is this person."""
    known = update(_E).where(_E.c.invitation_id == invitation_id, _E.c.person_id.is_(None))
    session.connection().execute(known.values(person_id=person_id))


class Awaited(NamedTuple):
    """Somebody on the list who has not come, with the last invitation made for them."""

    id: int
    organisation_id: int
    organisation: str
    organisation_code: str
    path: str
    role: Role
    name: str
    phone: str | None
    email: str | None
    invitation_id: int | None
    code: str | None
    expires_at: datetime | None
    used_at: datetime | None
    revoked_at: datetime | None

    def is_invited(self, now: datetime) -> bool:
        """Whether a link that works is waiting for them."""
        unused = self.used_at is None and self.revoked_at is None
        return self.expires_at is not None and unused and self.expires_at > now


def awaited(session: Session, path: str, role: Role | None = None) -> list[Awaited]:
    """Those of the subtree whose organisation is open, in the order of names."""
    found = (
        select(
            _E.c.id, _O.c.id, _O.c.short_name, _O.c.code, _O.c.path, _E.c.role, _E.c.name,
            _E.c.phone, _E.c.email, _E.c.invitation_id, _I.c.code, _I.c.expires_at,
            _I.c.used_at, _I.c.revoked_at,
        )
        .join(_O, _O.c.id == _E.c.organisation_id)
        .outerjoin(_I, _I.c.id == _E.c.invitation_id)
        .where(
            _E.c.person_id.is_(None),
            _E.c.struck_at.is_(None),
            _O.c.closed_at.is_(None),
            _O.c.path.startswith(path),
        )
        .order_by(_O.c.sort, _O.c.id, _E.c.search, _E.c.id)
    )  # fmt: skip
    if role is not None:
        found = found.where(_E.c.role == role)
    return [Awaited._make(row) for row in session.connection().execute(found)]


def invite(session: Session, rows: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
    """An invitation for each of these people of the list."""
    if not rows:
        return
    statement = insert(Invitation).returning(Invitation.id, sort_by_parameter_order=True)
    ids = session.scalars(statement, [dict(row) for _, row in rows])
    known = [{"whose": number, "new": made} for (number, _), made in zip(rows, ids, strict=True)]
    settled = update(_E).where(_E.c.id == bindparam("whose"))
    session.connection().execute(settled.values(invitation_id=bindparam("new")), known)


def attach(session: Session, invitation: Invitation) -> None:
    """Whoever is on the list under this name in this role is who the invitation is for."""
    same = update(_E).where(
        _E.c.organisation_id == invitation.organisation_id,
        _E.c.role == invitation.role,
        _E.c.search == folded(invitation.name or ""),
        _E.c.person_id.is_(None),
    )
    session.connection().execute(same.values(invitation_id=invitation.id))


def forget(session: Session, person_id: int) -> None:
    """They have withdrawn their consent: the list does not keep their name either."""
    session.connection().execute(delete(_E).where(_E.c.person_id == person_id))


def reattach(session: Session, before: int, after: int) -> None:
    """The list points to the invitation that took the other's place."""
    same = update(_E).where(_E.c.invitation_id == before)
    session.connection().execute(same.values(invitation_id=after))
