"""Questions and sections beside the lines of the file that they were written on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from survey_defs.checking.lines import Mapping, at
from survey_defs.model import Column, Question, Section, Survey, Table


class Found(NamedTuple):
    line: int
    where: str
    """The code of a question or section; empty for the whole file."""
    sentence: str
    warning: bool = False
    title: str = ""
    column: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A part with a code and a title, and how it was written."""

    part: Question | Column | Section
    raw: Mapping
    where: str
    """Its code; for a column with that of its table before it."""

    def found(self, sentence: str, *keys: str | int) -> Found:
        title = self.part.short or self.part.title
        return Found(at(self.raw, *keys), self.where, sentence, title=title)

    def doubted(self, sentence: str, *keys: str | int) -> Found:
        return self.found(sentence, *keys)._replace(warning=True)


@dataclass(frozen=True, slots=True)
class QuestionSpot(Spot):
    question: Question | Column
    table: Table | None = None
    """When it is a column: the table that it belongs to."""


@dataclass(frozen=True, slots=True)
class SectionSpot(Spot):
    section: Section


def spot_of(question: Question, raw: Mapping) -> QuestionSpot:
    return QuestionSpot(question, raw, question.code, question)


def section_spots(within: Survey | Section, raw: Mapping) -> Iterator[SectionSpot]:
    """In reading order, each before the sections inside it."""
    for section, inner in zip(within.sections, _inside(raw, "sections"), strict=True):
        yield SectionSpot(section, inner, section.code, section)
        yield from section_spots(section, inner)


def question_spots(within: Survey | Section, raw: Mapping) -> Iterator[QuestionSpot]:
    """In reading order: those of the inner sections first."""
    for section, inner in zip(within.sections, _inside(raw, "sections"), strict=True):
        yield from question_spots(section, inner)
    if isinstance(within, Section):
        for question, written in zip(within.questions, _inside(raw, "questions"), strict=True):
            yield spot_of(question, written)


def column_spots(spot: QuestionSpot) -> Iterator[QuestionSpot]:
    """The columns of a table; nothing for another question."""
    table = spot.question
    if isinstance(table, Table):
        for column, written in zip(table.columns, _inside(spot.raw, "columns"), strict=True):
            yield QuestionSpot(column, written, f"{table.code}.{column.code}", column, table)


def _inside(raw: Mapping, key: str) -> Any:
    return raw.get(key) or ()
