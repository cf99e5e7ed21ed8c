"""The county of the overseers in PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage import Database
from tests.conftest import Clock
from tests.overseen import County


@pytest.fixture
def county(postgres_url: str, clock: Clock) -> Iterator[County]:
    database = Database(postgres_url)
    yield County(database, clock.now)
    database.close()
