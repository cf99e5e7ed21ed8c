"""`svod outline`: a questionnaire before anybody is asked it."""

from __future__ import annotations

from pathlib import Path

import typer

from bot.commands import texts
from bot.commands.asking import SurveyWord
from bot.commands.opening import stop


def register(app: typer.Typer) -> None:
    app.command("outline", help=texts.OUTLINE)(outline)


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
