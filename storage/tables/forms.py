"""Forms and their answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import FormState, Table, stamp


class Form(Table):
    """One organisation's copy of a campaign's survey."""

    __tablename__ = "forms"
    __table_args__ = (UniqueConstraint("campaign_id", "organisation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    edition: Mapped[int] = mapped_column(default=0)
    """That of the campaign; whoever has waited for the form sees by it that the survey is new."""
    state: Mapped[FormState]
    started_at: Mapped[datetime | None]
    active_at: Mapped[datetime | None]
    """The last change that anybody made in it."""
    submitted_at: Mapped[datetime | None]
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    on_time_at: Mapped[datetime | None]
    """An extension for this organisation; none means the campaign's own date."""
    locks_at: Mapped[datetime | None]
    extension_reason: Mapped[str | None]
    reopened_until: Mapped[datetime | None]
    reopening_reason: Mapped[str | None]
    hushed_until: Mapped[datetime | None]
    """It waits for somebody else: until then nobody is reminded of it, but on the last day."""
    holder_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """Who was handed it: of those who fill in only they are reminded; none: all of them."""
    stamp: Mapped[int] = mapped_column(BigInteger, default=stamp)
    """Another with every change of its points: whoever keeps their sum knows that it is old."""


class Answer(Table):
    """A question of a form as it stands: a row for each question, answered or not."""

    __tablename__ = "answers"

    form_id: Mapped[int] = mapped_column(ForeignKey("forms.id"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(nullable=True)
    not_applicable: Mapped[str | None]
    """The reason why the question does not apply here."""
    comment: Mapped[str | None]
    state: Mapped[str]
    """`survey_defs.scoring.State`, written with points and maximum by the one scoring function."""
    points: Mapped[int]
    maximum: Mapped[int]
    """Ten-thousandths of a point."""
    counted: Mapped[int] = mapped_column(default=1)
    """1 or 0: whether progress counts it; notes and computed questions are only shown."""
    revision: Mapped[int] = mapped_column(default=0)
    """Counts changes of value, reason and comment; buttons carry it."""
    batch: Mapped[str | None]
    """Names the "nothing under this mechanism" that gave the answer, so that it can be undone."""
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    answered_at: Mapped[datetime | None]


class Adjustment(Table):
    """What the rule of a section makes of its points beyond their sum, written with them."""

    __tablename__ = "adjustments"

    form_id: Mapped[int] = mapped_column(ForeignKey("forms.id"), primary_key=True)
    section: Mapped[str] = mapped_column(primary_key=True)
    """Its code; empty for the whole survey."""
    points: Mapped[int]
    maximum: Mapped[int]
    open: Mapped[int]
    """Ten-thousandths of a point, all three; often negative."""


class AnswerLog(Table):
    """Every answer ever given, never changed."""

    __tablename__ = "answer_log"

    id: Mapped[int] = mapped_column(primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("forms.id"), index=True)
    question: Mapped[str]
    revision: Mapped[int]
    value: Mapped[Any] = mapped_column(nullable=True)
    not_applicable: Mapped[str | None]
    comment: Mapped[str | None]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


class Submission(Table):
    """One act of submitting, with all that was submitted: what the receipt is made from."""

    __tablename__ = "submissions"

    id: Mapped[int] = mapped_column(primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("forms.id"), index=True)
    number: Mapped[str] = mapped_column(unique=True)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    points: Mapped[int]
    maximum: Mapped[int]
    content: Mapped[Any]
    digest: Mapped[str]
    """SHA-256 of the content, printed on the receipt."""
    recalled_at: Mapped[datetime | None]
