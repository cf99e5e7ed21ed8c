"""Progress and sums from the states and points that scoring wrote with each answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from storage.answers import StateRow
from survey_defs.model import Question, Survey
from survey_defs.scoring import State

DONE = frozenset({State.ANSWERED, State.NOT_APPLICABLE, State.WAITING})

States = Mapping[str, StateRow]


class Tally(NamedTuple):
    """Points are ten-thousandths: earned + lost + open = maximum."""

    done: int = 0
    total: int = 0
    earned: int = 0
    lost: int = 0
    open: int = 0
    maximum: int = 0


def tally(states: States, codes: Collection[str] | None = None) -> Tally:
    """Of these questions, or of all. What waits for a value is open, as what has no answer."""
    done = total = earned = lost = left = 0
    for row in _rows(states, codes):
        if row.state == State.NOT_ASKED:
            continue
        total += 1
        done += row.state in DONE
        if row.state == State.ANSWERED:
            earned += row.points
            lost += row.maximum - row.points
        else:
            left += row.maximum
    return Tally(done, total, earned, lost, left, earned + lost + left)


def asked_places(survey: Survey, states: States) -> list[int]:
    """The places of the questions asked, in order."""
    return [
        place
        for place, question in enumerate(survey.questions)
        if _state(states, question) != State.NOT_ASKED
    ]


def gap_places(survey: Survey, states: States) -> list[int]:
    """The places of the required questions that are asked and have no answer."""
    return [
        place
        for place, question in enumerate(survey.questions)
        if question.required and _state(states, question) == State.UNANSWERED
    ]


def next_gap(gaps: list[int], after: int) -> int | None:
    """The first gap after this place or, when none is left there, from the beginning."""
    others = [place for place in gaps if place != after]
    return next((place for place in others if place > after), others[0] if others else None)


def _rows(states: States, codes: Collection[str] | None) -> Iterable[StateRow]:
    if codes is None:
        return states.values()
    return (states[code] for code in codes if code in states)


def _state(states: States, question: Question) -> str:
    row = states.get(question.code)
    return State.UNANSWERED if row is None else row.state
