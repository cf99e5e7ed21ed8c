"""A region of eight municipalities with the forms of eight mechanisms, on both databases."""

from __future__ import annotations

import pytest

from tests.conftest import BOTH
from tests.domain.analysis.district import District
from tests.planting import Planted


@pytest.fixture(params=BOTH)
def district(request: pytest.FixtureRequest, planted: Planted) -> District:
    return District.of(planted, request.param)
