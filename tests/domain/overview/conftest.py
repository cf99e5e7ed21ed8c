"""The county of the overseers, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage import Database
from tests.conftest import Clock
from tests.overseen import County


@pytest.fixture
def county(database_url: str, clock: Clock) -> Iterator[County]:
    database = Database(database_url)
    yield County(database, clock.now)
    database.close()
