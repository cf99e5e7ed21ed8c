"""What must hold between the parts of a questionnaire, beyond the shape of each."""

from __future__ import annotations

from collections.abc import Iterator

from survey_defs.checking.lines import Mapping
from survey_defs.checking.spots import Found
from survey_defs.model import Survey


def broken_rules(survey: Survey, raw: Mapping) -> Iterator[Found]:
    yield from ()
