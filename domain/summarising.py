"""One summary to those who answer for a territory, instead of a message for each form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from domain.calendar import Calendar
from domain.ladder import Dates, Due, Ladder, To, ladder_of
from domain.reminding import calendar_of, is_urgent
from storage import Session, planning, summaries
from storage.summaries import Asking, SummaryPlan

LEVELS = ((To.TERRITORY, False), (To.OWNER, True))


class Level(NamedTuple):
    """Those above who live by one clock."""

    to: To
    owner: bool
    zone: str


def queue_due_summaries(session: Session, now: datetime) -> int:
    """Queue what is due and not queued yet; returns how many. Run it at every tick."""
    session.flush()
    days, own = calendar_of(session), planning.own_zones(session)
    return sum(
        summaries.queue(session, plan, now)
        for campaign in summaries.asking(session, now)
        for plan in _plans(session, campaign, now, days, own)
    )


def due_summary(asked: Dates, ladder: Ladder, now: datetime, zone: ZoneInfo, to: To) -> Due | None:
    """Rungs for those above count from the campaign's own dates, whatever was extended."""
    return ladder.due(asked, now, zone, (to,))


def _plans(
    session: Session, campaign: Asking, now: datetime, days: Calendar, own: list[str]
) -> Iterator[SummaryPlan]:
    ladder, dates = ladder_of(campaign.ladder), Dates(campaign.on_time_at, campaign.locks_at)
    days = days.leaving_out(ladder.left_out)
    if now + ladder.ahead < dates.on_time_at:
        return
    for level, due in nearest_above(session, campaign, ladder, now):
        for name in dict.fromkeys((level.zone, *own)):
            theirs = ZoneInfo(name)
            if days.allows(now, theirs) or is_urgent(due, dates, now, theirs):
                yield plan_above(campaign, level, name, due)


def nearest_above(
    session: Session, campaign: Asking, ladder: Ladder, now: datetime
) -> Iterator[tuple[Level, Due]]:
    """The nearest rung for each of those above."""
    dates = Dates(campaign.on_time_at, campaign.locks_at)
    for level in _levels(session, campaign.id, ladder):
        due = due_summary(dates, ladder, now, ZoneInfo(level.zone), level.to)
        if due is not None:
            yield level, due


def _levels(session: Session, campaign_id: int, ladder: Ladder) -> Iterator[Level]:
    for to, owner in LEVELS:
        if any(to in rung.to for rung in ladder.rungs):
            for zone in summaries.zones(session, campaign_id, owner=owner):
                yield Level(to, owner, zone)


def plan_above(campaign: Asking, level: Level, people_zone: str | None, due: Due) -> SummaryPlan:
    midnight = datetime.combine(due.day + timedelta(days=1), time(0), ZoneInfo(level.zone))
    content: dict[str, Any] = {
        "rung": due.rung.code,
        "mark": due.mark,
        "to": level.to.value,
        "campaign_id": campaign.id,
    }
    if due.rung.text:
        content["text"] = due.rung.text
    return SummaryPlan(
        campaign_id=campaign.id,
        owner=level.owner,
        zone=level.zone,
        people_zone=people_zone,
        begun_by=midnight.astimezone(campaign.on_time_at.tzinfo),
        mark=due.mark,
        content=content,
    )
