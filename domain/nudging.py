"""Who lacks a form, and a nudge to exactly these, seen before it is sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain import access
from domain.acting import Actor
from domain.errors import NotAllowed, NotFound, NotPossible
from domain.helping import helpers_with_gaps
from domain.journal import note
from domain.ladder import ladder_of
from domain.reminding import calendar_of
from domain.reminding_texts import HUSH_DAYS, NOBODY_TO_NUDGE
from storage import Session, nudges, organisations, summaries
from storage.summaries import Counts, Lacking, Which
from storage.tables import Role

__all__ = [
    "LONGEST_HUSH",
    "MOST",
    "NAMED",
    "NUDGING",
    "OVERSEEING",
    "PORTION",
    "Missing",
    "Nudged",
    "Preview",
    "Sought",
    "Which",
    "hush",
    "lacking",
    "lacking_of",
    "missing",
    "nudge",
    "nudge_portion",
    "preview",
]
OVERSEEING = frozenset({Role.ADMIN, Role.VIEWER, Role.COORDINATOR})
NUDGING = frozenset({Role.ADMIN, Role.COORDINATOR})
NAMED = 10
MOST = 5000
"""Forms that are seen and ticked one by one."""
PORTION = 2000
"""Forms that are nudged in one transaction of a nudge to all, while others write too."""
LONGEST_HUSH = 14


@dataclass(frozen=True, slots=True)
class Missing:
    """What a territory still lacks in a campaign."""

    campaign_id: int
    campaign: str
    territory_id: int
    territory: str
    on_time_at: datetime
    locks_at: datetime
    zone: ZoneInfo
    counts: Counts
    not_started: tuple[Lacking, ...]
    """The first few of them by name, as of the next two."""
    filling: tuple[Lacking, ...]
    late: tuple[Lacking, ...]
    may_nudge: bool


class Sought(NamedTuple):
    """Which forms of a campaign a nudge is about."""

    campaign_id: int
    which: Which = Which.ALL
    search: str = ""
    below: int | None = None
    """Only below this organisation."""


@dataclass(frozen=True, slots=True)
class Goes:
    """When a nudge goes out."""

    at: datetime
    """The soonest minute at which it may."""
    zone: ZoneInfo
    """Where that is."""
    waits: bool
    """Somewhere else it waits for a later minute."""
    day: str
    """Nobody is nudged twice on it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a nudge would do."""

    forms: tuple[Lacking, ...]
    people: int
    alone: tuple[Lacking, ...]
    """Forms with nobody whom a message would reach."""
    told: frozenset[int]
    """Forms that were nudged about today: they are not nudged again."""
    goes: Goes

    @property
    def already(self) -> int:
        return len(self.told)


@dataclass(frozen=True, slots=True)
class Nudged:
    """What a nudge has done."""

    people: int
    goes: Goes


def missing(
    session: Session, by: Actor, now: datetime, campaign_id: int, territory_id: int
) -> Missing:
    """For those who answer for the territory, or look at it from above."""
    place = organisations.get(session, territory_id)
    campaign = nudges.campaign(session, campaign_id)
    if place is None or campaign is None or not _has(by, OVERSEEING, place.path):
        raise NotFound
    named = {
        which: tuple(
            summaries.named(session, summaries.lacking(campaign_id, place.path, which, now), NAMED)
        )
        for which in (Which.NOT_STARTED, Which.FILLING, Which.LATE)
    }
    return Missing(
        campaign_id=campaign_id,
        campaign=campaign.title,
        territory_id=territory_id,
        territory=place.short_name,
        on_time_at=campaign.on_time_at,
        locks_at=campaign.locks_at,
        zone=ZoneInfo(place.local_zone),
        counts=summaries.counts(session, campaign_id, place.path, now),
        not_started=named[Which.NOT_STARTED],
        filling=named[Which.FILLING],
        late=named[Which.LATE],
        may_nudge=_has(by, NUDGING, place.path),
    )


def lacking(
    session: Session, by: Actor, now: datetime, campaign_id: int, territory_id: int, which: Which
) -> tuple[int, ...]:
    """The forms of these, for `preview` and `nudge`."""
    place = organisations.get(session, territory_id)
    if place is None or not _has(by, OVERSEEING, place.path):
        raise NotFound
    found = summaries.lacking(campaign_id, place.path, which, now)
    return tuple(each.form_id for each in summaries.named(session, found, MOST))


def lacking_of(session: Session, by: Actor, now: datetime, sought: Sought) -> tuple[int, ...]:
    """However many of a campaign, as far as the actor administers it."""
    found: dict[int, None] = {}
    for path in _sought_paths(session, by, sought.below):
        chosen = summaries.lacking(sought.campaign_id, path, sought.which, now, sought.search)
        found.update(dict.fromkeys(summaries.ids(session, chosen)))
    return tuple(found)


def _sought_paths(session: Session, by: Actor, below: int | None) -> Sequence[str]:
    if below is None:
        if not access.managed_paths(by):
            raise NotAllowed
        return access.managed_paths(by)
    place = organisations.get(session, below)
    if place is None or not access.may_manage(by, place.path):
        raise NotFound
    return (place.path,)


def preview(session: Session, by: Actor, now: datetime, forms: Sequence[int]) -> Preview:
    """To whom a nudge about these forms would go, and when; the submitted are left out."""
    found = _nudged(session, by, forms)
    goes = _goes(session, now, found)
    numbers = [each.form_id for each in found]
    told, helpers = nudges.already(session, numbers, goes.day), helpers_with_gaps(session, numbers)
    lines = [_with(each, helpers.get(each.form_id, set())) for each in found]
    return Preview(
        forms=tuple(lines),
        people=sum(each.people for each in lines if each.form_id not in told),
        alone=tuple(each for each in lines if not each.people),
        told=frozenset(told),
        goes=goes,
    )


def nudge(session: Session, by: Actor, now: datetime, forms: Sequence[int]) -> Nudged:
    """Remind of exactly these forms, once a day, each at the first minute at which they work."""
    found = _nudged(session, by, forms)
    if not found:
        raise NotPossible(NOBODY_TO_NUDGE)
    goes = _goes(session, now, found)
    numbers = [each.form_id for each in found]
    helpers = helpers_with_gaps(session, numbers).items()
    pairs = [(form, person) for form, people in helpers for person in people]
    told = nudges.queue(session, nudges.Nudge(numbers, by.name, goes.day, pairs), now)
    note(session, by, now, "nudged", forms=len(found), people=told)
    return Nudged(told, goes)


def nudge_portion(session: Session, by: Actor, now: datetime, forms: Sequence[int]) -> int:
    """Some of very many; how many people were told, if they still lack anything."""
    try:
        return nudge(session, by, now, forms).people
    except NotPossible:
        return 0


def hush(session: Session, by: Actor, now: datetime, form_id: int, days: int) -> datetime | None:
    """The form waits for somebody else: no reminders for so many days, but on the last one."""
    path = nudges.path_of(session, form_id)
    if path is None:
        raise NotFound
    if not any(grant.path == path for grant in by.grants if grant.role in nudges.FILLING):
        raise NotAllowed
    if not 0 <= days <= LONGEST_HUSH:
        raise NotPossible(HUSH_DAYS)
    until = now + timedelta(days=days) if days else None
    nudges.hush(session, form_id, until)
    note(session, by, now, "form_hushed", form_id=form_id, days=days)
    return until


def _nudged(session: Session, by: Actor, forms: Sequence[int]) -> list[Lacking]:
    """Those of them that are not submitted; nobody nudges what they do not answer for."""
    found = summaries.named(session, tuple(forms), MOST)
    if not all(_has(by, NUDGING, each.path, above=True) for each in found):
        raise NotFound
    return found


def _with(one: Lacking, helpers: set[int]) -> Lacking:
    return one._replace(people=one.people + len(helpers))


def _goes(session: Session, now: datetime, found: Sequence[Lacking]) -> Goes:
    places = nudges.places_of(session, [each.form_id for each in found])
    if not places:
        raise NotPossible(NOBODY_TO_NUDGE)
    days = calendar_of(session)
    moments = {}
    for place in places:
        zone = ZoneInfo(place.zone)
        left_out = ladder_of(place.ladder).left_out
        moments[days.leaving_out(left_out).next_allowed(now, zone), place.zone] = zone
    soonest, where = min(moments)
    today = now.astimezone(ZoneInfo(places[0].zone)).date().isoformat()
    waits = max(moments)[0] > soonest
    return Goes(soonest, moments[soonest, where], waits, today)


def _has(by: Actor, roles: frozenset[Role], path: str, *, above: bool = False) -> bool:
    """With `above`, a coordinator's own organisation is not one that they answer for."""
    if by.is_program:
        return True
    return any(
        grant.role in roles
        and path.startswith(grant.path)
        and not (above and grant.role is Role.COORDINATOR and grant.path == path)
        for grant in by.grants
    )
