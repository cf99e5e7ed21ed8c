"""What many tests begin with is planted once in a process; each test has a copy of its own."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from tests.postgres import Postgres

if TYPE_CHECKING:
    from storage import Database

T = TypeVar("T")
Plant = Callable[["Database"], T]


class Planted(Protocol):
    def __call__(self, kind: str, plant: Plant[T]) -> tuple[Database, T]: ...


class Garden:
    """Databases of both kinds to copy from, by what was planted in them."""

    def __init__(self, ask: Callable[[str], Any], folder: Path) -> None:
        self._ask, self._folder = ask, folder
        self._planted: dict[tuple[str, Plant[Any]], tuple[str, Any]] = {}

    @contextmanager
    def copied(self, kind: str, plant: Plant[T], to: Path) -> Iterator[tuple[Database, T]]:
        """A database of one test, and what the plant has told of the first one."""
        if (kind, plant) not in self._planted:
            self._planted[kind, plant] = self._plant(kind, plant)
        template, told = self._planted[kind, plant]
        if kind == "sqlite":
            with _opened(f"sqlite:///{shutil.copyfile(template, to / 'svod.db')}") as database:
                yield database, told
            return
        postgres: Postgres = self._ask("postgres")
        name = postgres.make(like=template)
        with _opened(postgres.url(name)) as database:
            yield database, told
        postgres.drop(name)

    def _plant(self, kind: str, plant: Plant[T]) -> tuple[str, T]:
        bare = self._ask(f"migrated_{kind}")
        if kind == "postgres":
            postgres: Postgres = self._ask("postgres")
            name = postgres.make(like=bare)
            with _opened(postgres.url(name)) as database:
                return name, plant(database)
        file = shutil.copyfile(bare, self._folder / f"{len(self._planted)}.db")
        with _opened(f"sqlite:///{file}") as database:
            told = plant(database)
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return str(file), told


@contextmanager
def _opened(url: str) -> Iterator[Database]:
    from storage import Database

    database = Database(url)
    yield database
    database.close()
