"""A plan becomes what is kept, in one transaction, if nothing has moved since it was made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from domain import journal
from domain.access import managed_paths, to_manage
from domain.acting import Actor
from domain.errors import NotAllowed, NotPossible
from domain.importing import texts
from domain.importing.lines import listing, read_book
from domain.importing.planning import digest, plan
from domain.importing.views import Key, Known, NewPlace, Plan
from storage import Session, expected, organisations
from storage.expected import Place
from storage.organisations import folded
from storage.tables import Role


class Applied(NamedTuple):
    organisations: int
    people: int
    altered: int


def known(session: Session, by: Actor, now: datetime) -> Known:
    """What a list is laid beside: everything where the actor is an admin."""
    managed = managed_paths(by)
    if not managed:
        raise NotAllowed
    return Known(
        tuple(expected.places(session)),
        tuple(expected.named(session, managed)),
        tuple(expected.holders(session, managed)),
        managed,
    )


def planned(path: Path, known: Known, otherwise: Role | None = Role.HEAD) -> Plan:
    """The plan of a workbook: seconds, and no transaction."""
    return plan(listing(read_book(path)), known, otherwise)


def apply(session: Session, by: Actor, now: datetime, made: Plan) -> Applied:
    """All of it or nothing; a plan made beside what has changed since is refused."""
    there = known(session, by, now)
    if digest(there) != made.base:
        raise NotPossible(texts.MOVED_ON)
    ids = _add_places(session, made, there)
    expected.change_places(
        session, [{"id": key, **news} for key, news in made.changed_places.items()]
    )
    named = [
        {
            "organisation_id": ids.get(each.organisation, each.organisation),
            "role": each.role,
            "name": each.name,
            "search": folded(each.name),
            "phone": each.phone,
            "email": each.email,
            "post": each.post,
            "person_id": each.person_id,
            "added_at": now,
            "changed_at": now,
        }
        for each in made.new_people
    ]
    expected.add(session, named)
    expected.change(session, list(made.changed_people.items()), now)
    done = Applied(
        len(made.new_places),
        len(made.new_people),
        len(made.changed_places) + len(made.changed_people),
    )
    if any(done):
        _note(session, by, now, there, done)
    return done


def strike(session: Session, by: Actor, now: datetime, expected_id: int) -> None:
    """Nobody waits for this person any more: done by an admin, never by a file."""
    found = expected.get(session, expected_id)
    place = organisations.get(session, found.organisation_id) if found else None
    if found is None or place is None or found.struck_at is not None:
        raise NotPossible(texts.STRUCK)
    to_manage(by, place.path)
    found.struck_at = now
    session.flush()
    journal.note(session, by, now, "expected_struck", organisation_id=place.id, role=found.role)


def _note(session: Session, by: Actor, now: datetime, there: Known, done: Applied) -> None:
    tops = (place for place in there.places if there.managed[0] in ("/", place.path))
    journal.note(
        session,
        by,
        now,
        "roster_applied",
        organisation_id=next(tops).id,
        organisations=done.organisations,
        people=done.people,
        altered=done.altered,
    )


def _add_places(session: Session, made: Plan, there: Known) -> dict[Key, int]:
    """Municipalities first, then what lies under them; codes by the place in the tree."""
    codes = _Codes(there, made)
    above: dict[Key, Place | Mapping[str, Any]] = {place.id: place for place in there.places}
    ids: dict[Key, int] = {}
    upper = [each for each in made.new_places if isinstance(each.parent, int)]
    lower = [each for each in made.new_places if not isinstance(each.parent, int)]
    for some in (upper, lower):
        rows = [_row(each, _as_row(above[each.parent]), codes) for each in some]
        for each, row, number in zip(some, rows, expected.add_places(session, rows), strict=True):
            ids[each.key] = number
            above[each.key] = {**row, "id": number, "path": f"{row['above']}{number}/"}
    return ids


def _as_row(place: Place | Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(place, Place):
        return {**place._asdict(), "local_zone": place.zone}
    return place


def _row(new: NewPlace, above: Mapping[str, Any], codes: _Codes) -> dict[str, Any]:
    return {
        "parent_id": above["id"],
        "above": above["path"],
        "kind": new.kind,
        "code": new.code or codes.next(above["code"]),
        "name": new.name,
        "short_name": new.short_name,
        "local_zone": above["local_zone"],
        "attributes": dict(new.attributes),
    }


class _Codes:
    """`1-03-12`: the next free one under each."""

    def __init__(self, there: Known, made: Plan) -> None:
        self.taken = {place.code for place in there.places}
        self.taken |= {place.code for place in made.new_places}
        parents = {place.id: place.code for place in there.places}
        self.last = Counter(parents.get(place.parent_id or 0, "") for place in there.places)

    def next(self, above: str) -> str:
        while True:
            self.last[above] += 1
            code = f"{above}-{self.last[above]:02d}"
            if code not in self.taken:
                self.taken.add(code)
                return code


__all__ = ["Applied", "apply", "known", "planned", "strike"]
