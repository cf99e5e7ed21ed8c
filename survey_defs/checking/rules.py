"""What must hold between the parts of a questionnaire, beyond the shape of each."""

from __future__ import annotations

from collections.abc import Iterator

from survey_defs.checking.asking import asking_problems
from survey_defs.checking.codes import code_problems
from survey_defs.checking.cycles import cycle_problems
from survey_defs.checking.evidence import evidence_problems
from survey_defs.checking.idle import idle_problems
from survey_defs.checking.lines import Mapping
from survey_defs.checking.lists import column_problems
from survey_defs.checking.payments import payment_problems, ranking_problems
from survey_defs.checking.percents import percent_problems
from survey_defs.checking.phone import question_problems, section_problems, whole_problems
from survey_defs.checking.scales import scale_problems
from survey_defs.checking.spots import (
    Found,
    QuestionSpot,
    column_spots,
    question_spots,
    section_spots,
)
from survey_defs.checking.totals import earning_problems, total_problems
from survey_defs.model import Survey


def broken_rules(survey: Survey, raw: Mapping) -> Iterator[Found]:
    """Every rule speaks, whatever the others found."""
    yield from total_problems(survey, raw)
    yield from payment_problems(survey, raw)
    yield from percent_problems(survey, raw)
    yield from whole_problems(survey, raw)
    yield from code_problems(survey, raw)
    yield from asking_problems(survey, raw)
    yield from cycle_problems(survey, raw)
    for section in section_spots(survey, raw):
        yield from section_problems(section)
    for spot in question_spots(survey, raw):
        yield from _question(survey, spot)
        for column in column_spots(spot):
            yield from _question(survey, column)
            yield from column_problems(column)


def _question(survey: Survey, spot: QuestionSpot) -> Iterator[Found]:
    yield from scale_problems(spot)
    yield from idle_problems(spot)
    yield from question_problems(survey, spot)
    if spot.table is None:
        yield from earning_problems(spot)
        yield from evidence_problems(survey, spot)
        yield from ranking_problems(spot)
