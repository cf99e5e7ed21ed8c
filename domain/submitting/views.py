"""What stands before submitting, and what is left after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.filling.views import GapLine, Summary
from survey_defs.laying import Laid


@dataclass(frozen=True, slots=True)
class DoubtLine:
    place: int
    label: str
    """With the number of its section, where it has one: «1.2.3 · Показатели»."""
    sentence: str
    mechanism: int
    """The number of the section by which it is counted."""


@dataclass(frozen=True, slots=True)
class Check:
    """What is missing or doubtful, each with the place to jump to; only `blocking` forbids."""

    form_id: int
    campaign: str
    organisation: str
    missing: tuple[GapLine, ...]
    doubtful: tuple[DoubtLine, ...]
    blocking: tuple[DoubtLine, ...]
    """What must be mended first; the place is −1 where it is about the form as a whole."""
    summary: Summary
    done: int
    total: int
    on_time: bool
    """Whether submitting now would be on time."""
    on_time_at: datetime
    locks_at: datetime
    zone: ZoneInfo
    may_submit: bool
    why_not: str


@dataclass(frozen=True, slots=True)
class Receipt:
    form_id: int
    submission_id: int
    number: str
    at: datetime
    points: int
    maximum: int
    missing: int
    """Required questions submitted without an answer."""
    on_time: bool
    new: bool
    """False when the form had been submitted already: nothing happened now."""


@dataclass(frozen=True, slots=True)
class Recalled:
    form_id: int
    number: str
    late: bool
    """The on-time date has passed: whatever is submitted from now on will be late."""
    open_until: datetime


@dataclass(frozen=True, slots=True)
class ReceiptAnswer:
    place: int
    question: str
    label: str
    sections: tuple[str, ...]
    answer: str
    state: str
    points: int
    maximum: int
    comment: str | None
    documents: tuple[int, ...]
    """Numbers in the list of documents."""
    table: Laid | None = None
    """The rows of a table, in words."""


@dataclass(frozen=True, slots=True)
class ReceiptDocument:
    number: int
    """Counted from 1 within the receipt."""
    kind: str
    name: str
    title: str | None
    document_class: str | None
    dated: str | None
    registered: str | None
    page: str | None
    size: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """What was submitted, as it was then."""

    submission_id: int
    form_id: int
    number: str
    at: datetime
    zone: ZoneInfo
    by_name: str
    campaign: str
    organisation: str
    survey_title: str
    official: bool
    notice: str
    points: int
    maximum: int
    missing: int
    on_time: bool
    recalled_at: datetime | None
    digest: str
    check_number: str
    """By this anybody can check it."""
    check_url: str
    """Where; empty when nobody has said where people reach the panel."""
    answers: tuple[ReceiptAnswer, ...]
    documents: tuple[ReceiptDocument, ...]
