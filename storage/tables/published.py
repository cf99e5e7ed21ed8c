"""Questionnaires that the admins have published, and what moving to another version sets aside."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class PublishedSurvey(Table):
    """A checked questionnaire under its code and version. Its content never changes."""

    __tablename__ = "published_surveys"
    __table_args__ = (UniqueConstraint("code", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    version: Mapped[int] = mapped_column(BigInteger)
    fingerprint: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    official: Mapped[bool]
    questions: Mapped[int]
    """How many."""
    text: Mapped[str]
    """In pinned form."""
    source_name: Mapped[str]
    source: Mapped[bytes]
    """The file as it was sent: YAML or a workbook."""
    scenarios: Mapped[Any] = mapped_column(default=list)
    """`[[name, text], …]`: what the next version must pass as well."""
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    published_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    """Since then no campaign begins with it."""


class CampaignEdition(Table):
    """The survey that a campaign asked before it was moved; numbers in old buttons are of it."""

    __tablename__ = "campaign_editions"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"), primary_key=True)
    edition: Mapped[int] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(ForeignKey("pinned_surveys.fingerprint"))
    ended_at: Mapped[datetime]
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class SetAsideAnswer(Table):
    """An answer that the survey in force has no room for; it returns with a survey that has."""

    __tablename__ = "set_aside_answers"

    form_id: Mapped[int] = mapped_column(ForeignKey("forms.id"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[Any] = mapped_column(nullable=True)
    not_applicable: Mapped[str | None]
    comment: Mapped[str | None]
    revision: Mapped[int]
    batch: Mapped[str | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    answered_at: Mapped[datetime | None]
    left: Mapped[int | None]
    """The revision that took its place; none: the question itself is gone."""
    fingerprint: Mapped[str] = mapped_column(ForeignKey("pinned_surveys.fingerprint"))
    """Of the survey whose question it answered."""


class SetAsideUse(Table):
    """Evidence of a question that is gone; it is attached again when the question returns."""

    __tablename__ = "set_aside_uses"

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("forms.id"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    attached_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    attached_at: Mapped[datetime]
