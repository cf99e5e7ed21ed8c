"""Organisations, people, and how a person comes in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Role, Table


class Organisation(Table):
    __tablename__ = "organisations"

    id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"), index=True)
    path: Mapped[str] = mapped_column(unique=True)
    """`/1/7/42/`: the ids from the root down to itself; a subtree is all that begins with it."""
    kind: Mapped[str]
    """`region`, `municipality`, `school`: a word of the customer's, not a rule of ours."""
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    short_name: Mapped[str]
    search: Mapped[str]
    """Name, short name and code casefolded, ё as е: SQLite does not fold Cyrillic."""
    sort: Mapped[str] = mapped_column(default="")
    """The short name as lists order it: the second before the tenth."""
    attributes: Mapped[Any] = mapped_column(default=dict)
    """What is known of it by name: `pupils`, `rural`, and whatever else its admin writes."""
    zone: Mapped[str | None]
    """IANA name; none means the zone of the organisation above."""
    local_zone: Mapped[str]
    """The zone in force here, its own or inherited: kept, so that SQL can group by it."""
    closed_at: Mapped[datetime | None]
    joined_id: Mapped[int | None] = mapped_column(ForeignKey("organisations.id"))
    """The one that it became a part of when it closed."""


class Person(Table):
    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    name: Mapped[str]
    search: Mapped[str]
    phone: Mapped[str | None]
    """`+7` and ten digits, as the person has written it; lists from outside keep their own."""
    zone: Mapped[str | None]
    """IANA name, if the person lives by another clock than their organisation."""
    digest: Mapped[bool] = mapped_column(default=False)
    """Whether they have asked for a few lines every working morning."""
    created_at: Mapped[datetime]
    unreachable_at: Mapped[datetime | None]
    """Set by Telegram's "blocked" or "deactivated", cleared when the person writes again."""
    left_at: Mapped[datetime | None]
    """Consent withdrawn: name and Telegram id are gone, the organisation's answers stay."""


class Membership(Table):
    __tablename__ = "memberships"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    role: Mapped[Role]
    parts: Mapped[Any] = mapped_column(nullable=True)
    """Of an executor: the sections that are theirs, each as `survey/section`."""
    granted_at: Mapped[datetime]
    until: Mapped[datetime | None]
    """The role ends by itself then."""
    ended_at: Mapped[datetime | None]
    away_until: Mapped[datetime | None]
    """Somebody else stands in for them until then: they are not reminded."""
    for_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    """The role is somebody else's, who is away: whoever has it stands in for them."""


class Invitation(Table):
    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    role: Mapped[Role]
    parts: Mapped[Any] = mapped_column(nullable=True)
    """Of an executor: what the membership will have."""
    name: Mapped[str | None]
    """Whom it is for, if that was known when it was made."""
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    revoked_at: Mapped[datetime | None]


class Expected(Table):
    """Somebody whom a list from outside names in a role: they may never have come."""

    __tablename__ = "expected"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id"), index=True)
    role: Mapped[Role]
    name: Mapped[str]
    search: Mapped[str]
    """The name casefolded, ё as е: by it the same person is known again."""
    phone: Mapped[str | None]
    """`+7` and ten digits."""
    email: Mapped[str | None]
    post: Mapped[str | None]
    """What they are there, in the words of the list."""
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitations.id"), index=True)
    """The last that was made for them."""
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    """Whoever came by it."""
    added_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    struck_at: Mapped[datetime | None]
    """Taken off by an admin: nobody is expected any more."""


class Arrival(Table):
    """Somebody between the invitation and the consent: nothing but the Telegram id is kept."""

    __tablename__ = "arrivals"

    telegram_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitations.id"))
    came_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    """When "Yes, that is me" used the invitation up."""


class ConsentText(Table):
    """A text as it was shown. Never changed: another text has another version."""

    __tablename__ = "consent_texts"

    version: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str]
    first_shown_at: Mapped[datetime]


class Consent(Table):
    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    version: Mapped[str] = mapped_column(ForeignKey("consent_texts.version"))
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
