"""The county of the overseers in PostgreSQL."""

from __future__ import annotations

import pytest

from tests.overseen import County
from tests.planting import Planted


@pytest.fixture
def county(planted: Planted) -> County:
    return County.of(planted, "postgres")
