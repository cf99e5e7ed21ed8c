"""What stands above every page of a campaign."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aiohttp import web

from admin.keys import moment
from domain.overview import CampaignHead
from domain.seasons import Phase
from storage.tables import CampaignState


def above(request: web.Request, campaign: CampaignHead, tab: str) -> dict[str, Any]:
    """The campaign, its phase now, and which of its pages this is."""
    return {
        "campaign": campaign,
        "phase": phase(campaign, moment(request)),
        "tab": tab,
        "zone": campaign.zone,
        "section": "/campaigns",
    }


def phase(campaign: CampaignHead, now: datetime) -> Phase:
    if campaign.state is CampaignState.DRAFT:
        return Phase.PLANNED
    if campaign.state is CampaignState.CLOSED:
        return Phase.CLOSED
    return Phase.OPEN if now < campaign.locks_at else Phase.LOCKED
