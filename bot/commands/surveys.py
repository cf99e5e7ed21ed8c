"""`svod check` and `svod outline`: a questionnaire before anybody is asked it."""

from __future__ import annotations

from pathlib import Path

import typer

from bot.commands import texts
from bot.commands.asking import AsJson, SurveyWord
from bot.commands.opening import say, stop


def register(app: typer.Typer) -> None:
    app.command("check", help=texts.CHECK)(check)
    app.command("outline", help=texts.OUTLINE)(outline)


def check(file: SurveyWord, *, as_json: AsJson = False) -> None:
    from survey_defs.checking import check
    from survey_defs.loading import load
    from survey_defs.scoring import points_in_words, units_of

    path = survey_file(file)
    problems = check(path)
    if problems:
        facts = [problem.__dict__ for problem in problems]
        say("\n".join(str(problem) for problem in problems), facts, as_json=as_json)
        raise typer.Exit(1)
    survey = load(path)
    points = points_in_words(units_of(survey.maximum_points))
    sentence = texts.CHECKED.format(file=path.name, questions=len(survey.questions), points=points)
    say(sentence, [], as_json=as_json)


def outline(file: SurveyWord) -> None:
    from survey_defs.loading import load
    from survey_defs.outline import outline as drawn

    typer.echo(drawn(load(survey_file(file))), nl=False)


def survey_file(word: str) -> Path:
    """The file itself, or the one that ships under this code."""
    from survey_defs.loading import CONTENT

    path = Path(word)
    if path.is_file():
        return path
    shipped = CONTENT / f"{word}.yaml"
    if not shipped.is_file():
        known = ", ".join(sorted(file.stem for file in CONTENT.glob("*.yaml")))
        raise stop(texts.NO_SURVEY.format(word=word, known=known))
    return shipped
