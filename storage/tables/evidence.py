"""Documents and links that support answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import EvidenceKind, Table


class StoredFile(Table):
    """Bytes in the content-addressed store; the same bytes are stored once."""

    __tablename__ = "files"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    extension: Mapped[str]
    """By content: `pdf`, `docx`, …"""
    stored_at: Mapped[datetime]


class Evidence(Table):
    """A document or link of an organisation that may support many answers."""

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    kind: Mapped[EvidenceKind]
    sha256: Mapped[str | None] = mapped_column(ForeignKey("files.sha256"), index=True)
    name: Mapped[str]
    """The file's name as it was sent, cleaned; for a link, its address."""
    search: Mapped[str] = mapped_column(default="")
    """Name, title and number casefolded, ё as е: SQLite does not fold Cyrillic."""
    telegram_file_id: Mapped[str | None]
    document_class: Mapped[str | None]
    title: Mapped[str | None]
    dated: Mapped[date | None]
    number: Mapped[str | None]
    page: Mapped[str | None]
    contents: Mapped[Any] = mapped_column(nullable=True)
    """Codes of the required contents that were ticked: `["decisions", "deadlines"]`."""
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    added_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class EvidenceUse(Table):
    """This evidence supports this answer. Evidence without uses lies in the tray."""

    __tablename__ = "evidence_uses"
    __table_args__ = (Index("ix_evidence_uses_form_question", "form_id", "question"),)

    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"), primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("forms.id"), primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    attached_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    attached_at: Mapped[datetime]
