"""`svod check`: what is wrong with questionnaire files, all at once.

The exit code is 0 when there are no errors (warnings do not count) and 1 when there are some or a
file is not there. `--format json` prints `{"files": [...], "problems": [...]}`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands import checking_texts as texts
from bot.commands.asking import AsJson
from bot.commands.opening import stop
from bot.commands.texts import NO_SURVEY

if TYPE_CHECKING:
    from survey_defs.model import Survey
    from survey_defs.problems import Problem
    from survey_defs.verdicts import Verdict


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"


Files = Annotated[list[str], typer.Argument(metavar="FILE...", help=texts.FILES)]
Printed = Annotated[Format, typer.Option("--format", help=texts.FORMAT)]
Against = Annotated[str, typer.Option("--against", metavar="TEMPLATE", help=texts.AGAINST)]


def register(app: typer.Typer) -> None:
    app.command("check", help=texts.CHECK)(check)


def check(
    files: Files,
    *,
    printed: Printed = Format.TEXT,
    against: Against = "",
    as_json: AsJson = False,
) -> None:
    from survey_defs.verdicts import verdict_on

    paths = {word: _found(word) for word in files}
    template = _template(against) if against else None
    verdicts = [verdict_on(path, against=template) for path in paths.values() if path]
    if as_json or printed is Format.JSON:
        facts = {
            "files": [verdict.facts() for verdict in verdicts],
            "problems": [each.facts() for verdict in verdicts for each in verdict.problems],
        }
        typer.echo(json.dumps(facts, ensure_ascii=False))
    elif verdicts:
        typer.echo("\n".join(told(verdicts)))
    if missing := [_no_survey(word) for word, path in paths.items() if path is None]:
        raise stop("\n".join(missing))
    if any(verdict.errors for verdict in verdicts):
        raise typer.Exit(1)


def survey_file(word: str) -> Path:
    """The file itself, or the one that ships under this code."""
    path = _found(word)
    if path is None:
        raise stop(_no_survey(word))
    return path


def _found(word: str) -> Path | None:
    from survey_defs.loading import CONTENT

    named = (Path(word), CONTENT / f"{word}.yaml")
    return next((path for path in named if path.is_file()), None)


def _no_survey(word: str) -> str:
    from survey_defs.loading import CONTENT

    known = ", ".join(sorted(file.stem for file in CONTENT.glob("*.yaml")))
    return NO_SURVEY.format(word=word, known=known)


def _template(word: str) -> Survey:
    from survey_defs.loading import BrokenSurvey, load

    try:
        return load(survey_file(word))
    except BrokenSurvey as broken:
        raise stop(texts.BROKEN_TEMPLATE.format(problems=broken)) from None


def sound(word: str) -> Survey:
    """The questionnaire, or the report of the checker instead."""
    from survey_defs.loading import BrokenSurvey, load
    from survey_defs.verdicts import verdict_on

    path = survey_file(word)
    try:
        return load(path)
    except BrokenSurvey:
        raise stop("\n".join(told([verdict_on(path)]))) from None


def told(verdicts: Sequence[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        yield _heading(verdict)
        yield from _listed(texts.ERRORS, verdict.errors)
        yield from _listed(texts.WARNINGS, verdict.warnings)
    if len(verdicts) > 1:
        errors = sum(len(verdict.errors) for verdict in verdicts)
        warnings = sum(len(verdict.warnings) for verdict in verdicts)
        yield ""
        yield texts.altogether(len(verdicts), errors, warnings)


def _heading(verdict: Verdict) -> str:
    from survey_defs.scoring import points_in_words, units_of

    survey = verdict.survey
    if survey is None or verdict.errors:
        return texts.wrong(verdict.path.name, len(verdict.errors), len(verdict.warnings))
    points = points_in_words(units_of(survey.maximum_points))
    questions = len(survey.questions)
    return texts.fine(verdict.path.name, questions, points, len(verdict.warnings))


def _listed(heading: str, problems: Sequence[Problem]) -> Iterator[str]:
    if problems:
        yield f"  {heading}"
        yield from (f"    {problem}" for problem in problems)
