"""Open organisations to choose one of, with the one above by which they are told apart."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Select, func, or_, select

from storage import Session
from storage.organisations import folded, within
from storage.tables import Organisation


class Choice(NamedTuple):
    """An organisation, as far as one must know to choose it."""

    id: int
    parent_id: int | None
    path: str
    sort: str
    code: str
    short_name: str
    above: str | None


_above = Organisation.__table__.alias("above")


def found(session: Session, paths: Collection[str], search: str, most: int) -> list[Choice]:
    """Each word is in its own name or code, or in those of the one above; the topmost first."""
    wanted = _open(paths)
    for word in folded(search).split():
        wanted = wanted.where(
            or_(
                Organisation.search.contains(word, autoescape=True),
                _above.c.search.contains(word, autoescape=True),
            )
        )
    depth = func.length(Organisation.path) - func.length(func.replace(Organisation.path, "/", ""))
    wanted = wanted.order_by(depth, Organisation.sort, Organisation.id).limit(most)
    return [Choice(*row) for row in session.execute(wanted)]


def by_code(session: Session, paths: Collection[str], code: str) -> list[Choice]:
    """The one with this code, or none."""
    wanted = _open(paths).where(Organisation.code == code)
    return [Choice(*row) for row in session.execute(wanted)]


def _open(paths: Collection[str]) -> Select[Any]:
    return (
        select(
            Organisation.id,
            Organisation.parent_id,
            Organisation.path,
            Organisation.sort,
            Organisation.code,
            Organisation.short_name,
            _above.c.short_name,
        )
        .outerjoin(_above, _above.c.id == Organisation.parent_id)
        .where(within(Organisation.path, paths), Organisation.closed_at.is_(None))
    )
