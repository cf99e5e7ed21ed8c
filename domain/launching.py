"""Launching a campaign: seen beforehand, done in portions, stopped, resumed, taken back.

A portion is short, so that people who answer other forms need not wait, and all that a process
remembers of a launch is in the database: after a restart it goes on where it stood.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from zoneinfo import ZoneInfo

from domain import campaign_moves as moves
from domain import campaign_texts, texts
from domain.acting import Actor, the_program
from domain.beginning import begin_forms
from domain.campaign_moves import Phase, phase_of
from domain.consenting import Operator, refuse_if_blank
from domain.errors import NotPossible, Refusal
from domain.journal import note
from domain.pinned import survey_of
from domain.reminding import calendar_of
from domain.seasons import CampaignLine, campaign_line, managed_campaign, seen_campaign
from storage import Session, audiences, campaigns, journal, launching, reminders
from storage.campaigns import Owned
from storage.launching import Unreached
from storage.reminders import Opening
from storage.tables import Campaign, CampaignState

ANSWERS_AT_ONCE = 20_000
"""Rows of one portion: about a tenth of a second of writing."""
MESSAGES_AT_ONCE = 2_000
MESSAGES_A_SECOND = 25
SHOWN = 200
WHOLE = 1_000_000_000


@dataclass(frozen=True, slots=True)
class LaunchPlan:
    """What a launch would do, said before it is done."""

    forms: int
    """How many organisations get one."""
    territories: tuple[audiences.Counted, ...]
    messages: int
    """People who would be told of the opening."""
    first_at: datetime
    """The first of them; by the clock of the campaign's owner."""
    told_by: datetime
    """When all have been told at this pace, if they live by the owner's clock."""
    a_second: int
    unreached: int
    """Organisations whose form nobody could submit: nobody in charge of it would be told."""
    missed: tuple[Unreached, ...]
    """The first of them."""
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a launch has come."""

    phase: Phase
    done: int
    total: int
    announced: bool
    """Everybody's message of the opening is in the outbox."""


def launch_plan(session: Session, by: Actor, now: datetime, campaign_id: int) -> LaunchPlan:
    """The dry run: nothing is changed by looking."""
    found = managed_campaign(session, by, campaign_id)
    audience, path = found.campaign.audience, found.owner.path
    zone = ZoneInfo(found.owner.local_zone)
    first_at = calendar_of(session).next_allowed(now, zone)
    reach = launching.reach(session, campaign_id, audience, path)
    return LaunchPlan(
        forms=audiences.size(session, audience, path),
        territories=tuple(audiences.count_by_territory(session, audience, path)),
        messages=reach.people,
        first_at=first_at,
        told_by=first_at + timedelta(seconds=ceil(reach.people / MESSAGES_A_SECOND)),
        a_second=MESSAGES_A_SECOND,
        unreached=reach.unreached,
        missed=tuple(launching.unreached(session, audience, path, SHOWN)),
        zone=zone,
    )


def progress(session: Session, by: Actor, now: datetime, campaign_id: int) -> Progress:
    """For whoever sees the campaign."""
    found = seen_campaign(session, by, campaign_id)
    done = launching.count_forms(session, campaign_id)
    total = audiences.size(session, found.campaign.audience, found.owner.path)
    return Progress(
        phase_of(found.campaign, now),
        done,
        max(done, total),
        found.campaign.announced_at is not None,
    )


def launch(
    session: Session, by: Actor, now: datetime, campaign_id: int, operator: Operator
) -> CampaignLine:
    """Begin to give everybody of the audience their form; small ones are done at once."""
    _begin(session, by, now, campaign_id, operator)
    go_on(session, now, campaign_id)
    return campaign_line(session, by, now, campaign_id)


def open_campaign(
    session: Session, by: Actor, now: datetime, campaign_id: int, operator: Operator
) -> CampaignLine:
    """Launch it whole, in this one transaction."""
    _begin(session, by, now, campaign_id, operator)
    while go_on(session, now, campaign_id, WHOLE):
        pass
    return campaign_line(session, by, now, campaign_id)


def hold_launch(session: Session, by: Actor, now: datetime, campaign_id: int) -> CampaignLine:
    """Stop giving out; what has been given stays and is seen by nobody."""
    return _moved(session, by, now, campaign_id, moves.HOLD)


def resume_launch(session: Session, by: Actor, now: datetime, campaign_id: int) -> CampaignLine:
    return _moved(session, by, now, campaign_id, moves.RESUME)


def take_back(
    session: Session, by: Actor, now: datetime, campaign_id: int, reason: str
) -> CampaignLine:
    """Make it a draft again, as long as nobody has begun; unsent messages are not sent."""
    campaign = managed_campaign(session, by, campaign_id).campaign
    begun = launching.touched(session, campaign_id)
    if begun and phase_of(campaign, now) in moves.TAKE_BACK.begins:
        raise NotPossible(campaign_texts.ANSWERED.format(count=begun))
    moves.make(session, by, now, campaign, moves.TAKE_BACK, reason=reason)
    launching.forget_announcement(session, campaign_id)
    return campaign_line(session, by, now, campaign_id)


def go_on(session: Session, now: datetime, campaign_id: int, rows: int = ANSWERS_AT_ONCE) -> int:
    """One portion of a launch; how many forms or messages it was, 0 when nothing is left."""
    found = campaigns.owned(session, campaign_id, to_change=True)
    if found is None or not _is_underway(found.campaign):
        return 0
    if found.campaign.state is CampaignState.OPEN:
        return _announce(session, now, found.campaign, min(rows, MESSAGES_AT_ONCE))
    return _take_away(session, found, rows) or _give(session, now, found, rows)


def launch_due(session: Session, now: datetime, operator: Operator) -> int:
    """Begin what should be open by now, and go on with a portion of what has been begun.

    What cannot open stays planned, and the journal says once why.
    """
    done = 0
    for campaign_id in campaigns.due_to_open(session, now):
        try:
            _begin(session, the_program(), now, campaign_id, operator)
            done += 1
        except Refusal as refusal:
            _note_unopened(session, now, campaign_id, refusal)
    return done + sum(go_on(session, now, each) for each in launching.underway(session)[:1])


def open_due_campaigns(session: Session, now: datetime, operator: Operator) -> int:
    """The same for scripts: open wholly what should be open by now; how many were."""
    opened = 0
    for campaign_id in campaigns.due_to_open(session, now):
        try:
            open_campaign(session, the_program(), now, campaign_id, operator)
        except Refusal as refusal:
            _note_unopened(session, now, campaign_id, refusal)
        else:
            opened += 1
    return opened


def _begin(
    session: Session, by: Actor, now: datetime, campaign_id: int, operator: Operator
) -> None:
    found = managed_campaign(session, by, campaign_id)
    campaign = found.campaign
    if phase_of(campaign, now) is Phase.PLANNED:
        refuse_if_blank(operator)
        if campaign.locks_at <= now:
            raise NotPossible(texts.LOCK_IN_THE_PAST, "locks_at")
        if min(campaign.opens_at, now) >= campaign.on_time_at:
            raise NotPossible(texts.OPENS_BEFORE_ON_TIME, "on_time_at")
        if not audiences.size(session, campaign.audience, found.owner.path):
            raise NotPossible(texts.NOBODY_ANSWERS)
    moves.make(session, by, now, campaign, moves.LAUNCH)
    campaign.opens_at = min(campaign.opens_at, now)
    session.flush()


def _give(session: Session, now: datetime, found: Owned, rows: int) -> int:
    """The next forms; with the last of them the campaign opens."""
    campaign, path = found.campaign, found.owner.path
    survey = survey_of(session, campaign.fingerprint)
    at_most = max(1, rows // max(1, len(survey.questions)))
    portion = audiences.next_without_form(session, campaign.id, campaign.audience, path, at_most)
    if portion:
        last = launching.last_form(session)
        launching.add_forms(session, campaign, portion)
        begin_forms(session, campaign, now, after=last)
    told = _open(session, now, campaign) if len(portion) < at_most else 0
    return len(portion) + told


def _open(session: Session, now: datetime, campaign: Campaign) -> int:
    forms = launching.count_forms(session, campaign.id)
    moves.make(session, the_program(), now, campaign, moves.OPEN, forms=forms)
    return _announce(session, now, campaign)


def _announce(
    session: Session, now: datetime, campaign: Campaign, at_most: int = MESSAGES_AT_ONCE
) -> int:
    """The next people, each at the next humane hour of their own."""
    session.flush()
    days, told = calendar_of(session), 0
    for name in reminders.zones(session, campaign.id):
        opening = Opening(campaign.id, name, days.next_allowed(now, ZoneInfo(name)))
        told += launching.announce(session, opening, now, at_most - told)
        if told == at_most:
            return told
    campaign.announced_at = now
    session.flush()
    return told


def _take_away(session: Session, found: Owned, rows: int) -> int:
    """Forms of an earlier launch whose organisations are not asked any more."""
    campaign = found.campaign
    survey = survey_of(session, campaign.fingerprint)
    at_most = min(max(1, rows // max(1, len(survey.questions))), 500)
    gone = audiences.outside(session, campaign.id, campaign.audience, found.owner.path, at_most)
    if gone:
        launching.remove_forms(session, gone)
    return len(gone)


def _is_underway(campaign: Campaign) -> bool:
    waits = campaign.launched_at is not None and campaign.announced_at is None
    return waits and campaign.held_at is None and campaign.state is not CampaignState.CLOSED


def _moved(
    session: Session, by: Actor, now: datetime, campaign_id: int, move: moves.Move
) -> CampaignLine:
    campaign = managed_campaign(session, by, campaign_id).campaign
    moves.make(session, by, now, campaign, move)
    return campaign_line(session, by, now, campaign_id)


def _note_unopened(session: Session, now: datetime, campaign_id: int, why: Refusal) -> None:
    """Once: every tick tries again."""
    what = "campaign_not_opened"
    if not journal.has(session, what, campaign_id):
        note(session, the_program(), now, what, campaign_id=campaign_id, why=why.sentence)
