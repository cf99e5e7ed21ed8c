"""Where a person is and what comes next; computed from the answers and never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from survey_defs.answers import Answers
from survey_defs.model import Computed, Note, Question, Section, Survey
from survey_defs.surroundings import NOWHERE, Surroundings
from survey_defs.walking import Walk, walk


@dataclass(frozen=True, slots=True)
class Progress:
    done: int
    total: int


def is_counted(question: Question) -> bool:
    """Whether it is work to be done: what is only read is a step, but no part of the progress."""
    return not isinstance(question, Note | Computed)


def path(survey: Survey, answers: Answers, around: Surroundings = NOWHERE) -> tuple[Question, ...]:
    """The questions asked, in order, given these answers."""
    return walk(survey, answers, around).asked


def following(
    survey: Survey, answers: Answers, code: str, around: Surroundings = NOWHERE
) -> Question | None:
    """The next question on the path, answered or not."""
    places, asked = survey.places, path(survey, answers, around)
    place = places[code]
    return next((question for question in asked if places[question.code] > place), None)


def preceding(
    survey: Survey, answers: Answers, code: str, around: Surroundings = NOWHERE
) -> Question | None:
    place, asked = survey.place(code), path(survey, answers, around)
    before = [question for question in asked if survey.place(question.code) < place]
    return before[-1] if before else None


def gaps(
    survey: Survey,
    answers: Answers,
    section: Section | None = None,
    around: Surroundings = NOWHERE,
) -> tuple[Question, ...]:
    """Required questions that are asked and still without an answer."""
    seen = walk(survey, answers, around)
    return tuple(
        question
        for question in _counted(seen, section)
        if question.required and not seen.is_complete(question, answers.get(question.code))
    )


def next_gap(
    survey: Survey,
    answers: Answers,
    after: str | None = None,
    around: Surroundings = NOWHERE,
) -> Question | None:
    """The first gap after this question or, when none is left there, from the beginning."""
    missing = gaps(survey, answers, around=around)
    place = -1 if after is None else survey.place(after)
    later = (question for question in missing if survey.place(question.code) > place)
    return next(later, missing[0] if missing else None)


def progress(
    survey: Survey,
    answers: Answers,
    section: Section | None = None,
    around: Surroundings = NOWHERE,
) -> Progress:
    """Of the whole, or of one section with all that lies in it."""
    seen = walk(survey, answers, around)
    return _progress(seen, _counted(seen, section), answers)


def progress_by_section(
    survey: Survey, answers: Answers, around: Surroundings = NOWHERE
) -> dict[str, Progress]:
    """Of every section at once, by its code."""
    seen = walk(survey, answers, around)
    by_section: dict[str, list[Question]] = {code: [] for code in _codes(survey.sections)}
    for question in _counted(seen):
        for section in survey.section_of(question.code):
            by_section[section.code].append(question)
    return {code: _progress(seen, inside, answers) for code, inside in by_section.items()}


def _codes(sections: tuple[Section, ...]) -> list[str]:
    return [code for s in sections for code in (s.code, *_codes(s.sections))]


def _counted(seen: Walk, section: Section | None = None) -> Iterable[Question]:
    counted = (question for question in seen.asked if is_counted(question))
    if section is None:
        return counted
    inside = {question.code for question in section.every_question}
    return (question for question in counted if question.code in inside)


def _progress(seen: Walk, questions: Iterable[Question], answers: Answers) -> Progress:
    done = [seen.is_complete(question, answers.get(question.code)) for question in questions]
    return Progress(sum(done), len(done))
