"""Questions and sections beside the lines of the file that they were written on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from survey_defs.checking.lines import Mapping, at
from survey_defs.model import Question, Section, Survey

Found = tuple[int, str, str]
"""A line, the code of a question or section (empty for the whole file), a sentence."""


@dataclass(frozen=True, slots=True)
class QuestionSpot:
    question: Question
    raw: Mapping

    def found(self, sentence: str, *keys: str | int) -> Found:
        return at(self.raw, *keys), self.question.code, sentence


@dataclass(frozen=True, slots=True)
class SectionSpot:
    section: Section
    raw: Mapping

    def found(self, sentence: str, *keys: str | int) -> Found:
        return at(self.raw, *keys), self.section.code, sentence


def section_spots(within: Survey | Section, raw: Mapping) -> Iterator[SectionSpot]:
    """In reading order, each before the sections inside it."""
    for section, inner in zip(within.sections, raw.get("sections", ()), strict=True):
        yield SectionSpot(section, inner)
        yield from section_spots(section, inner)


def question_spots(within: Survey | Section, raw: Mapping) -> Iterator[QuestionSpot]:
    """In reading order: those of the inner sections first."""
    for section, inner in zip(within.sections, raw.get("sections", ()), strict=True):
        yield from question_spots(section, inner)
    if isinstance(within, Section):
        for question, written in zip(within.questions, raw.get("questions", ()), strict=True):
            yield QuestionSpot(question, written)
