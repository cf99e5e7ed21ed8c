"""A compiler with good manners: everything that is wrong with a questionnaire file, at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from survey_defs.checking import grids, lines, texts
from survey_defs.checking.rules import broken_rules
from survey_defs.checking.shape import shape_problems
from survey_defs.checking.spots import Found
from survey_defs.model import Survey
from survey_defs.problems import Problem

__all__ = ["check", "examine"]


def check(path: Path) -> list[Problem]:
    """Every problem, in the order of the lines."""
    return examine(path)[1]


def examine(path: Path) -> tuple[Survey | None, list[Problem]]:
    """The questionnaire, when there is one to speak of, and what is wrong with it."""
    try:
        raw = grids.expand(lines.read(_text(path)))
    except lines.BadYaml as error:
        return None, [Problem(str(path), error.line, "", str(error))]
    try:
        survey = Survey.model_validate(raw)
    except ValidationError as error:
        return None, _once(path, shape_problems(error, raw))
    return survey, _once(path, broken_rules(survey, raw))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise lines.BadYaml(texts.NOT_UTF8) from None
    except OSError as error:
        raise lines.BadYaml(texts.cannot_read(error.strerror or "")) from None


def _once(path: Path, found: Iterable[Found]) -> list[Problem]:
    """A mistake in a criterion of the grid is told once, not for each of its questions."""
    problems: dict[tuple[int, str], Problem] = {}
    for line, where, sentence, warning in found:
        problem = Problem(str(path), line, where, sentence, warning)
        problems.setdefault((line, sentence), problem)
    return sorted(problems.values())
