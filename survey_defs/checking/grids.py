"""Criteria written once and asked in every section of their level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from survey_defs.checking import texts
from survey_defs.checking.lines import BadYaml, Mapping, Sequence, at

MOST_QUESTIONS = 5000


def expand(raw: Mapping) -> Mapping:
    """The same questionnaire with every criterion of its `grid` standing as questions."""
    if "grid" not in raw:
        return raw
    grid = raw.pop("grid")
    if not isinstance(grid, Sequence) or not all(isinstance(row, Mapping) for row in grid):
        raise BadYaml(texts.GRID_NOT_A_LIST, raw.lines["grid"])
    sections = list(_sections(raw))
    _refuse_unused(grid, sections)
    if len(sections) * len(grid) > MOST_QUESTIONS:
        raise BadYaml(texts.too_many_questions(MOST_QUESTIONS))
    for section in sections:
        _ask(section, [row for row in grid if row["per"] == section.get("level", "group")])
    return raw


def _sections(raw: Any) -> Iterator[Mapping]:
    inner = raw.get("sections")
    for section in inner if isinstance(inner, Sequence) else ():
        if isinstance(section, Mapping):
            yield section
            yield from _sections(section)


def _refuse_unused(grid: Sequence, sections: list[Mapping]) -> None:
    levels = {str(section.get("level", "group")) for section in sections}
    for row in grid:
        for key in ("per", "code", "title"):
            if key not in row:
                raise BadYaml(texts.missing(key), row.line)
        if str(row["per"]) not in levels:
            raise BadYaml(texts.no_such_level(str(row["per"])), at(row, "per"))


def _ask(section: Mapping, criteria: list[Mapping]) -> None:
    questions = section.setdefault("questions", _empty(section)) if criteria else None
    if not isinstance(questions, Sequence):
        return
    for criterion in criteria:
        questions.append(_question(criterion, section))
        questions.lines.append(criterion.line)


def _empty(section: Mapping) -> Sequence:
    empty = Sequence()
    empty.line, empty.lines = section.line, []
    section.lines["questions"] = section.line
    return empty


def _question(criterion: Mapping, section: Mapping) -> Mapping:
    question = Mapping(criterion)
    question.line, question.lines = criterion.line, criterion.lines
    del question["per"]
    code, title = section.get("code", ""), section.get("title", "")
    question["code"] = f"{code}.{criterion['code']}"
    question["title"] = f"{criterion['title']} · {code} {title}"
    question["criterion"] = criterion["code"]
    return question
