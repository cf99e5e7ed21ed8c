"""Before a launch: whom the bot cannot reach, and why, municipality by municipality."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from domain.access import FILLING, SEEING, may_manage, may_oversee, seen_paths
from domain.acting import Actor
from domain.errors import NotFound
from domain.paging import Portion, cut
from storage import Session, organisations, reaching
from storage.organisations import folded
from storage.reaching import FINE, OnList, Present, Spot, Waiting
from storage.tables import Role

Whoever = Present | Waiting | OnList


class Reach(StrEnum):
    NEVER = "never"
    """On the list or invited, and not come."""
    NO_CONSENT = "no_consent"
    BLOCKED = "blocked"
    CHANGED = "changed"
    """Somebody else than the list now names."""
    NOBODY = "nobody"
    """No one at all who would fill in for this organisation."""


_ORDER = {reach: place for place, reach in enumerate(Reach)}


@dataclass(frozen=True, slots=True)
class Out:
    """One whom the bot does not reach, or an organisation without anybody."""

    reach: Reach
    territory_id: int
    territory: str
    organisation_id: int
    organisation: str
    organisation_code: str
    role: Role | None
    name: str
    phone: str
    """Only for those who may telephone: the admins of the place."""
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Territory:
    id: int
    name: str
    counts: dict[Reach, int]
    fine: int
    """People whom the bot reaches."""


@dataclass(frozen=True, slots=True)
class Sought:
    reach: Reach | None = None
    territory_id: int | None = None


@dataclass(frozen=True, slots=True)
class Board:
    territories: tuple[Territory, ...]
    counts: dict[Reach, int]
    fine: int
    found: Portion[Out]


def reachability(
    session: Session, by: Actor, now: datetime, sought: Sought, page: int | None = 1
) -> Board:
    """Counts of all that the actor oversees, and a page of those asked for."""
    seen = _Seen(session, by, now)
    every = seen.all()
    rows = [
        each
        for each in every
        if sought.reach in (None, each.reach) and sought.territory_id in (None, each.place.branch)
    ]
    return Board(
        territories=tuple(seen.territories(every)),
        counts=_counted(every),
        fine=sum(seen.fine.values()),
        found=cut(range(len(rows)), page, lambda ids: [seen.out(rows[each]) for each in ids]),
    )


def unreached(session: Session, by: Actor, now: datetime, organisation_id: int) -> list[Out]:
    """Everybody below the organisation, for a list to telephone by."""
    place = organisations.get(session, organisation_id)
    if place is None or not may_oversee(by, place.path):
        raise NotFound
    seen = _Seen(session, by, now)
    inside = (each for each in seen.all() if each.place.path.startswith(place.path))
    return [seen.out(each) for each in inside]


class _Missed(NamedTuple):
    """What will be a line if it comes to be shown."""

    place: Spot
    reach: Reach
    role: Role | None
    name: str
    since: datetime | None


class _Seen:
    """All that is read once, and what follows from it."""

    def __init__(self, session: Session, by: Actor, now: datetime) -> None:
        paths = seen_paths(by)
        self.by = by
        self.places: dict[int, Spot] = {each.id: each for each in reaching.spots(session)}
        self.listed: list[OnList] = reaching.on_list(session, paths)
        self.present: list[Present] = reaching.present(session, paths)
        self.open: list[Waiting] = reaching.open_invitations(session, paths, now)
        self.door: list[Waiting] = reaching.at_the_door(session, paths)
        self.phones = {
            (each.organisation_id, each.search): each.phone or "" for each in self.listed
        }
        self.fine: Counter[int] = Counter()
        """How many are reached in each branch."""

    def all(self) -> list[_Missed]:
        out = [*self._came(), *self._at_the_door(), *self._never(), *self._nobody()]
        return sorted(out, key=self._order)

    def territories(self, out: Iterable[_Missed]) -> Iterator[Territory]:
        by_place: dict[int, list[_Missed]] = defaultdict(list)
        for each in out:
            by_place[each.place.branch].append(each)
        places = {*by_place, *self.fine}
        for number in sorted(places, key=lambda place: self.places[place].sort):
            name = self.places[number].short_name
            yield Territory(number, name, _counted(by_place[number]), self.fine[number])

    def _came(self) -> Iterator[_Missed]:
        for one in self.present:
            if one.reach == FINE:
                self.fine[self.places[one.organisation_id].branch] += 1
            elif one.reach != Reach.NEVER or one.role not in SEEING:
                # who oversees may do so in the panel alone
                yield self._missed(Reach(one.reach), one, one.since)

    def _at_the_door(self) -> Iterator[_Missed]:
        for each in self.door:
            yield self._missed(Reach.NO_CONSENT, each, each.since)

    def _never(self) -> Iterator[_Missed]:
        at_the_door = {(each.organisation_id, each.role, each.search) for each in self.door}
        for each in self.listed:
            key = (each.organisation_id, each.role, each.search)
            if not each.is_here and key not in at_the_door:
                reach = Reach.NEVER if each.person_id is None else Reach.CHANGED
                yield self._missed(reach, each, each.added_at)
        for waiting in self.open:
            if not waiting.listed:
                yield self._missed(Reach.NEVER, waiting, waiting.since)

    def _nobody(self) -> Iterator[_Missed]:
        """Only where nothing lies below: an upper one need not fill anything in."""
        parents = {each.parent_id for each in self.places.values() if not each.closed}
        listed = [each for each in self.listed if each.person_id is None]
        every: list[Whoever] = [*self.present, *listed, *self.open, *self.door]
        taken = {each.organisation_id for each in every if each.role in FILLING}
        for place in self.places.values():
            if place.closed or place.id in parents or place.id in taken:
                continue
            if may_oversee(self.by, place.path):
                yield _Missed(place, Reach.NOBODY, None, "", None)

    def _missed(self, reach: Reach, each: Whoever, since: datetime | None) -> _Missed:
        place = self.places[each.organisation_id]
        return _Missed(place, reach, each.role, each.name or "", since)

    def out(self, missed: _Missed) -> Out:
        place = missed.place
        phone = self.phones.get((place.id, folded(missed.name)), "")
        return Out(
            reach=missed.reach,
            territory_id=place.branch,
            territory=self.places[place.branch].short_name,
            organisation_id=place.id,
            organisation=place.short_name,
            organisation_code=place.code,
            role=missed.role,
            name=missed.name,
            phone=phone if may_manage(self.by, place.path) else "",
            since=missed.since,
        )

    def _order(self, each: _Missed) -> tuple[str, str, int, str]:
        above = self.places[each.place.branch]
        return above.sort, each.place.sort, _ORDER[each.reach], folded(each.name)


def _counted(out: Iterable[_Missed]) -> dict[Reach, int]:
    counted = Counter(each.reach for each in out)
    return {reach: counted[reach] for reach in Reach}
