"""A questionnaire's file, looked into before anybody decides about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from domain.publishing.changing import Upload
from survey_defs.model import Survey
from survey_defs.verdicts import verdict_on

Templates = Mapping[tuple[str, int], Survey]


def examined(path: Path, templates: Templates) -> Upload:
    """What the checker and the scenarios beside it say.

    Bounded, but it takes up to a second: not in a transaction.
    """
    verdict, folder = verdict_on(path, templates), f"{path.parent}/"
    told = tuple(
        replace(problem, file=problem.file.removeprefix(folder)) for problem in verdict.problems
    )
    return Upload(verdict.survey, told, path.name, path.read_bytes() if path.is_file() else b"")
