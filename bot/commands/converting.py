"""`svod template` and `svod convert`: questionnaires in Excel and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands import converting_texts as texts
from bot.commands.asking import SurveyWord
from bot.commands.checking import survey_file
from bot.commands.opening import stop

if TYPE_CHECKING:
    from survey_defs.model import Survey

Out = Annotated[Path, typer.Argument(metavar="OUT", help=texts.OUT)]
Grid = Annotated[bool, typer.Option("--grid", help=texts.GRID)]
Force = Annotated[bool, typer.Option("--force", help=texts.FORCE)]
Russian = Annotated[bool, typer.Option("--russian", help=texts.RUSSIAN)]


def register(app: typer.Typer) -> None:
    app.command("template", help=texts.TEMPLATE)(template)
    app.command("convert", help=texts.CONVERT)(convert)


def template(out: Out, *, grid: Grid = False, force: Force = False) -> None:
    from survey_defs.workbook import write_template

    _may_write(out, {".xlsx"}, texts.NEEDS_XLSX, force=force)
    try:
        write_template(out, grid=grid)
    except OSError as error:
        raise stop(texts.UNWRITABLE.format(path=out, why=error.strerror)) from None
    typer.echo(texts.WRITTEN_TEMPLATE.format(path=out))


def convert(file: SurveyWord, out: Out, *, force: Force = False, russian: Russian = False) -> None:
    """What is written is read again: it must be the same questionnaire."""
    from survey_defs.pinning import pin

    source = survey_file(file)
    _may_write(out, {".xlsx", ".yaml", ".yml"}, texts.WRONG_ENDING, force=force)
    survey = _checked(source)
    _write(source, out, russian=russian)
    fingerprint = pin(survey).fingerprint
    again = _checked(out, aloud=False)
    if pin(again).fingerprint != fingerprint:
        out.unlink()
        raise stop(texts.DIFFERS)
    counted = len(survey.questions)
    typer.echo(texts.WRITTEN.format(path=out, questions=counted, fingerprint=fingerprint[:12]))


def _may_write(out: Path, endings: set[str], sentence: str, *, force: bool) -> None:
    if out.suffix.lower() not in endings:
        raise stop(sentence.format(path=out))
    if out.exists() and not force:
        raise stop(texts.EXISTS.format(path=out))


def _checked(path: Path, *, aloud: bool = True) -> Survey:
    """The questionnaire in this file; what is wrong with it is told."""
    from survey_defs.checking import examine

    survey, problems = examine(path)
    if aloud or survey is None:
        for problem in problems:
            typer.echo(str(problem), err=True)
    if survey is None or any(not problem.warning for problem in problems):
        raise stop(texts.BROKEN)
    return survey


def _write(source: Path, out: Path, *, russian: bool) -> None:
    from survey_defs import workbook
    from survey_defs.checking import lines

    if workbook.is_workbook(source):
        raw = workbook.read(source).raw
    else:
        raw = lines.read(source.read_bytes().decode("utf-8-sig"))
    assert raw is not None
    try:
        if out.suffix.lower() == ".xlsx":
            workbook.write(raw, out, russian=russian)
        else:
            out.write_text(workbook.to_yaml(raw), "utf-8")
    except OSError as error:
        raise stop(texts.UNWRITABLE.format(path=out, why=error.strerror)) from None
    except workbook.TooLong as error:
        raise stop(str(error)) from None
