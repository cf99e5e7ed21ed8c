"""Holes and overlaps of ladders against plain counting, value by value."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from survey_defs.bounds import holds
from survey_defs.checking.stretches import (
    EVERYTHING,
    End,
    Stretch,
    example,
    holes,
    meant,
    overlaps,
)
from survey_defs.model import Rung
from tests.fuzzing import examples

WHOLE = Stretch(End(Fraction(0), within=True), End(Fraction(10), within=True))
VALUES = [Fraction(number, 4) for number in range(41)]
LOW = st.sampled_from(["from", "above"])
HIGH = st.sampled_from(["to", "below"])


@st.composite
def stated(draw):
    """A rung with both of its ends."""
    low, high = sorted(draw(st.tuples(*[st.integers(0, 10)] * 2)))
    ends = {draw(LOW): low, draw(HIGH): high}
    return Rung.model_validate({**ends, "points": 1})


def not_empty(rung: Rung) -> bool:
    return any(holds(rung, value) for value in VALUES)


RUNGS = st.lists(stated().filter(not_empty), min_size=1, max_size=5)


@given(rungs=RUNGS)
@settings(max_examples=examples(200))
def test_a_value_is_in_a_hole_when_no_rung_has_it(rungs):
    found = holes(WHOLE, meant(rungs))
    for value in VALUES:
        covered = any(holds(rung, value) for rung in rungs)
        assert covered != any(hole.contains(value) for hole in found)


@given(rungs=RUNGS)
@settings(max_examples=examples(200))
def test_a_value_is_in_an_overlap_when_two_rungs_have_it(rungs):
    shared = [both for _, _, both in overlaps(meant(rungs))]
    for value in VALUES:
        twice = sum(holds(rung, value) for rung in rungs) > 1
        assert twice == any(both.contains(value) for both in shared)


@given(rungs=RUNGS, decimals=st.sampled_from([None, 0, 1]))
@settings(max_examples=examples(200))
def test_the_example_of_a_hole_lies_in_it(rungs, decimals):
    for hole in holes(WHOLE, meant(rungs)):
        value = example(hole, decimals)
        if value is None:
            assert decimals is not None
            assert not any(hole.contains(Fraction(n, 10**decimals)) for n in range(101))
        else:
            assert hole.contains(value)


@given(lows=st.lists(st.integers(0, 10), min_size=1, max_size=5, unique=True))
def test_a_ladder_of_lower_ends_alone_has_neither(lows):
    rungs = [Rung.model_validate({"from": low, "points": 1}) for low in lows]
    stretches = meant(rungs)
    assert list(overlaps(stretches)) == []
    assert holes(Stretch(End(Fraction(min(lows)), within=True), End(None)), stretches) == []


def test_everything_has_an_example():
    assert example(EVERYTHING, None) == 0
