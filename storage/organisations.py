"""The tree of organisations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from sqlalchemy import (
    ColumnElement,
    SQLColumnExpression,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    true,
    update,
)

from storage import Session
from storage.tables import Form, Organisation

T = TypeVar("T")
_DIGITS = re.compile(r"[0-9]+")
_LONGEST_NUMBER = 12

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


def sortable(name: str) -> str:
    """What lists order by: as searched, but the second comes before the tenth."""
    return _DIGITS.sub(lambda run: run.group().zfill(_LONGEST_NUMBER), folded(name))


class Standing(NamedTuple):
    """Where one stands in the tree, and what it is ordered by."""

    id: int
    path: str
    sort: str


def in_order(found: Iterable[Standing]) -> list[int]:
    """Their ids, parents before children, those side by side by their names."""
    every = {each.path: each for each in found}
    below: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for each in every.values():
        below[_above(each.path)].append((each.sort, each.id, each.path))
    held: set[str] = set()
    ahead = [*below]
    while ahead:  # one that was not found still holds those below it together
        path = ahead.pop()
        if path != "/" and path not in every and path not in held:
            held.add(path)
            below[_above(path)].append(("", numbers(path)[-1], path))
            ahead.append(_above(path))
    order, ahead = [], ["/"]
    while ahead:
        path = ahead.pop()
        if path in every:
            order.append(every[path].id)
        if path in below:
            ahead += (each[2] for each in sorted(below[path], reverse=True))
    return order


def _above(path: str) -> str:
    return path[: path.rindex("/", 0, -1) + 1]


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
    """The organisations of these subtrees, parents before children, side by side by name."""
    found = select(Organisation).where(within(Organisation.path, paths))
    for word in folded(search).split():
        found = found.where(Organisation.search.contains(word, autoescape=True))
    by_id = {each.id: each for each in session.scalars(found)}
    order = in_order(Standing(each.id, each.path, each.sort) for each in by_id.values())
    return [by_id[each] for each in order]


def tree_ids(session: Session, paths: Collection[str], search: str = "") -> list[int]:
    """The ids of the same, in the same order: cheap for a tree of thousands."""
    found = select(Organisation.id, Organisation.path, Organisation.sort)
    found = found.where(within(Organisation.path, paths))
    for word in folded(search).split():
        found = found.where(Organisation.search.contains(word, autoescape=True))
    return in_order(map(Standing._make, session.connection().execute(found)))


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


def right_below(session: Session, organisation_id: int) -> list[Organisation]:
    """The open ones, side by side by name."""
    found = select(Organisation).where(
        Organisation.parent_id == organisation_id, Organisation.closed_at.is_(None)
    )
    return [*session.scalars(found.order_by(Organisation.sort, Organisation.id))]


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


def carry(session: Session, moved: Organisation, above: Organisation) -> None:
    """Under another, with everything below it: all their paths in one statement."""
    old, new = moved.path, f"{above.path}{moved.id}/"
    session.flush()
    tail = func.substr(Organisation.path, len(old) + 1)
    renamed = update(Organisation).where(Organisation.path.startswith(old))
    session.execute(
        renamed.values(path=literal(new).concat(tail)),
        execution_options={"synchronize_session": False},
    )
    moved.parent_id = above.id
    session.flush()
    session.expire_all()


def set_local_zone(session: Session, organisation_ids: Iterable[int], zone: str) -> None:
    for some in in_batches(organisation_ids):
        changed = update(Organisation).where(Organisation.id.in_(some)).values(local_zone=zone)
        session.execute(changed, execution_options={"synchronize_session": "fetch"})


def in_batches(values: Iterable[T]) -> Iterator[list[T]]:
    everything = list(values)
    return (everything[start : start + BATCH] for start in range(0, len(everything), BATCH))
