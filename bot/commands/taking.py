"""`svod export …`: the svod and the documents as files."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.commands import texts

export = typer.Typer(help=texts.EXPORT, no_args_is_help=True)
Which = Annotated[str, typer.Option(help=texts.WHICH)]


def register(app: typer.Typer) -> None:
    app.add_typer(export, name="export")
