"""Everything that can be said about a questionnaire file: of itself and of its scenarios."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from survey_defs import scenarios
from survey_defs.checking import examine
from survey_defs.exact import plain
from survey_defs.model import Survey
from survey_defs.pinning import pin
from survey_defs.problems import Problem

Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    path: Path
    survey: Survey | None
    """None when the file does not even have the shape of one."""
    problems: tuple[Problem, ...]
    """Errors first; of the file in the order of its lines, then of its scenarios."""
    scenarios: tuple[Named, ...] = ()
    """Those that it was tried on, name and text: beside it, and of the version before."""

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
    past: Mapping[str, Sequence[Named]] | None = None,
) -> Verdict:
    """Checked and, when it is sound, tried on the scenarios that lie beside it.

    Also on those of the version before, `past` by code, unless one of the same name lies there.
    """
    survey, problems = examine(path, templates, against)
    tried: tuple[Named, ...] = ()
    if survey is not None and all(problem.warning for problem in problems):
        here = scenarios.texts_of(scenarios.beside(path, survey.code))
        known = {name for name, _ in here}
        left = [each for each in (past or {}).get(survey.code, ()) if each[0] not in known]
        again = [each for name, text in left for each in scenarios.replay_text(survey, text, name)]
        problems = [*problems, *scenarios.replay(survey, path), *again]
        tried = (*here, *left)
    told = sorted(problems, key=lambda problem: problem.warning)
    return Verdict(path, survey, tuple(told), tried)
