"""The tree of organisations as its overseers see it, whole, a page of it, or one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain import texts
from domain.access import may_manage, may_oversee, may_see, seen_paths
from domain.acting import Actor
from domain.attributes import Attribute
from domain.errors import NotFound
from domain.paging import Portion, cut
from storage import Session, organisations
from storage.tables import Organisation


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """A line of the tree."""

    id: int
    parent_id: int | None
    path: str
    depth: int
    """0 for the topmost of those that the actor oversees."""
    kind: str
    code: str
    name: str
    short_name: str
    zone: str | None
    local_zone: str
    closed_at: datetime | None
    may_manage: bool
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    joined_id: int | None = None
    """The one that it became a part of when it closed."""


def organisation_tree(
    session: Session, by: Actor, now: datetime, search: str = ""
) -> list[OrganisationRow]:
    """What the actor oversees, parents before children; a search folds case and ё."""
    return _rows(by, organisations.tree(session, seen_paths(by), search))


def organisation_page(
    session: Session, by: Actor, now: datetime, search: str = "", page: int | None = 1
) -> Portion[OrganisationRow]:
    """The same, a page at a time; with None all of it."""
    ids = organisations.tree_ids(session, seen_paths(by), search)
    return cut(ids, page, lambda here: _rows(by, organisations.some(session, here)))


def organisation_line(
    session: Session, by: Actor, now: datetime, organisation_id: int
) -> OrganisationRow:
    """One line of the tree; nobody learns of one beyond their reach."""
    organisation = organisations.get(session, organisation_id)
    if organisation is None or not may_oversee(by, organisation.path):
        raise NotFound
    return _row(by, organisation, 0)


def organisation_card(session: Session, by: Actor, now: datetime, code: str) -> OrganisationRow:
    """One line of the tree."""
    return _row(by, seen_organisation(session, by, code), 0)


def seen_organisation(session: Session, by: Actor, code: str) -> Organisation:
    """The organisation with this code; nobody learns that one beyond their reach exists."""
    organisation = organisations.by_code(session, code.strip())
    if organisation is None or not may_see(by, organisation.path):
        raise NotFound(texts.NO_ORGANISATION.format(code=code))
    return organisation


def _rows(by: Actor, found: Iterable[Organisation]) -> list[OrganisationRow]:
    tops = [organisations.numbers(path) for path in seen_paths(by) if path != "/"]
    return [_row(by, each, _depth(organisations.numbers(each.path), tops)) for each in found]


def _depth(place: tuple[int, ...], tops: list[tuple[int, ...]]) -> int:
    above = (len(top) for top in tops if place[: len(top)] == top)
    return len(place) - next(above, 1)


def _row(by: Actor, each: Organisation, depth: int) -> OrganisationRow:
    return OrganisationRow(
        id=each.id,
        parent_id=each.parent_id,
        path=each.path,
        depth=depth,
        kind=each.kind,
        code=each.code,
        name=each.name,
        short_name=each.short_name,
        zone=each.zone,
        local_zone=each.local_zone,
        closed_at=each.closed_at,
        may_manage=may_manage(by, each.path),
        attributes=each.attributes or {},
        joined_id=each.joined_id,
    )
