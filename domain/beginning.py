"""How the questions of a survey begin in a form that says nothing yet."""

from __future__ import annotations

from collections.abc import Collection

from storage.blanks import Blank
from survey_defs.model import Survey
from survey_defs.scoring import Surroundings, score

ALONE = Surroundings()


def beginnings(survey: Survey, codes: Collection[str] | None = None) -> list[Blank]:
    """By the one scoring function: all questions, or these."""
    wanted = [each for each in survey.questions if codes is None or each.code in codes]
    scored = [(each.code, score(survey, each, {}, ALONE)) for each in wanted]
    return [Blank(code, result.state.value, result.maximum) for code, result in scored]
