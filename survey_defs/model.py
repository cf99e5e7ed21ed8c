"""What a questionnaire is: sections of questions, each with one kind of answer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from survey_defs.kinds import (
    Checklist,
    Choice,
    Column,
    Computed,
    Date,
    EvidenceOnly,
    Fraction,
    Multiple,
    Note,
    Number,
    Table,
    Text,
)
from survey_defs.parts import (
    ONE,
    Against,
    Bounds,
    Caution,
    Code,
    Content,
    DocumentClass,
    EvidenceRule,
    Expression,
    Frozen,
    Item,
    Opening,
    Option,
    Points,
    Rung,
    Wording,
)
from survey_defs.rules import (
    Aggregate,
    BasedOn,
    CycleLink,
    FormRule,
    Payment,
    Ranking,
    Rounding,
    ScoreLevel,
)
from survey_defs.scaled import Change, Comparison, Ladder, Measured, PerUnit
from survey_defs.scores import UNIT
from survey_defs.tallying import most_of

__all__ = [
    "Against",
    "Aggregate",
    "BasedOn",
    "Bounds",
    "Caution",
    "Change",
    "Checklist",
    "Choice",
    "Column",
    "Comparison",
    "Computed",
    "Content",
    "CycleLink",
    "Date",
    "DocumentClass",
    "EvidenceOnly",
    "EvidenceRule",
    "FormRule",
    "Fraction",
    "Item",
    "Ladder",
    "Level",
    "Measured",
    "Multiple",
    "Note",
    "Number",
    "Option",
    "Payment",
    "PerUnit",
    "Question",
    "Ranking",
    "Rounding",
    "Rung",
    "ScoreLevel",
    "Section",
    "Survey",
    "Table",
    "Text",
]

Question = Annotated[
    Choice
    | Multiple
    | Checklist
    | Number
    | Fraction
    | Text
    | Date
    | Ladder
    | PerUnit
    | Change
    | Comparison
    | Table
    | EvidenceOnly
    | Computed
    | Note,
    Field(discriminator="kind"),
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
    ask_if: Expression | None = None
    """Nothing in it is asked unless this is true."""
    aggregate: Aggregate = "sum"
    weight: Points = Field(default=ONE, gt=0)
    floor: Points | None = None
    cap: Points | None = None
    open_to: tuple[Opening, ...] = ()

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
    aggregate: Aggregate = "sum"
    """Of the outermost sections."""
    floor: Points | None = None
    cap: Points | None = None
    rounding: Rounding = Rounding()
    levels: tuple[ScoreLevel, ...] = ()
    """From the highest down."""
    cycle: tuple[CycleLink, ...] = ()
    """The management cycle from its goal on: its first link that does not hold is the break."""
    payment: Payment | None = None
    rules: tuple[FormRule, ...] = ()
    based_on: BasedOn | None = None
    open_to: tuple[Opening, ...] = ()
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
    def worked_out(self) -> dict[str, object]:
        """What others find out about this questionnaire once and keep here."""
        return {}

    @cached_property
    def maximum_points(self) -> Decimal:
        """Of a form to which everything applies, by all the rules."""
        return Decimal(most_of(self).whole.maximum) / UNIT


def _paths(
    sections: tuple[Section, ...], above: tuple[Section, ...]
) -> Iterator[tuple[str, tuple[Section, ...]]]:
    for section in sections:
        here = (*above, section)
        yield from _paths(section.sections, here)
        for question in section.questions:
            yield question.code, here
