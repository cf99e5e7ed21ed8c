"""A campaign after it has been made: another name, and organisations that join it late."""

from __future__ import annotations

from datetime import datetime

from domain import texts
from domain.access import to_manage
from domain.acting import Actor
from domain.errors import NotPossible
from domain.journal import note
from domain.seasons import managed_campaign, refuse_unless_open, seen_campaign
from storage import Session, organisations
from storage.tables import CampaignState, Organisation

TITLE_LENGTH = 200


def outsiders(session: Session, by: Actor, now: datetime, campaign_id: int) -> list[Organisation]:
    """Whom an open campaign could still ask: those of its territory without a form."""
    found = seen_campaign(session, by, campaign_id)
    to_manage(by, found.owner.path)
    refuse_unless_open(found.campaign)
    return list(organisations.without_form(session, campaign_id, found.owner.path))


def rename_campaign(
    session: Session, by: Actor, now: datetime, campaign_id: int, title: str
) -> str:
    """Call it otherwise, until it is closed."""
    campaign = managed_campaign(session, by, campaign_id).campaign
    if campaign.state is CampaignState.CLOSED:
        raise NotPossible(texts.ALREADY_CLOSED)
    tidy = " ".join(title.split())[:TITLE_LENGTH]
    if not tidy:
        raise NotPossible(texts.NEEDS_TITLE, "title")
    if tidy != campaign.title:
        campaign.title = tidy
        note(
            session,
            by,
            now,
            "campaign_renamed",
            organisation_id=campaign.organisation_id,
            campaign_id=campaign_id,
        )
    return tidy
