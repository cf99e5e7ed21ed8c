"""How much time is left, or is given beyond a date."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from survey_defs.texts import plural

DAYS = ("день", "дня", "дней")


def grace(on_time_at: datetime, locks_at: datetime, zone: ZoneInfo) -> str:
    """How long a form is still taken after its date."""
    if on_time_at == locks_at:
        return "после срока не принимаем"
    days = (locks_at.astimezone(zone).date() - on_time_at.astimezone(zone).date()).days
    return f"{days}\u00a0{plural(days, DAYS)} после срока" if days else "до конца того же дня"


def grace_is(on_time_at: datetime, locks_at: datetime, zone: ZoneInfo) -> str:
    return f"Льготный срок: {grace(on_time_at, locks_at, zone)}."
