"""A campaign made from the last: the newest questions, the same people, other dates."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain import campaign_texts
from domain.acting import Actor
from domain.audience import Audience
from domain.campaigning import CampaignLine, create_campaign
from domain.errors import Refusal
from domain.pinned import survey_of
from domain.publishing import find_survey
from domain.seasons import managed_campaign
from storage import Session
from storage.tables import Campaign
from survey_defs.model import Survey

MONTHS_LATER = 4
"""August and December; the one who repeats it may say otherwise."""
SOON = timedelta(days=1)
MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class Repetition:
    """What the next one would be; every field may be said otherwise."""

    title: str
    period: str
    opens_at: datetime
    on_time_at: datetime
    locks_at: datetime
    survey: str
    """The code of the questionnaire: its newest version is asked."""
    zone: ZoneInfo


def proposed(session: Session, by: Actor, now: datetime, campaign_id: int) -> Repetition:
    """As long as the last, four months later, and never in the past."""
    found = managed_campaign(session, by, campaign_id)
    last, zone = found.campaign, ZoneInfo(found.owner.local_zone)
    opens_at = later(last.opens_at, MONTHS_LATER, zone)
    if opens_at <= now:
        tomorrow = (now + SOON).astimezone(zone)
        wall = last.opens_at.astimezone(zone)
        opens_at = tomorrow.replace(
            hour=wall.hour, minute=wall.minute, second=0, microsecond=0
        ).astimezone(last.opens_at.tzinfo)
    shift = opens_at.astimezone(zone).replace(tzinfo=None) - _wall(last.opens_at, zone)
    return Repetition(
        title=last.title,
        period=campaign_texts.period_of(opens_at.astimezone(zone)),
        opens_at=opens_at,
        on_time_at=_shifted(last.on_time_at, shift, zone),
        locks_at=_shifted(_planned_lock(last), shift, zone),
        survey=found.survey_code,
        zone=zone,
    )


def repeat_campaign(
    session: Session, by: Actor, now: datetime, campaign_id: int, wanted: Repetition
) -> CampaignLine:
    """A draft with the audience, the closing words and the reminders of the last one."""
    found = managed_campaign(session, by, campaign_id)
    last = found.campaign
    line = create_campaign(
        session,
        by,
        now,
        survey=_survey(session, by, now, last, wanted.survey),
        title=wanted.title,
        period=wanted.period,
        opens_at=wanted.opens_at,
        on_time_at=wanted.on_time_at,
        locks_at=wanted.locks_at,
        organisation_code=found.owner.code,
        audience=Audience.kept(last.audience),
        closing_text=last.closing_text,
        after_id=last.id,
    )
    session.get_one(Campaign, line.id).ladder = last.ladder
    session.flush()
    return line


def later(moment: datetime, months: int, zone: ZoneInfo) -> datetime:
    """The same day and hour on the wall some months later, or the last day of a shorter month."""
    wall = moment.astimezone(zone)
    year, month = divmod(wall.month - 1 + months, MONTHS_OF_YEAR)
    year, month = wall.year + year, month + 1
    day = min(wall.day, calendar.monthrange(year, month)[1])
    return wall.replace(year=year, month=month, day=day).astimezone(moment.tzinfo)


def _survey(session: Session, by: Actor, now: datetime, last: Campaign, word: str) -> Survey:
    """The newest that is offered; if none is any more, the very one that was asked last."""
    try:
        return find_survey(session, by, now, word)
    except Refusal:
        return survey_of(session, last.fingerprint)


def _planned_lock(last: Campaign) -> datetime:
    """Closed early, its lock may lie before its own on-time date."""
    return max(last.locks_at, last.on_time_at)


def _wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def _shifted(moment: datetime, shift: timedelta, zone: ZoneInfo) -> datetime:
    """By the wall, so that six in the evening stays six in the evening."""
    return (_wall(moment, zone) + shift).replace(tzinfo=zone).astimezone(moment.tzinfo)
