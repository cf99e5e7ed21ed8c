"""When everybody will have submitted if it goes on like this, and how far the last time was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from domain.access import seen_paths
from domain.acting import Actor
from domain.overview.campaigns import seen_campaign
from domain.overview.views import CampaignHead
from storage import Session, territories
from storage.tables import CampaignState

LATELY = timedelta(days=7)
FEWEST_DAYS = timedelta(days=3)
FEWEST_FORMS = 3
"""With less of either, a pace says nothing."""
LONGEST = timedelta(days=366)


class Outlook(StrEnum):
    NOT_OPEN = "not_open"
    """Not begun, or over: nothing to forecast."""
    DONE = "done"
    TOO_SOON = "too_soon"
    STANDS = "stands"
    """Nobody has submitted lately."""
    YEARS = "years"
    """Not within a year."""
    FINISHES = "finishes"


@dataclass(frozen=True, slots=True)
class LastTime:
    """The campaign before, as many days after its opening as this one is now."""

    id: int
    submitted: int
    expected: int


@dataclass(frozen=True, slots=True)
class Pace:
    outlook: Outlook
    expected: int
    submitted: int
    days: int
    """Over how many of the last days the pace is measured."""
    lately: int
    """Submitted in these days."""
    finish: datetime | None
    """When all will have submitted at this pace."""
    by_lock: int | None
    """How many will have, when forms lock, if not all by then."""
    day: int
    """Days since the opening, the first is 1."""
    last: LastTime | None


def pace(session: Session, by: Actor, now: datetime, campaign_id: int) -> Pace:
    """Within the actor's subtrees."""
    campaign = seen_campaign(session, by, campaign_id)
    return pace_of(session, by, now, campaign)


def pace_of(session: Session, by: Actor, now: datetime, campaign: CampaignHead) -> Pace:
    passed = now - campaign.opens_at
    measured = min(passed, LATELY)
    paths = seen_paths(by)
    came = territories.came(session, campaign.id, paths, now, now - measured)
    outlook = _outlook(campaign, now, came)
    finish = by_lock = None
    if outlook is Outlook.FINISHES:
        finish, by_lock = _reckoned(campaign, now, measured, came)
        if finish - now > LONGEST:
            outlook, finish = Outlook.YEARS, None
    return Pace(
        outlook=outlook,
        expected=came.expected,
        submitted=came.submitted,
        days=max(round(measured / timedelta(days=1)), 0),
        lately=came.since,
        finish=finish,
        by_lock=by_lock,
        day=max(passed.days, 0) + 1,
        last=_last(session, paths, campaign, passed),
    )


def _outlook(campaign: CampaignHead, now: datetime, came: territories.Came) -> Outlook:
    running = campaign.state is CampaignState.OPEN and campaign.opens_at <= now < campaign.locks_at
    if not running or not came.expected:
        return Outlook.NOT_OPEN
    if came.submitted >= came.expected:
        return Outlook.DONE
    if now - campaign.opens_at < FEWEST_DAYS:
        return Outlook.TOO_SOON
    if not came.since:
        return Outlook.STANDS
    return Outlook.FINISHES if came.submitted >= FEWEST_FORMS else Outlook.TOO_SOON


def _reckoned(
    campaign: CampaignHead, now: datetime, measured: timedelta, came: territories.Came
) -> tuple[datetime, int | None]:
    """A straight line through what came in lately: no more is known, and no more is said."""
    seconds = Fraction(int(measured.total_seconds()), came.since)
    left = int((came.expected - came.submitted) * seconds)
    finish = now + min(timedelta(seconds=left), LONGEST * 2)
    if finish <= campaign.locks_at:
        return finish, None
    more = int((campaign.locks_at - now).total_seconds() / seconds)
    return finish, came.submitted + more


def _last(
    session: Session, paths: tuple[str, ...], campaign: CampaignHead, passed: timedelta
) -> LastTime | None:
    before = territories.earlier(session, campaign.id)
    if before is None or passed < timedelta():
        return None
    until = before.opens_at + passed
    came = territories.came(session, before.id, paths, until, until)
    return LastTime(before.id, came.submitted, came.expected) if came.expected else None
