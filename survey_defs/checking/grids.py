"""What is written once and stands in many places: shared lists, criteria of every section."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from survey_defs.checking import grid_texts, texts
from survey_defs.checking.lines import BadYaml, Mapping, Sequence, at

MOST_QUESTIONS = 5000
MOST_VALUES = 200_000
"""Of all that shared lists and criteria come to."""
SECTION = "{section}"
"""In the texts of a criterion: the code of the section that it is asked in."""


def expand(raw: Mapping) -> Mapping:
    """The same questionnaire with every list and every criterion standing where it is meant."""
    budget = _Budget(MOST_VALUES)
    if "choices" in raw:
        _share(raw, raw.pop("choices"), budget)
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
        level = str(section.get("level", "group"))
        _ask(section, [row for row in grid if str(row["per"]) == level], budget)
    return raw


class _Budget:
    """So many values may be made; a small file never becomes a big questionnaire."""

    def __init__(self, values: int) -> None:
        self._left = values

    def spend(self, values: int, line: int) -> None:
        self._left -= values
        if self._left < 0:
            raise BadYaml(texts.TOO_MANY_VALUES, line)


def _share(raw: Mapping, choices: Any, budget: _Budget) -> None:
    if not isinstance(choices, Mapping) or not all(
        isinstance(options, Sequence) for options in choices.values()
    ):
        raise BadYaml(grid_texts.CHOICES_NOT_LISTS, raw.lines["choices"])
    for question in _questions(raw):
        for key in ("options", "items"):
            name = question.get(key)
            if isinstance(name, str):
                question[key] = _shared(choices, name, question.lines[key])
                budget.spend(_size(question[key]), question.lines[key])


def _shared(choices: Mapping, name: str, line: int) -> Sequence:
    if name not in choices:
        close = get_close_matches(name, choices, n=1)
        raise BadYaml(grid_texts.no_such_list(name, close), line)
    options: Sequence = choices[name]
    return options


def _questions(raw: Mapping) -> Iterator[Mapping]:
    """Of the sections, of the grid and in the columns of tables."""
    places = [section.get("questions") for section in _sections(raw)]
    for place in (raw.get("grid"), *places):
        for question in _mappings(place):
            yield question
            yield from _mappings(question.get("columns"))


def _mappings(written: Any) -> Iterator[Mapping]:
    if isinstance(written, Sequence):
        yield from (inner for inner in written if isinstance(inner, Mapping))


def _sections(raw: Any) -> Iterator[Mapping]:
    for section in _mappings(raw.get("sections")):
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


def _ask(section: Mapping, criteria: list[Mapping], budget: _Budget) -> None:
    questions = section.setdefault("questions", _empty(section)) if criteria else None
    if not isinstance(questions, Sequence):
        return
    for criterion in criteria:
        budget.spend(_size(criterion), criterion.line)
        questions.append(_question(criterion, section))
        questions.lines.append(criterion.line)


def _empty(section: Mapping) -> Sequence:
    empty = Sequence()
    empty.line, empty.lines = section.line, []
    section.lines["questions"] = section.line
    return empty


def _question(criterion: Mapping, section: Mapping) -> Mapping:
    code, title = str(section.get("code", "")), section.get("title", "")
    question: Mapping = _meant(criterion, code)
    del question["per"]
    question["code"] = f"{code}.{criterion['code']}"
    question["title"] = f"{question['title']} · {code} {title}"
    question["criterion"] = criterion["code"]
    return question


def _meant(written: Any, code: str) -> Any:
    """A copy in which the section is named."""
    match written:
        case str():
            return written.replace(SECTION, code)
        case Mapping():
            mapping = Mapping((key, _meant(inner, code)) for key, inner in written.items())
            mapping.line, mapping.lines = written.line, written.lines
            return mapping
        case Sequence():
            sequence = Sequence(_meant(inner, code) for inner in written)
            sequence.line, sequence.lines = written.line, written.lines
            return sequence
    return written


def _size(written: Any) -> int:
    match written:
        case Mapping():
            return 1 + sum(_size(inner) for inner in written.values())
        case Sequence():
            return 1 + sum(_size(inner) for inner in written)
    return 1
