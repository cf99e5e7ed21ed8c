"""Reminders of one's own forms. Nothing is planned ahead: each tick asks what is due now.

A moved deadline therefore needs no replanning, and a restart neither loses nor doubles: the key
of a reminder is the form, the person, the rung and the date that the rung was counted from. What
may not be said now is not queued now; it is still due at the first minute at which it may be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from domain import calendar
from domain.calendar import Calendar
from domain.ladder import Dates, Due, Ladder, Since, To, Until, ladder_of
from storage import Session, above, calendars, planning, reminders
from storage.planning import Group, Plan
from storage.reminders import FILLING, Opening
from storage.tables import Role

AT_MOST = 5000
"""Queued by one tick: a long insert would keep people who answer waiting."""
BESIDES = {Role.HEAD: {To.HEAD}, Role.DEPUTY: {To.DEPUTY}}
"""What rungs call a role, beside all who fill in."""


@dataclass(frozen=True, slots=True)
class _Ticking:
    """What one tick knows."""

    now: datetime
    calendar: Calendar
    own_zones: list[str]


class Those(NamedTuple):
    """Whom a plan is for."""

    roles: tuple[Role, ...]
    in_hands: bool
    """Those in whose hands the form is, or all the others."""
    zone: str | None = None
    """The clock by which they live; none: any."""


def queue_due_reminders(session: Session, now: datetime, at_most: int = AT_MOST) -> int:
    """Queue what is due and not queued yet; returns how many. Run it at every tick."""
    session.flush()
    ladders = {number: ladder_of(kept) for number, kept in planning.ladders(session).items()}
    if not ladders:
        return 0
    tick = _Ticking(now, calendar_of(session), planning.own_zones(session))
    until = now + max(each.ahead for each in ladders.values())
    queued = 0
    for group in planning.groups(session, now, until):
        for plan in _plans(group, ladders[group.campaign_id], tick):
            if queued < at_most:
                queued += planning.queue(session, plan, now, at_most - queued)
    return queued


def announce_opening(session: Session, campaign_id: int, now: datetime) -> int:
    """Tell everybody of the campaign that their form is there, at a humane hour of their own."""
    session.flush()
    return sum(
        reminders.announce(session, each, now) for each in _openings(session, campaign_id, now)
    )


def announce_move(session: Session, campaign_id: int, now: datetime) -> int:
    """Tell those whose dates have moved, and those above; rungs count anew by themselves."""
    session.flush()
    content = dates_told(session, campaign_id)
    told = sum(
        reminders.announce_move(session, each, content, now)
        for each in _openings(session, campaign_id, now)
    )
    return told + sum(
        above.tell(session, above.Below(campaign_id, each.zone, content, each.due_at), now)
        for each in _moments(session, campaign_id, now, above.zones(session, campaign_id))
    )


def dates_told(session: Session, campaign_id: int) -> Mapping[str, str]:
    """The dates as a message of a move keeps them, to see later whether they still hold."""
    dates = planning.dates(session, campaign_id)
    return {name: moment.isoformat() for name, moment in dates.items()}


def calendar_of(session: Session, ladder: Ladder | None = None) -> Calendar:
    """The days as they stand, without those that the campaign leaves out."""
    days = Calendar(calendars.overrides(session))
    return days.leaving_out(ladder.left_out) if ladder else days


def is_urgent(due: Due, dates: Dates, now: datetime, zone: ZoneInfo) -> bool:
    """Only "locks today" may be said on a day of rest."""
    there = ZoneInfo(zone.key)
    lock = dates.locks_at.astimezone(there).date()
    last = due.rung.days == 0 and due.counted_from == lock
    return last and calendar.allows_urgent(now, dates.locks_at, there)


def _openings(session: Session, campaign_id: int, now: datetime) -> Iterator[Opening]:
    return _moments(session, campaign_id, now, reminders.zones(session, campaign_id))


def _moments(
    session: Session, campaign_id: int, now: datetime, zones: Iterable[str]
) -> Iterator[Opening]:
    """The next humane minute by each of these clocks."""
    kept = planning.ladders(session).get(campaign_id)
    days = calendar_of(session, ladder_of(kept))
    for name in zones:
        yield Opening(campaign_id, name, days.next_allowed(now, ZoneInfo(name)))


def _plans(group: Group, ladder: Ladder, tick: _Ticking) -> Iterator[Plan]:
    """One for each clock by which the people of these forms live."""
    zone, dates = ZoneInfo(group.zone), Dates(group.on_time_at, group.locks_at)
    days = tick.calendar.leaving_out(ladder.left_out)
    for due, those in nearest(ladder, dates, tick.now, zone):
        for name in dict.fromkeys((group.zone, *tick.own_zones)):
            theirs = ZoneInfo(name)
            urgent = is_urgent(due, dates, tick.now, theirs)
            if urgent or days.allows(tick.now, theirs):
                yield plan_of(group, due, those._replace(zone=name), urgent=urgent)


def nearest(
    ladder: Ladder, dates: Dates, now: datetime, zone: ZoneInfo
) -> Iterator[tuple[Due, Those]]:
    """The nearest rung for each: one that is for heads alone overtakes nobody else's.

    Nor is whoever heads, while the form is in other hands, overtaken by what these hear.
    """
    for in_hands in (True, False):
        found: dict[Due, list[Role]] = {}
        for role in (*FILLING, Role.EXECUTOR):
            called = {To.FILLS} if in_hands else set()
            due = ladder.due(dates, now, zone, called | BESIDES.get(role, set()))
            if due is not None:
                found.setdefault(due, []).append(role)
        for due, roles in found.items():
            yield due, Those(tuple(roles), in_hands)


def plan_of(group: Group, due: Due, those: Those, *, urgent: bool) -> Plan:
    """What this rung says about these forms, and to whom."""
    dates = Dates(group.on_time_at, group.locks_at)
    return Plan(
        group=group,
        zone=those.zone,
        roles=those.roles,
        in_hands=those.in_hands,
        unbegun=due.rung.until is Until.STARTED,
        urgent=urgent,
        begun_by=_end_of_day(due, ZoneInfo(group.zone)),
        mark=due.mark,
        content=_content(due, dates),
    )


def _content(due: Due, dates: Dates) -> Mapping[str, Any]:
    since = dates.on_time_at if due.rung.since is Since.ON_TIME else dates.locks_at
    said: dict[str, Any] = {
        "rung": due.rung.code,
        "mark": due.mark,
        "counted_from": since.isoformat(),
    }
    return {**said, "text": due.rung.text} if due.rung.text else said


def _end_of_day(due: Due, zone: ZoneInfo) -> datetime:
    """Who joins after the day of a rung has just been told the date anyway."""
    midnight = datetime.combine(due.day + timedelta(days=1), time(0), zone)
    return midnight.astimezone(ZoneInfo("UTC"))
