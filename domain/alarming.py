"""What should have gone out on a day and did not: counted for the line of the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.calendar import Calendar
from domain.ladder import Dates, Due, Ladder, ladder_of
from domain.reminding import is_urgent, nearest, plan_of
from domain.summarising import nearest_above, plan_above
from storage import Session, planning, summaries
from storage.planning import Plan
from storage.summaries import Asking, SummaryPlan


@dataclass(frozen=True, slots=True)
class Day:
    """A day by the clock of whose campaign it is."""

    day: date
    zone: ZoneInfo
    calendar: Calendar

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.day, time(0), self.zone)

    @property
    def ends(self) -> datetime:
        return datetime.combine(self.day + timedelta(days=1), time(0), self.zone)


def unsaid(session: Session, campaign_id: int, day: Day, now: datetime) -> int:
    """Reminders and summaries whose day this was; what is held for an hour to come is not late."""
    for campaign in summaries.asking(session, now):
        if campaign.id == campaign_id:
            below = (planning.unsaid(session, each, now, day.ends.astimezone(now.tzinfo))
                     for each in _reminders(session, campaign, day, now))  # fmt: skip
            above = (summaries.unsaid(session, each, now, day.ends.astimezone(now.tzinfo))
                     for each in _summaries(session, campaign, day))  # fmt: skip
            return sum(below) + sum(above)
    return 0


def _reminders(session: Session, campaign: Asking, day: Day, now: datetime) -> Iterator[Plan]:
    ladder = ladder_of(campaign.ladder)
    begins = day.begins.astimezone(now.tzinfo)
    for group in planning.groups(session, begins, begins + ladder.ahead):
        zone, dates = ZoneInfo(group.zone), Dates(group.on_time_at, group.locks_at)
        if group.campaign_id != campaign.id:
            continue
        at_noon = datetime.combine(day.day, time(12), zone)
        for due, those in nearest(ladder, dates, at_noon, zone):
            if _goes_out(due, dates, at_noon, day.calendar, ladder):
                yield plan_of(group, due, those, urgent=False)


def _summaries(session: Session, campaign: Asking, day: Day) -> Iterator[SummaryPlan]:
    ladder, dates = ladder_of(campaign.ladder), Dates(campaign.on_time_at, campaign.locks_at)
    at_noon = datetime.combine(day.day, time(12), day.zone)
    for level, due in nearest_above(session, campaign, ladder, at_noon):
        if _goes_out(due, dates, at_noon, day.calendar, ladder):
            yield plan_above(campaign, level, None, due)


def _goes_out(
    due: Due, dates: Dates, at_noon: datetime, calendar: Calendar, ladder: Ladder
) -> bool:
    """On its day, or on the first one worked after it; "locks today" whatever the day."""
    first = calendar.leaving_out(ladder.left_out).first_worked(due.day)
    zone = at_noon.tzinfo
    assert isinstance(zone, ZoneInfo)
    return first == at_noon.date() or is_urgent(due, dates, at_noon, zone)
