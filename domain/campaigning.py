"""Campaigns: made, opened, closed; their dates, and who takes part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict, Unpack

from domain import texts
from domain.acting import Actor, the_program
from domain.beginning import begin_forms
from domain.consenting import Operator, refuse_if_blank
from domain.easing import GivenFor, enter_given_value, extend_form, reopen_form
from domain.errors import NotPossible, Refusal
from domain.journal import note
from domain.organising import managed_organisation, seen_organisation
from domain.pinned import keep_pinned
from domain.reminding import announce_opening
from domain.rescoring import rescore_forms
from domain.seasons import (
    CampaignLine,
    CampaignPage,
    Phase,
    campaign_line,
    campaign_page,
    list_campaigns,
    managed_campaign,
    refuse_unless_open,
    seen_campaign,
)
from storage import Session, campaigns, journal, organisations, reminders
from storage.reminders import News
from storage.tables import Campaign, CampaignState, Organisation
from survey_defs.model import Survey

__all__ = [
    "Audience", "CampaignLine", "CampaignPage", "Dates", "GivenFor", "NewCampaign", "Phase",
    "campaign_line", "campaign_page", "change_dates", "close_campaign", "create_campaign",
    "enter_given_value", "extend_form", "include", "list_campaigns", "open_campaign",
    "open_due_campaigns", "reopen_form", "seen_campaign",
]  # fmt: skip

TITLE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Audience:
    """Who answers, within the campaign's own organisation: a kind, or exactly these codes."""

    kind: str | None = None
    codes: tuple[str, ...] = ()

    @property
    def at_rest(self) -> dict[str, Any]:
        return {"kind": self.kind} if self.kind else {"codes": list(self.codes)}


class NewCampaign(TypedDict):
    """What is asked, by whom, of whom, until when."""

    survey: Survey
    title: str
    opens_at: datetime
    on_time_at: datetime
    locks_at: datetime
    organisation_code: str
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
    _refuse_bad_audience(session, owner, new["audience"])
    campaign = Campaign(
        organisation_id=owner.id,
        fingerprint=keep_pinned(session, new["survey"]),
        title=title,
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


def open_campaign(
    session: Session, by: Actor, now: datetime, campaign_id: int, operator: Operator
) -> CampaignLine:
    """Give everybody of the audience their form. Not while it is unknown who processes data."""
    found = managed_campaign(session, by, campaign_id)
    campaign = found.campaign
    if campaign.state is not CampaignState.DRAFT:
        raise NotPossible(texts.NOT_A_DRAFT)
    refuse_if_blank(operator)
    campaign.opens_at = min(campaign.opens_at, now)
    _refuse_bad_dates(campaign.opens_at, campaign.on_time_at, campaign.locks_at, now)
    made = campaigns.make_forms(session, campaign, found.owner.path)
    if not made:
        raise NotPossible(texts.NOBODY_ANSWERS)
    begin_forms(session, campaign, now)
    campaign.state = CampaignState.OPEN
    announce_opening(session, campaign.id, now)
    note(session, by, now, "campaign_opened", forms=made, **_about(campaign))
    return campaign_line(session, by, now, campaign_id)


def open_due_campaigns(session: Session, now: datetime, operator: Operator) -> int:
    """Open what should be open by now; what cannot be stays planned, and the journal says why."""
    opened = 0
    for campaign_id in campaigns.due_to_open(session, now):
        try:
            open_campaign(session, the_program(), now, campaign_id, operator)
        except Refusal as refusal:
            _note_unopened(session, now, campaign_id, refusal)
        else:
            opened += 1
    return opened


def close_campaign(session: Session, by: Actor, now: datetime, campaign_id: int) -> CampaignLine:
    """The end: nothing changes in it any more, and the next one compares with it."""
    found = managed_campaign(session, by, campaign_id)
    campaign = found.campaign
    if campaign.state is CampaignState.CLOSED:
        raise NotPossible(texts.ALREADY_CLOSED)
    campaign.state, campaign.closed_at = CampaignState.CLOSED, now
    campaign.locks_at = min(campaign.locks_at, now)
    session.flush()
    for later in campaigns.later_open(session, campaign, found.survey_code):
        following = campaigns.owned(session, later, to_change=True)
        if following is not None:
            rescore_forms(session, following.campaign, now)
    note(session, by, now, "campaign_closed", **_about(campaign))
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


def _refuse_bad_audience(session: Session, owner: Organisation, audience: Audience) -> None:
    if audience.kind:
        kinds = organisations.kinds(session, owner.path)
        if audience.kind not in kinds:
            there = ", ".join(kinds) or "—"
            raise NotPossible(
                texts.NO_SUCH_KIND.format(name=owner.short_name, kind=audience.kind, kinds=there)
            )
    elif not audience.codes:
        raise NotPossible(texts.NEEDS_AUDIENCE, "codes")
    else:
        known = organisations.known_codes(session, owner.path, audience.codes)
        unknown = [code for code in audience.codes if code not in known]
        if unknown:
            missing = ", ".join(unknown[:10])
            said = texts.UNKNOWN_CODES.format(name=owner.short_name, codes=missing)
            raise NotPossible(said, "codes")


def _note_unopened(session: Session, now: datetime, campaign_id: int, why: Refusal) -> None:
    """Once: every tick tries again."""
    what = "campaign_not_opened"
    if not journal.has(session, what, campaign_id):
        note(session, the_program(), now, what, campaign_id=campaign_id, why=why.sentence)


def _dates(campaign: Campaign) -> dict[str, str]:
    return {name: getattr(campaign, name).isoformat() for name in Dates.__annotations__}


def _about(campaign: Campaign) -> dict[str, int]:
    return {"organisation_id": campaign.organisation_id, "campaign_id": campaign.id}
