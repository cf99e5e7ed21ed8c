"""How alembic reaches the database: by the URL that `storage.migrating` hands over."""

from __future__ import annotations

from typing import Literal

from alembic import context
from sqlalchemy import create_engine

from storage.tables import Table, Utc


def render(kind: str, thing: object, _: object) -> str | Literal[False]:
    """A migration must not import our types: they may change, it may not."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(thing, Utc) else False


engine = create_engine(context.config.attributes["url"])
with engine.begin() as connection:
    context.configure(
        connection, target_metadata=Table.metadata, render_as_batch=True, render_item=render
    )
    context.run_migrations()
engine.dispose()
