"""A compiler with good manners: everything that is wrong with a questionnaire file, at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from survey_defs.checking import texts
from survey_defs.checking.lines import BadYaml
from survey_defs.checking.rules import broken_rules
from survey_defs.checking.shape import shape_problems
from survey_defs.checking.sound import problems_of_the_rest
from survey_defs.checking.sources import read
from survey_defs.checking.spots import Found
from survey_defs.checking.templates import Published, Templates, template_problems
from survey_defs.model import Survey
from survey_defs.problems import Problem

__all__ = ["check", "examine"]
MOST_TOLD = 200


def check(path: Path, templates: Published | None = None) -> list[Problem]:
    """Every problem, in the order of the lines."""
    return examine(path, templates)[1]


def examine(
    path: Path, templates: Published | None = None, against: Survey | None = None
) -> tuple[Survey | None, list[Problem]]:
    """The questionnaire, when there is one to speak of, and what is wrong with it.

    A template (`based_on`) is looked for in `templates`, then beside the file, then among the
    shipped ones; `against` is one to compare with whatever the file says.
    """
    try:
        raw, found = read(path)
    except BadYaml as error:
        return None, [_problem(path, Found(error.line, "", error.sentence))]
    if raw is None:
        return None, _once(path, found)
    try:
        survey = Survey.model_validate(raw)
    except ValidationError as error:
        rest = problems_of_the_rest(error, raw)
        return None, _once(path, [*found, *_not_told(found, shape_problems(error, raw)), *rest])
    known = Templates(templates or {}, against)
    rules = broken_rules(survey, raw)
    locks = template_problems(path, survey, raw, known)
    return survey, _once(path, [*found, *rules, *locks])


def _not_told(found: Iterable[Found], more: Iterable[Found]) -> Iterator[Found]:
    """A field that is missing where a workbook has been told why it cannot be made is no news."""
    told = {(int(one.line), one.where) for one in found if not one.warning}
    for one in more:
        missing = getattr(one.sentence, "code", "") == "missing-field"
        if not missing or (int(one.line), one.where) not in told:
            yield one


def _once(path: Path, found: Iterable[Found]) -> list[Problem]:
    """A mistake in a criterion of the grid is told once, not for each of its questions."""
    problems: dict[tuple[str, int, str], Problem] = {}
    for one in found:
        problem = _problem(path, one)
        problems.setdefault((problem.sheet, problem.line, problem.sentence), problem)
    told = sorted(problems.values(), key=_place)
    if len(told) <= MOST_TOLD:
        return told
    errors_first = sorted(told, key=lambda problem: problem.warning)[:MOST_TOLD]
    rest = Found(1, "", texts.and_more(len(told) - MOST_TOLD), all(p.warning for p in told))
    return [*sorted(errors_first, key=_place), _problem(path, rest)]


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.sheet, problem.line, problem.column, problem.where, problem.sentence


def _problem(path: Path, found: Found) -> Problem:
    sheet = getattr(found.line, "sheet", "")
    return Problem(
        str(path),
        int(found.line),
        found.where,
        texts.as_in_a_workbook(found.sentence, sheet) if sheet else str(found.sentence),
        warning=found.warning,
        sheet=sheet,
        title=found.title,
        code=getattr(found.sentence, "code", "bad-file"),
        column=found.column,
    )
