"""Where a person is and what comes next; computed from the answers and never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from survey_defs.answers import Answers, is_complete
from survey_defs.conditions import asked
from survey_defs.model import Question, Section, Survey


@dataclass(frozen=True, slots=True)
class Progress:
    done: int
    total: int


def path(survey: Survey, answers: Answers) -> tuple[Question, ...]:
    """The questions asked, in order, given these answers."""
    return asked(survey, answers)


def following(survey: Survey, answers: Answers, code: str) -> Question | None:
    """The next question on the path, answered or not."""
    place = survey.place(code)
    return next((q for q in path(survey, answers) if survey.place(q.code) > place), None)


def preceding(survey: Survey, answers: Answers, code: str) -> Question | None:
    place = survey.place(code)
    before = [q for q in path(survey, answers) if survey.place(q.code) < place]
    return before[-1] if before else None


def gaps(survey: Survey, answers: Answers, section: Section | None = None) -> tuple[Question, ...]:
    """Required questions that are asked and still without an answer."""
    return tuple(
        question
        for question in _within(survey, answers, section)
        if question.required and not is_complete(question, answers.get(question.code))
    )


def next_gap(survey: Survey, answers: Answers, after: str | None = None) -> Question | None:
    """The first gap after this question or, when none is left there, from the beginning."""
    missing = gaps(survey, answers)
    place = -1 if after is None else survey.place(after)
    later = (question for question in missing if survey.place(question.code) > place)
    return next(later, missing[0] if missing else None)


def progress(survey: Survey, answers: Answers, section: Section | None = None) -> Progress:
    """Of the whole, or of one section with all that lies in it."""
    return _count(_within(survey, answers, section), answers)


def progress_by_section(survey: Survey, answers: Answers) -> dict[str, Progress]:
    """Of every section at once, by its code."""
    by_section: dict[str, list[Question]] = {code: [] for code in _codes(survey.sections)}
    for question in path(survey, answers):
        for section in survey.section_of(question.code):
            by_section[section.code].append(question)
    return {code: _count(questions, answers) for code, questions in by_section.items()}


def _codes(sections: tuple[Section, ...]) -> list[str]:
    return [code for s in sections for code in (s.code, *_codes(s.sections))]


def _within(survey: Survey, answers: Answers, section: Section | None) -> Iterable[Question]:
    if section is None:
        return path(survey, answers)
    inside = {question.code for question in section.every_question}
    return (question for question in path(survey, answers) if question.code in inside)


def _count(questions: Iterable[Question], answers: Answers) -> Progress:
    done = [is_complete(question, answers.get(question.code)) for question in questions]
    return Progress(sum(done), len(done))
