"""A line a day about what was sent, an alarm when it was not, and a digest for who wants one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from domain import alarming
from domain import daily_texts as texts
from domain.acting import Actor, actor_of
from domain.alarming import Day
from domain.calendar import LAST_HOUR, SOON, Calendar, next_waking
from domain.errors import NotAllowed
from domain.journal import note
from domain.reminding import calendar_of
from storage import Session, dailies, organisations, outbox, summaries
from storage.dailies import DAILY, DIGEST, OVERSEEING, Owned
from storage.outbox import FAILED, PERHAPS, SENT, UNREACHABLE
from storage.summaries import Counts

LOOKS_BACK = 4
"""Days: a program that did not run tells of it when it runs again."""
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DigestLine:
    """How one campaign stands in one territory."""

    campaign_id: int
    campaign: str
    territory_id: int
    territory: str
    zone: ZoneInfo
    on_time_at: datetime
    locks_at: datetime
    counts: Counts


def queue_daily_lines(session: Session, now: datetime) -> int:
    """After working hours of each day on which something was sent, or should have been."""
    session.flush()
    days, told = calendar_of(session), 0
    for campaign in dailies.owned(session, now):
        zone = ZoneInfo(campaign.zone)
        for day in _ended_days(now, zone):
            if day < campaign.opens_at.astimezone(zone).date():
                continue
            if dailies.is_told(session, campaign.id, day.isoformat()):
                continue
            said = _line(session, campaign, day, now, days)
            told += _tell(session, campaign, day, said, now) if said else 0
    return told


def queue_digests(session: Session, now: datetime) -> int:
    """On working mornings, to those who have asked."""
    session.flush()
    days, rows = calendar_of(session), []
    for reader in dailies.readers(session):
        zone = ZoneInfo(reader.zone)
        wall = now.astimezone(zone)
        if days.allows(now, zone) and wall.time() < SOON:
            once = f"{DIGEST}:{reader.person_id}:{wall.date().isoformat()}"
            rows.append(_notice(reader.person_id, DIGEST, {}, once, now))
    outbox.add_once(session, rows)
    return len(rows)


def ask_for_digest(session: Session, by: Actor, now: datetime, wanted: bool) -> None:  # noqa: FBT001 -- a button says yes or no
    """Those who answer for others may have it."""
    if by.id is None or not may_have_digest(by):
        raise NotAllowed
    dailies.set_digest(session, by.id, wanted=wanted)
    note(session, by, now, "digest_asked" if wanted else "digest_refused")


def may_have_digest(by: Actor) -> bool:
    return any(grant.role in OVERSEEING for grant in by.grants)


def wants_digest(session: Session, by: Actor, now: datetime) -> bool:
    return by.id is not None and dailies.wants_digest(session, by.id)


def digest(session: Session, by: Actor, now: datetime) -> tuple[DigestLine, ...]:
    """Every open campaign in every territory that the reader answers for or oversees."""
    lines = []
    for grant in by.grants:
        place = organisations.get(session, grant.organisation_id)
        if place is None or grant.role not in OVERSEEING:
            continue
        for campaign in dailies.owned(session, now):
            counts = summaries.counts(session, campaign.id, place.path, now)
            if counts.total:
                lines.append(
                    DigestLine(
                        campaign.id,
                        campaign.title,
                        place.id,
                        place.short_name,
                        ZoneInfo(place.local_zone),
                        campaign.on_time_at,
                        campaign.locks_at,
                        counts,
                    )
                )
    return tuple(dict.fromkeys(lines))


def is_still_wanted(session: Session, notice_id: int, now: datetime) -> bool:
    """A digest is of its own day, in working hours, for who has not refused it meanwhile."""
    found = dailies.reader_of(session, notice_id)
    if found is None or not dailies.wants_digest(session, found[0].person_id):
        return False
    reader, queued_at = found
    zone = ZoneInfo(reader.zone)
    today = queued_at.astimezone(zone).date() == now.astimezone(zone).date()
    if not today or not calendar_of(session).allows(now, zone):
        return False
    return bool(digest(session, actor_of(session, reader.person_id), now))


def when_to_tell(session: Session, notice_id: int, now: datetime) -> datetime:
    """Of a day: a program that starts again at night lets people sleep."""
    found = dailies.reader_of(session, notice_id)
    return next_waking(now, ZoneInfo(found[0].zone)) if found else now


def _ended_days(now: datetime, zone: ZoneInfo) -> Iterator[date]:
    """The oldest first, as they are read."""
    wall = now.astimezone(zone)
    for back in reversed(range(LOOKS_BACK)):
        if back or wall.time() >= LAST_HOUR:
            yield wall.date() - back * A_DAY


def _line(
    session: Session, campaign: Owned, day: date, now: datetime, days: Calendar
) -> str | None:
    zone = ZoneInfo(campaign.zone)
    begin = datetime.combine(day, time(0), zone).astimezone(now.tzinfo)
    ended = dailies.outcomes(session, campaign.id, begin, begin + A_DAY)
    sent = ended.get(SENT, 0) + ended.get(PERHAPS, 0)
    failed = ended.get(UNREACHABLE, 0) + ended.get(FAILED, 0)
    unsaid = alarming.unsaid(session, campaign.id, Day(day, zone, days), now)
    if not sent and not failed and not unsaid:
        return None
    held = dailies.held(session, campaign.id, now)
    return texts.line(campaign.title, day, (sent, failed, held), unsaid)


def _tell(session: Session, campaign: Owned, day: date, said: str, now: datetime) -> int:
    rows = [
        {
            **_notice(person, DAILY, {"text": said}, f"{DAILY}:{campaign.id}:{person}:{day}", now),
            "campaign_id": campaign.id,
        }
        for person in dailies.admins(session, campaign.organisation_id)
    ]
    outbox.add_once(session, rows)
    return len(rows)


def _notice(
    person: int, kind: str, content: dict[str, Any], once: str, now: datetime
) -> dict[str, Any]:
    return {
        "to_id": person,
        "kind": kind,
        "form_id": None,
        "content": content,
        "once": once,
        "urgency": 1,
        "due_at": now,
        "queued_at": now,
    }
