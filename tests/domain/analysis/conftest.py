"""A region of eight municipalities with the forms of eight mechanisms, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from storage import Database
from tests.conftest import Clock
from tests.domain.analysis.district import District


@pytest.fixture
def district(database_url: str, clock: Clock) -> Iterator[District]:
    database = Database(database_url)
    yield District(database, clock.now)
    database.close()
