"""Where a form lost points: by criterion or, in a questionnaire without any, by question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.columns import Column, Grouping, groupings_of
from domain.overview import Sums
from reports.papers import words
from reports.papers.views import Gap
from storage import Session, exporting
from storage.exporting import Given
from survey_defs.model import Question, Survey
from survey_defs.scoring import State

MOST_PLACES = 40
"""Positions named in a row of what is lost."""


def grouping_of(survey: Survey) -> Grouping:
    tagged = Grouping.CRITERION in groupings_of(survey)
    return Grouping.CRITERION if tagged else Grouping.QUESTION


def gaps(
    session: Session,
    survey: Survey,
    form_id: int,
    columns: Sequence[Column],
    cells: Sequence[Sums],
) -> tuple[Gap, ...]:
    """The greatest loss first; what is not answered yet is not lost."""
    lost = [
        (column, sums.lost)
        for column, sums in zip(columns, cells, strict=True)
        if not column.rules and sums.lost > 0
    ]
    if not lost:
        return ()
    given = next(iter(exporting.answers(session, [form_id])))[1]
    places = _places(survey, given)
    return tuple(
        Gap(
            code=column.code,
            title=column.title,
            lost=words.points(points),
            where=words.listed(places.get(column.code, []), MOST_PLACES),
        )
        for column, points in sorted(lost, key=lambda each: -each[1])
    )


def _places(survey: Survey, given: Mapping[str, Given]) -> dict[str, list[str]]:
    """By criterion the sections in which it lost; of a question the section that it is in."""
    tagged = grouping_of(survey) is Grouping.CRITERION
    found: dict[str, list[str]] = {}
    for question in survey.questions:
        answer = given.get(question.code)
        if answer is None or answer.state != State.ANSWERED or answer.points >= answer.maximum:
            continue
        section = survey.section_of(question.code)[-1]
        named = section.code if tagged else section.label
        found.setdefault(_key(question, tagged=tagged), []).append(named)
    return found


def _key(question: Question, *, tagged: bool) -> str:
    return question.criterion if tagged else question.code
