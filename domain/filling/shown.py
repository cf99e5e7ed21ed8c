"""Documents and links as screens and pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from domain.filling.views import EvidenceLine
from storage.tables import EvidenceKind
from survey_defs.model import DocumentClass, EvidenceRule


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
    zone: ZoneInfo
    """In which to say when it came."""

    @property
    def label(self) -> str:
        return self.title or self.name
