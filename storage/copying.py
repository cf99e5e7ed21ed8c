"""The whole database as lines of JSON and back: one format for SQLite and PostgreSQL alike."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa

from storage import Session
from storage.tables import Table, Utc

TOGETHER = 1000


def tables() -> tuple[str, ...]:
    """Every table, those that others point at first."""
    return tuple(table.name for table in Table.metadata.sorted_tables)


def revision(session: Session) -> str:
    """Which migration the database stands at."""
    return str(session.scalar(sa.text("SELECT version_num FROM alembic_version")))


def is_empty(session: Session) -> bool:
    return all(
        session.execute(sa.select(table).limit(1)).first() is None
        for table in Table.metadata.sorted_tables
    )


def lines(session: Session, name: str) -> Iterator[str]:
    """The rows of a table, oldest first, each a JSON object in a line."""
    table = Table.metadata.tables[name]
    rows = session.execute(
        sa.select(table).order_by(*table.primary_key.columns),
        execution_options={"yield_per": TOGETHER},
    )
    for row in rows.mappings():
        yield json.dumps(dict(row), ensure_ascii=False, default=_plain) + "\n"


def take_in(session: Session, name: str, rows: Iterable[str]) -> int:
    """Insert rows written by `lines`; return how many."""
    table, count, source = Table.metadata.tables[name], 0, iter(rows)
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sa.text("PRAGMA defer_foreign_keys = ON"))
    while batch := [_typed(table, json.loads(line)) for line in islice(source, TOGETHER)]:
        session.execute(sa.insert(table), batch)
        count += len(batch)
    return count


def continue_numbering(session: Session) -> None:
    """Rows came with their numbers: PostgreSQL must be told where to go on."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for table in Table.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            sequence = sa.func.pg_get_serial_sequence(table.name, column.name)
            newest = sa.select(sa.func.coalesce(sa.func.max(column) + 1, 1)).scalar_subquery()
            session.execute(sa.select(sa.func.setval(sequence, newest, sa.false())))


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    raise TypeError(f"{type(value).__name__} does not go into a backup")


def _typed(table: sa.Table, row: dict[str, Any]) -> dict[str, Any]:
    for column in table.columns:
        text = row.get(column.name)
        if isinstance(text, str) and isinstance(column.type, Utc):
            row[column.name] = datetime.fromisoformat(text)
        elif isinstance(text, str) and isinstance(column.type, sa.Date):
            row[column.name] = date.fromisoformat(text)
        elif isinstance(text, str) and isinstance(column.type, sa.LargeBinary):
            row[column.name] = b64decode(text)
    return row
