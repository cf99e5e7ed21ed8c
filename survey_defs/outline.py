"""A questionnaire as plain text, as people meet it: for its author and for a review's diff."""

from __future__ import annotations

from collections.abc import Iterator

from survey_defs.exact import Exact, in_russian
from survey_defs.model import Computed, Note, Section, Survey
from survey_defs.outlining import texts
from survey_defs.outlining.phrases import Phrases
from survey_defs.outlining.questions import STEP, question_lines
from survey_defs.outlining.ruling import ruling_lines, section_marks
from survey_defs.scores import UNIT
from survey_defs.tallying import most_of


def outline(survey: Survey) -> str:
    phrases = Phrases.of(survey)
    lines = list(_head(survey))
    for section in survey.sections:
        lines += ["", *_section(survey, section, phrases, 0)]
    return "\n".join([*lines, *ruling_lines(survey, phrases)]) + "\n"


def _head(survey: Survey) -> Iterator[str]:
    yield texts.head(survey.title, survey.code, survey.version)
    if survey.based_on is not None:
        yield texts.based_on(survey.based_on.code, survey.based_on.version)
    yield from (line for line in (survey.notice, survey.about) if line)
    computed = sum(isinstance(question, Computed) for question in survey.questions)
    notes = sum(isinstance(question, Note) for question in survey.questions)
    most = in_russian(Exact(most_of(survey).whole.maximum, UNIT))
    yield texts.size(len(survey.questions) - computed - notes, computed, notes, most)
    yield from section_marks(survey)
    if survey.threshold is not None:
        yield texts.threshold(in_russian(survey.threshold))


def _section(survey: Survey, section: Section, phrases: Phrases, depth: int) -> Iterator[str]:
    indent = STEP * depth
    yield indent + " · ".join([f"{section.code}. {section.title}", *section_marks(section)])
    if section.ask_if is not None:
        yield f"{indent}{STEP}{texts.asked_if(phrases.say(section.ask_if))}"
    for inner in section.sections:
        yield from _section(survey, inner, phrases, depth + 1)
    for question in section.questions:
        for line in question_lines(survey, question, phrases):
            yield f"{indent}{STEP}{line}"
