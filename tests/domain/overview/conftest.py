"""The county of the overseers, on both databases."""

from __future__ import annotations

import pytest

from tests.conftest import BOTH
from tests.overseen import County
from tests.planting import Planted


@pytest.fixture(params=BOTH)
def county(request: pytest.FixtureRequest, planted: Planted) -> County:
    return County.of(planted, request.param)
