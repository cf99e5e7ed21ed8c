"""A notice looked at again at the moment of sending: much may have changed since it was queued."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain import calendar
from domain.calendar import Calendar
from domain.digesting import is_still_wanted, when_to_tell
from domain.helping import helpers_with_gaps
from domain.ladder import Dates, Due, To, Until, ladder_of
from domain.reminding import calendar_of, dates_told, is_urgent
from domain.summarising import due_summary
from storage import Session, calendars, outbox, planning, summaries
from storage.above import MOVED_BELOW
from storage.dailies import DAILY, DIGEST
from storage.outbox import Joined
from storage.planning import Planned
from storage.reminders import LOCKED, MOVED
from storage.summaries import SUMMARY
from storage.tables import CampaignState, FormState

A_DAY = 2
"""Reminders to one person, unless the admins say otherwise."""
TOGETHER = 10
"""Forms in one message."""


@dataclass(frozen=True, slots=True)
class StillDue:
    """Whether to send it now; if not, when to ask again, or never."""

    send: bool
    again_at: datetime | None = None
    joined: tuple[Joined, ...] = ()
    """What is told in the same message."""
    urgent: bool = False


SEND, NEVER = StillDue(send=True), StillDue(send=False)


def still_due(session: Session, notice_id: int, now: datetime) -> StillDue:
    """Notices that are not about a form to fill in are always due."""
    kind = planning.kind_of(session, notice_id)
    if kind == SUMMARY:
        return _of_summary(session, notice_id, now)
    if kind == DIGEST:
        return SEND if is_still_wanted(session, notice_id, now) else NEVER
    if kind == DAILY:
        at = when_to_tell(session, notice_id, now)
        return StillDue(send=False, again_at=at) if at > now else SEND
    if kind == MOVED_BELOW:
        return SEND if _is_as_told(session, notice_id) else NEVER
    return _about_form(session, notice_id, now) if kind in planning.CHECKED else SEND


def _about_form(session: Session, notice_id: int, now: datetime) -> StillDue:
    found = planning.planned(session, notice_id)
    if not found:
        return NEVER
    one, days = found[0], calendar_of(session)
    if one.kind == LOCKED:
        return _of_lock(session, one, now, days)
    verdict = _verdict(session, one, now, days)
    if not verdict.send or one.kind == MOVED:
        return verdict
    planning.hold(session, one.to_id)
    if not verdict.urgent and is_told_enough(session, one.to_id, one.id, now, _zone(one)):
        return _later(one, days.next_morning(now, _zone(one)))
    return replace(verdict, joined=_joined(session, one, now, days))


def is_told_enough(
    session: Session, person_id: int, notice_id: int, now: datetime, zone: ZoneInfo
) -> bool:
    """No more than so many messages a day for one person, by the clock on their wall."""
    told = planning.told_since(session, person_id, calendar.day_begins(now, zone))
    told += planning.being_told(session, person_id, notice_id)
    return told >= calendars.at_most_a_day(session, A_DAY)


def _of_summary(session: Session, notice_id: int, now: datetime) -> StillDue:
    """While the territory lacks something, and this is still the nearest rung."""
    one = summaries.summarised(session, notice_id)
    if one is None or not one.reaches:
        return NEVER
    ladder, dates = ladder_of(one.ladder), Dates(one.on_time_at, one.locks_at)
    due = due_summary(dates, ladder, now, ZoneInfo(one.zone), To(one.content["to"]))
    lacks = summaries.counts(session, one.content["campaign_id"], one.path, now).missing
    if due is None or due.mark != one.content["mark"] or not lacks:
        return NEVER
    theirs = ZoneInfo(one.own_zone or one.zone)
    if is_urgent(due, dates, now, theirs):
        return StillDue(send=True, urgent=True)
    days = calendar_of(session, ladder)
    if not days.allows(now, theirs):
        return StillDue(send=False, again_at=days.next_allowed(now, theirs))
    planning.hold(session, one.to_id)
    if is_told_enough(session, one.to_id, notice_id, now, theirs):
        return StillDue(send=False, again_at=days.next_morning(now, theirs))
    return SEND


def _is_as_told(session: Session, notice_id: int) -> bool:
    """The dates have not moved once more since."""
    notice, about = outbox.waiting(session, notice_id), summaries.subject(session, notice_id)
    if notice is None or about is None:
        return False
    return dict(notice.content) == dates_told(session, about[0])


def _joined(session: Session, one: Planned, now: datetime, days: Calendar) -> tuple[Joined, ...]:
    others = planning.others_for(session, one, now)
    due = [each for each in others if _verdict(session, each, now, days).send]
    return tuple(Joined(each.id, each.form_id) for each in due[: TOGETHER - 1])


def _of_lock(session: Session, one: Planned, now: datetime, days: Calendar) -> StillDue:
    """As long as the form is shut and not submitted, at an hour of the person's own."""
    shut = one.state is FormState.FILLING and now >= one.locks_at
    if not shut or not (one.heads or _minds(session, one)):
        return NEVER
    zone = _zone(one)
    return SEND if days.allows(now, zone) else StillDue(False, days.next_allowed(now, zone))


def _verdict(session: Session, one: Planned, now: datetime, days: Calendar) -> StillDue:
    """Whether this notice alone may be sent now."""
    names = _names(session, one) if _is_open(one, now) else frozenset()
    if not names:
        also = one.content.get("also", ())
        return NEVER if not planning.any_unsubmitted(session, also, now) else SEND
    ladder = ladder_of(one.ladder)
    days = days.leaving_out(ladder.left_out)
    if one.kind == planning.REMINDER:
        return _of_rung(one, now, days, ladder.due(_dates(one), now, ZoneInfo(one.zone), names))
    as_told = one.kind != MOVED or (
        one.content["on_time_at"] == one.on_time_at.isoformat()
        and one.content["locks_at"] == one.locks_at.isoformat()
    )
    return _in_hours(one, now, days) if as_told and To.FILLS in names else NEVER


def _is_open(one: Planned, now: datetime) -> bool:
    asked = one.state is FormState.FILLING and one.campaign_state is CampaignState.OPEN
    return asked and now < one.locks_at


def _names(session: Session, one: Planned) -> frozenset[To]:
    """By which names rungs call this person; whatever is no rung is for those who fill."""
    held = {
        To.HEAD: one.heads,
        To.DEPUTY: one.deputises,
        To.FILLS: _minds(session, one),
    }
    return frozenset(name for name, has in held.items() if has)


def _minds(session: Session, one: Planned) -> bool:
    """The form is in their hands, or sections of it are and have gaps."""
    if one.fills or not one.helps:
        return one.fills
    return one.to_id in helpers_with_gaps(session, [one.form_id]).get(one.form_id, ())


def _of_rung(one: Planned, now: datetime, days: Calendar, due: Due | None) -> StillDue:
    """If it is the nearest of those that are for this person."""
    if due is None or one.content.get("mark") != due.mark:
        return NEVER
    if due.rung.until is Until.STARTED and one.started_at is not None:
        return NEVER
    if is_urgent(due, _dates(one), now, _zone(one)):
        return StillDue(send=True, urgent=True)
    if one.hushed_until is not None and now < one.hushed_until:
        return _later(one, days.next_allowed(one.hushed_until, _zone(one)))
    return _in_hours(one, now, days)


def _in_hours(one: Planned, now: datetime, days: Calendar) -> StillDue:
    zone = _zone(one)
    return SEND if days.allows(now, zone) else _later(one, days.next_allowed(now, zone))


def _later(one: Planned, again_at: datetime) -> StillDue:
    """Held, unless it would be too late to do anything about it."""
    return StillDue(send=False, again_at=again_at if again_at < one.locks_at else None)


def _zone(one: Planned) -> ZoneInfo:
    return ZoneInfo(one.own_zone or one.zone)


def _dates(one: Planned) -> Dates:
    return Dates(one.on_time_at, one.locks_at)
