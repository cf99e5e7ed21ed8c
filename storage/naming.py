"""The forms of a campaign with the names of their organisations, and nothing else of them."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select

from storage import Session
from storage.statements import rows_of
from storage.tables import Form, Organisation
from storage.totals import Scope, of_scope

_F, _O = rows_of(Form), rows_of(Organisation)


class Named(NamedTuple):
    """A form with the name of its organisation."""

    form_id: int
    organisation_id: int
    short_name: str


class Part(NamedTuple):
    """An organisation that others can be narrowed to."""

    id: int
    name: str


def by_name(session: Session, scope: Scope) -> list[Named]:
    """The forms in scope, sorted by name as every list is."""
    found = of_scope(select(_F.c.id, _O.c.id, _O.c.short_name), scope)
    rows = session.connection().execute(found.order_by(_O.c.search, _F.c.id), {"now": scope.now})
    return [Named._make(row) for row in rows]


def just_below(session: Session, paths: tuple[str, ...]) -> list[Part]:
    """What lies right below the tops of these subtrees: territories, for who sees a region."""
    above = _O.alias("above")
    tops = above.c.parent_id.is_(None) if "/" in paths else above.c.path.in_(paths)
    found = (
        select(_O.c.id, _O.c.short_name)
        .join(above, _O.c.parent_id == above.c.id)
        .where(tops)
        .order_by(_O.c.search, _O.c.id)
    )
    return [Part._make(row) for row in session.connection().execute(found)]
