"""The table of states and moves: nothing outside it, and a way back from everywhere."""

from __future__ import annotations

import pytest

from domain import campaign_texts
from domain.campaign_moves import MOVES, Phase

BY_PEOPLE = [each for each in MOVES if each.name != "lock"]


def reached(start: Phase) -> set[Phase]:
    """Wherever people can bring a campaign from there."""
    seen, ahead = {start}, [start]
    while ahead:
        here = ahead.pop()
        new = {each.ends for each in BY_PEOPLE if here in each.begins} - seen
        seen |= new
        ahead += new
    return seen


@pytest.mark.parametrize("phase", list(Phase))
def test_every_state_has_a_way_to_an_open_campaign(phase: Phase) -> None:
    assert Phase.OPEN in reached(phase)


def test_every_state_but_that_of_the_clock_is_reached_from_a_draft() -> None:
    assert reached(Phase.PLANNED) == set(Phase) - {Phase.LOCKED}


def test_every_refused_move_has_its_words() -> None:
    missing = [
        (each.name, phase)
        for each in MOVES
        for phase in Phase
        if phase not in each.begins and not campaign_texts.REFUSED[each.name].get(phase)
    ]
    assert missing == []


def test_what_people_have_seen_is_not_undone_without_a_reason() -> None:
    assert {each.name for each in MOVES if each.reason} == {"take_back", "reopen", "restore"}
