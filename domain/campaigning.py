"""Campaigns: made, changed, closed and reopened; their dates, and who takes part."""

from __future__ import annotations

from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from domain import campaign_moves as moves
from domain import campaign_texts, texts
from domain.acting import Actor
from domain.audience import Audience, refuse_bad
from domain.beginning import begin_forms
from domain.campaign_moves import Phase, phase_of
from domain.easing import GivenFor, enter_given_value, extend_form, reopen_form
from domain.errors import NotPossible
from domain.journal import note
from domain.launching import (
    hold_launch,
    launch,
    launch_due,
    launch_plan,
    open_campaign,
    open_due_campaigns,
    progress,
    resume_launch,
    take_back,
)
from domain.organising import managed_organisation, seen_organisation
from domain.pinned import keep_pinned
from domain.reminding import announce_move
from domain.rescoring import rescore_forms
from domain.seasons import (
    CampaignLine,
    CampaignPage,
    campaign_line,
    campaign_page,
    list_campaigns,
    managed_campaign,
    refuse_unless_open,
    seen_campaign,
)
from storage import Session, campaigns, reminders
from storage.reminders import News
from storage.tables import Campaign, CampaignState
from survey_defs.model import Survey
from survey_defs.reading import clean

__all__ = [
    "Audience", "CampaignLine", "CampaignPage", "Dates", "GivenFor", "NewCampaign", "Phase",
    "campaign_line", "campaign_page", "change_campaign", "change_dates", "close_campaign",
    "create_campaign", "enter_given_value", "extend_form", "hold_launch", "include", "launch",
    "launch_due", "launch_plan", "list_campaigns", "open_campaign", "open_due_campaigns",
    "progress", "reopen_campaign", "reopen_form", "restore_campaign", "resume_launch",
    "seen_campaign", "take_back",
]  # fmt: skip

TITLE_LENGTH, PERIOD_LENGTH, CLOSING_LENGTH = 200, 40, 1000


class NewCampaign(TypedDict):
    """What is asked, by whom, of whom, until when."""

    survey: Survey
    title: str
    opens_at: datetime
    on_time_at: datetime
    locks_at: datetime
    organisation_code: str
    audience: Audience
    period: NotRequired[str]
    closing_text: NotRequired[str]
    after_id: NotRequired[int | None]
    """The one that it repeats."""


class Words(TypedDict, total=False):
    """What of a campaign can be said otherwise, and who answers while it is a draft."""

    period: str
    closing_text: str
    audience: Audience


class Dates(TypedDict, total=False):
    """Those that change."""

    opens_at: datetime
    on_time_at: datetime
    locks_at: datetime


def create_campaign(
    session: Session, by: Actor, now: datetime, **new: Unpack[NewCampaign]
) -> CampaignLine:
    """Plan a campaign. It opens by itself when its hour comes; until then nobody sees it."""
    owner = managed_organisation(session, by, new["organisation_code"])
    title = " ".join(new["title"].split())[:TITLE_LENGTH]
    if not title:
        raise NotPossible(texts.NEEDS_TITLE, "title")
    _refuse_bad_dates(new["opens_at"], new["on_time_at"], new["locks_at"], now)
    refuse_bad(session, owner, new["audience"])
    campaign = Campaign(
        organisation_id=owner.id,
        fingerprint=keep_pinned(session, new["survey"]),
        title=title,
        period=_tidy(new.get("period", ""), PERIOD_LENGTH),
        closing_text=_paragraphs(new.get("closing_text", "")),
        after_id=new.get("after_id"),
        audience=new["audience"].at_rest,
        state=CampaignState.DRAFT,
        opens_at=new["opens_at"],
        on_time_at=new["on_time_at"],
        locks_at=new["locks_at"],
        created_at=now,
    )
    campaigns.add(session, campaign)
    note(session, by, now, "campaign_created", **_about(campaign))
    return campaign_line(session, by, now, campaign.id)


def change_campaign(
    session: Session, by: Actor, now: datetime, campaign_id: int, **said: Unpack[Words]
) -> CampaignLine:
    """Its period, what is said at its end, and, while it is a draft, who answers."""
    found = managed_campaign(session, by, campaign_id)
    campaign, audience = found.campaign, said.get("audience")
    if campaign.state is CampaignState.CLOSED:
        raise NotPossible(texts.ALREADY_CLOSED)
    campaign.period = _tidy(said.get("period", campaign.period), PERIOD_LENGTH)
    campaign.closing_text = _paragraphs(said.get("closing_text", campaign.closing_text))
    if audience is not None and audience.at_rest != campaign.audience:
        if phase_of(campaign, now) is not Phase.PLANNED:
            raise NotPossible(campaign_texts.ONLY_A_DRAFT)
        refuse_bad(session, found.owner, audience)
        campaign.audience = audience.at_rest
    session.flush()
    note(session, by, now, "campaign_changed", changed=sorted(said), **_about(campaign))
    return campaign_line(session, by, now, campaign_id)


def close_campaign(
    session: Session, by: Actor, now: datetime, campaign_id: int, reason: str = ""
) -> CampaignLine:
    """The end: nothing changes in it any more, and the next one compares with it."""
    found = managed_campaign(session, by, campaign_id)
    campaign = found.campaign
    opened = campaign.state is CampaignState.OPEN
    moves.make(session, by, now, campaign, moves.CLOSE, reason=reason)
    if opened:
        campaign.locks_at = min(campaign.locks_at, now)
    session.flush()
    _rescore(session, now, campaigns.later_open(session, campaign, found.survey_code))
    return campaign_line(session, by, now, campaign_id)


def reopen_campaign(
    session: Session, by: Actor, now: datetime, campaign_id: int, locks_at: datetime, reason: str
) -> CampaignLine:
    """Let it go on until a new lock; what compared with it as the last period is scored anew."""
    found = managed_campaign(session, by, campaign_id)
    campaign = found.campaign
    if phase_of(campaign, now) is Phase.CLOSED and campaign.launched_at is None:
        raise NotPossible(campaign_texts.NEVER_OPENED)
    if locks_at <= now:
        raise NotPossible(texts.LOCK_IN_THE_PAST, "locks_at")
    later = campaigns.later_open(session, campaign, found.survey_code)
    moves.make(session, by, now, campaign, moves.REOPEN, reason=reason, locks_at=locks_at)
    campaign.on_time_at = min(campaign.on_time_at, locks_at)
    campaign.locks_at = locks_at
    session.flush()
    campaigns.lift_extensions(session, campaign)
    _rescore(session, now, later)
    return campaign_line(session, by, now, campaign_id)


def restore_campaign(
    session: Session, by: Actor, now: datetime, campaign_id: int, reason: str
) -> CampaignLine:
    """A draft that was cancelled is a draft again; it opens by hand, or on a new day."""
    campaign = managed_campaign(session, by, campaign_id).campaign
    if campaign.launched_at is not None:
        raise NotPossible(campaign_texts.HAS_OPENED)
    moves.make(session, by, now, campaign, moves.RESTORE, reason=reason)
    return campaign_line(session, by, now, campaign_id)


def change_dates(
    session: Session, by: Actor, now: datetime, campaign_id: int, **dates: Unpack[Dates]
) -> CampaignLine:
    """Move the dates for all; extensions that are now overtaken are lifted to the new dates."""
    campaign = managed_campaign(session, by, campaign_id).campaign
    if campaign.state is CampaignState.CLOSED:
        raise NotPossible(texts.ALREADY_CLOSED)
    opens_at = dates.get("opens_at", campaign.opens_at)
    if campaign.state is CampaignState.OPEN and opens_at != campaign.opens_at:
        raise NotPossible(texts.ALREADY_OPEN)
    before = _dates(campaign)
    _refuse_bad_dates(
        opens_at,
        dates.get("on_time_at", campaign.on_time_at),
        dates.get("locks_at", campaign.locks_at),
        now,
    )
    for name, date in dates.items():
        setattr(campaign, name, date)
    if phase_of(campaign, now) is Phase.PLANNED and opens_at > now:
        campaign.held_at = None
    campaigns.lift_extensions(session, campaign)
    note(
        session,
        by,
        now,
        "dates_changed",
        before=before,
        after=_dates(campaign),
        **_about(campaign),
    )
    if campaign.state is CampaignState.OPEN and _dates(campaign) != before:
        announce_move(session, campaign_id, now)
    return campaign_line(session, by, now, campaign_id)


def include(
    session: Session, by: Actor, now: datetime, campaign_id: int, organisation_code: str
) -> int:
    """Give one more organisation a form of an open campaign; returns the form's id."""
    found = managed_campaign(session, by, campaign_id)
    refuse_unless_open(found.campaign)
    organisation = seen_organisation(session, by, organisation_code)
    if not organisation.path.startswith(found.owner.path):
        raise NotPossible(texts.OUTSIDE_CAMPAIGN.format(name=organisation.short_name))
    if organisation.closed_at is not None:
        raise NotPossible(texts.ORGANISATION_CLOSED.format(name=organisation.short_name))
    form_id, new = campaigns.make_form(session, found.campaign, organisation.id)
    if new:
        begin_forms(session, found.campaign, now, organisation.path, form_id)
        reminders.tell(session, News(form_id, reminders.OPENED, {}), now)
        note(
            session,
            by,
            now,
            "form_added",
            organisation_id=organisation.id,
            campaign_id=campaign_id,
            form_id=form_id,
        )
    return form_id


def _refuse_bad_dates(
    opens_at: datetime, on_time_at: datetime, locks_at: datetime, now: datetime
) -> None:
    if opens_at >= on_time_at:
        raise NotPossible(texts.OPENS_BEFORE_ON_TIME, "on_time_at")
    if on_time_at > locks_at:
        raise NotPossible(texts.ON_TIME_BEFORE_LOCK, "locks_at")
    if locks_at <= now:
        raise NotPossible(texts.LOCK_IN_THE_PAST, "locks_at")


def _rescore(session: Session, now: datetime, campaign_ids: list[int]) -> None:
    for campaign_id in campaign_ids:
        found = campaigns.owned(session, campaign_id, to_change=True)
        if found is not None:
            rescore_forms(session, found.campaign, now)


def _tidy(text: str, length: int) -> str:
    return " ".join(text.split())[:length]


def _paragraphs(text: str) -> str:
    lines = (" ".join(line.split()) for line in clean(text).splitlines())
    return "\n".join(line for line in lines if line)[:CLOSING_LENGTH]


def _dates(campaign: Campaign) -> dict[str, str]:
    return {name: getattr(campaign, name).isoformat() for name in Dates.__annotations__}


def _about(campaign: Campaign) -> dict[str, int]:
    return {"organisation_id": campaign.organisation_id, "campaign_id": campaign.id}
