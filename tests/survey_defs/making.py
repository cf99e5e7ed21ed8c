"""Small questionnaires, made on the spot, one for each fact."""

from __future__ import annotations

from typing import Any

from survey_defs.model import Section, Survey


def survey_of(*questions: dict[str, Any]) -> Survey:
    """One section with these questions; what is not under test has a plain value."""
    written = [{"code": "q", "title": "Вопрос", **question} for question in questions]
    return Survey(
        code="small",
        version=1,
        title="Проба",
        official=False,
        maximum=0,
        sections=(Section(code="s", title="Раздел", questions=written),),
    )


def question_of(**question: Any):
    return survey_of(question).questions[0]


def options(**points: Any) -> list[dict[str, Any]]:
    return [{"code": code, "label": code, "points": earned} for code, earned in points.items()]
