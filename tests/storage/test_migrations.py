"""The migrations make the tables of the code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect

from storage.migrating import MIGRATIONS, synchronous, upgrade
from storage.tables import Table

VERSIONS = sorted((MIGRATIONS / "versions").glob("*.py"))


@pytest.fixture
def migrated(empty_database_url: str) -> Iterator[Connection]:
    upgrade(empty_database_url)
    upgrade(empty_database_url)  # every start does it
    engine = create_engine(synchronous(empty_database_url))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def test_the_migrations_make_exactly_the_tables_of_the_code(migrated: Connection) -> None:
    context = MigrationContext.configure(migrated, opts={"compare_type": True})
    assert compare_metadata(context, Table.metadata) == []
    tables = set(inspect(migrated).get_table_names()) - {"alembic_version"}
    assert tables == set(Table.metadata.tables)


def test_foreign_keys_and_uniqueness_are_those_of_the_code(migrated: Connection) -> None:
    there = inspect(migrated)
    for name, table in Table.metadata.tables.items():
        keys = {
            (*key["constrained_columns"], key["referred_table"])
            for key in there.get_foreign_keys(name)
        }
        assert keys == {
            (*key.column_keys, key.referred_table.name) for key in table.foreign_key_constraints
        }, name


def test_there_is_one_line_of_migrations() -> None:
    assert len(ScriptDirectory(str(MIGRATIONS)).get_heads()) == 1


@pytest.mark.parametrize("file", VERSIONS, ids=lambda file: file.stem)
def test_a_migration_depends_on_nothing_that_may_change(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    imported = {
        node.module if isinstance(node, ast.ImportFrom) else name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    assert imported <= {"__future__", "sqlalchemy", "alembic", "collections.abc", "typing"}
