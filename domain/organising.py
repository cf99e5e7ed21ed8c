"""Organisations: the tree that everything else hangs on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Required, TypedDict, Unpack
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain import texts
from domain.access import to_manage
from domain.acting import Actor
from domain.attributes import Attribute, merged
from domain.errors import NotAllowed, NotFound, NotPossible
from domain.journal import note
from domain.tree import (
    OrganisationRow,
    organisation_card,
    organisation_line,
    organisation_page,
    organisation_tree,
    seen_organisation,
)
from storage import Session, organisations
from storage.tables import Organisation

__all__ = [
    "ChangedOrganisation", "NewOrganisation", "OrganisationRow", "add_organisation",
    "change_organisation", "close_organisation", "managed_organisation", "open_organisation",
    "organisation_card", "organisation_line", "organisation_page", "organisation_tree",
    "seen_organisation", "zone_of", "zone_of_code",
]  # fmt: skip

CODE = re.compile(r"[\w.\-]{1,32}")
NAME_LENGTH = 200


class NewOrganisation(TypedDict, total=False):
    """What is known of it: a code is made from its place in the tree when none is given."""

    name: Required[str]
    kind: Required[str]
    code: str | None
    under: str | None
    """The code of the organisation above; none for the first one of all."""
    zone: str | None
    """IANA name; none means that of the organisation above."""
    short_name: str | None
    attributes: Mapping[str, Attribute | None]


class ChangedOrganisation(TypedDict, total=False):
    """Only what is named changes; an empty zone or short name means: inherited, as the name."""

    name: str
    short_name: str
    kind: str
    zone: str
    new_code: str
    attributes: Mapping[str, Attribute | None]
    """Those named, laid over what is known; none takes one away."""


def add_organisation(
    session: Session, by: Actor, now: datetime, **new: Unpack[NewOrganisation]
) -> Organisation:
    """Add it under another; only the program adds the first of all."""
    above = _above(session, by, new.get("under"))
    name = _named(new["name"])
    code = _free_code(session, new.get("code")) or _next_code(session, above)
    zone = _zone(new.get("zone"))
    if above is None and zone is None:
        raise NotPossible(texts.NEEDS_ZONE, "zone")
    organisation = Organisation(
        parent_id=above and above.id,
        kind=_kind(new["kind"]),
        code=code,
        name=name,
        short_name=_tidy(new.get("short_name") or "") or name,
        search="",
        zone=zone,
        local_zone=zone or (above.local_zone if above else ""),
        attributes=merged({}, new.get("attributes", {})),
    )
    index(organisation)
    organisations.add(session, organisation, above)
    note(session, by, now, "organisation_added", organisation_id=organisation.id, code=code)
    return organisation


def change_organisation(
    session: Session, by: Actor, now: datetime, code: str, **new: Unpack[ChangedOrganisation]
) -> Organisation:
    """Change what is named."""
    organisation = managed_organisation(session, by, code)
    if "name" in new:
        if organisation.short_name == organisation.name:
            organisation.short_name = _named(new["name"])
        organisation.name = _named(new["name"])
    if "short_name" in new:
        organisation.short_name = _tidy(new["short_name"]) or organisation.name
    if "kind" in new:
        organisation.kind = _kind(new["kind"])
    if new.get("new_code", code) != code:
        organisation.code = _free_code(session, new["new_code"]) or code
    if "zone" in new:
        move_clock(session, organisation, _zone(new["zone"]))
    if "attributes" in new:
        organisation.attributes = merged(organisation.attributes, new["attributes"])
    index(organisation)
    note(
        session,
        by,
        now,
        "organisation_changed",
        organisation_id=organisation.id,
        changed=sorted(new),
    )
    return organisation


def close_organisation(session: Session, by: Actor, now: datetime, code: str) -> Organisation:
    """It takes part in nothing new; its history stays."""
    organisation = managed_organisation(session, by, code)
    inside = organisations.count_children(session, organisation.id, only_open=True)
    if inside:
        raise NotPossible(texts.HAS_OPEN_INSIDE.format(name=organisation.short_name, count=inside))
    if organisation.closed_at is None:
        organisation.closed_at = now
        note(session, by, now, "organisation_closed", organisation_id=organisation.id)
    return organisation


def managed_organisation(session: Session, by: Actor, code: str) -> Organisation:
    """The same for whoever wants to change something there."""
    organisation = seen_organisation(session, by, code)
    to_manage(by, organisation.path)
    return organisation


def open_organisation(session: Session, by: Actor, code: str) -> Organisation:
    """The same, and it must not be closed."""
    organisation = managed_organisation(session, by, code)
    if organisation.closed_at is not None:
        raise NotPossible(texts.ORGANISATION_CLOSED.format(name=organisation.short_name))
    return organisation


def zone_of(session: Session, organisation_id: int) -> ZoneInfo:
    """The zone in force there, its own or inherited."""
    organisation = organisations.get(session, organisation_id)
    if organisation is None:
        raise NotFound
    return ZoneInfo(organisation.local_zone)


def zone_of_code(session: Session, code: str) -> ZoneInfo:
    """The same by its code."""
    organisation = organisations.by_code(session, code)
    if organisation is None:
        raise NotFound(texts.NO_ORGANISATION.format(code=code))
    return ZoneInfo(organisation.local_zone)


def _above(session: Session, by: Actor, code: str | None) -> Organisation | None:
    if code:
        return open_organisation(session, by, code)
    root = organisations.root(session)
    if root is not None:
        raise NotPossible(texts.ONE_ROOT.format(name=root.short_name))
    if not by.is_program:
        raise NotAllowed
    return None


def _free_code(session: Session, wish: str | None) -> str | None:
    code = (wish or "").strip()
    if not code:
        return None
    if not CODE.fullmatch(code):
        raise NotPossible(texts.WRONG_CODE.format(code=code), "code")
    other = organisations.by_code(session, code)
    if other is not None:
        raise NotPossible(texts.CODE_TAKEN.format(code=code, name=other.short_name), "code")
    return code


def _next_code(session: Session, above: Organisation | None) -> str:
    """`1`, `1-03`, `1-03-12`: by the place in the tree."""
    if above is None:
        return "1"
    number = organisations.count_children(session, above.id) + 1
    while organisations.by_code(session, f"{above.code}-{number:02d}") is not None:
        number += 1
    return f"{above.code}-{number:02d}"


def _zone(name: str | None) -> str | None:
    if not name or not name.strip():
        return None
    try:
        return ZoneInfo(name.strip()).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise NotPossible(texts.UNKNOWN_ZONE.format(zone=name.strip()), "zone") from error


def move_clock(session: Session, organisation: Organisation, zone: str | None) -> None:
    """A new zone holds here and wherever below it none of its own is set."""
    above = organisation.parent_id and organisations.get(session, organisation.parent_id)
    if zone is None and not above:
        raise NotPossible(texts.NEEDS_ZONE, "zone")
    organisation.zone = zone
    organisation.local_zone = zone or (above.local_zone if above else "")
    in_force = {organisation.id: organisation.local_zone}
    following = []
    for each in organisations.below(session, organisation.path):
        in_force[each.id] = each.zone or in_force[each.parent_id or organisation.id]
        if each.zone is None and in_force[each.id] == organisation.local_zone:
            following.append(each.id)
    organisations.set_local_zone(session, following, organisation.local_zone)


def index(organisation: Organisation) -> None:
    """What it is found by and ordered by follows its names."""
    organisation.search = organisations.folded(
        organisation.name, organisation.short_name, organisation.code
    )
    organisation.sort = organisations.sortable(organisation.short_name)


def _named(name: str) -> str:
    tidy = _tidy(name)
    if not tidy:
        raise NotPossible(texts.NEEDS_NAME, "name")
    return tidy


def _kind(kind: str) -> str:
    tidy = _tidy(kind)
    if not tidy:
        raise NotPossible(texts.NEEDS_KIND, "kind")
    return tidy


def _tidy(text: str) -> str:
    return " ".join(text.split())[:NAME_LENGTH]
