"""Conditions, limits and formulas."""

from __future__ import annotations

from collections.abc import Iterator

from survey_defs.checking.lines import Mapping
from survey_defs.checking.spots import Found
from survey_defs.model import Survey


def asking_problems(survey: Survey, raw: Mapping) -> Iterator[Found]:
    """What the expressions say wrong."""
    yield from ()
