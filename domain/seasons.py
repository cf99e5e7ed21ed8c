"""Campaigns as they are seen: lists, one with its particulars, and who may see which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain import access, texts
from domain.acting import Actor
from domain.audience import in_words
from domain.campaign_moves import Phase, phase_of
from domain.errors import NotFound, NotPossible
from domain.journal import history
from domain.pinned import survey_of
from domain.surroundings import compared
from storage import Session, audiences, campaigns, launching, values
from storage.campaigns import Counted, Owned, Special
from storage.journal import Noted
from storage.tables import Campaign, CampaignState
from storage.values import GivenHere


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign in a list."""

    id: int
    title: str
    survey_code: str
    survey_title: str
    organisation: str
    organisation_code: str
    path: str
    state: CampaignState
    phase: Phase
    opens_at: datetime
    on_time_at: datetime
    locks_at: datetime
    closed_at: datetime | None
    zone: ZoneInfo
    """Of the organisation that the campaign belongs to."""
    forms: int
    """Among those that the actor oversees; of a planned one, how many there would be."""
    submitted: int
    may_manage: bool
    period: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """A question that needs a value from outside."""

    question: str
    label: str


@dataclass(frozen=True, slots=True)
class CampaignPage:
    """One campaign with its particulars."""

    line: CampaignLine
    audience: str
    official: bool
    notice: str
    compared: tuple[Compared, ...]
    given: tuple[GivenHere, ...]
    special: tuple[Special, ...]
    """Forms that were extended or reopened."""
    closing_text: str = ""
    held: bool = False
    """Taken back: it opens by hand, or when it is given another day of opening."""
    begun: bool = False
    """Somebody has begun a form, so that it cannot become a draft again."""
    history: tuple[Noted, ...] = ()
    """Its moves, the newest first."""


def list_campaigns(session: Session, by: Actor, now: datetime) -> list[CampaignLine]:
    """Those of the actor's subtree and those from above that ask somebody in it."""
    paths = access.seen_paths(by)
    counts = campaigns.counts(session, paths)
    found = campaigns.seen(session, paths)
    return [_line(session, by, now, each, counts.get(each.campaign.id)) for each in found]


def campaign_page(session: Session, by: Actor, now: datetime, campaign_id: int) -> CampaignPage:
    """What an admin or a viewer may know of it, within their subtree."""
    found, paths = seen_campaign(session, by, campaign_id), access.seen_paths(by)
    survey = survey_of(session, found.campaign.fingerprint)
    return CampaignPage(
        line=_line(session, by, now, found, _count(session, by, campaign_id)),
        audience=in_words(session, found.campaign.audience),
        official=survey.official,
        notice=survey.notice,
        compared=tuple(Compared(each.code, each.label) for each in compared(survey)),
        given=tuple(values.given_in(session, campaign_id, paths)),
        special=tuple(campaigns.special(session, campaign_id, paths)),
        closing_text=found.campaign.closing_text,
        held=found.campaign.held_at is not None,
        begun=launching.touched(session, campaign_id) > 0,
        history=tuple(history(session, by, now, campaign_id)),
    )


def campaign_line(session: Session, by: Actor, now: datetime, campaign_id: int) -> CampaignLine:
    session.flush()
    found = seen_campaign(session, by, campaign_id)
    return _line(session, by, now, found, _count(session, by, campaign_id))


def seen_campaign(session: Session, by: Actor, campaign_id: int) -> Owned:
    """The campaign, for whoever oversees some of its forms; nobody else learns of it."""
    found = campaigns.owned(session, campaign_id)
    if found is None or not _sees(session, by, found):
        raise NotFound
    return found


def managed_campaign(session: Session, by: Actor, campaign_id: int) -> Owned:
    """The campaign, held until the transaction ends, for an admin of its owner or above it."""
    found = campaigns.owned(session, campaign_id, to_change=True)
    if found is None or not _sees(session, by, found):
        raise NotFound
    access.to_manage(by, found.owner.path)
    return found


def refuse_unless_open(campaign: Campaign) -> None:
    if campaign.state is not CampaignState.OPEN:
        raise NotPossible(texts.NOT_OPEN)


def _sees(session: Session, by: Actor, found: Owned) -> bool:
    if access.may_oversee(by, found.owner.path):
        return True
    return campaigns.has_forms(session, found.campaign.id, access.seen_paths(by))


def _count(session: Session, by: Actor, campaign_id: int) -> Counted | None:
    return campaigns.counts(session, access.seen_paths(by)).get(campaign_id)


def _line(
    session: Session, by: Actor, now: datetime, found: Owned, counted: Counted | None
) -> CampaignLine:
    campaign, owner = found.campaign, found.owner
    forms = counted.forms if counted else 0
    if campaign.state is CampaignState.DRAFT:
        forms = audiences.size(session, campaign.audience, owner.path)
    return CampaignLine(
        id=campaign.id,
        title=campaign.title,
        survey_code=found.survey_code,
        survey_title=found.survey_title,
        organisation=owner.short_name,
        organisation_code=owner.code,
        path=owner.path,
        state=campaign.state,
        phase=phase_of(campaign, now),
        opens_at=campaign.opens_at,
        on_time_at=campaign.on_time_at,
        locks_at=campaign.locks_at,
        closed_at=campaign.closed_at,
        zone=ZoneInfo(owner.local_zone),
        forms=forms,
        submitted=counted.submitted if counted else 0,
        may_manage=access.may_manage(by, owner.path),
        period=campaign.period,
    )
