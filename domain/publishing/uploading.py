"""A questionnaire's file, looked into before anybody decides about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from domain.publishing.changing import Upload
from survey_defs.checking import examine
from survey_defs.model import Survey

Templates = Mapping[tuple[str, int], Survey]


def examined(path: Path, name: str, templates: Templates) -> Upload:
    """What the checker says; it is bounded, but takes up to a second: not in a transaction."""
    survey, problems = examine(path)
    told = tuple(replace(problem, file=name) for problem in problems)
    return Upload(survey, told, name, path.read_bytes() if path.is_file() else b"")
