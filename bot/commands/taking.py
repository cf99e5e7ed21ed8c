"""`svod export …`: the svod, the data for analysts and the documents as files."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands import texts
from bot.commands.asking import AsJson, CampaignId, Output
from bot.commands.opening import look, say, settings, stop

if TYPE_CHECKING:
    from datetime import datetime

    from domain.acting import Actor
    from domain.results import Counted
    from reports.documents import Archive
    from reports.gathering import Writer
    from storage import Session

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
    from reports import by_territory
    from reports import svod as whole

    writer = by_territory.write if by_municipality else whole.write
    _write(writer, campaign, which, output, as_json=as_json)


@export.command("analysts", help=texts.EXPORT_ANALYSTS)
def analysts(
    campaign: CampaignId,
    output: Output,
    which: Which = "submitted",
    *,
    bare: Annotated[bool, typer.Option("--bare", help=texts.BARE)] = False,
    as_json: AsJson = False,
) -> None:
    from reports import tidy

    _write(tidy.write_bare if bare else tidy.write_all, campaign, which, output, as_json=as_json)


@export.command("documents", help=texts.EXPORT_DOCUMENTS)
def documents(
    campaign: CampaignId,
    output: Output,
    which: Which = "all",
    *,
    under: Annotated[str, typer.Option(help=texts.PAPER_UNDER)] = "",
    organisations: Annotated[str, typer.Option(help=texts.OF_ORGANISATIONS)] = "",
    section: Annotated[str, typer.Option(help=texts.OF_SECTION)] = "",
    document_class: Annotated[str, typer.Option("--class", help=texts.OF_CLASS)] = "",
    since: Annotated[str, typer.Option(help=texts.SINCE)] = "",
    as_json: AsJson = False,
) -> None:
    from storage.files import FileStore

    forms = counted(which)
    refuse_existing(output)
    store = FileStore(settings().files_dir)

    def make(session: Session, by: Actor, now: datetime) -> Archive:
        from bot.commands.moments import moment
        from domain.organising import organisation_card
        from domain.overview import campaign_head
        from reports.documents import Chosen, Wanted, archive

        zone = campaign_head(session, by, now, campaign).zone
        day = moment(since, zone, time()) if since else None
        place = organisation_card(session, by, now, under).id if under else None
        codes = tuple(organisations.replace(",", " ").split())
        chosen = Chosen(document_class, section, day)
        wanted = Wanted(campaign, forms, place, codes, chosen)
        return archive(session, by, now, wanted, store)

    made = look(make)
    unfinished = output.with_suffix(".part")
    with unfinished.open("wb") as file:
        for chunk in made:
            file.write(chunk)
    unfinished.replace(output)
    facts = {"file": str(output), "files": made.files, "bytes": made.size}
    say(texts.SAVED_TO.format(file=output), facts, as_json=as_json)


def _write(
    writer: Writer[None], campaign: int, which: str, output: Path, *, as_json: bool
) -> None:
    from reports.gathering import Asked

    asked = Asked(campaign, counted(which))
    refuse_existing(output)
    unfinished = output.with_suffix(".part")
    look(lambda session, by, now: writer(session, by, now, asked, unfinished))
    unfinished.replace(output)
    say(texts.SAVED_TO.format(file=output), {"file": str(output)}, as_json=as_json)


def counted(which: str) -> Counted:
    from domain.results import Counted

    if which not in set(Counted):
        raise stop(texts.WHICH)
    return Counted(which)


def refuse_existing(file: Path) -> None:
    if file.exists():
        raise stop(texts.FILE_EXISTS.format(file=file))
    if not file.parent.is_dir():
        raise stop(texts.NO_FOLDER.format(folder=file.parent))
