"""`svod diff`, `svod publish`, `svod withdraw`, `svod surveys`: versions of questionnaires."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import publishing_texts as texts
from bot.commands.asking import AsJson, SurveyWord
from bot.commands.checking import Format, Printed, survey_file
from bot.commands.opening import change, look, say, settings, stop

if TYPE_CHECKING:
    from domain.publishing import Listed
    from survey_defs.model import Survey

DIFFERENT, IMPOSSIBLE = 1, 2
Old = Annotated[str, typer.Argument(metavar="OLD", help=texts.OLD)]
New = Annotated[str, typer.Argument(metavar="NEW", help=texts.NEW)]
Word = Annotated[str, typer.Argument(metavar="CODE@VERSION", help=texts.WORD)]


def register(app: typer.Typer) -> None:
    app.command("diff", help=texts.DIFF)(diff)
    app.command("publish", help=texts.PUBLISH)(publish)
    app.command("withdraw", help=texts.WITHDRAW)(withdraw)
    app.command("surveys", help=texts.SURVEYS)(surveys)


def diff(old: Old, new: New, *, printed: Printed = Format.TEXT, as_json: AsJson = False) -> None:
    from survey_defs.differences import differences

    try:
        found = differences(survey_named(old), survey_named(new))
    except typer.Exit:
        raise typer.Exit(IMPOSSIBLE) from None
    if as_json or printed is Format.JSON:
        typer.echo(json.dumps(found.at_rest, ensure_ascii=False))
    else:
        typer.echo(found.in_words(), nl=False)
    if not found.same:
        raise typer.Exit(DIFFERENT)


def publish(file: SurveyWord, *, as_json: AsJson = False) -> None:
    from domain import publishing

    path = survey_file(file)
    known = look(lambda session, by, now: publishing.templates(session))
    past = look(lambda session, by, now: publishing.past_scenarios(session))
    upload = publishing.examined(path, known, past)
    made = change(publishing.publish, upload)
    listed, words = made.listed, texts.PUBLISHED if made.new else texts.ALREADY
    sentence = words.format(title=listed.title, word=listed.word, questions=listed.questions)
    say(
        sentence,
        {"code": listed.code, "version": listed.version, "new": made.new},
        as_json=as_json,
    )


def withdraw(word: Word, *, as_json: AsJson = False) -> None:
    from domain import publishing

    listed = change(publishing.withdraw, word)
    sentence = texts.WITHDRAWN.format(title=listed.title, word=listed.word)
    say(sentence, {"code": listed.code, "version": listed.version}, as_json=as_json)


def surveys(*, as_json: AsJson = False) -> None:
    from domain import publishing

    listed = look(publishing.surveys)
    say("\n".join(map(_line, listed)), [_facts(each) for each in listed], as_json=as_json)


def survey_named(word: str) -> Survey:
    """A file, a shipped questionnaire by its code, or a published one."""
    from domain import publishing
    from storage.migrating import is_there
    from survey_defs.loading import BrokenSurvey, load, shipped

    if Path(word).is_file():
        try:
            return load(Path(word))
        except BrokenSurvey as broken:
            raise stop(texts.BROKEN.format(word=word, problems=broken)) from None
    ships = {f"{each.code}@{each.version}": each for each in shipped().values()}
    if word in ships:
        return ships[word]
    if is_there(settings().database_url):
        return look(publishing.find_survey, word)
    return load(survey_file(word))  # looking makes no database


def _line(listed: Listed) -> str:
    marks = [texts.ORIGINS[listed.origin]]
    if listed.withdrawn_at is not None:
        marks.append(texts.WITHDRAWN_MARK)
    if listed.newest:
        marks.append(texts.NEWEST_MARK)
    if listed.used:
        titles = ", ".join(f"«{each.title}»" for each in listed.used)
        marks.append(texts.USED.format(titles=titles))
    return f"{listed.word}\t{listed.title}\t{'; '.join(marks)}"


def _facts(listed: Listed) -> dict[str, Any]:
    return {
        "code": listed.code,
        "version": listed.version,
        "title": listed.title,
        "official": listed.official,
        "questions": listed.questions,
        "origin": listed.origin,
        "newest": listed.newest,
        "withdrawn": listed.withdrawn_at is not None,
        "fingerprint": listed.fingerprint,
        "campaigns": [each.campaign_id for each in listed.used],
    }
