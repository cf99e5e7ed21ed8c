"""Executors of a form whose own sections are not done: nobody else is told of sections."""

from __future__ import annotations

from collections.abc import Sequence

from domain.filling.charts import chart_of
from domain.filling.opened import codes_of
from domain.filling.tallies import gap_places
from storage import Session, answers, nudges

__all__ = ["helpers_with_gaps"]


def helpers_with_gaps(session: Session, forms: Sequence[int]) -> dict[int, set[int]]:
    """Of each of these forms that has any: who must still answer something in their sections."""
    found: dict[int, set[int]] = {}
    for each in nudges.helpers(session, forms):
        chart = chart_of(session, each.fingerprint, each.edition)
        questions = chart.survey.questions
        gaps = gap_places(chart.survey, answers.read_states(session, each.form_id))
        if {questions[place].code for place in gaps} & codes_of(chart, each.parts):
            found.setdefault(each.form_id, set()).add(each.person_id)
    return found
