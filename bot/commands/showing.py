"""`svod blank` and `svod preview`: a questionnaire on paper and on a phone of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bot.commands import texts
from bot.commands.asking import AsJson, Output, SurveyWord
from bot.commands.opening import say, stop
from bot.commands.surveys import survey_file

if TYPE_CHECKING:
    from survey_defs.model import Survey


def register(app: typer.Typer) -> None:
    app.command("blank", help=texts.BLANK)(blank)
    app.command("preview", help=texts.PREVIEW)(preview)


def blank(file: SurveyWord, output: Output, *, as_json: AsJson = False) -> None:
    from bot.commands.taking import refuse_existing
    from reports import blanks

    makers = {".pdf": blanks.pdf, ".docx": blanks.word}
    make = makers.get(output.suffix.lower())
    if make is None:
        raise stop(texts.BLANK_FORMATS)
    survey = _sound(file)
    refuse_existing(output)
    unfinished = output.with_suffix(".part")
    unfinished.write_bytes(make(survey))
    unfinished.replace(output)
    say(texts.SAVED_TO.format(file=output), {"file": str(output)}, as_json=as_json)


def preview(file: SurveyWord) -> None:
    survey = _sound(file)

    from bot.demo.preview import start

    start(survey)


def _sound(word: str) -> Survey:
    """The questionnaire, or the report of the checker instead."""
    from bot.commands.checking import told
    from survey_defs.loading import BrokenSurvey, load
    from survey_defs.verdicts import verdict_on

    path = survey_file(word)
    try:
        return load(path)
    except BrokenSurvey:
        raise stop("\n".join(told([verdict_on(path)]))) from None
