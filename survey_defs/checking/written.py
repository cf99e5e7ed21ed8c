"""Every expression of a questionnaire, with where it stands and what it may look at."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Known
from dataclasses import dataclass, field
from typing import Literal

from survey_defs.checking.lines import Mapping, at, character
from survey_defs.checking.spots import (
    Found,
    QuestionSpot,
    SectionSpot,
    Spot,
    column_spots,
    spot_of,
)
from survey_defs.expressions import Sort
from survey_defs.model import Choice, Computed, Multiple, Section, Survey
from survey_defs.sorts import columns_of, sorts_of

Role = Literal["asking", "offering", "formula", "constraint", "caution", "rule"]
DECIDING = frozenset({"asking", "offering", "formula"})
"""They are worked out on the way and can look back only."""
_Way = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    text: str
    role: Role
    spot: Spot | None
    """The question, column or section that it stands in; None for a rule of the form."""
    raw: Mapping
    way: _Way
    place: int
    """How many questions come before it."""
    readers: tuple[str, ...] = ()
    """The questions that it decides about."""
    own: Sort | None = None
    row: Known[str, Sort] | None = None
    ahead: frozenset[str] = field(default_factory=frozenset)
    """Columns of the row that come later, and the column itself."""

    def found(self, sentence: str, character_at: int | None = None) -> Found:
        """At the expression or, when it is known, at the character in it."""
        line, column = at(self.raw, *self.way), 0
        if character_at is not None:
            line, column = character(line, self.text, character_at)
        here = self.spot.found(sentence) if self.spot else Found(line, self._rule, sentence)
        return here._replace(line=line, column=column)

    @property
    def _rule(self) -> str:
        _, place, *_ = self.way
        return str(self.raw["rules"][place].get("code", ""))


@dataclass(frozen=True, slots=True)
class Placed:
    """A section or question with the number of questions before it."""

    spot: SectionSpot | QuestionSpot
    place: int


def placed(within: Survey | Section, raw: Mapping, place: int = 0) -> Iterator[Placed]:
    """In the order in which a form is walked; a section before what lies in it."""
    for section, inner in zip(within.sections, raw.get("sections") or (), strict=True):
        yield Placed(SectionSpot(section, inner, section.code, section), place)
        yield from placed(section, inner, place)
        place += len(section.every_question)
    if isinstance(within, Section):
        for question, inner in zip(within.questions, raw.get("questions") or (), strict=True):
            yield Placed(spot_of(question, inner), place)
            place += 1


def every_written(survey: Survey, raw: Mapping) -> Iterator[Written]:
    sorts = sorts_of(survey)
    for one in placed(survey, raw):
        match one.spot:
            case SectionSpot() as spot:
                yield from _of_section(spot, one.place)
            case QuestionSpot() as spot:
                own = sorts.get(spot.question.code)
                yield from _of_question(spot, one.place, own)
                yield from _of_columns(spot, one.place, sorts)
    for place, rule in enumerate(survey.rules):
        way = ("rules", place, "must")
        yield Written(rule.must, "rule", None, raw, way, len(survey.questions))


def _of_section(spot: SectionSpot, place: int) -> Iterator[Written]:
    if spot.section.ask_if is not None:
        readers = tuple(question.code for question in spot.section.every_question)
        yield Written(spot.section.ask_if, "asking", spot, spot.raw, ("ask_if",), place, readers)


def _of_question(
    spot: QuestionSpot,
    place: int,
    own: Sort | None,
    row: Known[str, Sort] | None = None,
    ahead: frozenset[str] = frozenset(),
) -> Iterator[Written]:
    question = spot.question
    readers = ((spot.table or question).code,)
    for text, role, way in _texts(spot):
        deciding = role in DECIDING
        yield Written(
            text,
            role,
            spot,
            spot.raw,
            way,
            place,
            readers,
            own=None if deciding else own,
            row=row,
            ahead=ahead if deciding else frozenset(),
        )


def _of_columns(spot: QuestionSpot, place: int, sorts: Known[str, Sort]) -> Iterator[Written]:
    columns = list(column_spots(spot))
    if not columns:
        return
    table = columns[0].table
    row = columns_of(table, sorts) if table else {}
    codes = [column.question.code for column in columns]
    for number, column in enumerate(columns):
        own = row.get(column.question.code)
        yield from _of_question(column, place, own, row, frozenset(codes[number:]))


def _texts(spot: QuestionSpot) -> Iterator[tuple[str, Role, _Way]]:
    question = spot.question
    if question.ask_if is not None:
        yield question.ask_if, "asking", ("ask_if",)
    if isinstance(question, Choice | Multiple):
        for place, option in enumerate(question.options):
            if option.show_if is not None:
                yield option.show_if, "offering", ("options", place, "show_if")
    if isinstance(question, Computed):
        yield question.formula, "formula", ("formula",)
    if question.constraint is not None:
        yield question.constraint, "constraint", ("constraint",)
    for place, caution in enumerate(question.cautions):
        yield caution.when, "caution", ("cautions", place, "when")
