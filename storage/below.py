"""What is known of organisations and of those that lie below them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import select

from storage import Session
from storage.organisations import within
from storage.statements import rows_of
from storage.tables import Organisation

_O = rows_of(Organisation)


class Known(NamedTuple):
    id: int
    parent_id: int | None
    path: str
    attributes: dict[str, Any]


def known(session: Session, paths: Collection[str]) -> list[Known]:
    """The open ones of these subtrees."""
    found = select(_O.c.id, _O.c.parent_id, _O.c.path, _O.c.attributes).where(
        within(_O.c.path, paths), _O.c.closed_at.is_(None)
    )
    return [
        Known(row[0], row[1], row[2], row[3] or {}) for row in session.connection().execute(found)
    ]
