"""What a questionnaire is: sections of questions, each with one kind of answer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pydantic import Field

from survey_defs.kinds import (
    Change,
    Checklist,
    Choice,
    Comparison,
    Date,
    Fraction,
    Ladder,
    Measured,
    Number,
    PerUnit,
    Question,
    Text,
)
from survey_defs.parts import (
    ZERO,
    Against,
    Code,
    Condition,
    Content,
    DocumentClass,
    EvidenceRule,
    Frozen,
    Item,
    Option,
    Points,
    Rung,
    Wording,
)

__all__ = [
    "Against",
    "Change",
    "Checklist",
    "Choice",
    "Comparison",
    "Condition",
    "Content",
    "Date",
    "DocumentClass",
    "EvidenceRule",
    "Fraction",
    "Item",
    "Ladder",
    "Level",
    "Measured",
    "Number",
    "Option",
    "PerUnit",
    "Question",
    "Rung",
    "Section",
    "Survey",
    "Text",
]

Level = Literal["block", "mechanism", "position", "group"]


class Section(Frozen):
    code: Code
    title: Wording
    short: str = ""
    level: Level = "group"
    sections: tuple[Section, ...] = ()
    questions: tuple[Question, ...] = ()
    """Asked after those of the inner sections."""

    @property
    def label(self) -> str:
        return self.short or self.title

    @cached_property
    def every_question(self) -> tuple[Question, ...]:
        inner = [question for section in self.sections for question in section.every_question]
        return (*inner, *self.questions)


class Survey(Frozen):
    code: Code
    version: int = Field(ge=1)
    title: Wording
    official: bool
    notice: str = ""
    sources: tuple[Wording, ...] = ()
    about: str = ""
    threshold: Points | None = None
    maximum: Points
    """As declared by its author; checked against the questions."""
    document_classes: tuple[DocumentClass, ...] = ()
    sections: tuple[Section, ...] = Field(min_length=1)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """In reading order."""
        return tuple(question for section in self.sections for question in section.every_question)

    @cached_property
    def places(self) -> dict[str, int]:
        return {question.code: place for place, question in enumerate(self.questions)}

    @cached_property
    def _paths(self) -> dict[str, tuple[Section, ...]]:
        return dict(_paths(self.sections, ()))

    def has(self, code: str) -> bool:
        return code in self.places

    def question(self, code: str) -> Question:
        return self.questions[self.places[code]]

    def place(self, code: str) -> int:
        return self.places[code]

    def section_of(self, code: str) -> tuple[Section, ...]:
        """The sections that a question lies in, from the outermost to its own."""
        return self._paths[code]

    def document_class(self, code: str) -> DocumentClass:
        return next(known for known in self.document_classes if known.code == code)

    @cached_property
    def maximum_points(self) -> Decimal:
        return sum((question.maximum_points for question in self.questions), ZERO)


def _paths(
    sections: tuple[Section, ...], above: tuple[Section, ...]
) -> Iterator[tuple[str, tuple[Section, ...]]]:
    for section in sections:
        here = (*above, section)
        yield from _paths(section.sections, here)
        for question in section.questions:
            yield question.code, here
