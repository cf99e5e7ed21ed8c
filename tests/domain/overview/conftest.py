"""The county of the overseers, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.submitting import submit
from tests.conftest import BOTH
from tests.overseen import ON_TIME, County
from tests.planting import Planted


@pytest.fixture(params=BOTH)
def county(request: pytest.FixtureRequest, planted: Planted) -> County:
    return County.of(planted, request.param)


def send(county: County, who: str, code: str) -> None:
    county.answer(who, code, ("B1.C1", "все"), ("B1.C2", "есть"), ("B2.C1", "все"))
    county.do(who, submit, county.forms[code])


@pytest.fixture
def mixed(county: County) -> County:
    """The first in time, the lyceum late, the second begun and overdue."""
    send(county, "Анна", "first")
    county.answer("Глеб", "second", ("B1.C2", "есть"))
    county.now = ON_TIME + timedelta(days=2)
    send(county, "Лия", "lyceum")
    return county
