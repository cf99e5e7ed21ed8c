"""What is sent, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


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
