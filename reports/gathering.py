"""What every sheet of one svod is made from: the campaign, its forms, what counts."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Protocol, TypeVar

from domain import overview
from domain.acting import Actor
from domain.overview import Board, BoardRow, CampaignHead, Standing, View
from domain.pinned import survey_of
from domain.results import STANDINGS, Counted, Grouping, Results, Slice, results
from reports.columns import scored_questions
from storage import Session, facts
from survey_defs.model import Survey

Result_co = TypeVar("Result_co", covariant=True)
Progress = Callable[[int, int], None]
"""Told how much is done of how much."""


class Writer(Protocol[Result_co]):
    """What background work does: a file, and whatever there is to tell of it."""

    def __call__(
        self,
        session: Session,
        by: Actor,
        now: datetime,
        asked: Asked,
        target: Path,
        progress: Progress = ...,
    ) -> Result_co: ...


def unheard(done: int, total: int) -> None:
    """For those who need no progress."""


@dataclass(frozen=True)
class Asked:
    """Which campaign, and which of its forms count."""

    campaign_id: int
    which: Counted = Counted.SUBMITTED
    chosen: tuple[int, ...] = ()
    """Of these, only these forms; none means all that count."""
    under: int | None = None
    """Only this organisation and those below it."""
    ending: str = ""
    """Of a file that can be made as several kinds."""
    archived: bool = False
    """Whether it is an archive of such files."""


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

    @cached_property
    def late(self) -> tuple[BoardRow, ...]:
        """Everybody who has not submitted, whichever forms count."""
        return tuple(row for row in self.board.rows if row.state is not Standing.SUBMITTED)

    @cached_property
    def is_live(self) -> bool:
        """Whether there is anything that formulas could add up."""
        return bool(self.counted and scored_questions(self.survey))

    @cached_property
    def numbers(self) -> dict[int, int]:
        """By form that counts, its number: the same on every sheet."""
        return {row.form_id: number for number, row in enumerate(self.counted, 1)}

    @cached_property
    def territories(self) -> dict[int, str]:
        """Their names; two that a program of tables would take for one get numbers."""
        names: dict[int, str] = {}
        taken: Counter[str] = Counter()
        for row in self.board.rows:
            if row.territory_id not in names:
                alike = _alike(row.territory)
                taken[alike] += 1
                number = f" ({taken[alike]})" if taken[alike] > 1 else ""
                names[row.territory_id] = f"{row.territory}{number}"
        return names

    def place(self, row: BoardRow) -> tuple[str, str, str]:
        """Code, name and territory."""
        return row.code, row.name, self.territories[row.territory_id]

    def numbered(self, row: BoardRow) -> tuple[int, str, str, str]:
        """The same with its number before it."""
        return self.numbers[row.form_id], *self.place(row)

    @cached_property
    def public_url(self) -> str:
        """Where people reach the panel; empty when nobody has said so."""
        return facts.fact(self.session, facts.PUBLIC_URL) or ""

    def results(self, grouping: Grouping) -> Results:
        """Anew each time but for mechanisms: a large one is not kept beside another."""
        cut = Slice(grouping=grouping, sort="territory")
        campaign_id, which = self.asked.campaign_id, self.asked.which
        return results(self.session, self.by, self.now, campaign_id, which, cut)

    @cached_property
    def is_demonstration(self) -> bool:
        return facts.fact(self.session, facts.DEMONSTRATION) is not None


def _alike(name: str) -> str:
    """What is left of a name when case, spaces and invisible signs are not looked at."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("ё", "е")
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] not in "CZM")
