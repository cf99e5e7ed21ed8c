"""Before a launch: whom the bot cannot reach, and why, municipality by municipality."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.access import FILLING, SEEING, may_manage, may_oversee, seen_paths
from domain.acting import Actor
from domain.errors import NotFound
from domain.paging import Portion, cut
from storage import Session, organisations, reaching
from storage.organisations import folded
from storage.reaching import OnList, Present, Spot, Waiting
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
    every = list(seen.all())
    rows = [
        each
        for each in every
        if sought.reach in (None, each.reach) and sought.territory_id in (None, each.territory_id)
    ]
    return Board(
        territories=tuple(seen.territories(every)),
        counts=_counted(every),
        fine=len(seen.fine),
        found=cut(range(len(rows)), page, lambda ids: [rows[each] for each in ids]),
    )


def unreached(session: Session, by: Actor, now: datetime, organisation_id: int) -> list[Out]:
    """Everybody below the organisation, for a list to telephone by."""
    place = organisations.get(session, organisation_id)
    if place is None or not may_oversee(by, place.path):
        raise NotFound
    seen = _Seen(session, by, now)
    return [
        each
        for each in seen.all()
        if seen.places[each.organisation_id].path.startswith(place.path)
    ]


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
        self.roles = {(each.organisation_id, each.role, each.person_id) for each in self.present}
        self.phones = {
            (each.organisation_id, each.search): each.phone or "" for each in self.listed
        }
        self.fine: list[int] = []
        """The branches of those who are reached."""

    def all(self) -> list[Out]:
        out = [*self._came(), *self._at_the_door(), *self._never(), *self._nobody()]
        return sorted(out, key=self._order)

    def territories(self, out: Iterable[Out]) -> Iterator[Territory]:
        by_place: dict[int, list[Out]] = defaultdict(list)
        for each in out:
            by_place[each.territory_id].append(each)
        fine = Counter(self.fine)
        places = {*by_place, *fine}
        for number in sorted(places, key=lambda place: self.places[place].sort):
            name = self.places[number].short_name
            yield Territory(number, name, _counted(by_place[number]), fine[number])

    def _came(self) -> Iterator[Out]:
        named: dict[tuple[int, Role], list[OnList]] = defaultdict(list)
        for each in self.listed:
            named[each.organisation_id, each.role].append(each)
        for one in self.present:
            others = named.get((one.organisation_id, one.role), [])
            known = not others or any(_is(other, one) for other in others)
            if not one.has_telegram:
                if one.role not in SEEING:  # who oversees may do so in the panel alone
                    yield self._out(Reach.NEVER, one, one.granted_at)
            elif one.unreachable_at is not None:
                yield self._out(Reach.BLOCKED, one, one.unreachable_at)
            elif not one.agrees:
                yield self._out(Reach.NO_CONSENT, one, one.granted_at)
            elif not known:
                yield self._out(Reach.CHANGED, one, one.granted_at)
            else:
                self.fine.append(self._branch(one.organisation_id))

    def _at_the_door(self) -> Iterator[Out]:
        for each in self.door:
            yield self._out(Reach.NO_CONSENT, each, each.since)

    def _never(self) -> Iterator[Out]:
        came: list[Whoever] = [*self.door, *self.present]
        here = {(each.organisation_id, each.role, each.search) for each in came}
        for each in self.listed:
            key = (each.organisation_id, each.role, each.search)
            if key in here or self._is_here(each):
                continue
            reach = Reach.NEVER if each.person_id is None else Reach.CHANGED
            yield self._out(reach, each, each.added_at)
        for waiting in self.open:
            if not waiting.listed:
                yield self._out(Reach.NEVER, waiting, waiting.since)

    def _nobody(self) -> Iterator[Out]:
        """Only where nothing lies below: an upper one need not fill anything in."""
        parents = {each.parent_id for each in self.places.values() if not each.closed}
        listed = [each for each in self.listed if each.person_id is None]
        every: list[Whoever] = [*self.present, *listed, *self.open, *self.door]
        taken = {each.organisation_id for each in every if each.role in FILLING}
        for place in self.places.values():
            if place.closed or place.id in parents or place.id in taken:
                continue
            if may_oversee(self.by, place.path):
                yield self._line(Reach.NOBODY, place, None, "", None)

    def _is_here(self, each: OnList) -> bool:
        """Whoever came by this line of the list still has the role."""
        return (each.organisation_id, each.role, each.person_id) in self.roles

    def _out(self, reach: Reach, each: Whoever, since: datetime | None) -> Out:
        place = self.places[each.organisation_id]
        return self._line(reach, place, each.role, each.name or "", since)

    def _line(
        self, reach: Reach, place: Spot, role: Role | None, name: str, since: datetime | None
    ) -> Out:
        territory = self._branch(place.id)
        phone = self.phones.get((place.id, folded(name)), "")
        return Out(
            reach=reach,
            territory_id=territory,
            territory=self.places[territory].short_name,
            organisation_id=place.id,
            organisation=place.short_name,
            organisation_code=place.code,
            role=role,
            name=name,
            phone=phone if may_manage(self.by, place.path) else "",
            since=since,
        )

    def _branch(self, organisation_id: int) -> int:
        """What lies directly below the region: the municipality, as a rule."""
        numbers = organisations.numbers(self.places[organisation_id].path)
        return numbers[1] if len(numbers) > 1 else numbers[0]

    def _order(self, each: Out) -> tuple[str, str, int, str]:
        above, place = self.places[each.territory_id], self.places[each.organisation_id]
        return above.sort, place.sort, _ORDER[each.reach], folded(each.name)


def _is(listed: OnList, present: Present) -> bool:
    return listed.person_id == present.person_id or listed.search == present.search


def _counted(out: Iterable[Out]) -> dict[Reach, int]:
    counted = Counter(each.reach for each in out)
    return {reach: counted[reach] for reach in Reach}
