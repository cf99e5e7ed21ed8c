"""Read questionnaires and refuse the broken ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from survey_defs.checking import examine
from survey_defs.model import Survey
from survey_defs.problems import BrokenSurvey, Problem

__all__ = ["CONTENT", "BrokenSurvey", "Problem", "find", "load", "shipped", "where_is"]

CONTENT = Path(__file__).parent / "content"


def load(path: Path) -> Survey:
    """The questionnaire in this file; BrokenSurvey names everything that is wrong with it."""
    survey, problems = examine(path)
    errors = [problem for problem in problems if not problem.warning]
    if survey is None or errors:
        raise BrokenSurvey(errors)
    return survey


@cache
def _loaded(path: Path) -> Survey:
    return load(path)


def shipped() -> dict[str, Survey]:
    """The questionnaires that come with the product, by code; each is read once."""
    surveys = [_loaded(path) for path in sorted(CONTENT.glob("*.yaml"))]
    return {survey.code: survey for survey in surveys}


def where_is(code_or_path: str) -> Path:
    """The file of a shipped questionnaire or, when there is none of that code, this path."""
    own = CONTENT / f"{code_or_path}.yaml"
    plain = code_or_path.replace("_", "").replace("-", "").isalnum()
    return own if plain and own.is_file() else Path(code_or_path)


def find(code_or_path: str) -> Survey:
    path = where_is(code_or_path)
    return _loaded(path) if path.parent == CONTENT else load(path)
