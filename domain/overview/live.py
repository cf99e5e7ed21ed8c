"""Whether a board has changed since it was shown, without counting anything anew."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from domain.access import seen_paths
from domain.acting import Actor
from domain.overview.campaigns import seen_campaign
from storage import Session, territories

WORDS_HOLD = 300
"""Seconds: «5 минут назад» and what is due by now are not told anew more often."""


def board_mark(session: Session, by: Actor, now: datetime, campaign_id: int) -> str:
    """The same as long as the board within the actor's subtrees would show the same."""
    seen_campaign(session, by, campaign_id)
    paths = seen_paths(by)
    known = territories.mark(session, campaign_id, paths)
    told = int(now.timestamp()) // WORDS_HOLD
    return sha256(repr((campaign_id, paths, known, told)).encode()).hexdigest()[:32]
