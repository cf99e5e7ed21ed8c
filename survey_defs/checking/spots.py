"""Questions and sections beside the lines of the file that they were written on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from survey_defs.checking.lines import Mapping, at
from survey_defs.model import Question, Section, Survey


class Found(NamedTuple):
    line: int
    where: str
    """The code of a question or section; empty for the whole file."""
    sentence: str
    warning: bool = False


@dataclass(frozen=True, slots=True)
class QuestionSpot:
    question: Question
    raw: Mapping

    def found(self, sentence: str, *keys: str | int) -> Found:
        return Found(at(self.raw, *keys), self.question.code, sentence)

    def doubted(self, sentence: str, *keys: str | int) -> Found:
        return self.found(sentence, *keys)._replace(warning=True)


@dataclass(frozen=True, slots=True)
class SectionSpot:
    section: Section
    raw: Mapping

    def found(self, sentence: str, *keys: str | int) -> Found:
        return Found(at(self.raw, *keys), self.section.code, sentence)


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
