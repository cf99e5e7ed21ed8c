"""Keep what the rules of sections make of points, in the transaction that changed the points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from storage import Session, adjustments, answers
from storage.adjustments import Adjusted
from survey_defs import tallying
from survey_defs.model import Survey
from survey_defs.scores import Scored


def keep_adjustments(session: Session, survey: Survey, form_id: int) -> None:
    """After every change of one form; costs nothing where everything is a mere sum."""
    if not tallying.is_plain(survey):
        states = answers.read_states(session, form_id)
        adjustments.keep(session, {form_id: _of(survey, states)})


def keep_adjustments_of(session: Session, survey: Survey, form_ids: Sequence[int]) -> None:
    """The same for many forms, whatever their survey has been before."""
    adjustments.forget_others(session, form_ids, tallying.ruled_sections(survey))
    if not tallying.is_plain(survey):
        states = adjustments.states_of(session, form_ids)
        adjustments.keep(session, {each: _of(survey, states[each]) for each in form_ids})


def _of(survey: Survey, states: Mapping[str, Scored]) -> dict[str, Adjusted]:
    return {
        section: Adjusted(*total)
        for section, total in tallying.adjustments(survey, states).items()
    }
