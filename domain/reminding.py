"""Reminders before the on-time date. Nothing is planned ahead: each tick asks what is due now.

A moved deadline therefore needs no replanning, and a restart neither loses nor doubles: the key
of a reminder is the form, the person, the rung and the date that the rung was counted from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from storage import Session, reminders
from storage.reminders import Due, Opening, Plan
from storage.tables import CampaignState, FormState

RUNGS = (14, 7, 3, 1, 0)
"""Days before the on-time date, as calendars on the wall there count them."""
FIRST_HOUR, LAST_HOUR = time(9), time(18)
AT_MOST = 5000
"""Queued by one tick: a long insert would keep people who answer waiting."""
AHEAD = timedelta(days=max(RUNGS) + 2)


@dataclass(frozen=True, slots=True)
class StillDue:
    """Whether to send it now; if not, when to ask again, or never."""

    send: bool
    again_at: datetime | None = None


def queue_due_reminders(session: Session, now: datetime, at_most: int = AT_MOST) -> int:
    """Queue what is due and not queued yet; returns how many. Run it at every tick."""
    session.flush()
    queued = 0
    for group in reminders.due(session, now, now + AHEAD):
        plan = _plan(group, now)
        if plan is not None and queued < at_most:
            queued += reminders.queue(session, plan, now, at_most - queued)
    return queued


def announce_opening(session: Session, campaign_id: int, now: datetime) -> int:
    """Tell everybody of the campaign that their form is there, at a humane hour of their own."""
    session.flush()
    told = 0
    for name in reminders.zones(session, campaign_id):
        zone = ZoneInfo(name)
        due_at = now if in_hours(now, zone) else next_hours(now, zone)
        told += reminders.announce(session, Opening(campaign_id, name, due_at))
    return told


def still_due(session: Session, notice_id: int, now: datetime) -> StillDue:
    """Asked again at the moment of sending: much may have changed since it was queued.

    Notices of other kinds are always due.
    """
    if not reminders.is_reminder(session, notice_id):
        return StillDue(send=True)
    found = reminders.planned(session, notice_id)
    if found is None or not found.reaches:
        return StillDue(send=False)
    if found.state is not FormState.FILLING or found.campaign_state is not CampaignState.OPEN:
        return StillDue(send=False)
    zone = ZoneInfo(found.zone)
    rung = nearest_rung(found.on_time_at, now, zone)
    if rung is None or found.content.get("mark") != _mark(rung, found.on_time_at, zone):
        return StillDue(send=False)
    if in_hours(now, zone):
        return StillDue(send=True)
    again_at = next_hours(now, zone)
    return StillDue(send=False, again_at=again_at if again_at < found.on_time_at else None)


def nearest_rung(on_time_at: datetime, now: datetime, zone: ZoneInfo) -> int | None:
    """The rung whose day has come last; earlier ones are not caught up with."""
    if now >= on_time_at:
        return None
    left = (on_time_at.astimezone(zone).date() - now.astimezone(zone).date()).days
    return min((rung for rung in RUNGS if rung >= left), default=None)


def in_hours(now: datetime, zone: ZoneInfo) -> bool:
    """From nine to six, by the clock on the wall there."""
    return FIRST_HOUR <= now.astimezone(zone).time() < LAST_HOUR


def next_hours(now: datetime, zone: ZoneInfo) -> datetime:
    """The next nine o'clock there."""
    local = now.astimezone(zone)
    day = local.date() if local.time() < FIRST_HOUR else local.date() + timedelta(days=1)
    return datetime.combine(day, FIRST_HOUR, zone).astimezone(now.tzinfo)


def _plan(group: Due, now: datetime) -> Plan | None:
    zone = ZoneInfo(group.zone)
    rung = nearest_rung(group.on_time_at, now, zone)
    if rung is None or not in_hours(now, zone):
        return None
    mark = _mark(rung, group.on_time_at, zone)
    content = {"rung": rung, "mark": mark, "on_time_at": group.on_time_at.isoformat()}
    return Plan(group, _end_of_day(group.on_time_at, rung, zone), mark, content)


def _end_of_day(on_time_at: datetime, rung: int, zone: ZoneInfo) -> datetime:
    """Who joins after the day of a rung has just been told the date anyway."""
    day = on_time_at.astimezone(zone).date() - timedelta(days=rung - 1)
    return datetime.combine(day, time(0), zone).astimezone(on_time_at.tzinfo)


def _mark(rung: int, on_time_at: datetime, zone: ZoneInfo) -> str:
    return f"{rung}:{on_time_at.astimezone(zone).date().isoformat()}"
