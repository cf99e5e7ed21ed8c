"""What is asked, of whom, until when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import CampaignState, Table


class PinnedSurvey(Table):
    """The text of a survey. Never changed: an edited survey has another fingerprint."""

    __tablename__ = "pinned_surveys"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str]
    version: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[str]
    text: Mapped[str]


class PinnedQuestion(Table):
    """The questions of a pinned survey as rows, so that SQL can group points by section."""

    __tablename__ = "pinned_questions"

    fingerprint: Mapped[str] = mapped_column(
        ForeignKey("pinned_surveys.fingerprint"), primary_key=True
    )
    question: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    """0 for the first question; buttons carry this number."""
    section1: Mapped[str] = mapped_column(default="")
    section2: Mapped[str] = mapped_column(default="")
    section3: Mapped[str] = mapped_column(default="")
    """Codes of the sections that hold it, outermost first; empty below its own depth."""
    criterion: Mapped[str] = mapped_column(default="")


class Campaign(Table):
    """One survey, asked of many organisations, in one period."""

    __tablename__ = "campaigns"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    """Whose campaign it is: only admins of this organisation or above it manage it."""
    fingerprint: Mapped[str] = mapped_column(ForeignKey("pinned_surveys.fingerprint"))
    edition: Mapped[int] = mapped_column(default=0)
    """How many times it has been moved to another version of its survey."""
    title: Mapped[str]
    period: Mapped[str] = mapped_column(default="")
    """What it is about in time, as people say it: `2026`, `август 2026`."""
    audience: Mapped[Any]
    """Who answers, within the organisation: `{"kind": "school"}` or `{"codes": ["1-03"]}`,
    and maybe `under` (codes of territories), `excepted` (codes), `having` (attributes)."""
    closing_text: Mapped[str] = mapped_column(default="")
    """What people read in a form once nothing in it can be changed any more."""
    after_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    """The one that it repeats."""
    ladder: Mapped[Any] = mapped_column(nullable=True)
    """Whom to remind when, and which days to leave out; none: as it is shipped."""
    state: Mapped[CampaignState]
    opens_at: Mapped[datetime]
    on_time_at: Mapped[datetime]
    locks_at: Mapped[datetime]
    created_at: Mapped[datetime]
    launched_at: Mapped[datetime | None]
    """Since then forms are given out, portion by portion; it is a draft until all have theirs."""
    held_at: Mapped[datetime | None]
    """The launch was stopped on the way; a draft that was taken back: it opens by hand only."""
    announced_at: Mapped[datetime | None]
    """Since then everybody's message of the opening is in the outbox."""
    closed_at: Mapped[datetime | None]


class GivenValue(Table):
    """A value that a question compares with, entered by the admin once for a territory."""

    __tablename__ = "given_values"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    """The nearest organisation above the form that has a value gives it."""
    question: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    """An exact decimal as text."""
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    entered_at: Mapped[datetime]


class RegionMark(Table):
    """What the region itself has for a mechanism, to be held against its municipalities."""

    __tablename__ = "region_marks"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), primary_key=True)
    section: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    """An exact percent as text."""
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    entered_at: Mapped[datetime]
