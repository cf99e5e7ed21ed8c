"""Whether a question is asked: conditions on earlier answers, where no answer means unknown."""

from __future__ import annotations

from survey_defs.answers import Answers
from survey_defs.model import Question, Survey
from survey_defs.plans import plan_of
from survey_defs.surroundings import NOWHERE, Surroundings
from survey_defs.valuing import measured
from survey_defs.walking import walk, walk_to

__all__ = ["asked", "dependants", "is_asked", "measured"]


def is_asked(
    survey: Survey, question: Question, answers: Answers, around: Surroundings = NOWHERE
) -> bool:
    """Whether its condition is known to be true, and so are those that it leans on."""
    return walk_to(survey, (question.code,), answers, around).is_asked(question.code)


def asked(
    survey: Survey, answers: Answers, around: Surroundings = NOWHERE
) -> tuple[Question, ...]:
    """The questions asked, in order."""
    return walk(survey, answers, around).asked


def dependants(survey: Survey, code: str) -> tuple[str, ...]:
    """This question and those that lean on it, directly or not, in order."""
    return plan_of(survey).dependants(code)
