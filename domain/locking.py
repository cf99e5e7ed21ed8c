"""The lock: nothing happens to a form but that the clock has passed, and its people hear of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain import campaign_texts
from domain.reminding import calendar_of
from storage import Session, locks

REMEMBERED = timedelta(days=7)
"""After a longer sleep nobody hears of old locks."""


def tell_locked(session: Session, now: datetime) -> int:
    """Tell those whose form was locked unsubmitted, at a humane hour of their own; every tick."""
    session.flush()
    told = 0
    days = calendar_of(session)
    for group in locks.groups(session, now - REMEMBERED, now):
        content = {"text": campaign_texts.LOCKED, "closing": group.closing_text}
        due_at = days.next_allowed(now, ZoneInfo(group.zone))
        told += locks.tell(session, group, content, due_at, now)
    return told
