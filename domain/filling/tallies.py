"""Progress and sums from the states and points that scoring wrote with each answer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from storage.answers import StateRow
from survey_defs.model import Note, Question, Survey
from survey_defs.navigation import is_counted
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


def tally(
    states: States, codes: Collection[str] | None = None, silent: Collection[str] = ()
) -> Tally:
    """Of these questions, or of all. What waits for a value is open, as what has no answer.

    The silent ones, notes and computed values, earn points and are no progress.
    """
    done = total = earned = lost = left = 0
    for row in _rows(states, codes):
        if row.state == State.NOT_ASKED:
            continue
        if row.question not in silent:
            total += 1
            done += row.state in DONE
        if row.state == State.ANSWERED:
            earned += row.points
            lost += row.maximum - row.points
        else:
            left += row.maximum
    return Tally(done, total, earned, lost, left, earned + lost + left)


def gap_places(survey: Survey, states: States) -> list[int]:
    """The places of the required questions that are asked and have no answer."""
    return [
        place
        for place, question in enumerate(survey.questions)
        if question.required and _state(states, question) == State.UNANSWERED
    ]


class Way(NamedTuple):
    """A place among the questions asked: what lies beside it, and how far the whole is done."""

    number: int
    """Counted from 1, without notes and computed values: these bear the number before them."""
    total: int
    done: int
    back: int | None
    next: int | None
    gap: int | None


def way_at(survey: Survey, marks: Mapping[str, str], place: int) -> Way:
    """In one walk: this is drawn after every press. `marks` are the states by question."""
    asked, counted, gaps, done = [], [], [], 0
    for other, question in enumerate(survey.questions):
        state = marks.get(question.code, State.UNANSWERED)
        if state == State.NOT_ASKED:
            continue
        asked.append(other)
        if not is_counted(question):
            continue
        counted.append(other)
        if state != State.UNANSWERED:
            done += 1
        elif question.required:
            gaps.append(other)
    ahead, before = bisect_left(counted, place), bisect_left(asked, place)
    after = bisect_right(asked, place)
    return Way(
        number=ahead + 1 if is_counted(survey.questions[place]) else max(ahead, 1),
        total=len(counted),
        done=done,
        back=asked[before - 1] if before else None,
        next=asked[after] if after < len(asked) else None,
        gap=next_gap(gaps, place),
    )


def next_gap(gaps: list[int], after: int) -> int | None:
    """The first gap after this place or, when none is left there, from the beginning."""
    others = [place for place in gaps if place != after]
    return next((place for place in others if place > after), others[0] if others else None)


def introduced(survey: Survey, states: States, gap: int | None, after: int) -> int | None:
    """The first of the notes right before this gap, so that nobody goes on past what they say."""
    first = gap
    for place in range((gap or 0) - 1, after, -1):
        question = survey.questions[place]
        if _state(states, question) == State.NOT_ASKED:
            continue
        if not isinstance(question, Note):
            break
        first = place
    return first


def _rows(states: States, codes: Collection[str] | None) -> Iterable[StateRow]:
    if codes is None:
        return states.values()
    return (states[code] for code in codes if code in states)


def _state(states: States, question: Question) -> str:
    row = states.get(question.code)
    return State.UNANSWERED if row is None else row.state
