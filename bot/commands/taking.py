"""`svod export …`: the svod and the documents as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands import texts
from bot.commands.asking import AsJson, CampaignId, Output
from bot.commands.opening import look, say, settings, stop

export = typer.Typer(help=texts.EXPORT, no_args_is_help=True)
Apart = Annotated[bool, typer.Option("--by-municipality", help=texts.BY_MUNICIPALITY)]
Which = Annotated[str, typer.Option(help=texts.WHICH)]


def register(app: typer.Typer) -> None:
    app.add_typer(export, name="export")


@export.command("svod", help=texts.EXPORT_SVOD)
def svod(
    campaign: CampaignId,
    output: Output,
    which: Which = "submitted",
    *,
    by_municipality: Apart = False,
    as_json: AsJson = False,
) -> None:
    from domain.results import Counted
    from reports import by_territory
    from reports.svod import Asked, write

    if which not in set(Counted):
        raise stop(texts.WHICH)
    refuse_existing(output)
    asked = Asked(campaign, Counted(which))
    unfinished = output.with_suffix(".part")
    writes = by_territory.write if by_municipality else write
    look(lambda session, by, now: writes(session, by, now, asked, unfinished))
    unfinished.replace(output)
    say(texts.SAVED_TO.format(file=output), {"file": str(output)}, as_json=as_json)


@export.command("documents", help=texts.EXPORT_DOCUMENTS)
def documents(
    campaign: CampaignId, output: Output, which: Which = "all", *, as_json: AsJson = False
) -> None:
    from domain.results import Counted
    from reports.documents import Wanted, archive
    from storage.files import FileStore

    if which not in set(Counted):
        raise stop(texts.WHICH)
    refuse_existing(output)
    wanted, store = Wanted(campaign, Counted(which)), FileStore(settings().files_dir)
    made = look(lambda session, by, now: archive(session, by, now, wanted, store))
    unfinished = output.with_suffix(".part")
    with unfinished.open("wb") as file:
        for chunk in made:
            file.write(chunk)
    unfinished.replace(output)
    facts = {"file": str(output), "files": made.files, "bytes": made.size}
    say(texts.SAVED_TO.format(file=output), facts, as_json=as_json)


def refuse_existing(file: Path) -> None:
    if file.exists():
        raise stop(texts.FILE_EXISTS.format(file=file))
    if not file.parent.is_dir():
        raise stop(texts.NO_FOLDER.format(folder=file.parent))
