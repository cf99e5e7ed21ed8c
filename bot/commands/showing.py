"""`svod outline`, `svod blank`, `svod preview`: a questionnaire before anybody is asked it."""

from __future__ import annotations

import typer

from bot.commands import texts
from bot.commands.asking import AsJson, Output, SurveyWord
from bot.commands.checking import sound
from bot.commands.opening import say, stop


def register(app: typer.Typer) -> None:
    app.command("outline", help=texts.OUTLINE)(outline)
    app.command("blank", help=texts.BLANK)(blank)
    app.command("preview", help=texts.PREVIEW)(preview)


def outline(file: SurveyWord) -> None:
    from survey_defs.outline import outline as drawn

    typer.echo(drawn(sound(file)), nl=False)


def blank(file: SurveyWord, output: Output, *, as_json: AsJson = False) -> None:
    from bot.commands.taking import refuse_existing
    from reports import blanks

    makers = {".pdf": blanks.pdf, ".docx": blanks.word}
    make = makers.get(output.suffix.lower())
    if make is None:
        raise stop(texts.BLANK_FORMATS)
    survey = sound(file)
    refuse_existing(output)
    unfinished = output.with_suffix(".part")
    unfinished.write_bytes(make(survey))
    unfinished.replace(output)
    say(texts.SAVED_TO.format(file=output), {"file": str(output)}, as_json=as_json)


def preview(file: SurveyWord) -> None:
    survey = sound(file)

    from bot.demo.preview import start

    start(survey)
