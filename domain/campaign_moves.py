"""The states of a campaign and every move between them, in one table.

Whatever changes the state of a campaign goes through `make`, which refuses what the table does
not have, asks for the reason where one is due, and writes the line of the journal.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from domain import campaign_texts as texts
from domain.acting import Actor
from domain.errors import NotPossible
from domain.journal import note
from storage import Session
from storage.tables import Campaign, CampaignState

REASON_LENGTH = 500


class Phase(StrEnum):
    """Where a campaign stands at this moment; only the lock follows from the time alone."""

    PLANNED = "planned"
    """A draft: nobody who answers sees it."""
    LAUNCHING = "launching"
    """Forms are being given out; whoever answers still sees nothing."""
    HELD = "held"
    """The launch was stopped on the way."""
    OPEN = "open"
    LOCKED = "locked"
    CLOSED = "closed"


class Move(NamedTuple):
    """One way from some states to another."""

    name: str
    begins: frozenset[Phase]
    ends: Phase
    noted: str
    """What the journal calls it."""
    reason: bool = False
    """Whether it must say why."""


class Standing(Protocol):
    """What the state of a campaign follows from."""

    @property
    def state(self) -> CampaignState: ...
    @property
    def locks_at(self) -> datetime: ...
    @property
    def launched_at(self) -> datetime | None: ...
    @property
    def held_at(self) -> datetime | None: ...


_UNFINISHED = frozenset({Phase.PLANNED, Phase.HELD, Phase.OPEN, Phase.LOCKED})
LAUNCH = Move("launch", frozenset({Phase.PLANNED}), Phase.LAUNCHING, "campaign_launched")
HOLD = Move("hold", frozenset({Phase.LAUNCHING}), Phase.HELD, "launch_held")
RESUME = Move("resume", frozenset({Phase.HELD}), Phase.LAUNCHING, "launch_resumed")
OPEN = Move("open", frozenset({Phase.LAUNCHING}), Phase.OPEN, "campaign_opened")
TAKE_BACK = Move(
    "take_back",
    frozenset({Phase.HELD, Phase.OPEN, Phase.LOCKED}),
    Phase.PLANNED,
    "campaign_taken_back",
    reason=True,
)
LOCK = Move("lock", frozenset({Phase.OPEN}), Phase.LOCKED, "campaign_locked")
UNLOCK = Move("unlock", frozenset({Phase.LOCKED}), Phase.OPEN, "dates_changed")
CLOSE = Move("close", _UNFINISHED, Phase.CLOSED, "campaign_closed")
REOPEN = Move("reopen", frozenset({Phase.CLOSED}), Phase.OPEN, "campaign_reopened", reason=True)
RESTORE = Move(
    "restore", frozenset({Phase.CLOSED}), Phase.PLANNED, "campaign_restored", reason=True
)
MOVES = (LAUNCH, HOLD, RESUME, OPEN, TAKE_BACK, LOCK, UNLOCK, CLOSE, REOPEN, RESTORE)
"""The lock comes by the clock and goes by a later date; all others are somebody's act."""


def phase_of(campaign: Standing, now: datetime) -> Phase:
    if campaign.state is CampaignState.CLOSED:
        return Phase.CLOSED
    if campaign.state is CampaignState.OPEN:
        return Phase.OPEN if now < campaign.locks_at else Phase.LOCKED
    if campaign.launched_at is None:
        return Phase.PLANNED
    return Phase.LAUNCHING if campaign.held_at is None else Phase.HELD


def make(
    session: Session, by: Actor, now: datetime, campaign: Campaign, move: Move, **told: Any
) -> None:
    """Change the state, if the table allows it, and note who did it, when and why."""
    begins = phase_of(campaign, now)
    if begins not in move.begins:
        raise NotPossible(texts.REFUSED[move.name][begins])
    reason = " ".join(str(told.pop("reason", "")).split())[:REASON_LENGTH]
    if move.reason and not reason:
        raise NotPossible(texts.NEEDS_REASON, "reason")
    _settle(campaign, move, now)
    details = {"reason": reason} if reason else {}
    place = {"organisation_id": campaign.organisation_id, "campaign_id": campaign.id}
    note(session, by, now, move.noted, **place, **details, **told)
    session.flush()


def _settle(campaign: Campaign, move: Move, now: datetime) -> None:
    ends = move.ends
    campaign.held_at = now if ends in {Phase.HELD, Phase.PLANNED} else None
    campaign.closed_at = now if ends is Phase.CLOSED else None
    if ends is Phase.PLANNED:
        campaign.state = CampaignState.DRAFT
        campaign.launched_at = campaign.announced_at = None
    elif ends is Phase.LAUNCHING:
        campaign.launched_at = campaign.launched_at or now
    elif ends is Phase.OPEN:
        campaign.state = CampaignState.OPEN
    elif ends is Phase.CLOSED:
        if campaign.state is CampaignState.DRAFT:
            campaign.launched_at = None
        campaign.state = CampaignState.CLOSED
