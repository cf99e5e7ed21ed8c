"""Dates and deadlines in words, in the zone of the organisation."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.screens import texts
from domain.deadlines import zone_label

HOUR = 3600


def day(moment: date) -> str:
    """12 сентября."""
    return texts.day(moment.day, moment.month)


def at(moment: datetime, zone: ZoneInfo, now: datetime) -> str:
    """12 сентября, 14:05 (ЕКБ); the year only when it is another."""
    local = moment.astimezone(zone)
    year = "" if local.year == now.astimezone(zone).year else f" {local.year}"
    return f"{day(local)}{year}, {local:%H:%M} ({zone_label(zone, moment)})"


def until(moment: datetime, zone: ZoneInfo, now: datetime) -> str:
    """30 сентября, 18:00 (ЕКБ), осталось 12 дней."""
    return f"{at(moment, zone, now)}, {remaining(moment, zone, now)}"


def remaining(moment: datetime, zone: ZoneInfo, now: datetime) -> str:
    """Days are counted by the calendar of the organisation, the last day in hours."""
    if moment <= now:
        return texts.DEADLINE_PASSED
    days = (moment.astimezone(zone).date() - now.astimezone(zone).date()).days
    if days:
        return texts.days_left(days)
    hours = int((moment - now).total_seconds()) // HOUR
    return texts.hours_left(hours) if hours else texts.LESS_THAN_HOUR
