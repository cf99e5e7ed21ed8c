"""A notice looked at again at the moment of sending: much may have changed since it was queued."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from domain import calendar
from domain.acting import actor_of
from domain.calendar import Calendar
from domain.filling import form_card
from domain.ladder import Dates, Ladder, To, Until, ladder_of
from domain.reminding import BESIDES, calendar_of, dates_told, is_urgent, spoken_to_as
from domain.summarising import due_summary
from storage import Session, calendars, outbox, planning, summaries
from storage.above import MOVED_BELOW
from storage.outbox import Joined
from storage.planning import Planned
from storage.reminders import MOVED
from storage.summaries import SUMMARY
from storage.tables import CampaignState, FormState, Role

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
    if kind == MOVED_BELOW:
        return SEND if _is_as_told(session, notice_id) else NEVER
    return _about_form(session, notice_id, now) if kind in planning.CHECKED else SEND


def _about_form(session: Session, notice_id: int, now: datetime) -> StillDue:
    found = planning.planned(session, notice_id)
    if not found:
        return NEVER
    one, days = found[0], calendar_of(session)
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


def _verdict(session: Session, one: Planned, now: datetime, days: Calendar) -> StillDue:
    """Whether this notice alone may be sent now."""
    if not _is_open(session, one, now):
        also = one.content.get("also", ())
        return NEVER if not planning.any_unsubmitted(session, also, now) else SEND
    ladder = ladder_of(one.ladder)
    days = days.leaving_out(ladder.left_out)
    if not _is_for_them(one):
        return NEVER
    if one.kind == MOVED:
        as_told = one.content["on_time_at"] == one.on_time_at.isoformat()
        as_told = as_told and one.content["locks_at"] == one.locks_at.isoformat()
        return _in_hours(one, now, days) if as_told else NEVER
    if one.kind == planning.NUDGE:
        return _in_hours(one, now, days)
    return _of_rung(one, now, days, ladder)


def _is_open(session: Session, one: Planned, now: datetime) -> bool:
    asked = one.state is FormState.FILLING and one.campaign_state is CampaignState.OPEN
    if not asked or now >= one.locks_at:
        return False
    return one.fills or bool(_roles(one)) or (one.helps and _has_own_gaps(session, one, now))


def _has_own_gaps(session: Session, one: Planned, now: datetime) -> bool:
    """Whoever fills in a part hears nothing once that part is done."""
    card = form_card(session, actor_of(session, one.to_id), now, one.form_id)
    return card.line.go_on is not None


def _is_for_them(one: Planned) -> bool:
    """Rungs know their people by role; the rest is for those in whose hands it is."""
    if one.kind == planning.NUDGE:
        return one.fills
    return one.kind != MOVED or one.fills or one.helps


def _of_rung(one: Planned, now: datetime, days: Calendar, ladder: Ladder) -> StillDue:
    dates = Dates(one.on_time_at, one.locks_at)
    due = ladder.due(dates, now, ZoneInfo(one.zone), spoken_to_as(*_roles(one)))
    if due is None or one.content.get("mark") != due.mark:
        return NEVER
    if due.rung.until is Until.STARTED and one.started_at is not None:
        return NEVER
    minds = one.fills or one.helps
    if not minds and not any(BESIDES[role] in due.rung.to for role in _roles(one)):
        return NEVER  # the form is in other hands
    if is_urgent(due, dates, now, _zone(one)):
        return StillDue(send=True, urgent=True)
    if one.hushed_until is not None and now < one.hushed_until:
        return _later(one, days.next_allowed(one.hushed_until, _zone(one)))
    return _in_hours(one, now, days)


def _roles(one: Planned) -> tuple[Role, ...]:
    held = ((Role.HEAD, one.heads), (Role.DEPUTY, one.deputises))
    return tuple(role for role, has in held if has)


def _in_hours(one: Planned, now: datetime, days: Calendar) -> StillDue:
    zone = _zone(one)
    return SEND if days.allows(now, zone) else _later(one, days.next_allowed(now, zone))


def _later(one: Planned, again_at: datetime) -> StillDue:
    """Held, unless it would be too late to do anything about it."""
    return StillDue(send=False, again_at=again_at if again_at < one.locks_at else None)


def _zone(one: Planned) -> ZoneInfo:
    return ZoneInfo(one.own_zone or one.zone)
