"""Somebody who fills in a questionnaire, in memory: what is asked, refused, warned of, earned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from survey_defs.answers import Given, NotAnAnswer, in_words, read_measure
from survey_defs.evaluating import Remark, Walk, broken, walk
from survey_defs.exact import Exact
from survey_defs.model import Change, Comparison, Ladder, Question, Survey
from survey_defs.navigation import gaps
from survey_defs.reading import number
from survey_defs.scenarios.acting import answered
from survey_defs.scenarios.shape import Act, Setting
from survey_defs.scores import Score
from survey_defs.scoring import scores_of
from survey_defs.surroundings import Surroundings
from survey_defs.valuing import measured


@dataclass(frozen=True, slots=True)
class Heard:
    """What somebody is told at once: why not, or what looks strange."""

    refusal: str | None = None
    cautions: tuple[str, ...] = ()


class Sitting:
    """Every answer is given to what came of the answers before it."""

    def __init__(self, survey: Survey, around: Surroundings) -> None:
        self.survey, self.around = survey, around
        self.answers: dict[str, Given] = {}
        self._walk: Walk | None = None

    @property
    def walk(self) -> Walk:
        """Computed anew only after a change."""
        if self._walk is None:
            self._walk = walk(self.survey, self.answers, self.around)
        return self._walk

    def asks(self, code: str) -> bool:
        return any(question.code == code for question in self.walk.asked)

    def path(self) -> list[str]:
        return [question.code for question in self.walk.asked]

    def following(self, code: str) -> str | None:
        place = self.survey.place(code)
        later = (q.code for q in self.walk.asked if self.survey.place(q.code) > place)
        return next(later, None)

    def gaps(self) -> list[str]:
        return [question.code for question in gaps(self.survey, self.answers, None, self.around)]

    def answer(self, question: Question, act: Act) -> Heard:
        """Keep it, or say why it is refused and change nothing."""
        before = self.answers.get(question.code)
        try:
            after = answered(question, act, before, self.walk.offer(question.code))
        except NotAnAnswer as refusal:
            return Heard(str(refusal))
        self._put(question.code, after)
        remarks = [remark for remark in self.remarks() if remark.code == question.code]
        against = [remark.text for remark in remarks if remark.blocks]
        if against and after is not None:
            self._put(question.code, before)
            return Heard(against[0])
        return Heard(None, tuple(remark.text for remark in remarks if not remark.blocks))

    def keep(self, question: Question, act: Act) -> str | None:
        """The same without a look at what it means for others; the refusal, if there is one."""
        offer = self.walk.offer(question.code)
        try:
            after = answered(question, act, self.answers.get(question.code), offer)
        except NotAnAnswer as refusal:
            return str(refusal)
        if after is not None:
            self.answers[question.code] = after
        return None

    def look_again(self) -> None:
        self._walk = None

    def remarks(self) -> tuple[Remark, ...]:
        return broken(self.survey, self.answers, self.around)

    def scores(self) -> Mapping[str, Score]:
        return scores_of(self.survey, self.answers, self.around)

    def words(self, question: Question) -> str:
        """What the answer or the computed value reads like."""
        given = self.answers.get(question.code)
        value: Any = given.value if given else None
        if question.kind == "computed":
            value = self.walk.computed_at_rest(question.code)
        return in_words(question, value)

    def measure(self, question: Question) -> Exact | None:
        """The number that organisations are ranked by."""
        if not self.asks(question.code):
            return None
        if question.kind == "computed":
            value = self.walk.value_of(question.code)
            return value if isinstance(value, Exact) else None
        given = self.answers.get(question.code)
        counts = given is not None and self.walk.is_complete(question, given)
        return measured(question, given.value) if given is not None and counts else None

    def _put(self, code: str, given: Given | None) -> None:
        if given is None:
            self.answers.pop(code, None)
        else:
            self.answers[code] = given
        self._walk = None


def around(survey: Survey, setting: Setting) -> Surroundings:
    """NotAnAnswer when a value of the last period or from outside cannot be read."""
    return Surroundings(
        previous=_outside(survey, setting.previous),
        given=_outside(survey, setting.given),
        today=setting.today,
    )


def _outside(survey: Survey, typed: Mapping[str, str]) -> dict[str, Exact]:
    return {code: _read(survey.question(code), text) for code, text in typed.items()}


def _read(question: Question, text: str) -> Exact:
    if isinstance(question, Ladder | Change | Comparison):
        return Exact(read_measure(question, text))
    return number(text)
