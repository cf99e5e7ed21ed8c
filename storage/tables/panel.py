"""Sign-in, background work and the journal."""

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
