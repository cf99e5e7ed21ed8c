"""The chat: what came, where everybody is, what must be said."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class Received(Table):
    """An update from Telegram, kept before Telegram is told that it has arrived."""

    __tablename__ = "inbox"
    __table_args__ = (Index("ix_inbox_done_at", "done_at"),)

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    telegram_id: Mapped[int] = mapped_column(BigInteger)
    raw: Mapped[str | None]
    """Erased when the update is done."""
    attempts: Mapped[int] = mapped_column(default=0)
    """Counted before the work begins: an update that kills us must not come back for ever."""
    problem: Mapped[str | None]
    """Why it was set aside; such an update is looked at by people, not by the bot."""
    received_at: Mapped[datetime]
    done_at: Mapped[datetime | None]
    """Set in the transaction that changed what the update asked to change."""


class Conversation(Table):
    """Where a person is in the chat. Written in the transaction of the change that moved them."""

    __tablename__ = "conversations"

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    place: Mapped[str]
    """Which screen, as the text of the button that opens it: `q:12:45`."""
    awaiting: Mapped[str | None]
    """What typed text would mean, likewise; none: an answer to the question in front."""
    form_id: Mapped[int | None]
    """The form in front, to which documents sent at any time belong; as a button said it."""
    seen: Mapped[int | None]
    """The revision of the answer on the last screen: what the person saw when they typed."""
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The message that is the live screen."""
    below: Mapped[int] = mapped_column(default=0)
    """The last turn that the person made by sending something: its screen goes below that."""
    remark: Mapped[str | None]
    """What came too late for the toast: the first line of the next drawing."""
    turn: Mapped[int] = mapped_column(default=0)
    shown: Mapped[int] = mapped_column(default=0)
    """The turn that the phone shows; less than `turn` means: draw."""
    changed_at: Mapped[datetime]


class Notice(Table):
    """A message that must reach a person; written in the transaction that caused it."""

    __tablename__ = "outbox"
    __table_args__ = (Index("ix_outbox_due_at", "ended_at", "urgency", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    to_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str]
    form_id: Mapped[int | None] = mapped_column(ForeignKey("forms.id"))
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaigns.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    """What is about many forms at once names their campaign and territory instead."""
    content: Mapped[Any]
    once: Mapped[str] = mapped_column(unique=True)
    """Two notices with the same `once` are the same notice."""
    urgency: Mapped[int] = mapped_column(default=1)
    """0 goes before 1: decisions before reminders."""
    queued_at: Mapped[datetime | None]
    due_at: Mapped[datetime]
    """When to look at it next: put off while somebody holds the lease, or waits to try again."""
    leased_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    """`sent`, `needless`, `unreachable`, `failed`, `joined` (told in another message),
    or `perhaps`: the line broke as it was sent."""


class CalendarDay(Table):
    """A day that is worked, or not, unlike what the calendar of the country says."""

    __tablename__ = "calendar_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    works: Mapped[bool]
    note: Mapped[str]
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    entered_at: Mapped[datetime]
