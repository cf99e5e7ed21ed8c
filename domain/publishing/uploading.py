"""A questionnaire's file, looked into before anybody decides about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from domain.publishing.changing import Upload
from survey_defs.model import Survey
from survey_defs.verdicts import Named, verdict_on

Templates = Mapping[tuple[str, int], Survey]
Past = Mapping[str, Sequence[Named]]


def examined(path: Path, templates: Templates, past: Past) -> Upload:
    """What the checker and the scenarios say: those beside it and those of the version before.

    Bounded, but it takes up to a second: not in a transaction.
    """
    verdict, folder = verdict_on(path, templates, past=past), f"{path.parent}/"
    told = tuple(
        replace(problem, file=problem.file.removeprefix(folder)) for problem in verdict.problems
    )
    content = path.read_bytes() if path.is_file() else b""
    return Upload(verdict.survey, told, path.name, content, verdict.scenarios)
