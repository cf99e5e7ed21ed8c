"""The base of every table, and the moments and words that they share."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, MetaData, TypeDecorator
from sqlalchemy.orm import DeclarativeBase

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Utc(TypeDecorator[datetime]):
    """Aware datetimes only. SQLite forgets the zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a naive datetime must not reach the database")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value)


class Table(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: Utc, Any: JSON(none_as_null=True)}


def stamp() -> int:
    """Never the same again, also after a change that was undone; small enough for every JSON."""
    return secrets.randbits(53)


class Role(StrEnum):
    """What a person may do in an organisation and in everything below it."""

    COORDINATOR = "coordinator"
    HEAD = "head"
    DEPUTY = "deputy"
    EXECUTOR = "executor"
    """Fills in only the sections named in their membership."""
    ADMIN = "admin"
    VIEWER = "viewer"


class CampaignState(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class FormState(StrEnum):
    FILLING = "filling"
    SUBMITTED = "submitted"


class EvidenceKind(StrEnum):
    FILE = "file"
    LINK = "link"
