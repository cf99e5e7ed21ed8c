"""`svod run` and `svod demo`: everything in one process, until Ctrl-C."""

from __future__ import annotations

import typer

from bot.commands import texts


def register(app: typer.Typer) -> None:
    app.command("run", help=texts.RUN)(run)
    app.command("demo", help=texts.DEMO)(demo)


def run() -> None:
    from bot.commands.starting import start

    start()


def demo() -> None:
    from bot.demo.start import start

    start()
