"""The command line `svod`: the composition root; commands import what they need when called."""

from __future__ import annotations

import typer

from bot.commands import (
    campaigns,
    checking,
    converting,
    places,
    printing,
    publishing,
    rosters,
    running,
    season,
    showing,
    taking,
    texts,
    upkeep,
)

app = typer.Typer(
    help=texts.APP, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False
)
running.register(app)
checking.register(app)
converting.register(app)
showing.register(app)
publishing.register(app)
season.register(app)
places.register(app)
rosters.register(app)
campaigns.register(app)
taking.register(app)
printing.register(taking.export)
upkeep.register(app)


def main() -> None:
    app()


if __name__ == "__main__":
    main()
