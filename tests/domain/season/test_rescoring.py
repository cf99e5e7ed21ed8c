"""Scoring again: nothing changes."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from domain import answering, campaigning
from domain.answering import Spot
from domain.campaigning import GivenFor
from domain.errors import NotAllowed, NotFound, Refusal
from domain.rescoring import rescore
from storage import organisations
from storage.tables import Answer, Role
from tests.domain.season.conftest import LOCKS, Season, days
from tests.fuzzing import examples

WORDS = ["да", "нет", "0", "1", "2", "5", "50", "45/90", "60"]


def test_points_that_were_tampered_with_are_put_right(season: Season) -> None:
    season.person("Анна", Role.HEAD, "школа")
    campaign, form = season.campaign(), None
    form = season.form(campaign, "школа")
    season.answer("Анна", form, 0, "да")
    right = season.scores(form)
    mine = update(Answer).where(Answer.form_id == form, Answer.question == "site")
    season.session.execute(mine.values(points=1, maximum=2, state="unanswered"))
    assert season.run(rescore, campaign).count == 1
    assert season.scores(form) == right
    assert season.run(rescore).count == 0


def test_only_who_manages_the_campaign_scores_it_again(season: Season) -> None:
    campaign = season.campaign()
    season.person("Вера", Role.ADMIN, "край")
    season.person("Глеб", Role.VIEWER, "край")
    assert season.do("Вера", rescore, campaign).count == 0
    with pytest.raises(NotAllowed):
        season.do("Глеб", rescore, campaign)
    with pytest.raises(NotAllowed):
        season.do("Вера", rescore)
    with pytest.raises(NotFound):
        season.run(rescore, campaign + 1)


@settings(
    max_examples=examples(30),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    steps=st.lists(
        st.one_of(
            st.tuples(st.just("answer"), st.integers(0, 3), st.sampled_from(WORDS)),
            st.tuples(st.just("clear"), st.integers(0, 3), st.just("")),
            st.tuples(st.just("flag"), st.integers(0, 3), st.sampled_from(["on", ""])),
            st.tuples(st.just("previous"), st.integers(0, 3), st.sampled_from(WORDS)),
            st.tuples(st.just("given"), st.integers(0, 2), st.sampled_from(["", *WORDS[2:]])),
            st.tuples(st.just("period"), st.just(0), st.just("")),
        ),
        max_size=25,
    )
)
def test_after_whatever_people_did_nothing_is_left_to_correct(
    season: Season, steps: list[tuple[str, int, str]]
) -> None:
    begun, nested = season.clock.now, season.session.begin_nested()
    season.person("Анна", Role.HEAD, "школа")
    campaign = season.campaign()
    for step in steps:
        campaign = _lived(season, campaign, *step)
    assert season.run(rescore).count == 0
    nested.rollback()
    season.clock.now = begun


def _lived(season: Season, campaign: int, what: str, which: int, text: str) -> int:
    """One step of a life; what is refused is part of it."""
    form = season.form(campaign, "школа")
    spot = Spot(form, which, season._revision(form, which))
    ways = {
        "answer": lambda: season.do("Анна", answering.type_answer, spot, text),
        "clear": lambda: season.do("Анна", answering.clear_answer, spot),
        "flag": lambda: season.do("Анна", answering.toggle_flag, spot, "exempt", bool(text)),
        "previous": lambda: season.do("Анна", answering.type_previous, spot, text),
        "given": lambda: _given(season, campaign, which, text),
    }
    if what == "period":
        season.run(campaigning.close_campaign, campaign)
        season.clock.passes(days=1)
        ends = season.clock.now + (LOCKS - season.clock.now) / 2
        return season.campaign(on_time_at=ends, locks_at=ends + days(1))
    with suppress(Refusal), season.session.begin_nested():
        ways[what]()
    return campaign


def _given(season: Season, campaign: int, which: int, text: str) -> None:
    place = organisations.by_code(season.session, ("край", "город", "школа")[which])
    at = GivenFor(campaign, place.id, "exam")
    season.run(campaigning.enter_given_value, at, text)
