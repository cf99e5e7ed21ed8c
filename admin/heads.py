"""What stands above every page of a campaign."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from aiohttp import web

from admin.keys import moment
from domain.campaign_moves import Phase, phase_of
from domain.overview import CampaignHead


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
    return phase_of(campaign, now)
