"""Documents and links as screens and pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from domain.filling.views import EvidenceLine
from storage.tables import EvidenceKind
from survey_defs.model import DocumentClass, EvidenceRule


class SentFile(NamedTuple):
    """A file whose bytes are in the store already and whose kind has been accepted."""

    sha256: str
    size: int
    extension: str
    name: str
    """Cleaned."""
    telegram_file_id: str | None = None
    caption: str = ""
    from_panel: bool = False
    """Sent by an admin: the limit is larger."""


class Outcome(StrEnum):
    ATTACHED = "attached"
    TRAY = "tray"
    THERE = "there"
    """It supported this answer, or lay among the documents, already."""


@dataclass(frozen=True, slots=True)
class Taken:
    evidence_id: int
    outcome: Outcome
    name: str
    form_id: int | None
    place: int | None
    known: bool
    """The organisation had these bytes or this address already: nothing was doubled."""
    sentence: str
    """What the person should hear besides, or nothing."""


@dataclass(frozen=True, slots=True)
class Attached:
    evidence_id: int
    form_id: int
    place: int
    changed: bool


@dataclass(frozen=True, slots=True)
class Edited:
    """The number may be another: what a submitted form uses stays as it was."""

    evidence_id: int


@dataclass(frozen=True, slots=True)
class Removed:
    evidence_id: int
    uses: int


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """The evidence of one answer."""

    form_id: int
    place: int
    question_label: str
    rule: EvidenceRule | None
    lines: tuple[EvidenceLine, ...]
    same: EvidenceLine | None
    reusable: int
    may_change: bool
    why_not: str


@dataclass(frozen=True, slots=True)
class Tray:
    form_id: int
    lines: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """All that the organisation has given, the newest first."""

    form_id: int
    lines: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class UseLine:
    form_id: int
    campaign: str
    place: int
    label: str


class ContentLine(NamedTuple):
    code: str
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class EvidenceCard:
    form_id: int | None
    """The form in front: whose classes these are."""
    id: int
    organisation: str
    kind: EvidenceKind
    name: str
    url: str | None
    size: int | None
    extension: str | None
    telegram_file_id: str | None
    sha256: str | None
    document_class: str | None
    title: str | None
    dated: date | None
    number: str | None
    page: str | None
    contents: tuple[ContentLine, ...]
    classes: tuple[DocumentClass, ...]
    uses: tuple[UseLine, ...]
    added_by: str
    added_at: datetime
    may_change: bool
    why_not: str
    in_submitted: bool

    @property
    def label(self) -> str:
        return self.title or self.name
