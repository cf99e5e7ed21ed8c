"""Papers and letters on PostgreSQL, where rows come in another order: the same tests once more."""

from __future__ import annotations

import pytest

from domain import papers
from domain.papers import printed
from tests.overseen import County
from tests.reports import test_beside, test_papers
from tests.reports.on_postgres import county
from tests.reports.test_papers import write

__all__ = ["county", "write"]
pytestmark = pytest.mark.postgres

test_what_a_paper_says = test_papers.test_what_the_paper_of_a_school_says
test_numbers = test_papers.test_numbers_are_those_of_the_results
test_archives = test_papers.test_all_of_them_come_as_an_archive_by_territory
test_before = test_beside.test_only_who_was_there_then_is_compared


def test_a_paper_is_registered_and_checked(filled: County, write) -> None:
    (made,), _ = write(chosen=(filled.forms["first"],))
    filled.do("Раиса", papers.register, [made])
    checked = filled.database.look_now(papers.check, filled.now, printed(made.number))
    assert (checked.organisation, checked.sha256) == ("Школа № 1", made.sha256)
