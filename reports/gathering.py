"""What every sheet of one svod is made from: the campaign, its forms, what counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from domain import overview
from domain.acting import Actor
from domain.overview import Board, BoardRow, CampaignHead, View
from domain.pinned import survey_of
from domain.results import STANDINGS, Counted, Grouping, Results, Slice, results
from storage import Session, facts
from survey_defs.model import Survey

Progress = Callable[[int, int], None]
"""Told how much is done of how much."""


def unheard(done: int, total: int) -> None:
    """For those who need no progress."""


@dataclass(frozen=True)
class Asked:
    """Which campaign, and which of its forms count."""

    campaign_id: int
    which: Counted = Counted.SUBMITTED


@dataclass(frozen=True)
class Gathered:
    """One steady view: everything is read through the same transaction."""

    session: Session
    by: Actor
    now: datetime
    asked: Asked

    @cached_property
    def board(self) -> Board:
        """Every form, by territory and then by name."""
        whole = View(sort="territory")
        return overview.board(self.session, self.by, self.now, self.asked.campaign_id, whole)

    @cached_property
    def campaign(self) -> CampaignHead:
        return self.board.campaign

    @cached_property
    def survey(self) -> Survey:
        return survey_of(self.session, self.campaign.fingerprint)

    @cached_property
    def counted(self) -> tuple[BoardRow, ...]:
        """The forms that count."""
        standings = STANDINGS[self.asked.which]
        return tuple(
            row for row in self.board.rows if not standings or row.state.value in standings
        )

    @cached_property
    def by_section(self) -> Results:
        return self.results(Grouping.SECTION)

    def results(self, grouping: Grouping) -> Results:
        cut = Slice(grouping=grouping, sort="territory")
        campaign_id, which = self.asked.campaign_id, self.asked.which
        return results(self.session, self.by, self.now, campaign_id, which, cut)

    @cached_property
    def is_demonstration(self) -> bool:
        return facts.fact(self.session, facts.DEMONSTRATION) is not None
