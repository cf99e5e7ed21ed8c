"""Forms of a campaign by what lies directly below some organisations, counted where they lie."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    text,
    true,
    union_all,
)

from storage import Session
from storage.organisations import within
from storage.standings import EXPECTED, FORMS, PARTS, C, F, O
from storage.statements import rows_of
from storage.tables import FormState, PinnedSurvey

OWN = 0
"""In place of an organisation below: the one itself, which has a form too."""
COUNTED = ("begun", "submitted", "on_time", "late", "overdue")


class Place(NamedTuple):
    """An organisation as a tree names it."""

    id: int
    parent_id: int | None
    path: str
    code: str
    name: str
    short_name: str
    sort: str


class Branch(NamedTuple):
    """The forms of what lies below an organisation of the tree, or of that one itself."""

    above_id: int
    organisation_id: int
    expected: int
    begun: int
    submitted: int
    on_time: int
    late: int
    overdue: int
    own: int
    """Forms of exactly this organisation: when there are more, something lies below it."""
    form_id: int | None
    active_at: datetime | None


class Came(NamedTuple):
    """How the forms of a campaign have come in."""

    expected: int
    submitted: int
    since: int
    """Of these, after the moment that was asked about."""


class Earlier(NamedTuple):
    """A campaign that came before."""

    id: int
    opens_at: datetime


_S = rows_of(PinnedSurvey)
_O = O.alias("inside")


def branches(
    session: Session,
    campaign_id: int,
    now: datetime,
    *,
    below: Sequence[Place],
    whole: Sequence[Place] = (),
) -> list[Branch]:
    """What lies directly `below` each of these, and each of the others as a `whole`: at once."""
    dialect = session.get_bind().dialect.name
    asked = [(_counted(node, _next_id(node, dialect), node.id), node) for node in below]
    asked += [(_counted(node, literal(node.id), OWN), node) for node in whole]
    if not asked:
        return []
    of = (F.c.campaign_id == campaign_id) & EXPECTED
    parts = [counted.where(of, _inside(node, dialect)) for counted, node in asked]
    rows = session.connection().execute(union_all(*parts), {"now": now})
    return [Branch._make(row) for row in rows if row[2]]


def places(session: Session, ids: Collection[int]) -> list[Place]:
    return _places(session, O.c.id.in_(ids))


def children(session: Session, above: Collection[int]) -> list[Place]:
    """Those directly below any of these."""
    return _places(session, O.c.parent_id.in_(above))


def at_paths(session: Session, paths: Collection[str]) -> list[Place]:
    """The tops of these subtrees."""
    everywhere = "/" in paths
    return _places(session, O.c.parent_id.is_(None) if everywhere else O.c.path.in_(paths))


def earlier(session: Session, campaign_id: int) -> Earlier | None:
    """The campaign that this one repeats or, when none is named, its owner's last like it."""
    here = select(C, _S.c.code).join(_S, _S.c.fingerprint == C.c.fingerprint)
    found = session.connection().execute(here.where(C.c.id == campaign_id)).one()
    before = select(C.c.id, C.c.opens_at).where(C.c.id != campaign_id)
    if found.after_id is not None:
        before = before.where(C.c.id == found.after_id)
    else:
        before = (
            before.join(_S, _S.c.fingerprint == C.c.fingerprint)
            .where(
                _S.c.code == found.code,
                C.c.organisation_id == found.organisation_id,
                C.c.opens_at < found.opens_at,
                C.c.launched_at.is_not(None),
            )
            .order_by(C.c.opens_at.desc(), C.c.id.desc())
        )
    row = session.connection().execute(before.limit(1)).first()
    return row and Earlier._make(row)


def came(
    session: Session, campaign_id: int, paths: Collection[str], until: datetime, since: datetime
) -> Came:
    """How many were in by the one moment, and how many of them since the other."""
    sent = (F.c.state == FormState.SUBMITTED) & (F.c.submitted_at <= until)
    counted = (
        select(
            func.count(),
            func.count().filter(sent),
            func.count().filter(sent & (F.c.submitted_at > since)),
        )
        .select_from(FORMS)
        .where(F.c.campaign_id == campaign_id, within(O.c.path, paths), EXPECTED)
    )
    return Came._make(session.connection().execute(counted).one())


def mark(session: Session, campaign_id: int, paths: Collection[str]) -> tuple[Any, ...]:
    """It changes with whatever a board shows, but for what time alone brings about."""
    dates = (F.c.on_time_at, F.c.locks_at, F.c.reopened_until)
    counted = (
        select(
            func.count(),
            func.count().filter(F.c.state == FormState.SUBMITTED),
            func.max(F.c.active_at),
            func.max(F.c.submitted_at),
            *(func.max(date) for date in dates),
            *(func.count(date) for date in dates),
            func.max(O.c.closed_at),
            func.count(O.c.closed_at),
        )
        .select_from(F.join(O, O.c.id == F.c.organisation_id))
        .where(F.c.campaign_id == campaign_id, within(O.c.path, paths))
    )
    known = select(
        *(C.c[name] for name in ("title", "state", "on_time_at", "locks_at", "held_at"))
    )
    rows = session.connection().execute(known.where(C.c.id == campaign_id)).one()
    return (*session.connection().execute(counted).one(), *rows)


def _places(session: Session, which: ColumnElement[bool]) -> list[Place]:
    found = select(*(O.c[name] for name in Place._fields)).where(which)
    rows = session.connection().execute(found.order_by(O.c.sort, O.c.id))
    return [Place._make(row) for row in rows]


def _counted(node: Place, organisation_id: ColumnElement[int], above_id: int) -> Select[Any]:
    own = or_(O.c.id == organisation_id, O.c.path == node.path)
    parts = {**PARTS, "submitted": F.c.state == FormState.SUBMITTED}
    return (
        select(
            literal(above_id),
            organisation_id,
            func.count(),
            *(func.coalesce(func.sum(case((parts[name], 1), else_=0)), 0) for name in COUNTED),
            func.sum(case((own, 1), else_=0)),
            func.max(case((own, F.c.id))),
            func.max(F.c.active_at),
        )
        .select_from(FORMS)
        .group_by(text("2"))
    )


def _inside(node: Place, dialect: str) -> ColumnElement[bool]:
    """SQLite finds a range by its index, and a beginning only by reading everything."""
    if node.parent_id is None:
        return true()
    inside = select(_O.c.id).where(_O.c.path.startswith(node.path))
    if dialect == "sqlite":
        end = f"{node.path[:-1]}{chr(ord('/') + 1)}"
        inside = select(_O.c.id).where(_O.c.path >= node.path, _O.c.path < end)
    return F.c.organisation_id.in_(inside)


def _next_id(node: Place, dialect: str) -> ColumnElement[int]:
    """The number that follows the node's path, spelled for both databases; OWN for itself."""
    position = func.instr if dialect == "sqlite" else func.strpos
    rest = func.substr(O.c.path, len(node.path) + 1)
    number = func.nullif(func.substr(rest, 1, position(rest.concat("/"), "/") - 1), "")
    return func.coalesce(cast(number, Integer), OWN)
