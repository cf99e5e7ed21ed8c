"""Nobody waits for the form of an organisation that was closed before it could submit."""

from __future__ import annotations

from datetime import timedelta

from domain import campaigning, organising
from domain.acting import the_program
from domain.counting import Counted
from domain.overview import (
    Looking,
    View,
    board,
    board_mark,
    campaigns_at_a_glance,
    territory_board,
)
from domain.overview.views import Standing
from domain.results import results
from reports.documents.archive import Wanted, territories
from storage import summaries
from tests.overseen import County


def close(county: County, code: str) -> None:
    county.now += timedelta(hours=1)
    county.database.change_now(organising.close_organisation, the_program(), county.now, code)


def counted(county: County) -> list[tuple[int, int]]:
    """How many forms are expected and submitted, by everything that says so."""
    shown = county.see("Раиса", board, county.campaign, View()).everything
    tree = county.see("Раиса", territory_board, county.campaign, Looking()).total
    told = county.database.look_now(summaries.counts, county.campaign, "/", county.now)
    summed = county.see("Раиса", results, county.campaign, Counted.SUBMITTED)
    (glance,) = county.see("Раиса", campaigns_at_a_glance)
    return [
        (shown.total, shown[Standing.SUBMITTED]),
        (tree.expected, tree.submitted),
        (told.total, told.submitted),
        (summed.expected, summed.counted),
        (glance.forms.total, glance.forms[Standing.SUBMITTED]),
    ]


def test_a_closed_one_counts_only_when_it_has_submitted(mixed: County) -> None:
    before = mixed.see("Раиса", board_mark, mixed.campaign)
    assert counted(mixed) == [(3, 2)] * 5
    close(mixed, "second")  # begun, and overdue
    assert mixed.see("Раиса", board_mark, mixed.campaign) != before
    assert counted(mixed) == [(2, 2)] * 5
    close(mixed, "lyceum")  # submitted
    assert counted(mixed) == [(2, 2)] * 5


def test_documents_are_taken_of_all_that_were_given(mixed: County) -> None:
    def forms() -> list[int]:
        wanted = Wanted(mixed.campaign, Counted.ALL)
        return [each.forms for each in mixed.see("Раиса", territories, wanted)]

    assert forms() == [2, 1]
    close(mixed, "second")
    assert forms() == [2, 1]


def test_a_campaign_that_had_ended_by_then_keeps_all_its_forms(mixed: County) -> None:
    mixed.now += timedelta(days=30)
    mixed.do("Раиса", campaigning.close_campaign, mixed.campaign)
    close(mixed, "second")
    assert counted(mixed) == [(3, 2)] * 5
