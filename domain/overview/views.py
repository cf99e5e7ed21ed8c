"""What the pages of overseers are drawn from: plain values, nothing of the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from zoneinfo import ZoneInfo

from storage.journal import Noted
from storage.tables import CampaignState, EvidenceKind
from survey_defs.laying import Laid
from survey_defs.model import Question
from survey_defs.scoring import State, percent


class Standing(StrEnum):
    """Where a form stands; `locked` means that it locked without having been submitted."""

    NOT_STARTED = "not_started"
    FILLING = "filling"
    SUBMITTED = "submitted"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class Sums:
    """Of some answers. Points are ten-thousandths: earned + lost + open = maximum."""

    done: int = 0
    asked: int = 0
    earned: int = 0
    open: int = 0
    """The maximum of what has no answer or waits for a value to compare with."""
    maximum: int = 0

    @property
    def lost(self) -> int:
        return self.maximum - self.earned - self.open

    @property
    def percent(self) -> Decimal | None:
        """For display only; none when nothing applies or nothing has been answered."""
        return percent(self.earned, self.maximum) if self.done else None

    @property
    def is_silent(self) -> bool:
        """Asked and nothing answered: shown as «no answer», never as 0."""
        return self.asked > 0 and self.done == 0

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.done + other.done,
            self.asked + other.asked,
            self.earned + other.earned,
            self.open + other.open,
            self.maximum + other.maximum,
        )


@dataclass(frozen=True, slots=True)
class CampaignHead:
    """What stands above every page of a campaign."""

    id: int
    title: str
    organisation: str
    """Whose campaign it is."""
    organisation_code: str
    survey_code: str
    survey_title: str
    version: int
    fingerprint: str
    official: bool
    notice: str
    threshold: int | None
    """Ten-thousandths of a point."""
    state: CampaignState
    opens_at: datetime
    on_time_at: datetime
    locks_at: datetime
    closed_at: datetime | None
    zone: ZoneInfo
    may_manage: bool
    pays: bool = False
    """Whether its survey has a payment rule."""
    scores: bool = True
    """Whether its survey gives points at all."""
    cycles: bool = False
    """Whether its survey declares a management cycle."""
    period: str = ""
    launched_at: datetime | None = None
    held_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many forms stand where."""

    total: int
    by_state: dict[Standing, int]
    on_time: int
    """Submitted by the on-time date."""
    late: int
    """Submitted after it."""
    overdue: int
    """Not submitted, and the date has passed."""
    begun: int = 0
    """With an answer, or submitted; whether they may still be changed does not matter."""

    def __getitem__(self, standing: Standing) -> int:
        return self.by_state[standing]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One form on the board."""

    form_id: int
    organisation_id: int
    code: str
    name: str
    short_name: str
    territory_id: int
    territory: str
    """The organisation just below the root that it lies in: the municipality."""
    zone: ZoneInfo
    state: Standing
    on_time: bool | None
    """None: not submitted and the date is still ahead."""
    done: int
    total: int
    earned: int
    open: int
    maximum: int
    started_at: datetime | None
    active_at: datetime | None
    submitted_at: datetime | None
    on_time_at: datetime
    """An extension is counted in."""
    locks_at: datetime
    extended: bool
    extension_reason: str | None
    reopened_until: datetime | None
    reopening_reason: str | None


@dataclass(frozen=True, slots=True)
class Board:
    """A page of the forms of a campaign."""

    campaign: CampaignHead
    rows: tuple[BoardRow, ...]
    found: int
    """How many rows the search and the filter leave, over all pages."""
    everything: Tally
    """Of all the forms that the actor oversees, whatever the search and the filter."""
    page: int
    pages: int
    territory: str = ""
    """The only one that is looked at."""


@dataclass(frozen=True, slots=True)
class OwnForm:
    """One of those that an organisation was asked."""

    form_id: int
    campaign: str
    submitted_at: datetime | None
    zone: str


@dataclass(frozen=True, slots=True)
class Glance:
    """One campaign in the list of all."""

    campaign: CampaignHead
    forms: Tally


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """A document or link beside an answer."""

    id: int
    kind: EvidenceKind
    label: str
    """The title or, without one, the name."""
    name: str
    """Of the file; for a link, its address."""
    sha256: str | None
    size: int | None
    extension: str | None
    document_class: str | None
    class_title: str
    title: str | None
    dated: date | None
    number: str | None
    page: str | None
    contents: tuple[str, ...]
    """What it was ticked to contain, in words."""
    added_by: str | None
    added_at: datetime
    uses: tuple[str, ...] = ()
    """Codes of the questions of this form that it supports, in order."""


@dataclass(frozen=True, slots=True)
class Before:
    """What the same organisation answered to the same question in the last period."""

    words: str
    points: int | None
    """None: it earned none then, for it was not answered or did not apply."""


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """A question of the form with its answer in words."""

    place: int
    question: Question
    state: State
    words: str
    points: int
    maximum: int
    not_applicable: str | None
    comment: str | None
    revision: int
    by_name: str | None
    at: datetime | None
    evidence: tuple[EvidenceShown, ...]
    table: Laid | None = None
    """The rows of a table, in words."""
    before: Before | None = None

    @property
    def code(self) -> str:
        return self.question.code


@dataclass(frozen=True, slots=True)
class SectionPart:
    """A section of the form, in preorder; questions are those of the section itself."""

    code: str
    label: str
    title: str
    level: str
    depth: int
    sums: Sums
    """Of everything inside."""
    answers: tuple[ShownAnswer, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    campaign: CampaignHead
    row: BoardRow
    path: str
    sums: Sums
    parts: tuple[SectionPart, ...]
    evidence: tuple[EvidenceShown, ...]
    """Everything that supports an answer of this form, once."""
    tray: int
    """Pieces of evidence of the organisation that support nothing yet."""
    submission_id: int | None
    submission: str | None
    """The number of the receipt that stands."""
    may_manage: bool
    holder: str = ""
    """To whom it was handed."""
    history: tuple[Noted, ...] = ()
    """What was done to the form as a whole, the newest first."""
    earlier: str = ""
    """The title of the campaign that the answers of the last period are from."""


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """What a download needs; for a link only the address."""

    id: int
    kind: EvidenceKind
    name: str
    sha256: str | None
    size: int | None
    extension: str | None
    organisation: str = field(default="")
