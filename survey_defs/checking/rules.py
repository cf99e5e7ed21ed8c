"""What must hold between the parts of a questionnaire, beyond the shape of each."""

from __future__ import annotations

from collections.abc import Iterator

from survey_defs.checking import texts
from survey_defs.checking.asking import condition_problems
from survey_defs.checking.codes import code_problems
from survey_defs.checking.evidence import evidence_problems
from survey_defs.checking.lines import Mapping, at
from survey_defs.checking.phone import question_problems, section_problems
from survey_defs.checking.scales import scale_problems
from survey_defs.checking.spots import Found, question_spots, section_spots
from survey_defs.exact import in_russian
from survey_defs.model import Survey


def broken_rules(survey: Survey, raw: Mapping) -> Iterator[Found]:
    """Every rule speaks, whatever the others found."""
    yield from _whole(survey, raw)
    yield from code_problems(survey, raw)
    yield from condition_problems(survey, raw)
    for section in section_spots(survey, raw):
        yield from section_problems(section)
    for spot in question_spots(survey, raw):
        yield from scale_problems(spot)
        yield from evidence_problems(survey, spot)
        yield from question_problems(survey, spot)


def _whole(survey: Survey, raw: Mapping) -> Iterator[Found]:
    if not survey.questions:
        yield Found(at(raw, "sections"), "", texts.NO_QUESTIONS)
    if survey.maximum != survey.maximum_points:
        declared, counted = in_russian(survey.maximum), in_russian(survey.maximum_points)
        yield Found(at(raw, "maximum"), "", texts.wrong_maximum(declared, counted))
    if survey.threshold is not None and survey.threshold > survey.maximum_points:
        yield Found(at(raw, "threshold"), "", texts.THRESHOLD_OUT_OF_REACH)
