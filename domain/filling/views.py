"""What the screens of a form are drawn from: plain values, nothing of the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from storage.tables import EvidenceKind
from survey_defs.exact import Exact
from survey_defs.model import Question
from survey_defs.scoring import State


@dataclass(frozen=True, slots=True)
class SectionName:
    number: int
    label: str
    level: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    id: int
    kind: EvidenceKind
    name: str
    title: str | None
    document_class: str | None
    uses: int
    """How many answers of this form it supports."""

    @property
    def label(self) -> str:
        return self.title or self.name


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row of a table in a list of them."""

    id: int
    number: int
    """Counted from 1 along the rows that are there."""
    words: str
    """Short enough for a button."""
    missing: int
    """How many cells must still be filled."""


@dataclass(frozen=True, slots=True)
class TableView:
    rows: tuple[RowLine, ...]
    next: int
    """The number of the row that would be added."""
    may_add: bool
    none: bool
    """It has been said that there is nothing to list."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question with all that its screen shows."""

    form_id: int
    place: int
    number: int
    """Counted from 1 along the questions asked."""
    total: int
    done: int
    campaign: str
    organisation: str
    official: bool
    notice: str
    sections: tuple[SectionName, ...]
    """From the outermost to its own."""
    question: Question
    value: Any | None
    not_applicable: str | None
    comment: str | None
    revision: int
    state: State
    points: int
    maximum: int
    by_name: str | None
    """Who gave the answer, when it was somebody else."""
    at: datetime | None
    evidence: tuple[EvidenceLine, ...]
    previous: Exact | None
    previous_by_hand: bool
    given: Exact | None
    proposal: dict[str, Any] | None
    """What the answer would be with the ticks that the documents bear out; none: nothing new."""
    back: int | None
    next: int | None
    gap: int | None
    may_change: bool
    why_not: str
    same: EvidenceLine | None
    """The document to offer with one tap."""
    reusable: int
    tray: int
    line: int
    """Which line of the contents of its section it is, from 0."""
    zone: ZoneInfo
    """In which to say when somebody answered."""
    offered: tuple[int, ...] = ()
    """Of a choice, of one or of several: the places of the options that are offered now."""
    table: TableView | None = None
    computed: str = ""
    """A computed value in words; empty while it is unknown."""
    remarks: tuple[str, ...] = ()
    """What the rules of the question say of the answer as it stands."""
    last: str = ""
    """The answer of the last period in words."""
    may_keep: bool = False  # nothing is answered yet, and that answer would do


@dataclass(frozen=True, slots=True)
class Branch:
    section: int
    label: str
    done: int
    total: int
    level: str


@dataclass(frozen=True, slots=True)
class QuestionLine:
    place: int
    label: str
    state: State
    short_answer: str
    evidence: int


@dataclass(frozen=True, slots=True)
class Contents:
    """One branch of the tree; section 0 is the whole survey."""

    form_id: int
    section: int
    title: str
    level: str
    parent: int | None
    campaign: str
    organisation: str
    done: int
    total: int
    sections: tuple[Branch, ...]
    questions: tuple[QuestionLine, ...]
    may_change: bool
    why_not: str
    unanswered: int
    """How many answers "nothing of this" would give."""
    gap: int | None
    """The first required question of this branch without an answer."""
    batch: str | None
    """The last "nothing of this" of this branch that can be undone."""
    line: int
    """Which line of its parent's contents this branch is, from 0."""


@dataclass(frozen=True, slots=True)
class GapLine:
    place: int
    label: str
    """With the number of its section, where it has one: «1.2.3 · Показатели»."""
    where: str
    mechanism: int
    """The number of the section by which it is counted."""


@dataclass(frozen=True, slots=True)
class Gaps:
    form_id: int
    lines: tuple[GapLine, ...]
    total: int
    mechanisms: tuple[SectionName, ...]


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """Ten-thousandths of a point: earned + lost + open = maximum."""

    section: int
    label: str
    earned: int
    lost: int
    open: int
    maximum: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Summary:
    form_id: int
    campaign: str
    organisation: str
    official: bool
    notice: str
    mechanisms: tuple[ScoreLine, ...]
    earned: int
    lost: int
    open: int
    maximum: int
    threshold: int | None
    level: str = ""
    """High, middle, low, as the survey names it; empty where it names none."""
    forecast: str = ""
    """What would be paid if the commission confirms it, in a sentence; empty where nothing is."""
    salary: int | None = None
    """Ten-thousandths of a percent of the salary; none: no question earns any."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a change left behind."""

    form_id: int
    place: int
    revision: int
    next: int | None
    """The place of the next question on the path."""
    hint: str
    """Soft remarks, or nothing."""
    changed: bool = True  # False when the answer was so already
    row: int | None = None
    """The row of a table that was touched, while it is there."""
    cell: int | None = None
    """The place of the column to fill next in that row; none when it is full."""
    added: int = 0
    """How many rows were pasted."""
