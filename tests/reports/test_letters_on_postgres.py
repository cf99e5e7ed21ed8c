"""The letters of a season on PostgreSQL: the same tests once more."""

from __future__ import annotations

import pytest

from tests.reports import test_letters
from tests.reports.on_postgres import county
from tests.reports.test_letters import write

__all__ = ["county", "write"]
pytestmark = pytest.mark.postgres

test_who_has_not_submitted = test_letters.test_who_has_not_submitted
test_results = test_letters.test_the_results_of_all
test_a_territory = test_letters.test_a_territory_is_looked_at_alone
