"""Who answers a campaign: chosen within its owner by tree, kind, attributes and exceptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, exists, func, select

from storage import Session
from storage.organisations import in_batches, within
from storage.statements import rows_of
from storage.tables import Form, Organisation


class Chosen(NamedTuple):
    """An organisation of an audience."""

    id: int
    code: str
    name: str
    kind: str
    territory: str
    """Short name of the one right above it."""


class Counted(NamedTuple):
    """How many of an audience lie right inside one organisation, of one kind."""

    territory: str
    kind: str
    organisations: int


_PLACES, _FORMS = rows_of(Organisation), rows_of(Form)
_ABOVE = _PLACES.alias("above")


def size(session: Session, audience: Mapping[str, Any], path: str) -> int:
    return sum(
        session.scalar(select(func.count()).select_from(chosen.subquery())) or 0
        for chosen in chosen_ids(session, audience, path)
    )


def page(
    session: Session, audience: Mapping[str, Any], path: str, start: int = 0, at_most: int = 100
) -> list[Chosen]:
    """Some of the audience, in the order of the tree."""
    wanted: list[Chosen] = []
    for chosen in chosen_ids(session, audience, path):
        columns = (
            _PLACES.c.id,
            _PLACES.c.code,
            _PLACES.c.short_name,
            _PLACES.c.kind,
            func.coalesce(_ABOVE.c.short_name, ""),
        )
        found = (
            select(*columns)
            .select_from(_PLACES.outerjoin(_ABOVE, _ABOVE.c.id == _PLACES.c.parent_id))
            .where(_PLACES.c.id.in_(chosen))
            .order_by(_PLACES.c.path)
            .limit(start + at_most)
        )
        wanted += [Chosen(*row) for row in session.execute(found)]
    return wanted[start : start + at_most]


def count_by_territory(session: Session, audience: Mapping[str, Any], path: str) -> list[Counted]:
    """How many answer right inside each organisation, by its name and their kind."""
    counts: dict[tuple[str, str, str, str], int] = {}
    for chosen in chosen_ids(session, audience, path):
        above = _ABOVE.c.sort, _ABOVE.c.path, _ABOVE.c.short_name
        where = [func.coalesce(each, "") for each in above]
        found = (
            select(*where, _PLACES.c.kind, func.count())
            .select_from(_PLACES.outerjoin(_ABOVE, _ABOVE.c.id == _PLACES.c.parent_id))
            .where(_PLACES.c.id.in_(chosen))
            .group_by(*where, _PLACES.c.kind)
        )
        for *place, count in session.execute(found):
            counts[tuple(place)] = counts.get(tuple(place), 0) + count
    return [Counted(name, kind, count) for (_, _, name, kind), count in sorted(counts.items())]


def next_without_form(
    session: Session, campaign_id: int, audience: Mapping[str, Any], path: str, at_most: int
) -> list[int]:
    """The first so many of the audience that have no form of the campaign yet."""
    last = session.scalar(
        select(func.max(_FORMS.c.organisation_id)).where(_FORMS.c.campaign_id == campaign_id)
    )
    ahead = _without_form(session, campaign_id, audience, path, (at_most, last or 0))
    return ahead or _without_form(session, campaign_id, audience, path, (at_most, 0))


def outside(
    session: Session, campaign_id: int, audience: Mapping[str, Any], path: str, at_most: int
) -> list[int]:
    """Forms of the campaign whose organisations are not of its audience."""
    missing = [
        _FORMS.c.organisation_id.not_in(chosen) for chosen in chosen_ids(session, audience, path)
    ]
    found = select(_FORMS.c.id).where(_FORMS.c.campaign_id == campaign_id, *missing)
    return list(session.scalars(found.order_by(_FORMS.c.id).limit(at_most)))


def chosen_ids(session: Session, audience: Mapping[str, Any], path: str) -> Iterable[Select[Any]]:
    """The open organisations of the audience, in as many selects as its codes need."""
    here = select(_PLACES.c.id).where(
        _PLACES.c.path.startswith(path),
        _PLACES.c.closed_at.is_(None),
        *_narrowed(session, audience),
    )
    if audience.get("kind"):
        return [here.where(_PLACES.c.kind == audience["kind"])]
    return (here.where(_PLACES.c.code.in_(some)) for some in in_batches(audience["codes"]))


def _narrowed(session: Session, audience: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    narrowed: list[ColumnElement[bool]] = []
    if audience.get("under"):
        named = select(_PLACES.c.path).where(_PLACES.c.code.in_(audience["under"]))
        narrowed.append(within(_PLACES.c.path, list(session.scalars(named))))
    if audience.get("excepted"):
        narrowed.append(_PLACES.c.code.not_in(audience["excepted"]))
    for name, wanted in (audience.get("having") or {}).items():
        narrowed.append(_has(name, wanted))
    return narrowed


def _has(name: str, wanted: bool | int | str) -> ColumnElement[bool]:  # noqa: FBT001 -- as kept
    kept = _PLACES.c.attributes[name]
    if isinstance(wanted, bool):
        held: ColumnElement[bool] = kept.as_boolean().is_(wanted)
    elif isinstance(wanted, int):
        held = kept.as_integer() == wanted
    else:
        held = kept.as_string() == wanted
    return held


def _without_form(
    session: Session,
    campaign_id: int,
    audience: Mapping[str, Any],
    path: str,
    portion: tuple[int, int],
) -> list[int]:
    at_most, after = portion
    asked = exists().where(
        _FORMS.c.organisation_id == _PLACES.c.id, _FORMS.c.campaign_id == campaign_id
    )
    wanted: list[int] = []
    for chosen in chosen_ids(session, audience, path):
        ahead = chosen.where(_PLACES.c.id > after, ~asked).order_by(_PLACES.c.id).limit(at_most)
        wanted += session.scalars(ahead)
    return sorted(wanted)[:at_most]
