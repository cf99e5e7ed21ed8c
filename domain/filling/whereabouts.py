"""How a question is told from sixty like it, and which line of the contents it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from domain.filling import texts
from survey_defs.model import Question, Section, Survey
from survey_defs.navigation import is_counted
from survey_defs.scoring import State

NUMBER = re.compile(r"\d+(\.\d+)*")
Asked = Callable[[Question], bool]


def named(survey: Survey, question: Question) -> str:
    """«1.2.3 · Показатели»: the number of the section that asks it, where it has one."""
    own = survey.section_of(question.code)[-1]
    if not NUMBER.fullmatch(own.code):
        return question.label
    return f"{own.code}{texts.NUMBERED}{question.label}"


def asked_by(marks: Mapping[str, str]) -> Asked:
    """Whether a question is asked, by the states of a form."""
    return lambda question: marks.get(question.code, State.NOT_ASKED) != State.NOT_ASKED


def line_of_question(survey: Survey, question: Question, asked: Asked) -> int:
    """From 0, in the contents of its section: the sections come first, then the questions.

    Notes and computed values stand in no contents; they are where the question after them is.
    """
    own = survey.section_of(question.code)[-1]
    before = own.questions[: own.questions.index(question)]
    return _count(own.sections, asked) + sum(is_counted(one) and asked(one) for one in before)


def line_of_section(beside: Sequence[Section], section: Section, asked: Asked) -> int:
    """From 0, in the contents of what holds it."""
    return _count(beside[: beside.index(section)], asked)


def _count(sections: Sequence[Section], asked: Asked) -> int:
    return sum(any(map(asked, section.every_question)) for section in sections)
