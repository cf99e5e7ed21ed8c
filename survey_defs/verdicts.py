"""Everything that can be said about a questionnaire file: of itself and of its scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from survey_defs import scenarios
from survey_defs.checking import examine
from survey_defs.exact import plain
from survey_defs.model import Survey
from survey_defs.pinning import pin
from survey_defs.problems import Problem


@dataclass(frozen=True, slots=True)
class Verdict:
    path: Path
    survey: Survey | None
    """None when the file does not even have the shape of one."""
    problems: tuple[Problem, ...]
    """Errors first; of the file in the order of its lines, then of its scenarios."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.warning)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.warning)

    def facts(self) -> dict[str, Any]:
        """For a program; names and order stay as they are."""
        survey = self.survey
        return {
            "file": str(self.path),
            "code": survey.code if survey else None,
            "version": survey.version if survey else None,
            "title": survey.title if survey else None,
            "fingerprint": pin(survey).fingerprint if survey and not self.errors else None,
            "questions": len(survey.questions) if survey else None,
            "maximum": plain(survey.maximum) if survey else None,
            "errors": len(self.errors),
            "warnings": len(self.warnings),
        }


def verdict_on(
    path: Path,
    templates: Mapping[tuple[str, int], Survey] | None = None,
    against: Survey | None = None,
) -> Verdict:
    """Checked and, when it is sound, tried on the scenarios that lie beside it."""
    survey, problems = examine(path, templates, against)
    if survey is not None and all(problem.warning for problem in problems):
        problems = [*problems, *scenarios.replay(survey, path)]
    told = sorted(problems, key=lambda problem: problem.warning)
    return Verdict(path, survey, tuple(told))
