"""The tree of organisations."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import (
    ColumnElement,
    SQLColumnExpression,
    exists,
    false,
    func,
    or_,
    select,
    true,
    update,
)

from storage import Session
from storage.tables import Form, Organisation

T = TypeVar("T")

BATCH = 1000
"""Values in one list of a statement at most."""


def within(path: SQLColumnExpression[str], paths: Collection[str]) -> ColumnElement[bool]:
    """Whether the path lies in one of these subtrees; in none when there are none."""
    if "/" in paths:
        return true()
    return or_(false(), *(path.startswith(above) for above in paths))


def folded(*texts: str) -> str:
    """What searching compares: no case, no ё, single spaces."""
    return " ".join(" ".join(texts).casefold().replace("ё", "е").split())


def get(session: Session, organisation_id: int) -> Organisation | None:
    return session.get(Organisation, organisation_id)


def by_code(session: Session, code: str) -> Organisation | None:
    return session.scalar(select(Organisation).where(Organisation.code == code))


def has_root(session: Session) -> bool:
    return root(session) is not None


def root(session: Session) -> Organisation | None:
    return session.scalar(select(Organisation).where(Organisation.parent_id.is_(None)))


def count_children(session: Session, organisation_id: int, *, only_open: bool = False) -> int:
    inside = select(func.count()).where(Organisation.parent_id == organisation_id)
    if only_open:
        inside = inside.where(Organisation.closed_at.is_(None))
    return session.scalar(inside) or 0


def add(session: Session, new: Organisation, above: Organisation | None) -> Organisation:
    """Insert it, with the path that its own number ends."""
    new.path = f"+{new.code}"
    session.add(new)
    session.flush()
    new.path = f"{above.path if above else '/'}{new.id}/"
    session.flush()
    return new


def tree(session: Session, paths: Collection[str], search: str = "") -> Sequence[Organisation]:
    """The organisations of these subtrees, parents before children, in the order of coming."""
    found = select(Organisation).where(within(Organisation.path, paths))
    for word in folded(search).split():
        found = found.where(Organisation.search.contains(word, autoescape=True))
    return sorted(session.scalars(found), key=lambda each: numbers(each.path))


def tree_ids(session: Session, paths: Collection[str], search: str = "") -> list[int]:
    """The ids of the same, in the same order: cheap for a tree of thousands."""
    found = select(Organisation.id, Organisation.path).where(within(Organisation.path, paths))
    for word in folded(search).split():
        found = found.where(Organisation.search.contains(word, autoescape=True))
    ordered = sorted(session.execute(found), key=lambda row: numbers(row.path))
    return [row.id for row in ordered]


def some(session: Session, ids: Sequence[int]) -> list[Organisation]:
    """Those with these ids, in this order."""
    found = session.scalars(select(Organisation).where(Organisation.id.in_(ids)))
    by_id = {each.id: each for each in found}
    return [by_id[each] for each in ids]


def without_form(session: Session, campaign_id: int, path: str) -> Sequence[Organisation]:
    """The open ones of the subtree that the campaign asks nothing of, parents before children."""
    asked = exists().where(
        Form.organisation_id == Organisation.id, Form.campaign_id == campaign_id
    )
    found = select(Organisation).where(
        Organisation.path.startswith(path), Organisation.closed_at.is_(None), ~asked
    )
    return sorted(session.scalars(found), key=lambda each: numbers(each.path))


def numbers(path: str) -> tuple[int, ...]:
    """The path as the numbers that it is made of, root first."""
    return tuple(int(number) for number in path.strip("/").split("/"))


def below(session: Session, path: str) -> Sequence[Organisation]:
    """Everything in the subtree but its top, parents before children."""
    found = select(Organisation).where(Organisation.path.startswith(path))
    inside = session.scalars(found.where(Organisation.path != path))
    return sorted(inside, key=lambda each: numbers(each.path))


def known_codes(session: Session, path: str, codes: Iterable[str]) -> set[str]:
    """Those of the codes that open organisations of the subtree have."""
    known: set[str] = set()
    for some in in_batches(codes):
        found = select(Organisation.code).where(
            Organisation.code.in_(some),
            Organisation.path.startswith(path),
            Organisation.closed_at.is_(None),
        )
        known.update(session.scalars(found))
    return known


def kinds(session: Session, path: str) -> list[str]:
    """The kinds of the open organisations of the subtree."""
    found = select(Organisation.kind).where(
        Organisation.path.startswith(path), Organisation.closed_at.is_(None)
    )
    return sorted(session.scalars(found.distinct()))


def set_local_zone(session: Session, organisation_ids: Iterable[int], zone: str) -> None:
    for some in in_batches(organisation_ids):
        changed = update(Organisation).where(Organisation.id.in_(some)).values(local_zone=zone)
        session.execute(changed, execution_options={"synchronize_session": "fetch"})


def in_batches(values: Iterable[T]) -> Iterator[list[T]]:
    everything = list(values)
    return (everything[start : start + BATCH] for start in range(0, len(everything), BATCH))
