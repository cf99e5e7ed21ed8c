"""A question among the answers that its conditions and rules look at, read when needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from domain.filling.opened import Opened
from domain.surroundings import around_now
from storage import Session, answers
from storage.answers import AnswerRow
from survey_defs.answers import Given
from survey_defs.evaluating import Remark, Walk, remarks_on, walk_to
from survey_defs.model import Question
from survey_defs.offers import WHOLE, Offer
from survey_defs.plans import Plan, Stop, plan_of
from survey_defs.surroundings import Surroundings


@dataclass
class Seen:
    session: Session
    now: datetime
    opened: Opened
    question: Question
    value: Any | None
    """As it stands."""

    @property
    def plan(self) -> Plan:
        return plan_of(self.opened.survey)

    @property
    def stop(self) -> Stop:
        return self.plan.by_code[self.question.code]

    @cached_property
    def rows(self) -> dict[str, AnswerRow]:
        """All that anything said of this question may lean on."""
        needed = self.plan.needs_to_judge(self.question.code)
        return answers.read(self.session, self.opened.id, needed)

    @cached_property
    def around(self) -> Surroundings:
        return around_of(self.session, self.opened, self.now)

    @cached_property
    def offer(self) -> Offer:
        return self.offer_with(self.value)

    def offer_with(self, value: Any | None) -> Offer:
        """What conditions leave of the question when this is its answer."""
        if self.stop.offers is None and not self.stop.hides_cells:
            return WHOLE
        return self.walk_with(value).offer(self.question.code)

    def walk_with(self, value: Any | None) -> Walk:
        code = self.question.code
        return walk_to(self.opened.survey, [code], self._given(value), self.around)

    def remarks_with(self, value: Any | None) -> tuple[Remark, ...]:
        """What its constraints and cautions say when this is the answer."""
        if value is None or not any(self.stop.judging()):
            return ()
        given = self._given(value)
        return remarks_on(self.opened.survey, self.question, given, self.around)

    def _given(self, value: Any | None) -> dict[str, Given]:
        given = {
            code: Given(row.value, row.not_applicable is not None)
            for code, row in self.rows.items()
        }
        return {**given, self.question.code: Given(value)}


def around_of(session: Session, opened: Opened, now: datetime) -> Surroundings:
    """What lies beside the form, with the day where its organisation is."""
    return around_now(session, opened.row, now)
