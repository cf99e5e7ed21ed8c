"""Where the next points are: what each question would still bring to the whole, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.acting import Actor
from domain.filling.counting import Counting
from domain.filling.opened import Opened, may_change, to_look
from domain.filling.tallies import States
from storage import Session, answers
from storage.answers import StateRow
from survey_defs.model import Question
from survey_defs.scoring import State, units_of

_MAY_BRING = frozenset({State.UNANSWERED, State.ANSWERED})
"""Not what waits for a value from outside: no answer of the school would bring that."""


@dataclass(frozen=True, slots=True)
class Gain:
    """What the whole would grow by, were this one question worth its maximum."""

    place: int
    label: str
    points: int
    answered: bool


@dataclass(frozen=True, slots=True)
class Gains:
    """Ten-thousandths of a point; the greatest gain first."""

    form_id: int
    campaign: str
    organisation: str
    official: bool
    notice: str
    earned: int
    maximum: int
    threshold: int | None
    lines: tuple[Gain, ...]
    may_change: bool

    @property
    def lacking(self) -> int:
        """How much is missing to the threshold."""
        return max(0, (self.threshold or 0) - self.earned)


def gains(session: Session, by: Actor, now: datetime, form_id: int) -> Gains:
    """What scoring has written with each answer, put through the rules of the sections."""
    opened = to_look(session, by, form_id)
    survey, states = opened.survey, answers.read_states(session, form_id)
    whole = Counting(opened.chart, states).whole()
    lines = _lines(opened, states, whole.earned)
    return Gains(
        form_id=form_id,
        campaign=opened.row.campaign.title,
        organisation=opened.row.organisation,
        official=survey.official,
        notice=survey.notice,
        earned=whole.earned,
        maximum=whole.maximum,
        threshold=None if survey.threshold is None else units_of(survey.threshold),
        lines=tuple(sorted(lines, key=lambda gain: (-gain.points, gain.answered, gain.place))),
        may_change=may_change(by, now, opened.row),
    )


def _lines(opened: Opened, states: States, earned: int) -> list[Gain]:
    chart = opened.chart
    asked = [each for each in opened.survey.questions if each.code not in chart.silent]
    found = [(each, _brings(opened, states, each, earned)) for each in asked]
    return [
        Gain(
            place=chart.number_of(question.code),
            label=chart.names[question.code],
            points=points,
            answered=states[question.code].state == State.ANSWERED,
        )
        for question, points in found
        if points > 0
    ]


def _brings(opened: Opened, states: States, question: Question, earned: int) -> int:
    row = states.get(question.code)
    if row is None or row.state not in _MAY_BRING or row.points >= row.maximum:
        return 0
    best = StateRow(row.question, State.ANSWERED, row.maximum, row.maximum)
    return Counting(opened.chart, {**states, row.question: best}).whole().earned - earned
