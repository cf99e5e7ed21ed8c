"""What the pages of the cycle are drawn from. A position of one organisation is one chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.overview import BoardRow, CampaignHead
from domain.results import Counted
from survey_defs.cycle import Group, Holding
from survey_defs.model import CycleLink, Section
from survey_defs.scoring import percent


@dataclass(frozen=True, slots=True)
class Reach:
    """How far chains get."""

    breaks: tuple[int, ...]
    """By link, the chains that break there; the last: those that close."""

    @property
    def chains(self) -> int:
        return sum(self.breaks)

    @property
    def closed(self) -> int:
        return self.breaks[-1]

    def through(self, place: int) -> int:
        """The chains of which all links up to this one hold."""
        return sum(self.breaks[place + 1 :])

    def share(self, chains: int) -> Decimal | None:
        """Percent of all chains, for display; none when there are none."""
        return percent(chains, self.chains)

    @property
    def commonest(self) -> tuple[int, ...]:
        """Where most of them break: several places when as many break in each."""
        most = max(self.breaks[:-1], default=0)
        return tuple(place for place, number in enumerate(self.breaks[:-1]) if number == most > 0)

    @property
    def most(self) -> int:
        """How many break at each of the commonest places."""
        return max(self.breaks[:-1], default=0)

    def grouped(self, groups: Sequence[Group]) -> Reach:
        """By the sections of the shorter grouping instead of by links."""
        inside = (sum(self.breaks[group.first : group.last + 1]) for group in groups)
        return Reach((*inside, self.closed))


@dataclass(frozen=True, slots=True)
class Part:
    """A mechanism and how far its chains get."""

    section: Section
    reach: Reach


class By(StrEnum):
    """What the cycle is cut into."""

    LINKS = "links"
    GROUPS = "groups"
    """The sections of the shorter grouping: the same links, fewer steps."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which forms count, which of them are listed, and which page of the list."""

    which: Counted = Counted.SUBMITTED
    by: By = By.LINKS
    step: int | None = None
    """Only those with a chain that breaks in this step,"""
    mechanism: str = ""
    """and only chains of this mechanism."""
    search: str = ""
    page: int = 1
    per_page: int | None = None
    """None: everything on one page."""


@dataclass(frozen=True, slots=True)
class CycleRow:
    """One organisation; the chains are those of the chosen mechanism."""

    row: BoardRow
    reach: Reach


@dataclass(frozen=True, slots=True)
class CyclePage:
    campaign: CampaignHead
    counted: int
    words: str
    """Which forms count, n of N."""
    steps: tuple[Group, ...]
    """Of which every reach here tells: links, or sections of the shorter grouping."""
    both: bool
    """Whether there is a shorter grouping to choose."""
    total: Reach
    parts: tuple[Part, ...]
    rows: tuple[CycleRow, ...]
    found: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class ChainShown:
    """One position of a form."""

    section: Section
    links: tuple[tuple[str, Holding], ...]
    """For each link of the cycle its question (or nothing) and what it comes to."""
    broken_at: int
    """The place of the break; the number of links when the chain closes; or `OUTSIDE`."""


@dataclass(frozen=True, slots=True)
class FormCycle:
    campaign: CampaignHead
    row: BoardRow
    links: tuple[CycleLink, ...]
    groups: tuple[Group, ...]
    total: Reach
    parts: tuple[tuple[Part, tuple[ChainShown, ...]], ...]
