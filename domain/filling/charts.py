"""What is worth knowing of a survey beforehand, worked out once for each pinned text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from domain.filling.whereabouts import named
from domain.pinned import survey_of
from storage import Session
from survey_defs.model import Change, Comparison, Question, Section, Survey
from survey_defs.navigation import is_counted
from survey_defs.plans import plan_of
from survey_defs.scoring import affected

EDITION = 10_000
"""Numbers of places and sections of the next edition begin this much further on."""


@dataclass(frozen=True)
class Branching:
    """A section with its number: preorder from 1 in its edition; 0 is the whole survey."""

    number: int
    section: Section
    parent: int
    codes: frozenset[str]
    """Of every question inside."""


class Touched(NamedTuple):
    """What follows when the answer to a question changes."""

    scored: tuple[Question, ...]
    """The questions to score again."""
    needed: tuple[str, ...]
    """Those whose answers are needed for it."""
    beyond: bool
    """Whether values from outside the form are, too."""


@dataclass
class Chart:
    survey: Survey
    edition: int = 0
    """Which of the surveys that its campaign has asked one after another."""
    _touched: dict[str, Touched] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """Where the numbers of this edition begin: no button of another one means them."""
        return self.edition * EDITION

    def number(self, place: int) -> int:
        """What buttons call the place of a question, counted from 0."""
        return self.first + place

    def number_of(self, code: str) -> int:
        return self.number(self.survey.place(code))

    @cached_property
    def sections(self) -> tuple[Branching, ...]:
        """In preorder; the one at index n has the number n + 1 of its edition."""
        found: list[Branching] = []

        def walk(section: Section, parent: int) -> None:
            codes = frozenset(question.code for question in section.every_question)
            here = Branching(self.first + len(found) + 1, section, parent, codes)
            found.append(here)
            for inner in section.sections:
                walk(inner, here.number)

        for section in self.survey.sections:
            walk(section, 0)
        return tuple(found)

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {branching.section.code: branching.number for branching in self.sections}

    @cached_property
    def mechanisms(self) -> tuple[Branching, ...]:
        """What points are added up by: the mechanisms or, without any, the outermost sections."""
        named = tuple(b for b in self.sections if b.section.level == "mechanism")
        return named or tuple(b for b in self.sections if b.parent == 0)

    @cached_property
    def mechanism_of(self) -> dict[str, int]:
        """The number of the mechanism by question."""
        return {code: known.number for known in self.mechanisms for code in known.codes}

    @cached_property
    def names(self) -> dict[str, str]:
        """What tells a question from others of the same label."""
        questions = self.survey.questions
        return {question.code: named(self.survey, question) for question in questions}

    @cached_property
    def silent(self) -> frozenset[str]:
        """The questions that are shown and never answered."""
        return frozenset(q.code for q in self.survey.questions if not is_counted(q))

    def touched(self, code: str) -> Touched:
        if code not in self._touched:
            plan, codes = plan_of(self.survey), affected(self.survey, code)
            needed = plan.needs(codes)
            scored = tuple(self.survey.question(other) for other in codes)
            compared = any(isinstance(question, Change | Comparison) for question in scored)
            beyond = compared or not plan.looking_back.isdisjoint(needed)
            self._touched[code] = Touched(scored, needed, beyond)
        return self._touched[code]


_charts: dict[tuple[str, int], Chart] = {}


def chart_of(session: Session, fingerprint: str, edition: int = 0) -> Chart:
    key = fingerprint, edition
    if key not in _charts:
        _charts[key] = Chart(survey_of(session, fingerprint), edition)
    return _charts[key]
