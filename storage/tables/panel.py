"""Sign-in, background work, what has been taken away, and the journal."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class SignIn(Table):
    """A one-time link into the panel; only the hash of its token is kept."""

    __tablename__ = "sign_ins"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class PanelSession(Table):
    __tablename__ = "sessions"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    csrf: Mapped[str]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class Job(Table):
    """Background work that ends in a file to take away."""

    __tablename__ = "jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    """None: it is about people, not about a campaign."""
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    options: Mapped[Any]
    asked_at: Mapped[datetime]
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    """Counted before the work begins: work that kills its worker must not come back for ever."""
    leased_until: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    file: Mapped[str | None]
    """Its name in the folder of results."""
    problem: Mapped[str | None]


class Paper(Table):
    """A paper that was made to be carried away: by its number anybody can check it."""

    __tablename__ = "papers"

    number: Mapped[str] = mapped_column(primary_key=True)
    """Digits alone; nobody guesses one from another."""
    kind: Mapped[str]
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    """Whom it is about."""
    fingerprint: Mapped[str | None] = mapped_column(ForeignKey("pinned_surveys.fingerprint"))
    """Of the survey as it was then."""
    sha256: Mapped[str]
    """Of the file as it was handed out."""
    points: Mapped[int | None]
    maximum: Mapped[int | None]
    """What the paper says of points, where it says something."""
    made_at: Mapped[datetime]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class PaperTemplate(Table):
    """A Word file that an organisation uses instead of the shipped one; the nearest above wins."""

    __tablename__ = "paper_templates"

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    survey_code: Mapped[str] = mapped_column(primary_key=True)
    """Of the questionnaire that recommendations are for; empty for the others."""
    name: Mapped[str]
    content: Mapped[bytes]
    uploaded_at: Mapped[datetime]
    uploaded_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class DataLink(Table):
    """A person's own address of a campaign's data for Excel; only the hash of it is kept."""

    __tablename__ = "data_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaigns.id"))
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class JournalEntry(Table):
    """Who did what in the running of things; answers have a history of their own."""

    __tablename__ = "journal"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """None: the command line or the program itself."""
    what: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    form_id: Mapped[int | None] = mapped_column(ForeignKey("forms.id"))
    details: Mapped[Any]


class Fact(Table):
    """A few words about this database itself, such as that it is a demonstration."""

    __tablename__ = "facts"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
