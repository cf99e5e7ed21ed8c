"""Open what a command works on, and turn every lawful "no" into one sentence and exit code 1."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import typer

from bot.commands import texts

if TYPE_CHECKING:
    from bot.settings import Settings
    from domain.acting import Actor
    from storage import Database, Session

P = ParamSpec("P")
T = TypeVar("T")
Operation = Callable[Concatenate["Session", "Actor", datetime, P], T]


def clock() -> datetime:
    return datetime.now(UTC)


def stop(sentence: str) -> typer.Exit:
    """Print the sentence where errors belong; to be raised."""
    typer.echo(sentence, err=True)
    return typer.Exit(1)


def say(sentence: str, facts: Any, *, as_json: bool) -> None:
    """Print the sentence, or the facts for a script."""
    typer.echo(json.dumps(facts, ensure_ascii=False, default=str) if as_json else sentence)


def settings() -> Settings:
    from pydantic import ValidationError

    from bot.settings import Settings

    try:
        return Settings()
    except ValidationError as invalid:
        wrong = "; ".join(
            f"SVOD_{str(error['loc'][0]).upper()}: "
            + texts.WRONG_SETTING.get(error["type"], error["msg"]).format(input=error["input"])
            for error in invalid.errors()
        )
        raise stop(texts.BAD_SETTINGS.format(why=wrong)) from None


@contextmanager
def database(chosen: Settings) -> Iterator[Database]:
    """The database, brought up to date; closed at the end."""
    from storage import Database, DatabaseFault
    from storage.migrating import upgrade

    prepare_folder(chosen)
    try:
        upgrade(chosen.database_url)
    except DatabaseFault as error:
        raise stop(texts.NO_DATABASE.format(why=_first_line(error))) from None
    opened = Database(chosen.database_url)
    try:
        yield opened
    finally:
        opened.close()


def prepare_folder(chosen: Settings, otherwise: str = texts.UNWRITABLE) -> None:
    """Make the data folder, or say that it cannot be written."""
    try:
        chosen.data_dir.mkdir(parents=True, exist_ok=True)
        probe = chosen.data_dir / ".writable"
        probe.touch()
        probe.unlink()
    except OSError:
        raise stop(otherwise.format(folder=chosen.data_dir)) from None


def change(operation: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Do an operation as the program itself, in one transaction; a refusal is a sentence."""
    from domain.acting import the_program
    from domain.errors import Refusal

    with database(settings()) as opened:
        try:
            return opened.change_now(operation, the_program(), clock(), *args, **kwargs)
        except Refusal as refusal:
            raise stop(str(refusal)) from None


def look(question: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Ask a question as the program itself."""
    from domain.acting import the_program
    from domain.errors import Refusal

    with database(settings()) as opened:
        try:
            return opened.look_now(question, the_program(), clock(), *args, **kwargs)
        except Refusal as refusal:
            raise stop(str(refusal)) from None


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
